import { describe, expect, it } from 'vitest';
import { filesOf, isShare, readReceived, receivedAddress } from '../../../src/pwa/shareTarget.ts';

const SCOPE = 'https://music.example/some/path/';
const form = (url: string, method = 'POST', mode = 'navigate') => ({ url, method, mode });

describe('the one form that is taken', () => {
  it('is posted by a navigation to the share target of this copy of the app', () => {
    expect(isShare(form(`${SCOPE}receive`), SCOPE)).toBe(true);
    expect(isShare(form(`${SCOPE}receive?x=1`), SCOPE)).toBe(true);
  });

  it.each([
    ['fetched by a script', form(`${SCOPE}receive`, 'POST', 'cors')],
    ['fetched by a script of the same origin', form(`${SCOPE}receive`, 'POST', 'same-origin')],
    ['no form', form(`${SCOPE}receive`, 'GET')],
    ['another method', form(`${SCOPE}receive`, 'PUT')],
    ['another address', form(`${SCOPE}receiver`)],
    ['below the address', form(`${SCOPE}receive/deeper`)],
    ['another copy of the app', form('https://music.example/receive')],
    ['another origin', form('https://other.example/some/path/receive')],
  ])('is not what is %s', (_, request) => {
    expect(isShare(request, SCOPE)).toBe(false);
  });
});

describe('the files of a form', () => {
  it('are found under any name, without words and empty fields', () => {
    const song = new File(['x'], 'song.mp3', { type: 'audio/mpeg' });
    const silent = new File([], 'silent.wav');
    const data = new FormData();
    data.append('title', 'A title');
    data.append('songs', song);
    data.append('other', silent);
    data.append('songs', new File([], ''));
    expect(filesOf(data).map(({ name }) => name)).toEqual(['song.mp3', 'silent.wav']);
  });
});

describe('the address of what was received', () => {
  it('is the start page with a name, which is taken off again and nothing else', () => {
    const address = receivedAddress(SCOPE, 'a b');
    expect(readReceived(address)).toEqual({ name: 'a b', rest: SCOPE });
    expect(readReceived(`${SCOPE}?demo=1&received=x#/library`)).toEqual({
      name: 'x',
      rest: `${SCOPE}?demo=1#/library`,
    });
    expect(readReceived(`${SCOPE}?demo`)).toBeNull();
  });
});

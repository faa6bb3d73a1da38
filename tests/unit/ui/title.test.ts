import { describe, expect, it } from 'vitest';
import type { SongTags } from '../../../src/audio/types.ts';
import { displayTitle, titleFromFileName } from '../../../src/ui/text/title.ts';

describe('titleFromFileName', () => {
  it.each([
    ['porch-light.mp3', 'porch-light'],
    ['porch_light__final.wav', 'porch light final'],
    ['03 - Night Drive.flac', 'Night Drive'],
    ['03. Night Drive.flac', 'Night Drive'],
    ['03) Night Drive.flac', 'Night Drive'],
    ['7 rings.mp3', '7 rings'],
    ['24.02 demo.wav', '24.02 demo'],
    ['1979.mp3', '1979'],
    ['12 - 21.mp3', '12 - 21'],
    ['mix v2.final.aiff', 'mix v2.final'],
    ['C:\\songs\\Salt.wav', 'Salt'],
    ['a/b/Salt.wav', 'Salt'],
    ['שיר הערב.m4a', 'שיר הערב'],
    ['Buồn Của Anh.mp3', 'Buồn Của Anh'],
    ['noextension', 'noextension'],
    ['.mp3', '.mp3'],
    ['___.mp3', '___.mp3'],
    ['', 'Untitled song'],
  ])('%s reads %s', (fileName, title) => expect(titleFromFileName(fileName)).toBe(title));
});

describe('displayTitle', () => {
  const tags = (title: string | null, artist: string | null): SongTags => ({
    title,
    artist,
    album: null,
    year: null,
    genre: null,
    cover: null,
  });

  it('prefers tags', () => {
    expect(displayTitle(tags(' Salt ', 'Ada'), 'x.mp3')).toEqual({ title: 'Salt', artist: 'Ada' });
  });

  it('falls back to the file name where tags are missing or blank', () => {
    expect(displayTitle(tags(null, null), 'salt_2.mp3')).toEqual({ title: 'salt 2', artist: null });
    expect(displayTitle(tags('  ', ' '), 'salt_2.mp3')).toEqual({ title: 'salt 2', artist: null });
  });
});

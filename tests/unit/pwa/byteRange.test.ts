import { describe, expect, it } from 'vitest';
import { answerRange, readByteRange } from '../../../src/pwa/byteRange.ts';

describe('readByteRange', () => {
  it.each([
    ['bytes=0-', { start: 0, end: 999 }],
    ['bytes=100-199', { start: 100, end: 199 }],
    ['bytes=-300', { start: 700, end: 999 }],
    ['bytes=-5000', { start: 0, end: 999 }],
    ['Bytes = 5 - 5', { start: 5, end: 5 }],
    // A last position behind the end is cut, not refused.
    ['bytes=900-4000', { start: 900, end: 999 }],
    ['bytes=999-', { start: 999, end: 999 }],
  ])('%s', (header, range) => {
    expect(readByteRange(header, 1000)).toEqual(range);
  });

  it.each(['bytes=1000-', 'bytes=4000-5000', 'bytes=-0'])('%s cannot be satisfied', (header) => {
    expect(readByteRange(header, 1000)).toBe('unsatisfiable');
  });

  it.each(['bytes=0-1,5-6', 'items=0-1', 'bytes=9-3', 'bytes=-', 'bytes=a-b', ''])(
    '%s is ignored',
    (header) => {
      expect(readByteRange(header, 1000)).toBe('ignore');
    },
  );
});

describe('answerRange', () => {
  const whole = (): Response =>
    new Response('0123456789', {
      headers: {
        'Content-Type': 'audio/mpeg',
        'Content-Length': '10',
        'Content-Encoding': 'gzip',
        ETag: '"x"',
      },
    });
  const ask = (range?: string): Promise<Response> =>
    answerRange(new Request('http://localhost/a.mp3', range ? { headers: { Range: range } } : {}), whole());

  it('gives the part asked for, with the headers of a partial answer', async () => {
    const answer = await ask('bytes=2-4');
    expect(answer.status).toBe(206);
    expect(await answer.text()).toBe('234');
    expect(answer.headers.get('Content-Range')).toBe('bytes 2-4/10');
    expect(answer.headers.get('Content-Length')).toBe('3');
    expect(answer.headers.get('Content-Type')).toBe('audio/mpeg');
    expect(answer.headers.get('ETag')).toBe('"x"');
    expect(answer.headers.has('Content-Encoding')).toBe(false);
  });

  it('refuses a range behind the end and names the size', async () => {
    const answer = await ask('bytes=10-');
    expect(answer.status).toBe(416);
    expect(answer.headers.get('Content-Range')).toBe('bytes */10');
    expect(await answer.text()).toBe('');
  });

  it('gives the whole where several ranges are asked for, or none', async () => {
    for (const answer of [await ask('bytes=0-1,4-5'), await ask()]) {
      expect(answer.status).toBe(200);
      expect(await answer.text()).toBe('0123456789');
    }
  });

  it('does not touch an answer that is not whole', async () => {
    const partial = new Response('23', { status: 206 });
    const request = new Request('http://localhost/a.mp3', { headers: { Range: 'bytes=0-0' } });
    expect(await answerRange(request, partial)).toBe(partial);
  });
});

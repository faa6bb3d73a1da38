import { describe, expect, it } from 'vitest';
import {
  type AllFormatsEnvironment,
  allFormatsStatus,
  prefetchAllFormats,
  type PrefetchProgress,
  removeAllFormats,
} from '../../../src/pwa/allFormats.ts';
import { FFMPEG_CACHE, isFfmpegCore, isKeepable, supersededBy } from '../../../src/pwa/ffmpegCache.ts';

const script = 'https://music.example/app/assets/ffmpeg-core-aaaa.js';
const wasm = 'https://music.example/app/assets/ffmpeg-core-bbbb.wasm';
const urls = [script, wasm];

/** A cache in memory and a network that answers from a table. */
function fakeBrowser(answers: Record<string, () => Response>): AllFormatsEnvironment & {
  stored: Map<string, Response>;
  fetched: string[];
} {
  const stored = new Map<string, Response>();
  const fetched: string[] = [];
  const cache = {
    match: (url: string) => Promise.resolve(stored.get(url)?.clone()),
    put: (url: string, response: Response) => Promise.resolve(void stored.set(url, response)),
    keys: () => Promise.resolve([...stored.keys()].map((url) => new Request(url))),
    delete: (request: Request) => Promise.resolve(stored.delete(request.url)),
  };
  return {
    stored,
    fetched,
    caches: {
      open: (name: string) => {
        expect(name).toBe(FFMPEG_CACHE);
        return Promise.resolve(cache as unknown as Cache);
      },
      delete: () => {
        stored.clear();
        return Promise.resolve(true);
      },
    },
    fetch: (input, init) => {
      const url = input as string;
      fetched.push(url);
      if (init?.signal?.aborted) return Promise.reject(init.signal.reason as Error);
      return Promise.resolve((answers[url] as () => Response)());
    },
  };
}

const file =
  (bytes: number, headers: Record<string, string> = {}) =>
  () =>
    new Response(new Uint8Array(bytes), {
      headers: { 'Content-Type': 'application/wasm', 'Content-Length': String(bytes), ...headers },
    });

describe('prefetching the decoder', () => {
  it('stores both files, reports progress up to the whole, and says so afterwards', async () => {
    const browser = fakeBrowser({ [script]: file(100), [wasm]: file(5000) });
    expect(await allFormatsStatus(urls, browser)).toEqual({ present: false, bytes: 0 });
    const seen: PrefetchProgress[] = [];
    await prefetchAllFormats(urls, (progress) => seen.push(progress), undefined, browser);
    expect(seen.at(-1)).toEqual({ loadedBytes: 5100, totalBytes: 5100 });
    expect(await allFormatsStatus(urls, browser)).toEqual({ present: true, bytes: 5100 });
    expect(browser.stored.get(wasm)?.headers.get('Content-Type')).toBe('application/wasm');
  });

  it('fetches only what is missing and drops older versions', async () => {
    const browser = fakeBrowser({ [wasm]: file(50) });
    browser.stored.set(script, file(10)());
    browser.stored.set('https://music.example/app/assets/ffmpeg-core-old.wasm', file(10)());
    await prefetchAllFormats(urls, () => undefined, undefined, browser);
    expect(browser.fetched).toEqual([wasm]);
    expect([...browser.stored.keys()].sort()).toEqual([...urls].sort());
  });

  it('admits that the total is unknown where an answer is compressed', async () => {
    const browser = fakeBrowser({
      [script]: file(100, { 'Content-Encoding': 'br', 'Content-Length': '30' }),
      [wasm]: file(9),
    });
    let last: PrefetchProgress | undefined;
    await prefetchAllFormats(urls, (progress) => (last = progress), undefined, browser);
    expect(last).toEqual({ loadedBytes: 109, totalBytes: null });
  });

  it.each([
    [
      'a start page in place of the file',
      () => new Response('<html>', { headers: { 'Content-Type': 'text/html' } }),
    ],
    ['a missing file', () => new Response('no', { status: 404 })],
    ['an answer cut short', file(40, { 'Content-Length': '5000' })],
    ['an empty answer', file(0)],
  ])('keeps nothing after %s', async (_name, answer) => {
    const browser = fakeBrowser({ [script]: file(100), [wasm]: answer });
    await expect(prefetchAllFormats(urls, () => undefined, undefined, browser)).rejects.toThrow(/decoder/);
    expect(browser.stored.size).toBe(0);
  });

  it('stops when the person stops it', async () => {
    const browser = fakeBrowser({ [script]: file(1), [wasm]: file(1) });
    const signal = AbortSignal.abort();
    await expect(prefetchAllFormats(urls, () => undefined, signal, browser)).rejects.toMatchObject({
      name: 'AbortError',
    });
    expect(browser.stored.size).toBe(0);
  });

  it('can be taken off the device', async () => {
    const browser = fakeBrowser({});
    browser.stored.set(script, file(1)());
    await removeAllFormats(browser);
    expect(await allFormatsStatus(urls, browser)).toEqual({ present: false, bytes: 0 });
  });
});

describe('rules of the decoder’s cache', () => {
  it.each([
    [script, true],
    [wasm, true],
    ['https://music.example/ffmpeg-core.js', true],
    ['https://music.example/app/assets/worker-x.js', false],
    ['https://music.example/ffmpeg-core.js/other', false],
    ['https://music.example/?x=/ffmpeg-core.js', false],
  ])('%s → %s', (url, expected) => {
    expect(isFfmpegCore(new URL(url))).toBe(expected);
  });

  it('supersedes the same kind with another hash only', () => {
    const old = 'https://music.example/app/assets/ffmpeg-core-old.wasm';
    expect(supersededBy(wasm, [script, wasm, old])).toEqual([old]);
  });

  it('keeps whole files and nothing else', () => {
    expect(isKeepable(file(1)())).toBe(true);
    expect(isKeepable(new Response('x', { status: 206 }))).toBe(false);
    expect(isKeepable(new Response('x', { headers: { 'Content-Type': 'text/html; charset=utf-8' } }))).toBe(
      false,
    );
  });
});

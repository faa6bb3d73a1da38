/** What page and service worker must agree on about the cache of ffmpeg's core. */

/** The decoder for rare formats is 32 MB, so it has a cache of its own that is filled only when it is needed. */
export const FFMPEG_CACHE = 'earshot-ffmpeg-core';

/** Whether an address is one of the core's files (script or wasm, with or without a content hash in its name). */
export function isFfmpegCore(url: URL): boolean {
  return /\/ffmpeg-core[^/]*\.(?:js|wasm)$/.test(url.pathname);
}

/**
 * Whether an answer may be kept. A host that answers everything with its start page would otherwise leave us HTML in
 * place of a decoder, for ever.
 */
export function isKeepable(response: Response): boolean {
  return response.status === 200 && !(response.headers.get('Content-Type') ?? '').startsWith('text/html');
}

/**
 * The cached addresses that a newly cached file makes useless: same folder and kind, another hash.
 *
 * @param fresh address just cached
 * @param cached every address in the cache
 */
export function supersededBy(fresh: string, cached: readonly string[]): string[] {
  const stem = (url: string): string =>
    new URL(url).pathname.replace(/\/ffmpeg-core[^/]*(\.[a-z]+)$/, '/ffmpeg-core$1');
  return cached.filter((url) => url !== fresh && stem(url) === stem(fresh));
}

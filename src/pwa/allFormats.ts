import { FFMPEG_CACHE, isKeepable } from './ffmpegCache.ts';

/** What of the decoder for rare formats is on the device. */
export interface AllFormatsStatus {
  /** Whether every file is there, so that every format works offline. */
  readonly present: boolean;
  /** Bytes that the present files take. */
  readonly bytes: number;
}

export interface PrefetchProgress {
  readonly loadedBytes: number;
  /** Sum of the sizes that the server states; `null` where it states none (compressed or chunked answers). */
  readonly totalBytes: number | null;
}

/** Parts of the browser, replaceable in tests. */
export interface AllFormatsEnvironment {
  readonly caches: Pick<CacheStorage, 'open' | 'delete'>;
  readonly fetch: typeof fetch;
}

const browserEnvironment = (): AllFormatsEnvironment => ({ caches, fetch: (...args) => fetch(...args) });

/**
 * Looks into the cache; fetches nothing.
 *
 * @param urls absolute addresses of the decoder's files in this version of the app
 */
export async function allFormatsStatus(
  urls: readonly string[],
  environment: AllFormatsEnvironment = browserEnvironment(),
): Promise<AllFormatsStatus> {
  const cache = await environment.caches.open(FFMPEG_CACHE);
  let present = true;
  let bytes = 0;
  for (const url of urls) {
    const response = await cache.match(url, { ignoreVary: true });
    if (response) bytes += (await response.blob()).size;
    else present = false;
  }
  return { present, bytes };
}

/**
 * Brings the missing files onto the device, all or none: a file is kept only when it has arrived whole, and files of
 * older versions are dropped at the end.
 *
 * @param urls absolute addresses of the decoder's files in this version of the app
 * @param onProgress called as bytes arrive
 * @throws {Error} where an answer is no file, is cut short, cannot be stored, or the signal aborts (`AbortError`)
 */
export async function prefetchAllFormats(
  urls: readonly string[],
  onProgress: (progress: PrefetchProgress) => void,
  signal?: AbortSignal,
  environment: AllFormatsEnvironment = browserEnvironment(),
): Promise<void> {
  const cache = await environment.caches.open(FFMPEG_CACHE);
  const missing: string[] = [];
  for (const url of urls) {
    if (!(await cache.match(url, { ignoreVary: true }))) missing.push(url);
  }

  // When one fails, the others need not arrive.
  const giveUp = new AbortController();
  const combined = signal ? AbortSignal.any([signal, giveUp.signal]) : giveUp.signal;
  try {
    const responses = await Promise.all(missing.map((url) => environment.fetch(url, { signal: combined })));
    const sizes = responses.map(statedBytes);
    const totalBytes = sizes.includes(null)
      ? null
      : sizes.reduce<number>((sum, size) => sum + (size ?? 0), 0);
    let loadedBytes = 0;
    const files = await Promise.all(
      responses.map(async (response, index) => {
        if (!isKeepable(response)) throw new Error(`The decoder answered with status ${response.status}`);
        const body = await readWhole(response, (arrived) => {
          loadedBytes += arrived;
          onProgress({ loadedBytes, totalBytes });
        });
        const stated = sizes[index] ?? null;
        if (body.size === 0 || (stated !== null && body.size !== stated)) {
          throw new Error(`The decoder arrived incomplete: ${body.size} of ${stated ?? 'unknown'} bytes`);
        }
        return body;
      }),
    );
    for (const [index, url] of missing.entries()) {
      const body = files[index];
      const type = responses[index]?.headers.get('Content-Type');
      if (body) await cache.put(url, new Response(body, type ? { headers: { 'Content-Type': type } } : {}));
    }
  } catch (error) {
    giveUp.abort();
    throw error;
  }
  for (const request of await cache.keys()) {
    if (!urls.includes(request.url)) await cache.delete(request);
  }
}

/** Takes the decoder off the device again. */
export async function removeAllFormats(
  environment: AllFormatsEnvironment = browserEnvironment(),
): Promise<void> {
  await environment.caches.delete(FFMPEG_CACHE);
}

/** `Content-Length`, where it speaks of the bytes that the reader will get. */
function statedBytes(response: Response): number | null {
  const length = response.headers.get('Content-Length');
  return length === null || response.headers.has('Content-Encoding') ? null : Number(length);
}

async function readWhole(response: Response, onArrival: (bytes: number) => void): Promise<Blob> {
  const reader = response.body?.getReader();
  if (!reader) return response.blob();
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return new Blob(chunks);
    chunks.push(value);
    onArrival(value.byteLength);
  }
}

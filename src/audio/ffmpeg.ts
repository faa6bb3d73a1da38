/**
 * The second rung of the ladder: ffmpeg compiled to WebAssembly, for what the browser cannot decode.
 *
 * The core (32 MB) is an asset of the app's own origin, never part of the first load: it is fetched
 * when the first file needs it, or when the person asks for all formats to be kept offline. It is the
 * single-threaded build, because the threaded one needs cross-origin isolation headers that a static
 * host may not send.
 */
import coreURL from '@ffmpeg/core?url';
import wasmURL from '@ffmpeg/core/wasm?url';
import workerURL from '@ffmpeg/ffmpeg/worker?worker&url';
import type { FFmpeg } from '@ffmpeg/ffmpeg';
import { FailureError } from './failure.ts';
import {
  decodeArguments,
  encodeArguments,
  FfmpegLog,
  parseFloatWav,
  PcmCollector,
  type EncodedFormat,
} from './ffmpegCommand.ts';
import type { DecodedAudio } from './types.ts';

/** Addresses of the core's two files, for who wants to fetch it ahead of need. */
export function ffmpegCoreUrls(): readonly string[] {
  return [coreURL, wasmURL].map((url) => new URL(url, location.href).href);
}

/** Bytes of the core fetched so far; `totalBytes` is `null` where the server does not say. */
export interface DecoderDownload {
  readonly loadedBytes: number;
  readonly totalBytes: number | null;
}

export interface FfmpegDecodeOptions {
  readonly signal?: AbortSignal | undefined;
  /** Bytes of the decoder itself, when it has to be fetched first. */
  readonly onDownload?: ((progress: DecoderDownload) => void) | undefined;
  /** 0–1, or `null` while no honest figure exists. */
  readonly onProgress?: ((fraction: number | null) => void) | undefined;
}

export interface FfmpegEncodeOptions extends FfmpegDecodeOptions {
  readonly format: EncodedFormat;
  /** Of the WAV, Hz. */
  readonly sampleRate: number;
  /** Of the WAV, per channel. */
  readonly sampleCount: number;
}

export interface FfmpegRunOptions extends FfmpegDecodeOptions {
  /** Files to put into ffmpeg's file system, by name. */
  readonly inputs: Readonly<Record<string, Uint8Array<ArrayBuffer>>>;
  /** Arguments, given where a file name inside ffmpeg's file system can be found. */
  readonly arguments: (path: (name: string) => string) => readonly string[];
  /** Name of the file that ffmpeg writes. */
  readonly output: string;
}

export interface FfmpegDecoder {
  /**
   * Decodes the first sound track to PCM at its own rate and channels.
   *
   * @throws FailureError; AbortError (a `DOMException`) when cancelled
   */
  decode(file: Blob, options?: FfmpegDecodeOptions): Promise<DecodedAudio>;
  /**
   * Encodes a WAV of one or two channels.
   *
   * @throws FailureError `decoder-offline`, `out-of-memory` or `internal`; AbortError when cancelled
   */
  encode(wav: Uint8Array<ArrayBuffer>, options: FfmpegEncodeOptions): Promise<Uint8Array<ArrayBuffer>>;
  /**
   * Runs ffmpeg once.
   *
   * @returns the file that it wrote
   * @throws FailureError `decoder-offline`, `out-of-memory` or `internal`; AbortError when cancelled
   */
  run(options: FfmpegRunOptions): Promise<Uint8Array<ArrayBuffer>>;
  /** Frees the core's memory; the next call starts it again. */
  dispose(): void;
}

const INPUT_FOLDER = '/in';
const OUTPUT_FOLDER = '/out';
const INPUT = `${INPUT_FOLDER}/file`;

/** Reads a response to its end and reports the bytes; the length in the header is only a hint (it may be that of the compressed body). */
async function readWithProgress(
  response: Response,
  onDownload: FfmpegDecodeOptions['onDownload'],
): Promise<Blob> {
  const declared = Number(response.headers.get('content-length'));
  const isCompressed = response.headers.get('content-encoding') !== null;
  const totalBytes = declared > 0 && !isCompressed ? declared : null;
  if (!response.body) return response.blob();
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let loadedBytes = 0;
  const reader = response.body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    parts.push(value);
    loadedBytes += value.length;
    onDownload?.({ loadedBytes, totalBytes });
  }
  return new Blob(parts, { type: 'application/wasm' });
}

/** Whether the service worker (or anyone else) keeps this file on the device. */
async function isKept(url: URL): Promise<boolean> {
  try {
    return (await caches.match(url, { ignoreVary: true })) !== undefined;
  } catch {
    return false; // private mode, or an insecure origin
  }
}

/** From the origin; the service worker keeps what it has fetched once and answers from there. */
async function fetchCore(
  url: string,
  signal: AbortSignal | undefined,
  onDownload: FfmpegDecodeOptions['onDownload'],
): Promise<Blob> {
  const address = new URL(url, location.href);
  // In airplane mode the answer is known; a request that must fail would only redden the console.
  if (!navigator.onLine && !(await isKept(address)))
    throw new FailureError('decoder-offline', 'There is no network to fetch the decoder from.');
  let response: Response;
  let blob: Blob;
  try {
    response = await fetch(address, {
      credentials: 'same-origin',
      signal: signal ?? null,
    });
    if (!response.ok)
      throw new FailureError('decoder-offline', `The decoder answered with status ${response.status}.`);
    blob = await readWithProgress(response, onDownload);
  } catch (error) {
    if (signal?.aborted || error instanceof FailureError) throw error;
    throw new FailureError('decoder-offline', 'The decoder could not be fetched.', { cause: error });
  }
  const type = response.headers.get('content-type') ?? '';
  // A host that answers every unknown path with its start page must not get that page cached as a decoder.
  if (type.includes('html'))
    throw new FailureError('decoder-offline', 'A web page came instead of the decoder.');
  return blob;
}

function abortError(signal: AbortSignal | undefined): unknown {
  return signal?.reason ?? new DOMException('Decoding was cancelled.', 'AbortError');
}

/** One decoder; its core starts with the first `decode` and is reused. Calls wait for one another. */
export function createFfmpegDecoder(): FfmpegDecoder {
  let running: FFmpeg | null = null;
  let queue: Promise<unknown> = Promise.resolve();

  function dispose(): void {
    running?.terminate();
    running = null;
  }

  async function start(options: FfmpegDecodeOptions): Promise<FFmpeg> {
    if (running) return running;
    const { signal, onDownload } = options;
    await fetchCore(coreURL, signal, undefined);
    const wasm = await fetchCore(wasmURL, signal, onDownload);
    const { FFmpeg } = await import('@ffmpeg/ffmpeg');
    const ffmpeg = new FFmpeg();
    running = ffmpeg;
    // From memory, so that the 32 MB do not travel twice where no HTTP cache holds them.
    const wasmBlobURL = URL.createObjectURL(new Blob([wasm], { type: 'application/wasm' }));
    try {
      await ffmpeg.load(
        {
          classWorkerURL: new URL(workerURL, location.href).href,
          coreURL: new URL(coreURL, location.href).href,
          wasmURL: wasmBlobURL,
        },
        signal ? { signal } : {},
      );
      await ffmpeg.createDir(INPUT_FOLDER);
      await ffmpeg.createDir(OUTPUT_FOLDER);
    } catch (error) {
      dispose();
      if (signal?.aborted) throw abortError(signal);
      throw new FailureError('decoder-offline', `The decoder did not start: ${String(error)}`, {
        cause: error,
      });
    } finally {
      URL.revokeObjectURL(wasmBlobURL);
    }
    return ffmpeg;
  }

  /** Segments left by an earlier run. */
  async function clearOutput(ffmpeg: FFmpeg): Promise<void> {
    for (const node of await ffmpeg.listDir(OUTPUT_FOLDER)) {
      if (!node.isDir) await ffmpeg.deleteFile(`${OUTPUT_FOLDER}/${node.name}`);
    }
  }

  async function collect(ffmpeg: FFmpeg, signal: AbortSignal | undefined): Promise<DecodedAudio | null> {
    const collector = new PcmCollector();
    const names = (await ffmpeg.listDir(OUTPUT_FOLDER))
      .filter((node) => !node.isDir)
      .map((node) => node.name);
    for (const name of names.sort()) {
      if (signal?.aborted) throw abortError(signal);
      const path = `${OUTPUT_FOLDER}/${name}`;
      const bytes = await ffmpeg.readFile(path);
      await ffmpeg.deleteFile(path);
      // The worker transfers a copy of its own, so the buffer is a plain ArrayBuffer.
      const segment = typeof bytes === 'string' ? null : parseFloatWav(bytes as Uint8Array<ArrayBuffer>);
      if (segment) collector.add(segment);
    }
    return collector.finish('ffmpeg');
  }

  async function decode(file: Blob, options: FfmpegDecodeOptions): Promise<DecodedAudio> {
    const { signal, onProgress } = options;
    signal?.throwIfAborted();
    const ffmpeg = await start(options);
    signal?.throwIfAborted();
    const log = new FfmpegLog();
    const onLog = ({ message }: { message: string }): void => log.add(message);
    const onFfmpegProgress = ({ time }: { time: number }): void => {
      const total = log.durationSeconds;
      // `time` is in microseconds, and negative before the first packet.
      onProgress?.(total !== null && total > 0 && time >= 0 ? Math.min(1, time / 1e6 / total) : null);
    };
    // ffmpeg blocks its worker, so that only ending the worker stops it.
    const onAbort = (): void => dispose();
    signal?.addEventListener('abort', onAbort, { once: true });
    ffmpeg.on('log', onLog);
    ffmpeg.on('progress', onFfmpegProgress);
    let isMounted = false;
    try {
      // WORKERFS reads slices of the file on demand: nothing is copied into the core's memory.
      // The name is replaced, so that neither an extension nor a leading hyphen can mislead ffmpeg.
      await ffmpeg.mount(
        'WORKERFS' as Parameters<FFmpeg['mount']>[0],
        { blobs: [{ name: 'file', data: file }] },
        INPUT_FOLDER,
      );
      isMounted = true;
      await ffmpeg.exec(decodeArguments({ input: INPUT, outputFolder: OUTPUT_FOLDER }));
      const audio = await collect(ffmpeg, signal);
      if (audio) return audio;
    } catch (error) {
      // Whatever state the core is in now, it is not trusted again.
      dispose();
      if (signal?.aborted) throw abortError(signal);
      if (error instanceof FailureError) throw error;
      log.add(String(error));
      const { reason, detail } = log.failure();
      throw new FailureError(reason, detail, { cause: error });
    } finally {
      signal?.removeEventListener('abort', onAbort);
      ffmpeg.off('log', onLog);
      ffmpeg.off('progress', onFfmpegProgress);
      if (running === ffmpeg) {
        try {
          if (isMounted) await ffmpeg.unmount(INPUT_FOLDER);
          await clearOutput(ffmpeg);
        } catch {
          dispose();
        }
      }
    }
    const { reason, detail } = log.failure();
    if (reason === 'out-of-memory') dispose();
    throw new FailureError(reason, detail);
  }

  async function runOnce(options: FfmpegRunOptions): Promise<Uint8Array<ArrayBuffer>> {
    const { signal, onProgress } = options;
    signal?.throwIfAborted();
    const ffmpeg = await start(options);
    signal?.throwIfAborted();
    const log = new FfmpegLog();
    const onLog = ({ message }: { message: string }): void => log.add(message);
    const onFfmpegProgress = ({ progress }: { progress: number }): void => {
      onProgress?.(progress >= 0 && progress <= 1 ? progress : null);
    };
    const onAbort = (): void => dispose();
    signal?.addEventListener('abort', onAbort, { once: true });
    ffmpeg.on('log', onLog);
    ffmpeg.on('progress', onFfmpegProgress);
    const path = (name: string): string => `${OUTPUT_FOLDER}/${name}`;
    try {
      for (const [name, bytes] of Object.entries(options.inputs)) {
        // A copy, because the worker takes the bytes over.
        await ffmpeg.writeFile(path(name), bytes.slice());
      }
      await ffmpeg.exec([...options.arguments(path)]);
      const bytes = await ffmpeg.readFile(path(options.output));
      if (typeof bytes === 'string' || bytes.length === 0) throw new Error('the encoder wrote nothing');
      return bytes as Uint8Array<ArrayBuffer>;
    } catch (error) {
      dispose();
      if (signal?.aborted) throw abortError(signal);
      log.add(String(error));
      const { reason, detail } = log.failure();
      throw new FailureError(reason === 'out-of-memory' ? reason : 'internal', detail, { cause: error });
    } finally {
      signal?.removeEventListener('abort', onAbort);
      ffmpeg.off('log', onLog);
      ffmpeg.off('progress', onFfmpegProgress);
      if (running === ffmpeg) await clearOutput(ffmpeg).catch(() => dispose());
    }
  }

  function encode(
    wav: Uint8Array<ArrayBuffer>,
    options: FfmpegEncodeOptions,
  ): Promise<Uint8Array<ArrayBuffer>> {
    const output = `clip.${options.format}`;
    return runOnce({
      ...options,
      inputs: { 'clip.wav': wav },
      arguments: (path) => encodeArguments({ ...options, input: path('clip.wav'), output: path(output) }),
      output,
    });
  }

  /** One thing at a time: the core has one thread and one file system. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = queue.then(work);
    queue = result.catch(() => undefined);
    return result;
  }

  return {
    decode: (file, options = {}) => inTurn(() => decode(file, options)),
    encode: (wav, options) => inTurn(() => encode(wav, options)),
    run: (options) => inTurn(() => runOnce(options)),
    dispose,
  };
}

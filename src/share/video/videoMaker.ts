import { FailureError } from '../../audio/failure.ts';
import type { FfmpegDecoder, FfmpegDecodeOptions } from '../../audio/ffmpeg.ts';
import { writeWav } from '../../audio/writeWav.ts';
import type { SoundInput } from '../../analysis/methods.ts';
import { RpcClient } from '../../analysis/rpc/client.ts';
import { frameArguments } from './ffmpegVideo.ts';
import type { Abilities, Mp4Bytes, VideoMethods } from './methods.ts';
import { needsFfmpeg, pictureFor, routesFor, type Route } from './routes.ts';
import { FRAME_RATE, PICTURES, type Picture, type VideoCard } from './types.ts';

/** A card whose picture's size is not yet known. */
export type UnsizedCard = Omit<VideoCard, 'width' | 'height'>;

export interface VideoProgress {
  readonly stage: 'fetch-encoder' | 'encode';
  /** 0–1, or `null` where no honest figure exists. */
  readonly fraction: number | null;
}

export interface MadeVideo {
  readonly blob: Blob;
  readonly extension: 'mp4' | 'webm';
  readonly route: Route;
  readonly picture: Picture;
  readonly seconds: number;
}

export interface MakeOptions {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: VideoProgress) => void;
  /** In place of what suits this browser best. */
  readonly routes?: readonly Route[];
  readonly picture?: Picture;
}

/** Makes video cards; one for as long as the panel is open. */
export interface VideoMaker {
  /** One frame of a video, the liveliest, at the small size. */
  still(card: UnsizedCard, sound: SoundInput): Promise<ImageBitmap>;
  /** Whether the first way of making a video here needs the extra decoder. */
  wantsFfmpeg(sound: SoundInput): Promise<boolean>;
  /**
   * Makes a video: MP4 with H.264 and AAC where that is possible at all, else WebM. Its sound is `sound`, its
   * length `card.frameCount` frames. Cancelling ends the worker and ffmpeg, with all that they hold.
   *
   * @throws FailureError of the last way that was tried; AbortError when cancelled
   */
  make(card: UnsizedCard, sound: SoundInput, options: MakeOptions): Promise<MadeVideo>;
  /** Stops everything and frees the memory. */
  dispose(): void;
}

/** Frames that ffmpeg is given at a time: 21 MB at 720 × 1280. */
const FRAMES_PER_PART = 15;

/**
 * @param loadFfmpeg gives the extra decoder; called only where a video needs it, and the decoder is freed after
 *   every video, because its memory never shrinks
 */
export function createVideoMaker(loadFfmpeg: () => Promise<FfmpegDecoder>): VideoMaker {
  let abilities: { readonly key: string; readonly found: Promise<Abilities> } | null = null;
  const running = new Set<AbortController>();
  /** The worker of the stills is kept, because choices are tried one after the other. */
  let stills: RpcClient<VideoMethods> | null = null;
  let lastStill: Promise<unknown> = Promise.resolve();

  function newWorker(): RpcClient<VideoMethods> {
    return new RpcClient<VideoMethods>(
      new Worker(new URL('./video.worker.ts', import.meta.url), { type: 'module', name: 'video' }),
    );
  }

  /** Does something with a worker of its own, which is ended afterwards and when `signal` aborts. */
  async function inWorker<T>(
    signal: AbortSignal,
    work: (worker: RpcClient<VideoMethods>) => Promise<T>,
  ): Promise<T> {
    signal.throwIfAborted();
    const worker = newWorker();
    const end = (): void => worker.terminate();
    signal.addEventListener('abort', end, { once: true });
    try {
      return await work(worker);
    } catch (error) {
      signal.throwIfAborted();
      throw error;
    } finally {
      signal.removeEventListener('abort', end);
      worker.terminate();
    }
  }

  /** Aborts with `signal` and when the maker is disposed of. */
  async function stoppable<T>(signal: AbortSignal, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const controller = new AbortController();
    running.add(controller);
    try {
      return await work(AbortSignal.any([signal, controller.signal]));
    } finally {
      running.delete(controller);
    }
  }

  function abilitiesFor({ channels, sampleRate }: SoundInput): Promise<Abilities> {
    const key = `${channels.length} ${sampleRate}`;
    if (abilities?.key !== key) {
      // Only the shape of the sound matters.
      const shape = { channels: channels.map(() => new Float32Array(1)), sampleRate };
      const found = stoppable(new AbortController().signal, (signal) =>
        inWorker(signal, (worker) => worker.call('probe', shape)),
      );
      abilities = { key, found };
      found.catch(() => (abilities = null));
    }
    return abilities.found;
  }

  /** The sound as AAC, by ffmpeg. */
  function encodeSound(
    ffmpeg: FfmpegDecoder,
    { channels, sampleRate }: SoundInput,
    options: FfmpegDecodeOptions,
  ): Promise<Mp4Bytes> {
    return ffmpeg.encode(writeWav(channels, sampleRate), {
      ...options,
      format: 'm4a',
      sampleRate,
      sampleCount: channels[0]?.length ?? 0,
    });
  }

  async function along(
    route: Route,
    card: VideoCard,
    sound: SoundInput,
    found: Abilities,
    signal: AbortSignal,
    onProgress: (progress: VideoProgress) => void,
  ): Promise<Uint8Array<ArrayBuffer>> {
    const ffmpeg = needsFfmpeg(route) ? await loadFfmpeg() : null;
    const options: FfmpegDecodeOptions = {
      signal,
      onDownload: ({ loadedBytes, totalBytes }) =>
        onProgress({
          stage: 'fetch-encoder',
          fraction: totalBytes === null ? null : loadedBytes / totalBytes,
        }),
    };
    const onFraction = (fraction: number): void => onProgress({ stage: 'encode', fraction });
    try {
      const aac = ffmpeg ? await encodeSound(ffmpeg, sound, options) : null;
      signal.throwIfAborted();
      onFraction(0);
      return await inWorker(signal, async (worker) => {
        await worker.call('open', { card, sound });
        if (route !== 'ffmpeg' || !ffmpeg || !aac) {
          const webm = route === 'webm';
          return worker.call(
            'encode',
            {
              container: webm ? 'webm' : 'mp4',
              video: webm ? (found.webmVideo ?? 'vp8') : 'avc',
              aac,
            },
            { onProgress: onFraction },
          );
        }
        const parts: Mp4Bytes[] = [];
        for (let first = 0; first < card.frameCount; first += FRAMES_PER_PART) {
          const count = Math.min(FRAMES_PER_PART, card.frameCount - first);
          const frames = await worker.call('frames', { first, count });
          const part = await ffmpeg.run({
            ...options,
            inputs: { 'frames.yuv': frames },
            arguments: (path) => frameArguments(path('frames.yuv'), path('part.mp4'), card),
            output: 'part.mp4',
          });
          parts.push(part);
          onFraction((first + count) / card.frameCount);
        }
        return worker.call('join', { parts, aac });
      });
    } finally {
      ffmpeg?.dispose();
    }
  }

  return {
    still(card, sound) {
      const still = lastStill.then(async () => {
        if (!stills?.alive) stills = newWorker();
        await stills.call('open', { card: { ...card, ...PICTURES[1] }, sound });
        return stills.call('still', null);
      });
      lastStill = still.catch(() => undefined);
      return still;
    },

    async wantsFfmpeg(sound) {
      const [first] = routesFor(await abilitiesFor(sound));
      return first !== undefined && needsFfmpeg(first);
    },

    make: (card, sound, { signal, onProgress, routes, picture }) =>
      stoppable(signal, async (either) => {
        const found = await abilitiesFor(sound);
        let failure: unknown = null;
        let outOfReach = false;
        for (const route of routes ?? routesFor(found)) {
          either.throwIfAborted();
          if (outOfReach && needsFfmpeg(route)) continue;
          const size = picture ?? pictureFor(route, found);
          try {
            const bytes = await along(route, { ...card, ...size }, sound, found, either, onProgress);
            const extension = route === 'webm' ? 'webm' : 'mp4';
            return {
              blob: new Blob([bytes], { type: `video/${extension}` }),
              extension,
              route,
              picture: size,
              seconds: card.frameCount / FRAME_RATE,
            };
          } catch (error) {
            either.throwIfAborted();
            // What kept the best way from working is worth more than what the last one said.
            if (!(failure instanceof FailureError)) failure = error;
            outOfReach ||= error instanceof FailureError && error.reason === 'decoder-offline';
          }
        }
        throw failure instanceof FailureError
          ? failure
          : new FailureError('internal', `No way of making the video worked: ${String(failure)}`);
      }),

    dispose() {
      for (const controller of running) controller.abort();
      stills?.terminate();
    },
  };
}

import { blobSource } from '../../audio/byteSource.ts';
import { decodeSong } from '../../audio/decode.ts';
import { FailureError } from '../../audio/failure.ts';
import { createFfmpegDecoder } from '../../audio/ffmpeg.ts';
import { sniffFormat } from '../../audio/sniff.ts';
import { readTags } from '../../audio/tags.ts';
import { startAnalysisWorker, toAnalysisProgress } from '../client.ts';
import { POOL_WORKER_NAME } from '../methods.ts';
import type { QueuePorts } from './songQueue.ts';

/** Sound per worker, bytes: three and a half minutes at 44,100 Hz in stereo while it is being decoded. */
const BYTES_PER_WORKER = 150_000_000;
/** With less sound than this a worker would mostly wait. */
const FEEDING_BYTES = 75_000_000;
/** Of the device's memory, per gigabyte that it admits to (`navigator.deviceMemory`, never more than 8). */
const BYTES_PER_GIGABYTE = 75_000_000;
const ASSUMED_GIGABYTES = 4;

/** How many songs at a time, and how much of their sound: one per core, within what the device can hold. */
export function queueSize({
  hardwareConcurrency,
  deviceMemory = ASSUMED_GIGABYTES,
}: {
  readonly hardwareConcurrency: number;
  readonly deviceMemory?: number | undefined;
}): { readonly workers: number; readonly budgetBytes: number } {
  const budgetBytes = Math.min(
    BYTES_PER_WORKER * Math.max(2, hardwareConcurrency),
    BYTES_PER_GIGABYTE * deviceMemory,
  );
  // More workers than the memory can feed would only hold memory themselves.
  const fed = Math.max(1, Math.floor(budgetBytes / FEEDING_BYTES));
  return { workers: Math.max(1, Math.min(hardwareConcurrency, fed)), budgetBytes };
}

/** The browser's side of a queue: files, decoders and workers. */
export function browserPorts(names: QueuePorts['names']): QueuePorts {
  const ffmpeg = createFfmpegDecoder();
  return {
    async inspect(source, signal) {
      const file = await source.open(signal);
      try {
        return { file, sniffed: await sniffFormat(blobSource(file)) };
      } catch (error) {
        // Moved, renamed or changed since it was dropped.
        throw new FailureError('damaged', `The file could not be read: ${String(error)}`, { cause: error });
      }
    },
    decode: ({ file, sniffed }, { signal, onProgress }) =>
      decodeSong(file, sniffed, {
        signal,
        ffmpeg,
        onProgress: (progress) => onProgress(toAnalysisProgress(progress)),
      }),
    tags: readTags,
    names,
    startWorker: () => startAnalysisWorker(POOL_WORKER_NAME),
    idle: () => ffmpeg.dispose(),
    now: () => performance.now(),
  };
}

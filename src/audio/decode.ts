/** The ladder of decoders: the browser's own first, ffmpeg for the rest. */
import { checkAfter, checkBefore, plausibleDuration } from './checks.ts';
import { FailureError } from './failure.ts';
import type { DecoderDownload, FfmpegDecoder } from './ffmpeg.ts';
import { MAX_IN_MEMORY_BYTES, MAX_SONG_SECONDS } from './limits.ts';
import { nextTask } from './nextTask.ts';
import { ANALYSIS_SAMPLE_RATE } from './resample.ts';
import type { SniffResult } from './sniff/result.ts';
import type { DecodedAudio } from './types.ts';

export type DecodeProgress =
  /** `fraction` is `null` where the decoder does not say how far it is (WebAudio never does). */
  | { readonly stage: 'decode'; readonly fraction: number | null }
  /** The extra decoder is being fetched. */
  | { readonly stage: 'fetch-decoder'; readonly download: DecoderDownload };

export interface DecodeOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: DecodeProgress) => void) | undefined;
  readonly ffmpeg: FfmpegDecoder;
}

/** Containers and codecs that no browser's `decodeAudioData` reads, so that trying would only cost time and memory. */
const NOT_FOR_WEBAUDIO_CONTAINERS = new Set([
  'aiff',
  'caf',
  'asf',
  'avi',
  'ac3',
  'amr',
  'ape',
  'wavpack',
  'tta',
  'musepack',
  'realmedia',
  'flv',
  'dsf',
  'dff',
  'dts',
  'mpegps',
  'mpegts',
  'w64',
  'voc',
  '8svx',
  'rifx',
]);
const NOT_FOR_WEBAUDIO_CODECS = new Set([
  'alac',
  'ac3',
  'eac3',
  'ac4',
  'dts',
  'truehd',
  'speex',
  'mp2',
  'mp1',
  'amr_nb',
  'amr_wb',
  'wmav1',
  'wmav2',
  'wmapro',
  'wmalossless',
  'adpcm_ima_qt',
  'qdm2',
]);

/** Which decoder is tried first; ffmpeg follows where WebAudio fails. Exported for the tests. */
export function chooseDecoder(sniffed: SniffResult, bytes: number): 'webaudio' | 'ffmpeg' {
  // Only ffmpeg reads a file piece by piece.
  if (bytes > MAX_IN_MEMORY_BYTES) return 'ffmpeg';
  if (sniffed.kind !== 'audio') return 'webaudio';
  const { container, codec } = sniffed.format;
  if (NOT_FOR_WEBAUDIO_CONTAINERS.has(container)) return 'ffmpeg';
  if (codec !== null && NOT_FOR_WEBAUDIO_CODECS.has(codec)) return 'ffmpeg';
  // The sound of a video is a small part of it: ffmpeg reads that part, WebAudio would need the whole in memory.
  if (sniffed.hasVideo) return 'ffmpeg';
  const isQuickTimePcm = container === 'mov' && codec !== null && codec.startsWith('pcm');
  if (isQuickTimePcm) return 'ffmpeg';
  // `decodeAudioData` has no limit: a small file may unfold to gigabytes. ffmpeg is told when to stop.
  const seconds = plausibleDuration(sniffed, bytes);
  return seconds !== null && seconds <= MAX_SONG_SECONDS ? 'webaudio' : 'ffmpeg';
}

/**
 * The rate that makes `decodeAudioData` leave the samples alone: it always converts to the rate of its
 * context, with a resampler that differs from browser to browser.
 */
export function contextSampleRate(sniffed: SniffResult): number {
  if (sniffed.kind !== 'audio' || sniffed.format.sampleRate === null) return ANALYSIS_SAMPLE_RATE;
  const { codec, sampleRate } = sniffed.format;
  // HE-AAC may hide its upper half from the header (implicit signalling); doubling loses nothing if it does not.
  return codec === 'aac' && sampleRate <= 24_000 ? sampleRate * 2 : sampleRate;
}

/**
 * Decoding takes the encoded bytes away and keeps them, uncounted, until the next garbage collection, which nobody
 * then sees a reason for: over an album they add up. As many bytes that are never touched, and so take no memory,
 * are counted in their place (measured in Chromium).
 */
function remindCollector(bytes: number): void {
  void new ArrayBuffer(bytes);
}

/** Decodes at the file's own rate through the browser; rejects with whatever the browser rejects with. */
async function decodeWithWebAudio(file: Blob, sniffed: SniffResult): Promise<DecodedAudio> {
  let context: OfflineAudioContext;
  try {
    context = new OfflineAudioContext(1, 1, contextSampleRate(sniffed));
  } catch {
    // Rates that this browser's contexts do not offer (the standard demands only 8,000 to 96,000 Hz).
    context = new OfflineAudioContext(1, 1, ANALYSIS_SAMPLE_RATE);
  }
  const encoded = await file.arrayBuffer();
  const { byteLength } = encoded;
  const buffer = await context.decodeAudioData(encoded);
  remindCollector(byteLength);
  const channels: Float32Array<ArrayBuffer>[] = [];
  for (let c = 0; c < buffer.numberOfChannels; c++) channels.push(buffer.getChannelData(c));
  return { sampleRate: buffer.sampleRate, channels, decoder: 'webaudio' };
}

/** Rejects as soon as the signal fires; what cannot be interrupted goes on unheard. */
function untilAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return work;
  return new Promise((resolve, reject) => {
    const onAbort = (): void => reject(signal.reason as Error);
    signal.addEventListener('abort', onAbort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
}

function unknownFormat(cause?: unknown): FailureError {
  return new FailureError('not-audio', 'The file has no known signature.', { cause });
}

/** An error of the browser's that means: no memory for this. */
function isOutOfMemory(error: unknown): boolean {
  return error instanceof RangeError || (error instanceof Error && /memory|allocation/i.test(error.message));
}

/**
 * Decodes a song or the sound of a video to float32 PCM at its own rate and channels.
 *
 * @param sniffed what `sniffFormat` said about the same file
 * @returns channels of equal length, free of NaN and infinities, between `MIN_SONG_SECONDS` and `MAX_SONG_SECONDS` long
 * @throws FailureError with the reason; the signal's reason (an AbortError) when cancelled
 */
export async function decodeSong(
  file: Blob,
  sniffed: SniffResult,
  options: DecodeOptions,
): Promise<DecodedAudio> {
  const { signal, onProgress, ffmpeg } = options;
  signal?.throwIfAborted();
  checkBefore(file.size, sniffed);
  onProgress?.({ stage: 'decode', fraction: null });
  const audio = await climb();
  for (const _step of checkAfter(audio)) {
    await nextTask();
    signal?.throwIfAborted();
  }
  return audio;

  async function climb(): Promise<DecodedAudio> {
    if (sniffed.kind !== 'audio') {
      // No known signature. The browser may still know better; fetching 32 MB for it would only delay the answer.
      if (file.size > MAX_IN_MEMORY_BYTES) throw unknownFormat();
      return untilAborted(decodeWithWebAudio(file, sniffed), signal).catch((error: unknown) => {
        signal?.throwIfAborted();
        throw unknownFormat(error);
      });
    }
    if (chooseDecoder(sniffed, file.size) === 'webaudio') {
      try {
        return await untilAborted(decodeWithWebAudio(file, sniffed), signal);
      } catch (error) {
        signal?.throwIfAborted();
        if (isOutOfMemory(error)) throw new FailureError('out-of-memory', String(error), { cause: error });
      }
    }
    try {
      return await ffmpeg.decode(file, {
        signal,
        onDownload: (download) => onProgress?.({ stage: 'fetch-decoder', download }),
        onProgress: (fraction) => onProgress?.({ stage: 'decode', fraction }),
      });
    } catch (error) {
      const isMissing = error instanceof FailureError && error.reason === 'decoder-offline';
      if (!isMissing || !sniffed.hasVideo || file.size > MAX_IN_MEMORY_BYTES) throw error;
      // Without the extra decoder, the browser may still read the sound of a video that fits into memory.
      return await untilAborted(decodeWithWebAudio(file, sniffed), signal).catch(() => {
        signal?.throwIfAborted();
        throw error;
      });
    }
  }
}

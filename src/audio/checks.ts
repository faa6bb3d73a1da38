/** The guards around decoding that the page and Node share. Pure. */
import { FailureError } from './failure.ts';
import {
  MAX_DECODED_BYTES,
  MAX_FILE_BYTES,
  MAX_SONG_SECONDS,
  MIN_SONG_SECONDS,
  SILENCE_PEAK,
} from './limits.ts';
import type { SniffResult } from './sniff/result.ts';
import type { DecodedAudio } from './types.ts';

/** Below this many bytes per second a claimed duration is not believed; the thinnest speech codecs need 80. */
const MIN_PLAUSIBLE_BYTES_PER_SECOND = 60;
/** An extrapolated duration may be off by this factor before it refuses a file. */
const ESTIMATE_TOLERANCE = 1.5;
/** Samples looked at between two pauses. */
const SAMPLES_PER_PAUSE = 1 << 22;

/**
 * The duration that the header claims, when the size of the file does not contradict it; else `null`.
 * FLAC is believed as sniffed: silence compresses to next to nothing there, and the sniffer has
 * already compared the claim with the smallest possible frames.
 */
export function plausibleDuration(sniffed: SniffResult, bytes: number): number | null {
  if (sniffed.kind !== 'audio') return null;
  const { durationSeconds, codec } = sniffed.format;
  if (durationSeconds === null) return null;
  return codec === 'flac' || durationSeconds * MIN_PLAUSIBLE_BYTES_PER_SECOND <= bytes
    ? durationSeconds
    : null;
}

/**
 * Everything that can be refused without decoding.
 *
 * @throws FailureError `empty-file`, `too-large`, `not-audio`, `no-audio-track`, `protected`, `damaged`,
 *   `too-long`, `too-short` or `out-of-memory`
 */
export function checkBefore(bytes: number, sniffed: SniffResult): void {
  if (bytes === 0 || sniffed.kind === 'empty') throw new FailureError('empty-file', 'The file has no bytes.');
  if (bytes > MAX_FILE_BYTES) throw new FailureError('too-large', `The file has ${bytes} bytes.`);
  switch (sniffed.kind) {
    case 'not-audio':
      throw new FailureError('not-audio', `The file is a ${sniffed.what}.`);
    case 'no-audio-track':
      throw new FailureError('no-audio-track', `The ${sniffed.container} file holds no sound track.`);
    case 'protected':
      throw new FailureError('protected', `The sound in the ${sniffed.container} file is encrypted.`);
    case 'damaged':
      throw new FailureError('damaged', `${sniffed.container}: ${sniffed.detail}`);
    case 'unknown':
      return;
  }
  const seconds = plausibleDuration(sniffed, bytes);
  if (seconds === null) return;
  if (seconds === 0) throw new FailureError('too-short', 'The file holds no samples.');
  if (seconds > MAX_SONG_SECONDS * (sniffed.durationIsEstimate ? ESTIMATE_TOLERANCE : 1)) {
    throw new FailureError('too-long', `The file says that it lasts ${Math.round(seconds)} s.`);
  }
  const { sampleRate, channels } = sniffed.format;
  const decodedBytes = seconds * (sampleRate ?? 48_000) * (channels ?? 2) * 4;
  if (decodedBytes > MAX_DECODED_BYTES) {
    throw new FailureError(
      'out-of-memory',
      `Decoded, the file would take ${Math.round(decodedBytes / 1e6)} MB.`,
    );
  }
}

/**
 * Looks at every sample once: replaces NaN and infinities by 0 in place, and refuses what cannot be
 * analysed. Yields now and then so that the caller can let others run or stop.
 *
 * @throws FailureError `too-short`, `too-long`, `silent` or `damaged`
 */
export function* checkAfter(audio: DecodedAudio): Generator<void, void, void> {
  const frames = audio.channels[0]?.length ?? 0;
  const seconds = frames / audio.sampleRate;
  if (!(audio.sampleRate > 0))
    throw new FailureError('damaged', `The decoder reports ${audio.sampleRate} Hz.`);
  if (seconds < MIN_SONG_SECONDS)
    throw new FailureError('too-short', `The sound lasts ${seconds.toFixed(2)} s.`);
  if (seconds > MAX_SONG_SECONDS)
    throw new FailureError('too-long', `The sound lasts more than ${MAX_SONG_SECONDS} s.`);
  let peak = 0;
  for (const channel of audio.channels) {
    for (let start = 0; start < frames; start += SAMPLES_PER_PAUSE) {
      const part = channel.subarray(start, Math.min(frames, start + SAMPLES_PER_PAUSE));
      let partPeak = finitePeak(part);
      if (partPeak === null) {
        zeroWhatIsNotFinite(part);
        partPeak = finitePeak(part) ?? 0;
      }
      if (partPeak > peak) peak = partPeak;
      yield;
    }
  }
  if (peak < SILENCE_PEAK)
    throw new FailureError('silent', `The loudest sample is ${peak.toExponential(1)}.`);
}

/** Bits of a float32 without its sign: as whole numbers they are in the order of the magnitudes. */
const MAGNITUDE_BITS = 0x7fffffff;
/** Bits of infinity; NaN has more. */
const INFINITY_BITS = 0x7f800000;

/**
 * Largest magnitude, or `null` where a sample is NaN or infinite. One pass over the bits, kept lean: it runs on the
 * page's thread.
 */
function finitePeak(samples: Float32Array<ArrayBuffer>): number | null {
  const bits = new Int32Array(samples.buffer, samples.byteOffset, samples.length);
  let largest = 0;
  for (let i = 0; i < bits.length; i++) {
    const magnitude = (bits[i] as number) & MAGNITUDE_BITS;
    if (magnitude > largest) largest = magnitude;
  }
  return largest < INFINITY_BITS ? (new Float32Array(Int32Array.of(largest).buffer)[0] ?? null) : null;
}

function zeroWhatIsNotFinite(samples: Float32Array): void {
  for (let i = 0; i < samples.length; i++) if (!Number.isFinite(samples[i])) samples[i] = 0;
}

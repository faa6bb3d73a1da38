/** A clip's place in a song. */
export interface ClipRange {
  readonly startSeconds: number;
  readonly seconds: number;
}

/** Fades of a clip, milliseconds. The first only keeps the cut from clicking; the second lets the clip end. */
export const FADE_IN_MS = 4;
export const FADE_OUT_MS = 300;

/**
 * Cuts a clip out of decoded sound, with a raised-cosine fade at both ends.
 *
 * More than two channels become one by their mean: what a surround sound's channels are is not known here.
 *
 * @param channels of one length
 * @param sampleRate Hz
 * @param range what reaches over the end of the sound is silence, so that the length is always what was asked
 * @returns one or two new channels of `round(seconds · sampleRate)` samples
 * @throws RangeError for a range that begins before the sound or is empty
 */
export function cutClip(
  channels: readonly Float32Array[],
  sampleRate: number,
  { startSeconds, seconds }: ClipRange,
  fadeInMs = FADE_IN_MS,
  fadeOutMs = FADE_OUT_MS,
): Float32Array<ArrayBuffer>[] {
  const first = Math.round(startSeconds * sampleRate);
  const length = Math.round(seconds * sampleRate);
  if (!(first >= 0 && length > 0)) throw new RangeError(`no clip of ${seconds} s at ${startSeconds} s`);
  const cut =
    channels.length > 2 ? [meanOf(channels, first, length)] : channels.map((c) => slice(c, first, length));
  const fadeIn = Math.min(length, Math.round((fadeInMs / 1000) * sampleRate));
  const fadeOut = Math.min(length, Math.round((fadeOutMs / 1000) * sampleRate));
  for (const channel of cut) {
    for (let n = 0; n < fadeIn; n++) channel[n] = (channel[n] as number) * rise(n, fadeIn);
    for (let n = 0; n < fadeOut; n++) {
      const at = length - 1 - n;
      channel[at] = (channel[at] as number) * rise(n, fadeOut);
    }
  }
  return cut;
}

/** Half a cosine from 0 towards 1. */
function rise(n: number, length: number): number {
  return 0.5 - 0.5 * Math.cos((Math.PI * n) / length);
}

function slice(channel: Float32Array, first: number, length: number): Float32Array<ArrayBuffer> {
  const cut = new Float32Array(length);
  cut.set(channel.subarray(first, first + length));
  return cut;
}

function meanOf(channels: readonly Float32Array[], first: number, length: number): Float32Array<ArrayBuffer> {
  const mean = new Float32Array(length);
  for (let n = 0; n < length; n++) {
    let sum = 0;
    for (const channel of channels) sum += channel[first + n] ?? 0;
    mean[n] = sum / channels.length;
  }
  return mean;
}

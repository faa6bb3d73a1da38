import { blankWav, WAV_HEADER_BYTES } from './wavHeader.ts';

/**
 * A 16-bit PCM WAV (RIFF) of float channels. Samples beyond full scale are limited. Triangular dither of one
 * step (Lipshitz, Wannamaker and Vanderkooy 1992) turns the rounding error of quiet endings into even noise;
 * it comes from a fixed seed, so that the same clip is the same file. Digital silence stays silent.
 *
 * @param channels one or two, of one length, nominal range −1 … 1
 * @param sampleRate Hz, an integer
 */
export function writeWav(channels: readonly Float32Array[], sampleRate: number): Uint8Array<ArrayBuffer> {
  const frames = channels[0]?.length ?? 0;
  const count = channels.length;
  const view = blankWav(frames * count, sampleRate, count);
  let state = 1;
  let previous = 0;
  let offset = WAV_HEADER_BYTES;
  for (let n = 0; n < frames; n++) {
    for (const channel of channels) {
      // Park and Miller's generator; the difference of two even numbers is triangular.
      state = (state * 48271) % 2147483647;
      const random = state / 2147483647;
      const value = channel[n] as number;
      const dithered = value === 0 ? 0 : Math.round(value * 32767 + random - previous);
      previous = random;
      view.setInt16(offset, Math.max(-32768, Math.min(32767, dithered)), true);
      offset += 2;
    }
  }
  return new Uint8Array(view.buffer);
}

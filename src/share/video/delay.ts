import { ComplexFft } from '../../features/fft.ts';

/** The longest delay that is looked for, samples: AAC-LC encoders have 1,024 to 2,112. */
const LONGEST = 4096;
const SIZE = 32_768;

/**
 * By how many samples a sound came out of an encoder and a decoder late, from the maximum of their
 * cross-correlation. Encoders begin with samples of their own, and not all of them say how many.
 *
 * @param original what went in
 * @param decoded what came out, from its first sample
 * @returns samples, 0–4,096; `null` where the two do not resemble each other enough to tell
 */
export function delayOf(original: Float32Array, decoded: Float32Array): number | null {
  const length = Math.min(SIZE - LONGEST, original.length, decoded.length);
  if (length < 2048) return null;
  // Where the sound is loud there is something to compare.
  const start = loudest(original, length);
  const available = Math.min(length, original.length - start);
  const fft = new ComplexFft(SIZE);
  // Two real sounds in one complex transform: the original as real part, the decoded as imaginary part.
  fft.data.fill(0);
  let energyIn = 0;
  let energyOut = 0;
  for (let n = 0; n < available; n++) {
    const value = original[start + n] as number;
    fft.data[2 * n] = value;
    energyIn += value * value;
  }
  for (let n = 0; n < available + LONGEST; n++) {
    const value = decoded[start + n] ?? 0;
    fft.data[2 * n + 1] = value;
    if (n < available) energyOut += value * value;
  }
  if (energyIn < 1e-9 || energyOut < 1e-9) return null;
  fft.transform();
  const { data, order } = fft;
  const cross = new ComplexFft(SIZE);
  for (let k = 0; k < SIZE; k++) {
    const a = order[k] as number;
    const b = order[(SIZE - k) % SIZE] as number;
    // X = (Z[k] + conj Z[-k]) / 2, Y = (Z[k] - conj Z[-k]) / 2i
    const xr = 0.5 * ((data[a] as number) + (data[b] as number));
    const xi = 0.5 * ((data[a + 1] as number) - (data[b + 1] as number));
    const yr = 0.5 * ((data[a + 1] as number) + (data[b + 1] as number));
    const yi = -0.5 * ((data[a] as number) - (data[b] as number));
    // conj X · Y, conjugated, so that a forward transform is the inverse one.
    cross.data[2 * k] = xr * yr + xi * yi;
    cross.data[2 * k + 1] = -(xr * yi - xi * yr);
  }
  cross.transform();
  let best = 0;
  let delay = 0;
  for (let lag = 0; lag <= LONGEST; lag++) {
    const value = cross.data[cross.order[lag] as number] as number;
    if (value > best) {
      best = value;
      delay = lag;
    }
  }
  // Of a codec that keeps the waveform, nearly all of the energy is found again.
  return best / SIZE > 0.5 * Math.sqrt(energyIn * energyOut) ? delay : null;
}

/** Start of the loudest stretch of `length` samples, among eight. */
function loudest(sound: Float32Array, length: number): number {
  let best = -1;
  let start = 0;
  for (let i = 0; i < 8; i++) {
    const from = Math.floor((i / 8) * Math.max(0, sound.length - length));
    let energy = 0;
    for (let n = from; n < from + length; n += 4) energy += (sound[n] as number) ** 2;
    if (energy > best) {
      best = energy;
      start = from;
    }
  }
  return start;
}

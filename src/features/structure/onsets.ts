import { CANONICAL_SAMPLE_RATE } from '../spec.ts';
import { onsetSeconds } from './beats.ts';

/** Frames on each side that an onset must top (70 ms), and over which the local mean is taken (0.5 s). */
const TOP_OF = 3;
const MEAN_OF = 21;

/**
 * Onsets: frames whose onset strength is the largest of its neighbourhood and stands out from the local mean
 * (peak picking after Böck, Krebs and Schedl 2012).
 *
 * @param onset onset strength, one value per frame of 512 samples
 * @returns frame numbers in rising order
 */
export function pickOnsets(onset: Float64Array): number[] {
  const frames = onset.length;
  let mean = 0;
  for (const value of onset) mean += value / Math.max(1, frames);
  const sums = new Float64Array(frames + 1);
  for (let t = 0; t < frames; t++) sums[t + 1] = (sums[t] as number) + (onset[t] as number);
  const onsets: number[] = [];
  for (let t = 0; t < frames; t++) {
    const here = onset[t] as number;
    const from = Math.max(0, t - MEAN_OF);
    const to = Math.min(frames, t + MEAN_OF + 1);
    const local = ((sums[to] as number) - (sums[from] as number)) / (to - from);
    if (!(here > local + 0.5 * mean) || here <= 0) continue;
    let isTop = true;
    for (let i = Math.max(0, t - TOP_OF); i < Math.min(frames, t + TOP_OF + 1) && isTop; i++) {
      const there = onset[i] as number;
      isTop = there < here || (there === here && i >= t);
    }
    if (isTop) onsets.push(t);
  }
  return onsets;
}

/** Index of the value nearest to `value` in a rising list; −1 in an empty one. */
export function nearestIndex(rising: ArrayLike<number>, value: number): number {
  if (rising.length === 0) return -1;
  let low = 0;
  let high = rising.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rising[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  if (low === 0) return 0;
  return value - (rising[low - 1] as number) <= (rising[low] as number) - value ? low - 1 : low;
}

/** Samples per step in which the attack is looked for: 2.9 ms. */
const STEP = 64;
/** Steps of a window: 11.6 ms. */
const WINDOW_STEPS = 4;
const REACH = Math.round(0.045 * CANONICAL_SAMPLE_RATE);
/** Places at which the attack may be, a step apart. */
const PLACES = 1 + Math.floor((2 * REACH) / STEP);

/** Energy of samples `from` to `to` (exclusive); outside the signal there is none. */
function energy(signal: Float32Array, from: number, to: number): number {
  const end = Math.min(signal.length, to);
  let sum = 0;
  for (let n = Math.max(0, from); n < end; n++) {
    const value = signal[n] as number;
    sum += value * value;
  }
  return sum;
}

/** Sum of the steps of a window from `first` on. */
function windowEnergy(steps: Float64Array, first: number): number {
  let sum = 0;
  for (let i = first; i < first + WINDOW_STEPS; i++) sum += steps[i] as number;
  return sum;
}

/**
 * When the attack of an onset begins, finer than the frames: the place within 45 ms at which the energy of
 * 12 ms rises most over that of the 12 ms before.
 *
 * @param signal mono, 22,050 Hz
 * @param frame an onset of {@link pickOnsets}
 * @returns seconds
 */
export function attackTime(signal: Float32Array, frame: number): number {
  const centre = Math.round(onsetSeconds(frame) * CANONICAL_SAMPLE_RATE);
  // The windows overlap, so each step is summed once: from one window before the first place to the end of the last.
  const steps = new Float64Array(PLACES + 2 * WINDOW_STEPS - 1);
  const start = centre - REACH - WINDOW_STEPS * STEP;
  for (let i = 0; i < steps.length; i++) {
    steps[i] = energy(signal, start + i * STEP, start + (i + 1) * STEP);
  }
  let best = centre;
  let largest = 0;
  for (let place = 0; place < PLACES; place++) {
    const n = centre - REACH + place * STEP;
    if (n < 0 || n >= signal.length) continue;
    const rise = windowEnergy(steps, place + WINDOW_STEPS) - windowEnergy(steps, place);
    if (rise > largest) {
      largest = rise;
      best = n;
    }
  }
  return best / CANONICAL_SAMPLE_RATE;
}

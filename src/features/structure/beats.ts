import { CANONICAL_SAMPLE_RATE, FEATURE_SPEC } from '../spec.ts';
import type { TempoEstimate } from '../tempo.ts';

/** How much the beats insist on even distances (Ellis 2007; librosa's default). */
const TIGHTNESS = 100;

/** Frames of onset strength per second: 43.07. */
export const FRAMES_PER_SECOND = CANONICAL_SAMPLE_RATE / FEATURE_SPEC.stft.hopLength;

/**
 * Onset strength tells of an attack one frame late: it is delayed by two, and the steepest rise in decibels
 * comes one frame before the attack stands in the middle of the window.
 */
const ONSET_DELAY_FRAMES = 1;

/** Seconds at which what a frame of onset strength tells of is heard. */
export function onsetSeconds(frame: number): number {
  return Math.max(0, (frame - ONSET_DELAY_FRAMES) / FRAMES_PER_SECOND);
}

/** The frame of onset strength, not rounded, that tells of what is heard at these seconds. */
export function onsetFrame(seconds: number): number {
  return seconds * FRAMES_PER_SECOND + ONSET_DELAY_FRAMES;
}

/** Onset strength over its standard deviation, smoothed by a Gaussian of a 32nd of a beat. */
function localScore(onset: Float64Array, period: number): Float64Array<ArrayBuffer> {
  let sum = 0;
  let squares = 0;
  for (const value of onset) {
    sum += value;
    squares += value * value;
  }
  const mean = sum / Math.max(1, onset.length);
  const deviation = Math.sqrt(Math.max(0, squares / Math.max(1, onset.length) - mean * mean));
  const score = new Float64Array(onset.length);
  if (!(deviation > 1e-9)) return score;
  const reach = Math.max(1, Math.round(period));
  const kernel = new Float64Array(2 * reach + 1);
  for (let i = -reach; i <= reach; i++) kernel[i + reach] = Math.exp(-0.5 * ((i * 32) / period) ** 2);
  // Further out the kernel is nothing: four widths.
  const used = Math.min(reach, Math.ceil(period / 8));
  for (let t = 0; t < onset.length; t++) {
    let value = 0;
    for (let i = -used; i <= used; i++) {
      value += ((onset[t + i] ?? 0) / deviation) * (kernel[i + reach] as number);
    }
    score[t] = value;
  }
  return score;
}

/** The best chain of beats, frame numbers in rising order. */
function bestChain(score: Float64Array, period: number): number[] {
  const frames = score.length;
  const total = new Float64Array(frames);
  const before = new Int32Array(frames).fill(-1);
  const nearest = Math.max(1, Math.round(period / 2));
  const furthest = Math.round(2 * period);
  const penalty = new Float64Array(furthest + 1);
  for (let distance = nearest; distance <= furthest; distance++) {
    penalty[distance] = TIGHTNESS * Math.log(distance / period) ** 2;
  }
  let largest = 0;
  for (const value of score) if (value > largest) largest = value;
  let isFirst = true;
  for (let t = 0; t < frames; t++) {
    let best = -Infinity;
    let from = -1;
    for (let distance = nearest; distance <= furthest && distance <= t; distance++) {
      const candidate = (total[t - distance] as number) - (penalty[distance] as number);
      if (candidate > best) {
        best = candidate;
        from = t - distance;
      }
    }
    const here = score[t] as number;
    total[t] = from < 0 ? here : here + best;
    // A chain begins at the first sound, not in the silence before it.
    if (isFirst && here < 0.01 * largest) continue;
    isFirst = false;
    before[t] = from;
  }
  // The last beat: the latest frame of the last period whose total is large for a beat.
  let last = -1;
  for (let t = Math.max(0, frames - Math.ceil(period)); t < frames; t++) {
    if (last < 0 || (total[t] as number) > (total[last] as number)) last = t;
  }
  const beats: number[] = [];
  for (let t = last; t >= 0; t = before[t] as number) beats.push(t);
  return beats.reverse();
}

/** Without the beats before the first and after the last sound. */
function trimmed(beats: readonly number[], score: Float64Array): number[] {
  let squares = 0;
  for (const beat of beats) squares += (score[beat] as number) ** 2;
  const threshold = 0.5 * Math.sqrt(squares / Math.max(1, beats.length));
  const strong = (beat: number): boolean => (score[beat] as number) > threshold;
  const first = beats.findIndex(strong);
  if (first < 0) return [];
  return beats.slice(first, beats.findLastIndex(strong) + 1);
}

/**
 * Beats by dynamic programming (Ellis, "Beat tracking by dynamic programming", 2007): the chain of frames
 * that lie on strong onsets and at even distances of one period. Time and memory grow with the frames alone.
 *
 * @param onset onset strength, one value per frame of 512 samples
 * @returns frame numbers in rising order; empty in silence and where there is no tempo
 */
export function trackBeats(onset: Float64Array, tempo: Pick<TempoEstimate, 'bpm'>): number[] {
  if (!(tempo.bpm > 0) || onset.length === 0) return [];
  const period = (60 / tempo.bpm) * FRAMES_PER_SECOND;
  const score = localScore(onset, period);
  if (!score.some((value) => value > 0)) return [];
  return trimmed(bestChain(score, period), score);
}

/** Distances between beats that are further from the middle one than this are gaps and slips. */
const SLIP = 0.15;

/**
 * Beats per minute of a chain of beats: the mean of the distances near the middle one. More exact than one lag.
 * @returns `null` with fewer than 8 beats
 */
export function tempoOfBeats(beats: readonly number[]): number | null {
  if (beats.length < 8) return null;
  const distances = beats.slice(1).map((beat, i) => beat - (beats[i] ?? 0));
  const middle = distances.toSorted((a, b) => a - b)[distances.length >> 1] ?? 0;
  const tolerance = Math.max(1, SLIP * middle);
  const near = distances.filter((distance) => Math.abs(distance - middle) <= tolerance);
  return (60 * FRAMES_PER_SECOND * near.length) / near.reduce((sum, value) => sum + value, 0);
}

/**
 * Share of the distances between beats that are within 5 % (or one frame) of the middle one, 0–1.
 * @returns `null` with fewer than 8 beats
 */
export function steadiness(beats: readonly number[]): number | null {
  if (beats.length < 8) return null;
  const distances = beats.slice(1).map((beat, i) => beat - (beats[i] ?? 0));
  const middle = distances.toSorted((a, b) => a - b)[distances.length >> 1] ?? 0;
  const tolerance = Math.max(1, 0.05 * middle);
  return distances.filter((distance) => Math.abs(distance - middle) <= tolerance).length / distances.length;
}

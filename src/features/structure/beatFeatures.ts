import { MFCC_COUNT } from '../mfcc.ts';
import { FEATURE_SPEC } from '../spec.ts';
import type { SongFrames } from './songFrames.ts';

/** Values of harmony per beat: chroma. */
export const HARMONY = FEATURE_SPEC.chroma.classes;
/** Values of sound per beat: MFCC 0–12, level and timbre. */
const TIMBRE = 13;
/** Values per beat: 25, harmony first. */
export const BEAT_DIMENSIONS = HARMONY + TIMBRE;

/**
 * What each beat sounds like: mean chroma and MFCC 0–12, each standardised over the song.
 *
 * @param beats frame numbers in rising order; the last one only ends the beat before it
 * @returns `(beats − 1) × 25`, mean 0 and deviation 1 in every column (0 throughout where nothing varies)
 */
export function beatFeatures(song: SongFrames, beats: readonly number[]): Float32Array<ArrayBuffer> {
  const count = Math.max(0, beats.length - 1);
  const features = new Float32Array(count * BEAT_DIMENSIONS);
  for (let beat = 0; beat < count; beat++) {
    const from = beats[beat] as number;
    const to = Math.max(from + 1, Math.min(song.frames, beats[beat + 1] as number));
    const at = beat * BEAT_DIMENSIONS;
    addMeans(song.chroma, HARMONY, HARMONY, from, to, features, at);
    addMeans(song.mfcc, MFCC_COUNT, TIMBRE, from, to, features, at + HARMONY);
  }
  standardise(features, count);
  return features;
}

/** Means of the first `count` of `width` columns over frames `from` to `to` − 1. */
function addMeans(
  source: Float32Array,
  width: number,
  count: number,
  from: number,
  to: number,
  target: Float32Array,
  at: number,
): void {
  for (let t = from; t < to; t++) {
    for (let i = 0; i < count; i++) {
      target[at + i] = (target[at + i] as number) + (source[t * width + i] as number) / (to - from);
    }
  }
}

function standardise(features: Float32Array, count: number): void {
  for (let column = 0; column < BEAT_DIMENSIONS; column++) {
    let sum = 0;
    let squares = 0;
    for (let at = column; at < features.length; at += BEAT_DIMENSIONS) sum += features[at] as number;
    const mean = sum / Math.max(1, count);
    for (let at = column; at < features.length; at += BEAT_DIMENSIONS) {
      const difference = (features[at] as number) - mean;
      squares += difference * difference;
    }
    const deviation = Math.sqrt(squares / Math.max(1, count));
    const scale = deviation > 1e-4 ? 1 / deviation : 0;
    for (let at = column; at < features.length; at += BEAT_DIMENSIONS) {
      features[at] = ((features[at] as number) - mean) * scale;
    }
  }
}

/**
 * The same beats with harmony and timbre each brought to length 1/√2, so that the dot product of two beats is
 * the mean of the cosines of both: their similarity, −1 … 1.
 */
export function beatDirections(features: Float32Array): Float32Array<ArrayBuffer> {
  const directions = Float32Array.from(features);
  for (let at = 0; at < directions.length; at += BEAT_DIMENSIONS) {
    toHalfLength(directions, at, HARMONY);
    toHalfLength(directions, at + HARMONY, TIMBRE);
  }
  return directions;
}

function toHalfLength(values: Float32Array, at: number, length: number): void {
  let squares = 0;
  for (let i = at; i < at + length; i++) squares += (values[i] as number) ** 2;
  const scale = squares > 1e-12 ? Math.SQRT1_2 / Math.sqrt(squares) : 0;
  for (let i = at; i < at + length; i++) values[i] = (values[i] as number) * scale;
}

/** Similarity of two beats of `beatDirections`, −1 … 1. */
export function similarity(directions: Float32Array, a: number, b: number): number {
  let sum = 0;
  const p = a * BEAT_DIMENSIONS;
  const q = b * BEAT_DIMENSIONS;
  for (let i = 0; i < BEAT_DIMENSIONS; i++)
    sum += (directions[p + i] as number) * (directions[q + i] as number);
  return sum;
}

import type { ChartFeatures } from './chartFeatures.ts';
import { MFCC_COUNT } from './mfcc.ts';
import { CANONICAL_SAMPLE_RATE, FEATURE_SPEC } from './spec.ts';

/** Blocks of 108 frames that are left out at a time: 5.02 s. */
export const WINDOW_BLOCKS = 2;

const SECONDS_PER_FRAME = FEATURE_SPEC.stft.hopLength / CANONICAL_SAMPLE_RATE;
const MEAN = 2;
const STD = MEAN + MFCC_COUNT;

/** A song's figures without one stretch of it. */
export interface Occlusion {
  readonly fromSeconds: number;
  readonly toSeconds: number;
  /** In the order of `CHART_FEATURE_NAMES`. */
  readonly values: Float64Array<ArrayBuffer>;
}

/**
 * The chart features of a song without each of its stretches of 5 s, every 2.5 s: means and standard
 * deviations of the MFCC over the frames that remain, exactly, from running sums. Length and tempo stay
 * the song's, and so does the loudest moment that decibels are relative to: what is asked is what the
 * sound of a stretch does, not what a shorter song would.
 *
 * @returns one entry per stretch, in order; none for a song of a single block (2.5 s)
 */
export function occlusions(features: Pick<ChartFeatures, 'values' | 'mfccHistory'>): Occlusion[] {
  const { borders, sums, squares, shift } = features.mfccHistory;
  const blocks = borders.length - 1;
  const frames = borders[blocks] ?? 0;
  const width = Math.min(WINDOW_BLOCKS, blocks - 1);
  if (width < 1) return [];
  return Array.from({ length: blocks - width + 1 }, (_, from) => {
    const to = from + width;
    const first = borders[from] as number;
    const end = borders[to] as number;
    const rest = frames - (end - first);
    const values = Float64Array.from(features.values);
    for (let k = 0; k < MFCC_COUNT; k++) {
      const remaining = (of: readonly Float64Array[]): number =>
        ((of[blocks]?.[k] as number) - ((of[to]?.[k] as number) - (of[from]?.[k] as number))) / rest;
      const mean = remaining(sums);
      values[MEAN + k] = (shift[k] as number) + mean;
      values[STD + k] = Math.sqrt(Math.max(0, remaining(squares) - mean * mean));
    }
    return {
      fromSeconds: first * SECONDS_PER_FRAME,
      toSeconds: Math.min(features.values[0] as number, end * SECONDS_PER_FRAME),
      values,
    };
  });
}

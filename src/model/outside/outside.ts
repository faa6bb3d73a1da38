import type { LinearModel } from '../listener/linear.ts';
import { applyLinear } from '../listener/linear.ts';

/** What released songs have in common, and how far from it a sound may be. */
export interface OutsideParameters {
  /** From MFCC figures, tempo and texture to decorrelated directions, each of unit variance among released songs. */
  readonly directions: LinearModel;
  /** Distances of released songs of unseen artists at equal steps of percentile, smallest first. */
  readonly distances: readonly number[];
  /** Beyond this distance a sound is said to be unlike released songs. */
  readonly limit: number;
}

/** Whether a sound is one that the models can judge. */
export interface OutsideNotice {
  /** Distance from the middle of released songs, in typical deviations. */
  readonly distance: number;
  /** Share of released songs that are farther out, 0–1. */
  readonly rarerSongs: number;
  readonly reasons: readonly OutsideReason[];
}

/** Why an estimate should not be trusted. */
export type OutsideReason = 'silent' | 'too-short-to-judge' | 'unlike-released-songs';

/** Shorter sounds have too few seconds for any of the figures that the models read. */
export const SHORTEST_SONG_SECONDS = 10;

/** Root mean square of the decorrelated directions: 1 is typical, whatever their number. */
export function outsideDistance(inputs: ArrayLike<number>, directions: LinearModel): number {
  const values = applyLinear(directions, inputs);
  let sum = 0;
  for (const value of values) sum += value * value;
  return Math.sqrt(sum / values.length);
}

/**
 * Judges whether a sound is like those that the models learned from (Mahalanobis distance in the directions
 * in which released songs differ most).
 *
 * @param inputs MFCC figures and tempo, then texture: as for the readout, without the network's summary
 * @param peak largest absolute sample
 */
export function outsideNotice(
  inputs: ArrayLike<number>,
  durationSeconds: number,
  peak: number,
  { directions, distances, limit }: OutsideParameters,
): OutsideNotice {
  const distance = outsideDistance(inputs, directions);
  const below = distances.filter((other) => other < distance).length;
  const reasons: OutsideReason[] = [];
  if (peak < 1e-4) reasons.push('silent');
  if (durationSeconds < SHORTEST_SONG_SECONDS) reasons.push('too-short-to-judge');
  if (distance > limit) reasons.push('unlike-released-songs');
  return { distance, rarerSongs: 1 - below / distances.length, reasons };
}

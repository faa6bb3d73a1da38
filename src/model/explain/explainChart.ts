import type { Background } from './background.ts';
import { GROUP_NAMES, GroupMixer, type GroupName } from './groups.ts';
import { exactShapley, type ValueFunction } from './shapley.ts';

/** Calibrated distributions of many songs: ten probabilities each, best tenth first. */
export type PredictBatch = (rows: readonly ArrayLike<number>[]) => Promise<readonly (readonly number[])[]>;

/** Chances are kept this far from 0 and 1 before their logit is taken. */
const SMALLEST_CHANCE = 1e-9;

/** Log-odds of a chance, 0–1. */
export function logit(chance: number): number {
  const p = Math.min(1 - SMALLEST_CHANCE, Math.max(SMALLEST_CHANCE, chance));
  return Math.log(p / (1 - p));
}

/** Inverse of {@link logit}. */
export function chanceOf(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}

/** Chance of the best fifth in a distribution over ten tenths. */
export function bestFifth(deciles: readonly number[]): number {
  return (deciles[0] ?? NaN) + (deciles[1] ?? NaN);
}

export interface ChartExplanation {
  /** Log-odds of the best fifth for the background as a whole. */
  readonly baseLogit: number;
  /** Log-odds of the best fifth for the song. */
  readonly songLogit: number;
  /** `baseLogit` + all of these = `songLogit`. */
  readonly logitParts: Readonly<Record<GroupName, number>>;
}

/** Coalitions whose mixtures go to the model at once; between two batches the worker hears a cancel. */
const COALITIONS_PER_BATCH = 64;

/**
 * Why the model gives this song this chance of the best fifth, as exact Shapley values of groups.
 *
 * The game: v(S) = logit of the mean chance over the background's songs, each with the groups of S
 * replaced by the song's own. So v(∅) is the log-odds of the mean chance of released songs, v(all) the
 * log-odds of the song, and nothing else is in between ("interventional" values: Janzing et al. 2020).
 *
 * @param features 42 raw features of the song
 * @param signal aborts between batches
 * @param onProgress fraction done, 0–1
 */
export async function explainChart(
  features: ArrayLike<number>,
  background: Background,
  predict: PredictBatch,
  signal?: AbortSignal,
  onProgress?: (fraction: number) => void,
): Promise<ChartExplanation> {
  const { prototypes } = background;
  const mixers = prototypes.map((prototype) => new GroupMixer(features, prototype.features));
  const value: ValueFunction = async (coalitions) => {
    const values = new Float64Array(coalitions.length);
    for (let first = 0; first < coalitions.length; first += COALITIONS_PER_BATCH) {
      signal?.throwIfAborted();
      onProgress?.(first / coalitions.length);
      const batch = coalitions.slice(first, first + COALITIONS_PER_BATCH);
      const predictions = await predict(
        batch.flatMap((coalition) => mixers.map((mixer) => mixer.mix(coalition))),
      );
      batch.forEach((_, i) => {
        const mean = prototypes.reduce(
          (sum, { weight }, b) => sum + weight * bestFifth(predictions[i * prototypes.length + b] ?? []),
          0,
        );
        values[first + i] = logit(mean);
      });
    }
    return values;
  };
  const { base, full, parts } = await exactShapley(GROUP_NAMES.length, value);
  return {
    baseLogit: base,
    songLogit: full,
    logitParts: Object.fromEntries(GROUP_NAMES.map((name, i) => [name, parts[i] ?? NaN])) as Record<
      GroupName,
      number
    >,
  };
}

/**
 * Log-odds as points of percentage. The way from the base chance to the song's is one straight line on
 * the log-odds scale; each part gets points in proportion, so that the points add up exactly as the
 * log-odds do.
 *
 * @param baseLogit where the way starts
 * @param songLogit where it ends
 * @returns points of percentage per unit of log-odds
 */
export function pointsPerLogit(baseLogit: number, songLogit: number): number {
  const difference = songLogit - baseLogit;
  const base = chanceOf(baseLogit);
  // The slope of the curve, where there is no way to speak of.
  if (Math.abs(difference) < 1e-6) return 100 * base * (1 - base);
  return (100 * (chanceOf(songLogit) - base)) / difference;
}

import { percentileOf, type SummaryParameters } from '../../src/model/summary/summary.ts';
import { quantile, type Estimate } from '../protocol/bootstrap.ts';

/** One jury as the summary sees it. */
export interface SummaryVoice {
  readonly name: string;
  /** AUC on artists that were not trained on, as the jury is asked on the page. */
  readonly skill: Estimate;
  /** Scores of the reference songs. */
  readonly scores: readonly number[];
  /** Pairs of scores for the same song that would be equal if nothing but the song mattered. */
  readonly repeated: readonly (readonly [number, number])[];
  /** What the root mean square difference of such pairs is divided by to be one estimate's error. */
  readonly divisor: number;
}

const STEPS = 200;
const COIN = 0.5;

const quantilesOf = (values: readonly number[]): number[] => {
  const sorted = [...values].sort((a, b) => a - b);
  return Array.from({ length: STEPS + 1 }, (_, i) => quantile(sorted, i / STEPS));
};

/** Weight of a jury: its skill above a coin's, nothing where the interval includes a coin's. */
export function skillWeight({ value, low }: Estimate): number {
  return low > COIN ? 2 * (value - COIN) : 0;
}

/** Reference distributions and weights of the summary, from all juries' scores of the same reference songs. */
export function fitSummary(
  voices: readonly SummaryVoice[],
  reference: SummaryParameters['reference'],
): SummaryParameters {
  const juries = voices.map(({ name, skill, scores, repeated, divisor }) => {
    const quantiles = quantilesOf(scores);
    const squares = repeated.map(([a, b]) => (percentileOf(a, quantiles) - percentileOf(b, quantiles)) ** 2);
    const difference = Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / squares.length);
    return { name, weight: skillWeight(skill), percentileError: difference / divisor, quantiles };
  });
  const total = juries.reduce((sum, { weight }) => sum + weight, 0);
  const index = Array.from({ length: reference.songs }, (_, song) =>
    juries.reduce(
      (sum, { weight, quantiles }, jury) =>
        sum + (weight / total) * percentileOf(voices[jury]?.scores[song] ?? NaN, quantiles),
      0,
    ),
  );
  return { reference, juries, quantiles: quantilesOf(index) };
}

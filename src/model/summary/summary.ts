/** Name of the chart jury among the juries of the summary. */
export const CHART_JURY = 'chart';

/** One jury's place in the summary. */
export interface SummaryJury {
  readonly name: string;
  /** Skill on artists that it has not heard, as it is asked on the page: 0 is a coin, 1 is perfect. 0 also where the interval includes a coin's skill. */
  readonly weight: number;
  /** How far a song's percentile typically moves when it is estimated anew (standard deviation, 0–1). */
  readonly percentileError: number;
  /** Scores of the reference songs at equal steps of percentile, smallest first. */
  readonly quantiles: readonly number[];
}

/** How juries are put together. */
export interface SummaryParameters {
  /** Whom the percentiles compare with. */
  readonly reference: { readonly description: string; readonly songs: number };
  readonly juries: readonly SummaryJury[];
  /** The index of the reference songs at equal steps of percentile, smallest first. */
  readonly quantiles: readonly number[];
}

/** What a jury's score means among the reference songs. */
export interface JuryPercentile {
  readonly name: string;
  /** 0–1: share of the reference songs that the jury scores lower. */
  readonly percentile: number;
  /** Share of the summary that the jury decides, 0–1; all sum to 1. */
  readonly share: number;
}

/** The summary of all juries; percentiles are shares, 0–1. */
export interface Summary {
  readonly percentile: number;
  /** Ends of the central 80 % interval. */
  readonly low: number;
  readonly high: number;
  /** Weighted standard deviation of the juries' percentiles: how far they disagree. */
  readonly disagreement: number;
  readonly juries: readonly JuryPercentile[];
}

/** Half width of a normal distribution's central 80 %, in standard deviations. */
const HALF_OF_80 = 1.2815515655446004;

/** Share of a distribution below `value`, from its values at equal steps of percentile; linear between them. */
export function percentileOf(value: number, quantiles: readonly number[]): number {
  const last = quantiles.length - 1;
  if (value <= (quantiles[0] as number)) return 0;
  if (value >= (quantiles[last] as number)) return 1;
  let low = 0;
  let high = last;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((quantiles[middle] as number) <= value) low = middle;
    else high = middle;
  }
  const from = quantiles[low] as number;
  const to = quantiles[high] as number;
  return (low + (to > from ? (value - from) / (to - from) : 0)) / last;
}

/**
 * Puts the juries together: each score becomes a percentile among the same reference songs, percentiles are
 * averaged by skill, and the average becomes a percentile among the reference songs again. The interval is
 * that of the average: each jury's own error, and how far the juries disagree.
 *
 * @param scores by jury; a jury without a score has no say
 * @returns `null` where no jury with any skill has a score
 */
export function summarise(
  scores: Readonly<Record<string, number>>,
  parameters: SummaryParameters,
): Summary | null {
  const asked = parameters.juries.flatMap((jury) => {
    const score = scores[jury.name];
    return score === undefined || !Number.isFinite(score)
      ? []
      : [{ ...jury, percentile: percentileOf(score, jury.quantiles) }];
  });
  const total = asked.reduce((sum, { weight }) => sum + weight, 0);
  if (total <= 0) return null;
  let index = 0;
  for (const { weight, percentile } of asked) index += (weight / total) * percentile;
  let spread = 0;
  let own = 0;
  let squares = 0;
  for (const { weight, percentile, percentileError } of asked) {
    const share = weight / total;
    spread += share * (percentile - index) ** 2;
    own += (share * percentileError) ** 2;
    squares += share * share;
  }
  // Juries of unequal weight count as fewer than they are (Kish's effective number, 1 / Σ share²).
  const half = HALF_OF_80 * Math.sqrt(own + spread * squares);
  const place = (at: number): number => percentileOf(at, parameters.quantiles);
  return {
    percentile: place(index),
    low: place(index - half),
    high: place(index + half),
    disagreement: Math.sqrt(spread),
    juries: asked.map(({ name, percentile, weight }) => ({ name, percentile, share: weight / total })),
  };
}

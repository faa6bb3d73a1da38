import { expectedPosition, positionQuantile } from '../../src/model/chart/distribution.ts';
import { bootstrap, type Estimate } from './bootstrap.ts';
import { ascending, expectedCalibrationError, rocAuc, spearman } from './metrics.ts';

/** Predicted distributions with the truth beside them. */
export interface Judged {
  /** Per row ten probabilities, best tenth first. */
  readonly predictions: readonly (readonly number[])[];
  /** Per row the true tenth, 1 (best) to 10. */
  readonly ranks: readonly number[];
  /** Per row its artist group. */
  readonly groups: readonly string[];
}

export const FIGURE_NAMES = [
  'aucTop20',
  'aucTop30',
  'spearman',
  'spearmanExpected',
  'ece',
  'logLoss',
  'coverage80',
] as const;
export type FigureName = (typeof FIGURE_NAMES)[number];
/** Figures of merit with 95 % intervals from resampled artists. */
export type Figures = Readonly<Record<FigureName, Estimate>>;

/** Share of the tenth of `rank` that lies inside the positions `low` … `high`. */
function shareInside(rank: number, low: number, high: number): number {
  const top = 1 - (rank - 1) / 10;
  const bottom = 1 - rank / 10;
  return Math.max(0, Math.min(top, high) - Math.max(bottom, low)) * 10;
}

/** AUC and correlation of a constant are a coin's: 0.5 and 0. */
const orCoin = (value: number, coin: number): number => (Number.isNaN(value) ? coin : value);

/** All figures of one model on one set of songs. */
export function judge(
  { predictions, ranks, groups }: Judged,
  options: { readonly resamples: number; readonly seed: number },
): Figures {
  const top20 = Float64Array.from(predictions, (p) => (p[0] ?? 0) + (p[1] ?? 0));
  const top30 = Float64Array.from(predictions, (p, row) => (top20[row] as number) + (p[2] ?? 0));
  const median = Float64Array.from(predictions, (p) => positionQuantile(p, 0.5));
  const expected = Float64Array.from(predictions, expectedPosition);
  const goodness = Float64Array.from(ranks, (rank) => -rank);
  const inTop20 = ranks.map((rank) => rank <= 2);
  const inTop30 = ranks.map((rank) => rank <= 3);
  const logLoss = Float64Array.from(predictions, (p, row) => -Math.log(p[(ranks[row] ?? 0) - 1] ?? 0));
  const covered = Float64Array.from(predictions, (p, row) =>
    shareInside(ranks[row] ?? 0, positionQuantile(p, 0.1), positionQuantile(p, 0.9)),
  );
  const order = {
    top20: ascending(top20),
    top30: ascending(top30),
    median: ascending(median),
    expected: ascending(expected),
    goodness: ascending(goodness),
  };
  const mean = (values: Float64Array, weights?: Float64Array): number => {
    let sum = 0;
    let total = 0;
    for (let row = 0; row < values.length; row++) {
      const weight = weights ? (weights[row] as number) : 1;
      sum += weight * (values[row] as number);
      total += weight;
    }
    return sum / total;
  };
  const figures = (weights?: Float64Array): Record<FigureName, number> => ({
    aucTop20: orCoin(rocAuc(top20, inTop20, weights, order.top20), 0.5),
    aucTop30: orCoin(rocAuc(top30, inTop30, weights, order.top30), 0.5),
    spearman: orCoin(spearman(median, goodness, weights, order.median, order.goodness), 0),
    spearmanExpected: orCoin(spearman(expected, goodness, weights, order.expected, order.goodness), 0),
    ece: expectedCalibrationError(top20, inTop20, weights),
    logLoss: mean(logLoss, weights),
    coverage80: mean(covered, weights),
  });
  return bootstrap(groups, figures, options);
}

/** The rows of `judged` for which `keep` holds. */
export function subset(judged: Judged, keep: (row: number) => boolean): Judged {
  const rows = judged.ranks.flatMap((_, row) => (keep(row) ? [row] : []));
  return {
    predictions: rows.map((row) => judged.predictions[row] ?? []),
    ranks: rows.map((row) => judged.ranks[row] ?? 0),
    groups: rows.map((row) => judged.groups[row] ?? ''),
  };
}

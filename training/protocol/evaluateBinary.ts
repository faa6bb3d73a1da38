import { bootstrap, type Estimate } from './bootstrap.ts';
import { ascending, expectedCalibrationError, matchedAuc, rocAuc } from './metrics.ts';

/** Predicted probabilities with the truth beside them. */
export interface JudgedBinary {
  /** Probability of "yes" per row, 0–1. */
  readonly probabilities: readonly number[];
  readonly labels: readonly boolean[];
  /** Per row its artist group. */
  readonly groups: readonly string[];
  /** Per row what matched figures compare within: the year. */
  readonly strata: readonly number[];
}

export type BinaryFigureName = 'auc' | 'matchedAuc' | 'ece' | 'logLoss';
/** Figures of merit with 95 % intervals from resampled artists. */
export type BinaryFigures = Readonly<Record<BinaryFigureName, Estimate>>;

const SMALLEST_PROBABILITY = 1e-9;

/** AUC of a constant, or of one class alone, is a coin's. */
const orCoin = (value: number): number => (Number.isNaN(value) ? 0.5 : value);

/** All figures of one model on one set of songs. */
export function judgeBinary(
  { probabilities, labels, groups, strata }: JudgedBinary,
  options: { readonly resamples: number; readonly seed: number },
): BinaryFigures {
  const scores = Float64Array.from(probabilities);
  const order = ascending(scores);
  const names = [...new Set(strata)];
  const stratumOf = Uint32Array.from(strata, (stratum) => names.indexOf(stratum));
  const losses = Float64Array.from(
    probabilities,
    (p, row) => -Math.log(Math.max(SMALLEST_PROBABILITY, labels[row] ? p : 1 - p)),
  );
  const meanLoss = (weights?: Float64Array): number => {
    let sum = 0;
    let total = 0;
    for (let row = 0; row < losses.length; row++) {
      const weight = weights ? (weights[row] as number) : 1;
      sum += weight * (losses[row] as number);
      total += weight;
    }
    return sum / total;
  };
  return bootstrap(
    groups,
    (weights) => ({
      auc: orCoin(rocAuc(scores, labels, weights, order)),
      matchedAuc: orCoin(matchedAuc(scores, labels, stratumOf, weights, order)),
      ece: expectedCalibrationError(scores, labels, weights),
      logLoss: meanLoss(weights),
    }),
    options,
  );
}

/** The rows of `judged` for which `keep` holds. */
export function subsetBinary(judged: JudgedBinary, keep: (row: number) => boolean): JudgedBinary {
  const rows = judged.labels.flatMap((_, row) => (keep(row) ? [row] : []));
  return {
    probabilities: rows.map((row) => judged.probabilities[row] ?? NaN),
    labels: rows.map((row) => judged.labels[row] ?? false),
    groups: rows.map((row) => judged.groups[row] ?? ''),
    strata: rows.map((row) => judged.strata[row] ?? NaN),
  };
}

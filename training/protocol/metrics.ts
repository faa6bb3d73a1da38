/** Figures of merit. All take arrays of one length and optional weights (how often a row counts). */

/** Row indices, smallest value first. */
function ascending(values: ArrayLike<number>): Uint32Array {
  const order = Uint32Array.from({ length: values.length }, (_, i) => i);
  return order.sort((a, b) => (values[a] as number) - (values[b] as number));
}

/**
 * Area under the receiver operating characteristic: the chance that a positive row scores higher than a
 * negative one, ties counting one half (Mann–Whitney).
 *
 * @returns 0–1; NaN where one of the classes is missing
 */
export function rocAuc(
  scores: ArrayLike<number>,
  positive: ArrayLike<boolean>,
  weights?: ArrayLike<number>,
  order = ascending(scores),
): number {
  let positives = 0;
  let negatives = 0;
  let wins = 0;
  for (let i = 0; i < order.length;) {
    const score = scores[order[i] as number];
    let tiedPositives = 0;
    let tiedNegatives = 0;
    for (; i < order.length && scores[order[i] as number] === score; i++) {
      const row = order[i] as number;
      const weight = weights ? (weights[row] as number) : 1;
      if (positive[row]) tiedPositives += weight;
      else tiedNegatives += weight;
    }
    wins += tiedPositives * (negatives + tiedNegatives / 2);
    positives += tiedPositives;
    negatives += tiedNegatives;
  }
  return wins / (positives * negatives);
}

/**
 * Area under the receiver operating characteristic over pairs of one stratum only (songs of one year, say):
 * the chance that a positive row scores higher than a negative one of its own stratum, every such pair
 * counting alike, ties one half. What tells the strata apart and nothing else earns 0.5.
 *
 * @param strata index of each row's stratum, 0 …
 * @returns 0–1; NaN where no stratum has both classes
 */
export function matchedAuc(
  scores: ArrayLike<number>,
  positive: ArrayLike<boolean>,
  strata: ArrayLike<number>,
  weights?: ArrayLike<number>,
  order = ascending(scores),
): number {
  let count = 0;
  for (let row = 0; row < strata.length; row++) count = Math.max(count, (strata[row] as number) + 1);
  const positives = new Float64Array(count);
  const negatives = new Float64Array(count);
  let wins = 0;
  for (let i = 0; i < order.length;) {
    const first = i;
    const score = scores[order[i] as number];
    for (; i < order.length && scores[order[i] as number] === score; i++) {
      const row = order[i] as number;
      if (positive[row]) continue;
      const stratum = strata[row] as number;
      const weight = weights ? (weights[row] as number) : 1;
      // A tied positive has won against half of it; the other half is added behind the run of ties.
      negatives[stratum] = (negatives[stratum] as number) + weight / 2;
    }
    for (let j = first; j < i; j++) {
      const row = order[j] as number;
      if (!positive[row]) continue;
      const stratum = strata[row] as number;
      const weight = weights ? (weights[row] as number) : 1;
      wins += weight * (negatives[stratum] as number);
      positives[stratum] = (positives[stratum] as number) + weight;
    }
    for (let j = first; j < i; j++) {
      const row = order[j] as number;
      if (positive[row]) continue;
      const stratum = strata[row] as number;
      negatives[stratum] = (negatives[stratum] as number) + (weights ? (weights[row] as number) : 1) / 2;
    }
  }
  return wins / positives.reduce((sum, n, stratum) => sum + n * (negatives[stratum] as number), 0);
}

/** One point of a receiver operating characteristic. */
export interface RocPoint {
  /** Share of the negative rows that score at least `threshold`. */
  readonly falsePositiveRate: number;
  /** Share of the positive rows that score at least `threshold`. */
  readonly truePositiveRate: number;
  /** The score; infinite at the first point, where no row is taken. */
  readonly threshold: number;
}

/**
 * The receiver operating characteristic from (0, 0) to (1, 1), one point per distinct score; points on a
 * straight line between their neighbours are left out.
 */
export function rocCurve(scores: ArrayLike<number>, positive: ArrayLike<boolean>): RocPoint[] {
  const order = ascending(scores).reverse();
  let positives = 0;
  let negatives = 0;
  for (let row = 0; row < scores.length; row++) {
    if (positive[row]) positives++;
    else negatives++;
  }
  const counted: { above: number; below: number; threshold: number }[] = [
    { above: 0, below: 0, threshold: Infinity },
  ];
  let above = 0;
  let below = 0;
  for (let i = 0; i < order.length;) {
    const threshold = scores[order[i] as number] as number;
    for (; i < order.length && scores[order[i] as number] === threshold; i++) {
      if (positive[order[i] as number]) above++;
      else below++;
    }
    const last = counted.at(-1);
    const before = counted.at(-2);
    // Whole numbers, so that "on a line" is exact.
    if (
      last &&
      before &&
      (last.above - before.above) * (below - last.below) ===
        (above - last.above) * (last.below - before.below)
    ) {
      counted.pop();
    }
    counted.push({ above, below, threshold });
  }
  return counted.map((point) => ({
    falsePositiveRate: point.below / negatives,
    truePositiveRate: point.above / positives,
    threshold: point.threshold,
  }));
}

/** Weighted mid-ranks: ties share the mean of their ranks. */
function midRanks(values: ArrayLike<number>, weights: ArrayLike<number> | undefined, order: Uint32Array) {
  const ranks = new Float64Array(values.length);
  let below = 0;
  for (let i = 0; i < order.length;) {
    const first = i;
    const value = values[order[i] as number];
    let tied = 0;
    for (; i < order.length && values[order[i] as number] === value; i++) {
      tied += weights ? (weights[order[i] as number] as number) : 1;
    }
    for (let j = first; j < i; j++) ranks[order[j] as number] = below + (tied + 1) / 2;
    below += tied;
  }
  return ranks;
}

/** Pearson's correlation, −1 … 1; NaN where one side is constant. */
export function pearson(a: ArrayLike<number>, b: ArrayLike<number>, weights?: ArrayLike<number>): number {
  let total = 0;
  let sumA = 0;
  let sumB = 0;
  for (let i = 0; i < a.length; i++) {
    const weight = weights ? (weights[i] as number) : 1;
    total += weight;
    sumA += weight * (a[i] as number);
    sumB += weight * (b[i] as number);
  }
  const meanA = sumA / total;
  const meanB = sumB / total;
  let ab = 0;
  let aa = 0;
  let bb = 0;
  for (let i = 0; i < a.length; i++) {
    const weight = weights ? (weights[i] as number) : 1;
    const da = (a[i] as number) - meanA;
    const db = (b[i] as number) - meanB;
    ab += weight * da * db;
    aa += weight * da * da;
    bb += weight * db * db;
  }
  return ab / Math.sqrt(aa * bb);
}

/** Spearman's rank correlation with mid-ranks for ties, −1 … 1; NaN where one side is constant. */
export function spearman(
  a: ArrayLike<number>,
  b: ArrayLike<number>,
  weights?: ArrayLike<number>,
  orderA = ascending(a),
  orderB = ascending(b),
): number {
  return pearson(midRanks(a, weights, orderA), midRanks(b, weights, orderB), weights);
}

/** One bin of a reliability table. */
export interface ReliabilityBin {
  /** Weighted number of rows. */
  readonly count: number;
  /** Mean of the predicted probabilities. */
  readonly predicted: number;
  /** Share of rows in which the event happened. */
  readonly observed: number;
}

/** Reliability of probabilities in `bins` bins of equal width over 0–1; empty bins are left out. */
export function reliability(
  probabilities: ArrayLike<number>,
  happened: ArrayLike<boolean>,
  weights?: ArrayLike<number>,
  bins = 10,
): ReliabilityBin[] {
  const count = new Float64Array(bins);
  const predicted = new Float64Array(bins);
  const observed = new Float64Array(bins);
  for (let i = 0; i < probabilities.length; i++) {
    const p = probabilities[i] as number;
    const bin = Math.min(bins - 1, Math.floor(p * bins));
    const weight = weights ? (weights[i] as number) : 1;
    count[bin] = (count[bin] as number) + weight;
    predicted[bin] = (predicted[bin] as number) + weight * p;
    if (happened[i]) observed[bin] = (observed[bin] as number) + weight;
  }
  return [...count].flatMap((n, bin) =>
    n > 0
      ? [{ count: n, predicted: (predicted[bin] as number) / n, observed: (observed[bin] as number) / n }]
      : [],
  );
}

/**
 * Expected calibration error (Naeini et al., AAAI 2015): mean distance of predicted and observed
 * frequency over bins of equal width, weighted by the rows in them. 0–1.
 */
export function expectedCalibrationError(
  probabilities: ArrayLike<number>,
  happened: ArrayLike<boolean>,
  weights?: ArrayLike<number>,
  bins = 10,
): number {
  const table = reliability(probabilities, happened, weights, bins);
  const total = table.reduce((sum, { count }) => sum + count, 0);
  return table.reduce((sum, bin) => sum + (bin.count * Math.abs(bin.predicted - bin.observed)) / total, 0);
}

export { ascending };

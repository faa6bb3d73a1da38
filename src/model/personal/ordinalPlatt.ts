import { logit, sigmoid } from '../jury/calibration.ts';

/**
 * A Platt layer for one person, fitted on few songs.
 *
 * Plain Platt scaling asks of each song only whether it did better than the middle of the person's results,
 * and throws away by how much. Here the layer is asked at three cuts of the results at once, with one slope
 * (the proportional-odds model: McCullagh, "Regression models for ordinal data", JRSS B 1980): at each cut k,
 * logit P(result above cut k) = level_k + slope · x, x = log-odds of the general estimate. At the middle cut
 * this is Platt's layer; the other two only lend it their information.
 *
 * It is shrunken: Gaussian priors whose centre is the general estimate as it stands (level of the middle cut
 * 0, slope 1). The fit is the posterior mode, by Newton's method; the spread is Laplace's approximation. The
 * log-likelihood is concave where the levels keep their order (Burridge, JRSS B 1981), so there is one mode.
 */

/** Shares of the results above the cuts: above the lower quartile, the middle, the upper quartile. */
export const CUT_SHARES = [0.75, 0.5, 0.25] as const;
const CUTS = CUT_SHARES.length;
/** The cut that the page speaks of: "better than your middle". */
export const MIDDLE_CUT = 1;
/** Levels and slope. */
const PARAMETERS = CUTS + 1;

/** Standard deviations of the priors, in log-odds (the slope: per unit of log-odds). */
export const PRIOR = {
  /** Of the middle level around 0: practically free, because the middle of the person's own results pins it. */
  level: 10,
  /** Of the slope around 1: from saying nothing to saying twice what it claims within one deviation. */
  slope: 1,
  /** Of the distance between neighbouring levels around that of a logistic distribution's quartiles. */
  gap: 1,
} as const;

/** Distance of neighbouring cuts where results scatter by a logistic distribution around the estimate. */
const USUAL_GAP = logit(CUT_SHARES[0]) - logit(CUT_SHARES[1]);

/** What one song adds: its estimate, and which cuts its result is above. */
export interface LevelledSong {
  /** Log-odds of the general estimate. */
  readonly x: number;
  /** Per cut: 1 above, 0 below, 0.5 on it. Never increasing. */
  readonly above: readonly number[];
}

/** The fitted layer. */
export interface PersonalLayer {
  /** Log-odds that a result is above each cut where x is 0, lowest cut first. */
  readonly levels: readonly number[];
  /** Change of these log-odds per unit of log-odds of the general estimate. */
  readonly slope: number;
  /** Covariance of the middle level and the slope: [level², level·slope, slope²]. */
  readonly covariance: readonly [number, number, number];
}

/** The general estimate as it stands, as a layer that changes nothing. */
export const NO_LAYER: Pick<PersonalLayer, 'levels' | 'slope'> = {
  levels: CUT_SHARES.map((share) => logit(share)),
  slope: 1,
};

/** Probability that a result is above a cut. */
export function chanceAbove(
  { levels, slope }: Pick<PersonalLayer, 'levels' | 'slope'>,
  x: number,
  cut: number = MIDDLE_CUT,
): number {
  return sigmoid((levels[cut] ?? NaN) + slope * x);
}

/**
 * The values that leave the shares {@link CUT_SHARES} of `results` above them, halfway between the two results
 * that they part; on a result where the share falls on one.
 *
 * @param results at least one, finite
 */
export function cutsOf(results: readonly number[]): number[] {
  const sorted = results.toSorted((a, b) => a - b);
  return CUT_SHARES.map((share) => {
    // Ranks 1 … n; the cut lies at rank (1 − share) · n + ½.
    const rank = (1 - share) * sorted.length + 0.5;
    const low = sorted[Math.max(0, Math.floor(rank) - 1)] as number;
    const high = sorted[Math.min(sorted.length - 1, Math.ceil(rank) - 1)] as number;
    return Number.isInteger(rank) ? low : (low + high) / 2;
  });
}

/** Which cuts a result is above. */
export function aboveCuts(result: number, cuts: readonly number[]): number[] {
  return cuts.map((cut) => (result > cut ? 1 : result < cut ? 0 : 0.5));
}

/** Probabilities of the bands between the cuts stay above this before their logarithm is taken. */
const SMALLEST = 1e-12;

/** Log posterior, its gradient and the negative of its Hessian (both filled in), at levels and slope. */
function logPosterior(
  songs: readonly LevelledSong[],
  at: Float64Array,
  gradient: Float64Array,
  curvature: Float64Array,
): number {
  gradient.fill(0);
  curvature.fill(0);
  const slope = at[CUTS] as number;
  let sum = 0;
  for (const { x, above } of songs) {
    for (let band = 0; band <= CUTS; band++) {
      const weight =
        (band === 0 ? 1 : (above[band - 1] as number)) - (band === CUTS ? 0 : (above[band] as number));
      if (weight <= 0) continue;
      // The band lies above cut band − 1 and below cut band.
      const upper = band === 0 ? 1 : sigmoid((at[band - 1] as number) + slope * x);
      const lower = band === CUTS ? 0 : sigmoid((at[band] as number) + slope * x);
      const p = Math.max(SMALLEST, upper - lower);
      sum += weight * Math.log(p);
      const upperDensity = upper * (1 - upper);
      const lowerDensity = lower * (1 - lower);
      // Derivatives of log p by the two log-odds.
      const du = upperDensity / p;
      const dl = -lowerDensity / p;
      const duu = (upperDensity * (1 - 2 * upper)) / p - du * du;
      const dll = (-lowerDensity * (1 - 2 * lower)) / p - dl * dl;
      const dul = -du * dl;
      const add = (index: number, value: number): void => {
        gradient[index] = (gradient[index] as number) + weight * value;
      };
      const bend = (row: number, column: number, value: number): void => {
        const index = row * PARAMETERS + column;
        curvature[index] = (curvature[index] as number) - weight * value;
      };
      add(CUTS, (du + dl) * x);
      bend(CUTS, CUTS, (duu + 2 * dul + dll) * x * x);
      if (band > 0) {
        add(band - 1, du);
        bend(band - 1, band - 1, duu);
        bend(band - 1, CUTS, (duu + dul) * x);
        bend(CUTS, band - 1, (duu + dul) * x);
      }
      if (band < CUTS) {
        add(band, dl);
        bend(band, band, dll);
        bend(band, CUTS, (dll + dul) * x);
        bend(CUTS, band, (dll + dul) * x);
      }
      if (band > 0 && band < CUTS) {
        bend(band - 1, band, dul);
        bend(band, band - 1, dul);
      }
    }
  }
  // Priors: each is Gaussian in a combination of parameters, Σ c_i θ_i around a centre.
  const prior = (combination: readonly number[], centre: number, deviation: number): void => {
    const precision = 1 / deviation ** 2;
    const off = combination.reduce((total, c, i) => total + c * (at[i] as number), -centre);
    sum -= (precision * off * off) / 2;
    for (let i = 0; i < PARAMETERS; i++) {
      gradient[i] = (gradient[i] as number) - precision * off * (combination[i] as number);
      for (let j = 0; j < PARAMETERS; j++) {
        const index = i * PARAMETERS + j;
        curvature[index] =
          (curvature[index] as number) + precision * (combination[i] as number) * (combination[j] as number);
      }
    }
  };
  prior([0, 1, 0, 0], 0, PRIOR.level);
  prior([1, -1, 0, 0], USUAL_GAP, PRIOR.gap);
  prior([0, 1, -1, 0], USUAL_GAP, PRIOR.gap);
  prior([0, 0, 0, 1], 1, PRIOR.slope);
  return sum;
}

/** Solves M·X = B by Gauss–Jordan elimination with pivoting; B has `columns` columns. `M` and `B` are used up. */
function solve(m: Float64Array, b: Float64Array, columns: number): Float64Array {
  const n = PARAMETERS;
  for (let i = 0; i < n; i++) {
    let best = i;
    for (let r = i + 1; r < n; r++)
      if (Math.abs(m[r * n + i] as number) > Math.abs(m[best * n + i] as number)) best = r;
    const swap = (values: Float64Array, width: number): void => {
      for (let c = 0; c < width; c++) {
        const kept = values[i * width + c] as number;
        values[i * width + c] = values[best * width + c] as number;
        values[best * width + c] = kept;
      }
    };
    if (best !== i) {
      swap(m, n);
      swap(b, columns);
    }
    const pivot = m[i * n + i] as number;
    for (let r = 0; r < n; r++) {
      if (r === i) continue;
      const factor = (m[r * n + i] as number) / pivot;
      if (factor === 0) continue;
      for (let c = i; c < n; c++) m[r * n + c] = (m[r * n + c] as number) - factor * (m[i * n + c] as number);
      for (let c = 0; c < columns; c++)
        b[r * columns + c] = (b[r * columns + c] as number) - factor * (b[i * columns + c] as number);
    }
    for (let c = 0; c < columns; c++) b[i * columns + c] = (b[i * columns + c] as number) / pivot;
    for (let c = i; c < n; c++) m[i * n + c] = (m[i * n + c] as number) / pivot;
  }
  return b;
}

/**
 * Spread of the middle level and the slope. Half of the results lie above their own middle whatever the
 * estimates say, so the level is no free parameter: it follows from the slope and from the songs' estimates
 * (Σ chances = n / 2). What is unsure about it is what is unsure about the slope, and which songs the person
 * happens to have made: the mean of their estimates. Laplace's own figure for the level would take it for free
 * and be twice too wide.
 */
function levelCovariance(
  songs: readonly LevelledSong[],
  level: number,
  slope: number,
  slopeVariance: number,
): [number, number, number] {
  let weights = 0;
  let weighted = 0;
  let sum = 0;
  let squares = 0;
  for (const { x } of songs) {
    const p = sigmoid(level + slope * x);
    weights += p * (1 - p);
    weighted += p * (1 - p) * x;
    sum += x;
    squares += x * x;
  }
  const n = songs.length;
  if (n < 2 || weights === 0) return [PRIOR.level ** 2, 0, slopeVariance];
  const centre = weighted / weights;
  const variance = Math.max(0, (squares - (sum * sum) / n) / (n - 1));
  return [
    centre * centre * slopeVariance + (slope * slope * variance) / n,
    -centre * slopeVariance,
    slopeVariance,
  ];
}

const MOST_STEPS = 50;
const SMALLEST_STEP = 1e-9;

/**
 * Fits the layer.
 *
 * @param songs any number; without one, the prior comes back
 */
export function fitPersonalLayer(songs: readonly LevelledSong[]): PersonalLayer {
  const at = new Float64Array(PARAMETERS);
  const next = new Float64Array(PARAMETERS);
  const gradient = new Float64Array(PARAMETERS);
  const curvature = new Float64Array(PARAMETERS * PARAMETERS);
  NO_LAYER.levels.forEach((level, i) => (at[i] = level));
  at[CUTS] = NO_LAYER.slope;

  let value = logPosterior(songs, at, gradient, curvature);
  for (let step = 0; step < MOST_STEPS; step++) {
    const direction = solve(curvature.slice(), gradient.slice(), 1);
    let scale = 1;
    let better = false;
    for (; scale > 1e-6; scale /= 2) {
      for (let i = 0; i < PARAMETERS; i++) next[i] = (at[i] as number) + scale * (direction[i] as number);
      const ordered = (next[0] as number) > (next[1] as number) && (next[1] as number) > (next[2] as number);
      if (!ordered) continue;
      const reached = logPosterior(songs, next, gradient, curvature);
      if (reached >= value) {
        value = reached;
        better = true;
        break;
      }
    }
    if (!better) break;
    at.set(next);
    if (scale * Math.max(...direction.map(Math.abs)) < SMALLEST_STEP) break;
  }
  logPosterior(songs, at, gradient, curvature);
  const identity = new Float64Array(PARAMETERS * PARAMETERS);
  for (let i = 0; i < PARAMETERS; i++) identity[i * PARAMETERS + i] = 1;
  const covariance = solve(curvature, identity, PARAMETERS);
  const entry = (row: number, column: number): number => covariance[row * PARAMETERS + column] as number;
  return {
    levels: [...at.subarray(0, CUTS)],
    slope: at[CUTS] as number,
    covariance: levelCovariance(songs, at[MIDDLE_CUT] as number, at[CUTS] as number, entry(CUTS, CUTS)),
  };
}

/** Half width of a normal distribution's central 90 %, in standard deviations. */
export const HALF_OF_90 = 1.6448536269514722;

/** A figure with the ends of its central 90 % interval. */
export interface Ranged {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** Chance that a song with estimate `x` does better than the middle of the person's results, 0–1. */
export function personalChance(layer: PersonalLayer, x: number): Ranged {
  const [level, both, slope] = layer.covariance;
  const logOdds = (layer.levels[MIDDLE_CUT] as number) + layer.slope * x;
  const half = HALF_OF_90 * Math.sqrt(Math.max(0, level + 2 * x * both + x * x * slope));
  return { value: sigmoid(logOdds), low: sigmoid(logOdds - half), high: sigmoid(logOdds + half) };
}

/** The bias (log-odds at an estimate of one half) and the slope, each with its interval. */
export function biasAndSlope(layer: PersonalLayer): { readonly bias: Ranged; readonly slope: Ranged } {
  const ranged = (value: number, variance: number): Ranged => {
    const half = HALF_OF_90 * Math.sqrt(variance);
    return { value, low: value - half, high: value + half };
  };
  return {
    bias: ranged(layer.levels[MIDDLE_CUT] as number, layer.covariance[0]),
    slope: ranged(layer.slope, layer.covariance[2]),
  };
}

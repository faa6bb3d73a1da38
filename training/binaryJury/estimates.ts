import { solvePositiveDefinite } from '../chart/calibrate.ts';
import { VALID_RANGES } from '../data/characteristics.ts';
import { Random } from '../random.ts';

/**
 * What the characteristics of some songs are, and what the page takes them for: estimates of networks that
 * had not heard the artist, or measurements. Row i of both is one song.
 */
export interface EstimatePairs {
  /** Names of the columns, as in the tables of characteristics. */
  readonly names: readonly string[];
  readonly truth: readonly (readonly number[])[];
  readonly estimate: readonly (readonly number[])[];
}

/**
 * How estimates depart from the truth: estimate = affine map of the truth + a residual. The map holds how
 * estimates shrink towards the mean and lean on each other; residuals are kept as whole rows, so that errors
 * which come together stay together.
 */
export interface EstimateErrors {
  /** Columns that are estimated; all others are known as they are. */
  readonly names: readonly string[];
  /** Per estimated column its intercept and one coefficient per column of the truth. */
  readonly map: readonly (readonly number[])[];
  /** One row per song of the pairs. */
  readonly residuals: readonly (readonly number[])[];
}

/** Columns whose ratios matter: errors of tempo are halves and doubles. */
const LOGARITHMIC = new Set(['tempo_bpm']);

/** Weakest pull of the map's coefficients; keeps equal columns solvable. */
const RIDGE = 1e-6;

/** A tempo below this was not found. */
const SMALLEST_LOG_ARGUMENT = 20;

const toScale = (value: number, name: string): number =>
  LOGARITHMIC.has(name) ? Math.log2(Math.max(SMALLEST_LOG_ARGUMENT, value)) : value;

const fromScale = (value: number, name: string): number => (LOGARITHMIC.has(name) ? 2 ** value : value);

function pick(row: readonly number[], from: readonly string[], names: readonly string[], what: string) {
  return names.map((name) => {
    const value = row[from.indexOf(name)];
    if (value === undefined || !Number.isFinite(value))
      throw new RangeError(`${what} of ${name} is no number`);
    return toScale(value, name);
  });
}

/**
 * Fits the affine map by least squares and keeps what it leaves over.
 *
 * @param names the columns that a jury takes; those that the pairs do not have count as known exactly
 * @throws RangeError if truth and estimates do not match, hold no numbers, or are too few
 */
export function fitEstimateErrors(
  { names: paired, truth, estimate }: EstimatePairs,
  names: readonly string[],
): EstimateErrors {
  const own = names.filter((name) => paired.includes(name));
  if (truth.length !== estimate.length) throw new RangeError('truth and estimates are not of the same songs');
  if (truth.length <= own.length + 1) throw new RangeError('too few pairs');
  const inputs = truth.map((row) => [1, ...pick(row, paired, own, 'the truth')]);
  const outputs = estimate.map((row) => pick(row, paired, own, 'the estimate'));
  const width = own.length + 1;
  const gram = Array.from({ length: width }, (_, i) =>
    Array.from({ length: width }, (_unused, j) =>
      inputs.reduce((sum, x) => sum + (x[i] as number) * (x[j] as number), i === j ? RIDGE : 0),
    ),
  );
  const map = own.map((_, column) =>
    solvePositiveDefinite(
      gram,
      Array.from({ length: width }, (_unused, i) =>
        inputs.reduce((sum, x, row) => sum + (x[i] as number) * ((outputs[row] ?? [])[column] as number), 0),
      ),
    ),
  );
  const residuals = inputs.map((x, row) =>
    map.map(
      (coefficients, column) =>
        ((outputs[row] ?? [])[column] as number) -
        coefficients.reduce((sum, coefficient, i) => sum + coefficient * (x[i] as number), 0),
    ),
  );
  return { names: own, map, residuals };
}

/**
 * What the page would have taken these songs for: the affine map plus the residuals of a song drawn by
 * chance, limited to the valid range of each characteristic.
 *
 * @param rows characteristics in the order of `names`
 * @returns rows of the same order; columns without errors are unchanged
 * @throws RangeError if an estimated column is not among `names`
 */
export function simulateEstimates(
  rows: readonly (readonly number[])[],
  names: readonly string[],
  errors: EstimateErrors,
  seed: readonly (number | string)[],
): number[][] {
  const random = new Random('simulated estimates', ...seed);
  const columns = errors.names.map((name) => names.indexOf(name));
  if (columns.includes(-1)) throw new RangeError('the rows lack a column that is estimated');
  return rows.map((row) => {
    const residual = errors.residuals[random.integer(errors.residuals.length)] ?? [];
    const x = [1, ...errors.names.map((name, i) => toScale(row[columns[i] as number] as number, name))];
    const simulated = [...row];
    errors.map.forEach((coefficients, i) => {
      const name = errors.names[i] as string;
      const value = fromScale(
        coefficients.reduce((sum, coefficient, k) => sum + coefficient * (x[k] as number), 0) +
          (residual[i] as number),
        name,
      );
      const [low = -Infinity, high = Infinity] = VALID_RANGES[name] ?? [];
      simulated[columns[i] as number] = Math.min(high, Math.max(low, value));
    });
    return simulated;
  });
}

import { Random } from '../random.ts';

/** A figure with its 95 % interval. */
export interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/**
 * Resamples whole groups (artists) with replacement: songs of one artist are not independent, so an
 * interval from resampled rows would be too narrow.
 *
 * @returns per resample how often each row counts
 */
export function* groupResamples(
  groups: readonly string[],
  resamples: number,
  seed: number,
): Generator<Float64Array> {
  const names = [...new Set(groups)].sort();
  const indexOf = new Map(names.map((name, i) => [name, i]));
  const groupIndex = Uint32Array.from(groups, (group) => indexOf.get(group) ?? 0);
  const random = new Random('bootstrap', seed);
  const drawn = new Float64Array(names.length);
  const weights = new Float64Array(groups.length);
  for (let b = 0; b < resamples; b++) {
    drawn.fill(0);
    for (let i = 0; i < names.length; i++) {
      const group = random.integer(names.length);
      drawn[group] = (drawn[group] as number) + 1;
    }
    for (let row = 0; row < weights.length; row++) {
      weights[row] = drawn[groupIndex[row] as number] as number;
    }
    yield weights;
  }
}

/** The share `q` of the sorted values lies below; linear between neighbours. NaN for no values. */
export function quantile(sorted: ArrayLike<number>, q: number): number {
  if (sorted.length === 0) return NaN;
  const at = q * (sorted.length - 1);
  const low = Math.floor(at);
  const a = sorted[low] as number;
  const b = sorted[Math.min(sorted.length - 1, low + 1)] as number;
  return a + (at - low) * (b - a);
}

/**
 * Percentile bootstrap of several figures at once.
 *
 * @param figures computes all figures from row weights; without weights, on the rows as they are
 */
export function bootstrap<Name extends string>(
  groups: readonly string[],
  figures: (weights?: Float64Array) => Readonly<Record<Name, number>>,
  options: { readonly resamples: number; readonly seed: number },
): Record<Name, Estimate> {
  const point = figures();
  const names = Object.keys(point) as Name[];
  const draws = new Map<Name, number[]>(names.map((name) => [name, []]));
  for (const weights of groupResamples(groups, options.resamples, options.seed)) {
    const resampled = figures(weights);
    for (const name of names) if (Number.isFinite(resampled[name])) draws.get(name)?.push(resampled[name]);
  }
  return Object.fromEntries(
    names.map((name) => {
      const sorted = Float64Array.from(draws.get(name) ?? []).sort();
      return [name, { value: point[name], low: quantile(sorted, 0.025), high: quantile(sorted, 0.975) }];
    }),
  ) as Record<Name, Estimate>;
}

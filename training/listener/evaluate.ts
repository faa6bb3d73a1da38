import { bootstrap, type Estimate } from '../protocol/bootstrap.ts';
import { spearman } from '../protocol/metrics.ts';

export interface BootstrapOptions {
  readonly resamples: number;
  readonly seed: number;
}

/** Share of the variance that is explained; 0 for the mean, negative for worse than the mean. */
export function rSquared(
  truth: ArrayLike<number>,
  estimate: ArrayLike<number>,
  weights?: ArrayLike<number>,
): number {
  let total = 0;
  let sum = 0;
  for (let i = 0; i < truth.length; i++) {
    const weight = weights ? (weights[i] as number) : 1;
    total += weight;
    sum += weight * (truth[i] as number);
  }
  const mean = sum / total;
  let errors = 0;
  let spread = 0;
  for (let i = 0; i < truth.length; i++) {
    const weight = weights ? (weights[i] as number) : 1;
    errors += weight * ((truth[i] as number) - (estimate[i] as number)) ** 2;
    spread += weight * ((truth[i] as number) - mean) ** 2;
  }
  return 1 - errors / spread;
}

/** R² of every column with its interval from resampled artists; songs of which a figure is unknown are left out. */
export function judgeColumns<Name extends string>(
  names: readonly Name[],
  truth: readonly (readonly number[])[],
  estimate: readonly (readonly number[])[],
  groups: readonly string[],
  options: BootstrapOptions,
): Record<Name, Estimate> {
  return Object.fromEntries(
    names.map((name, c) => {
      const rows = truth.flatMap((row, i) => (Number.isFinite(row[c]) ? [i] : []));
      const t = Float64Array.from(rows, (i) => truth[i]?.[c] as number);
      const e = Float64Array.from(rows, (i) => estimate[i]?.[c] as number);
      const { r2 } = bootstrap(
        rows.map((i) => groups[i] as string),
        (weights) => ({ r2: rSquared(t, e, weights) }),
        options,
      );
      return [name, r2];
    }),
  ) as Record<Name, Estimate>;
}

/**
 * How well tags order songs: per tag Spearman's correlation with the teacher's song-level probability, then
 * the median over tags.
 */
export function judgeTags(
  teacher: readonly ArrayLike<number>[],
  estimate: readonly ArrayLike<number>[],
  groups: readonly string[],
  options: BootstrapOptions,
): { readonly medianSpearman: Estimate; readonly perTag: readonly number[] } {
  const tags = teacher[0]?.length ?? 0;
  const column = (of: readonly ArrayLike<number>[], tag: number): Float64Array =>
    Float64Array.from(of, (row) => row[tag] as number);
  const pairs = Array.from(
    { length: tags },
    (_, tag) => [column(teacher, tag), column(estimate, tag)] as const,
  );
  const orders = pairs.map(([a, b]) => [order(a), order(b)] as const);
  const perTag = (weights?: Float64Array): number[] =>
    pairs.map(([a, b], tag) => spearman(a, b, weights, ...(orders[tag] as [Uint32Array, Uint32Array])));
  const { median } = bootstrap(groups, (weights) => ({ median: middle(perTag(weights)) }), options);
  return { medianSpearman: median, perTag: perTag() };
}

function order(values: Float64Array): Uint32Array {
  return Uint32Array.from(values, (_, i) => i).sort((a, b) => (values[a] as number) - (values[b] as number));
}

/** Median of some numbers. */
function middle(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1
    ? (sorted[half] as number)
    : ((sorted[half - 1] as number) + (sorted[half] as number)) / 2;
}

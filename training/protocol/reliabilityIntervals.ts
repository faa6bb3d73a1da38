import { bootstrap } from './bootstrap.ts';
import { reliability, type ReliabilityBin } from './metrics.ts';

/** One bin of a reliability table with the 95 % interval of what was observed. */
export interface ReliabilityInterval extends ReliabilityBin {
  readonly low: number;
  readonly high: number;
}

/**
 * {@link reliability} with intervals from resampled groups (artists), which are wider than binomial ones,
 * because songs of one artist share their fate.
 */
export function reliabilityWithIntervals(
  probabilities: ArrayLike<number>,
  happened: readonly boolean[],
  groups: readonly string[],
  options: { readonly resamples: number; readonly seed: number },
  bins = 10,
): ReliabilityInterval[] {
  const binOf = Uint8Array.from(probabilities, (p) => Math.min(bins - 1, Math.floor(p * bins)));
  const observed = (weights?: Float64Array): Record<string, number> => {
    const yes = new Float64Array(bins);
    const all = new Float64Array(bins);
    binOf.forEach((bin, row) => {
      const weight = weights ? (weights[row] as number) : 1;
      all[bin] = (all[bin] as number) + weight;
      if (happened[row]) yes[bin] = (yes[bin] as number) + weight;
    });
    return Object.fromEntries([...all].map((n, bin) => [String(bin), (yes[bin] as number) / n]));
  };
  const intervals = bootstrap(groups, observed, options);
  const filled = [...new Set(binOf)].sort((a, b) => a - b);
  return reliability(probabilities, happened, undefined, bins).map((line, i) => {
    const interval = intervals[String(filled[i])];
    return { ...line, low: interval?.low ?? NaN, high: interval?.high ?? NaN };
  });
}

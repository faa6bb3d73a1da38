import type { ChartEstimate } from '../types.ts';

/** Number of tenths of the ranking. */
export const DECILES = 10;

/**
 * Position below which the share `q` of the probability lies. Tenth i (0 = best) covers the positions
 * from 1 − (i + 1)/10 up to 1 − i/10, and probability is spread evenly inside a tenth.
 *
 * @param deciles ten probabilities that sum to 1, best tenth first
 * @param q share, 0–1
 * @returns position, 0 (worst) to 1 (best)
 */
export function positionQuantile(deciles: readonly number[], q: number): number {
  let below = 0;
  for (let i = deciles.length - 1; i >= 0; i--) {
    const p = deciles[i] ?? 0;
    // `p > 0` keeps an empty tenth from dividing 0 by 0 at q = 0.
    if (p > 0 && below + p >= q) {
      return (deciles.length - 1 - i + Math.max(0, q - below) / p) / deciles.length;
    }
    below += p;
  }
  // Rounding can leave the sum a hair below q = 1.
  return 1;
}

/** Mean position of the distribution, 0 (worst) to 1 (best). */
export function expectedPosition(deciles: readonly number[]): number {
  return deciles.reduce((sum, p, i) => sum + p * (1 - (i + 0.5) / deciles.length), 0);
}

/**
 * Everything that is said about a song, from one distribution.
 *
 * @param deciles ten probabilities that sum to 1, best tenth first
 * @throws RangeError if there are not ten finite, non-negative numbers that sum to 1 within 1e−3
 */
export function summariseDistribution(deciles: readonly number[]): ChartEstimate {
  const total = deciles.reduce((sum, p) => sum + p, 0);
  if (deciles.length !== DECILES || !deciles.every((p) => p >= 0) || !(Math.abs(total - 1) < 1e-3)) {
    throw new RangeError('not a distribution over ten tenths');
  }
  return {
    deciles: [...deciles],
    top20: (deciles[0] ?? 0) + (deciles[1] ?? 0),
    median: positionQuantile(deciles, 0.5),
    low80: positionQuantile(deciles, 0.1),
    high80: positionQuantile(deciles, 0.9),
  };
}

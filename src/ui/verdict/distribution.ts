import { t } from '../i18n/translate.ts';

/**
 * The ten tenths of an estimate as things to draw. `deciles` are always as in the report: ten
 * probabilities, best tenth first; what is drawn runs from the lowest to the highest.
 */

interface Tenth {
  /** 0 is the lowest tenth, 9 the highest. */
  readonly index: number;
  /** For instance `60 to 70`. */
  readonly label: string;
  /** 0–1 */
  readonly probability: number;
}

/** Lowest tenth first, with labels for the table. */
export function tenths(deciles: readonly number[]): Tenth[] {
  return deciles.toReversed().map((probability, index) => ({
    index,
    label: t('verdict:tenths.tenth', { from: index * 10, to: (index + 1) * 10 }),
    probability,
  }));
}

/**
 * Heights of the hundred strokes of the scale, lowest place first: the tenths' densities joined by
 * straight lines between the middles of the tenths, so that no false steps are seen.
 *
 * @returns 100 heights, the largest is 1
 */
export function strokeHeights(deciles: readonly number[]): number[] {
  const ascending = deciles.toReversed();
  const heights = Array.from({ length: 100 }, (_, i) => {
    const at = (i + 0.5) / 10 - 0.5;
    const left = Math.min(8, Math.max(0, Math.floor(at)));
    const low = ascending[left] ?? 0;
    const high = ascending[left + 1] ?? 0;
    const within = Math.min(1, Math.max(0, at - left));
    return low + (high - low) * within;
  });
  const largest = Math.max(...heights);
  return largest > 0 ? heights.map((height) => height / largest) : heights.map(() => 0);
}

/** Upper end of the axis of the tenths: a round share that holds all bars and the base rate. */
export function axisEnd(deciles: readonly number[]): number {
  const largest = Math.max(0.1, ...deciles);
  return Math.min(1, Math.ceil(largest * 10 + 0.2) / 10);
}

import { t } from '../i18n/translate.ts';

/**
 * A hundred dots for a share, filled from the first on. At least one is filled for a share above 0
 * and at least one left open for a share below 1: dots do not round to certainty.
 *
 * @param share 0–1
 */
export function dots(share: number): boolean[] {
  let filled = Math.round(share * 100);
  if (share > 0) filled = Math.max(1, filled);
  if (share < 1) filled = Math.min(99, filled);
  return Array.from({ length: 100 }, (_, i) => i < filled);
}

/** Differences below this are said to be none: two in a hundred. */
const SAME = 0.02;

/** The chance of the best fifth beside the base rate, as sentences of frequencies. */
export function fifthSentence(top20: number, baseRate: number): string {
  const counted = t('verdict:fifth.counted', {
    song: Math.round(top20 * 100),
    blind: Math.round(baseRate * 100),
  });
  return `${counted} ${t(`verdict:fifth.${besideChance(top20, baseRate)}`)}`;
}

function besideChance(top20: number, baseRate: number): 'same' | 'less' | 'more' | 'twice' {
  if (Math.abs(top20 - baseRate) < SAME) return 'same';
  if (top20 < baseRate) return 'less';
  return top20 >= 2 * baseRate ? 'twice' : 'more';
}

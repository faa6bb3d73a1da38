import type { ChartEstimate } from '../../model/types.ts';
import { t } from '../i18n/translate.ts';
import { place } from '../text/numbers.ts';

/** Where the median stands. */
export type Standing =
  'top-fifth' | 'upper-third' | 'above-middle' | 'middle' | 'below-middle' | 'lower-third' | 'lowest-fifth';

/** How much of the scale the central 80 % interval covers. A song picked blindly covers 0.8. */
type Spread = 'clear' | 'broad' | 'anywhere';

/** From this width on, an interval covers nearly what it would cover without having listened. */
const ANYWHERE_WIDTH = 0.7;
/** Below this width, an interval is narrow for a guess from sound alone. */
const CLEAR_WIDTH = 0.4;

export function standing(median: number): Standing {
  if (median >= 0.8) return 'top-fifth';
  if (median >= 2 / 3) return 'upper-third';
  if (median >= 0.55) return 'above-middle';
  if (median > 0.45) return 'middle';
  if (median > 1 / 3) return 'below-middle';
  if (median > 0.2) return 'lower-third';
  return 'lowest-fifth';
}

export function spread(estimate: Pick<ChartEstimate, 'low80' | 'high80'>): Spread {
  const width = estimate.high80 - estimate.low80;
  if (width >= ANYWHERE_WIDTH) return 'anywhere';
  return width < CLEAR_WIDTH ? 'clear' : 'broad';
}

/**
 * The one plain sentence of a verdict. It compares and never promises; where the interval covers
 * nearly everything, the sentence itself says so.
 */
export function verdictSentence(estimate: ChartEstimate): string {
  return t(`verdict:${spread(estimate)}.${standing(estimate.median)}`);
}

const places = ({ median, low80, high80 }: ChartEstimate) => ({
  median: place(median),
  low: place(low80),
  high: place(high80),
});

/** What the sentence rests on: the median and the interval, in words. */
export function verdictDetail(estimate: ChartEstimate): string {
  return `${t('verdict:detail', places(estimate))} ${t(`verdict:that.${spread(estimate)}`)}`;
}

/** The scale as one sentence, for those who do not see it. */
export function scaleDescription(estimate: ChartEstimate): string {
  return t('verdict:scale.described', places(estimate));
}

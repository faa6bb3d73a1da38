import type { ChartEstimate } from '../../model/types.ts';
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

const LANDED: Readonly<Record<Standing, string>> = {
  'top-fifth': 'in the top fifth',
  'upper-third': 'in the upper third',
  'above-middle': 'a little above the middle',
  middle: 'around the middle',
  'below-middle': 'a little below the middle',
  'lower-third': 'in the lower third',
  'lowest-fifth': 'in the lowest fifth',
};

const LEANS: Readonly<Record<Standing, string>> = {
  'top-fifth': 'It leans strongly to the top',
  'upper-third': 'It leans to the upper end',
  'above-middle': 'It leans a little upwards',
  middle: 'It leans neither way',
  'below-middle': 'It leans a little downwards',
  'lower-third': 'It leans to the lower end',
  'lowest-fifth': 'It leans strongly to the bottom',
};

/**
 * The one plain sentence of a verdict. It compares and never promises; where the interval covers
 * nearly everything, the sentence itself says so.
 */
export function verdictSentence(estimate: ChartEstimate): string {
  const where = standing(estimate.median);
  switch (spread(estimate)) {
    case 'anywhere':
      return where === 'middle'
        ? 'By sound alone, this song could land almost anywhere.'
        : `${LEANS[where]}, but songs that sound like this landed almost anywhere.`;
    case 'broad':
      return `It sounds most like songs that landed ${LANDED[where]}.`;
    case 'clear':
      return `It sounds clearly like songs that landed ${LANDED[where]}.`;
  }
}

/** What the sentence rests on: the median and the interval, in words. */
export function verdictDetail(estimate: ChartEstimate): string {
  const median = place(estimate.median);
  const low = place(estimate.low80);
  const high = place(estimate.high80);
  const basis =
    `On a scale of 100, half of the songs that sound like this landed above ${median} and half below. ` +
    `Eight in ten landed between ${low} and ${high}.`;
  switch (spread(estimate)) {
    case 'anywhere':
      return `${basis} That is nearly the whole scale, which is common: sound is only a part of what carries a song.`;
    case 'broad':
      return `${basis} That is a broad stretch: sound is only a part of what carries a song.`;
    case 'clear':
      return `${basis} For a guess from sound alone, that is a narrow stretch.`;
  }
}

/** The scale as one sentence, for those who do not see it. */
export function scaleDescription(estimate: ChartEstimate): string {
  return (
    `Scale from 0, the lowest, to 100, the highest. This song: ${place(estimate.median)}. ` +
    `Eight in ten between ${place(estimate.low80)} and ${place(estimate.high80)}. ` +
    'A song picked blindly: 50, eight in ten between 10 and 90.'
  );
}

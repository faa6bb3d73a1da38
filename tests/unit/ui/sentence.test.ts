import { describe, expect, it } from 'vitest';
import type { ChartEstimate } from '../../../src/model/types.ts';
import {
  scaleDescription,
  spread,
  standing,
  verdictDetail,
  verdictSentence,
  type Standing,
} from '../../../src/ui/verdict/sentence.ts';

function estimate(median: number, low80: number, high80: number): ChartEstimate {
  return { deciles: Array.from({ length: 10 }, () => 0.1), top20: 0.2, median, low80, high80 };
}

describe('standing', () => {
  it.each<[number, Standing]>([
    [1, 'top-fifth'],
    [0.8, 'top-fifth'],
    [0.7999, 'upper-third'],
    [2 / 3, 'upper-third'],
    [0.666, 'above-middle'],
    [0.55, 'above-middle'],
    [0.5499, 'middle'],
    [0.4501, 'middle'],
    [0.45, 'below-middle'],
    [0.334, 'below-middle'],
    [1 / 3, 'lower-third'],
    [0.2001, 'lower-third'],
    [0.2, 'lowest-fifth'],
    [0, 'lowest-fifth'],
  ])('a median of %f is %s', (median, expected) => expect(standing(median)).toBe(expected));
});

describe('spread', () => {
  it.each([
    [0, 0.7, 'anywhere'],
    [0, 0.6999, 'broad'],
    [0, 0.4, 'broad'],
    [0, 0.3999, 'clear'],
  ])('from %f to %f is %s', (low80, high80, expected) => expect(spread({ low80, high80 })).toBe(expected));
});

const MEDIANS = [0.9, 0.7, 0.6, 0.5, 0.4, 0.25, 0.1];
const WIDTHS: [number, number][] = [
  [0.1, 0.95],
  [0.2, 0.75],
  [0.4, 0.6],
];
const ALL = MEDIANS.flatMap((median) => WIDTHS.map(([low, high]) => estimate(median, low, high)));

describe('verdictSentence', () => {
  it('says plainly when the interval covers nearly everything', () => {
    for (const median of MEDIANS) {
      expect(verdictSentence(estimate(median, 0.1, 0.95))).toContain('almost anywhere');
      expect(verdictDetail(estimate(median, 0.1, 0.95))).toContain('nearly the whole scale');
    }
    expect(verdictSentence(estimate(0.5, 0.1, 0.9))).toBe(
      'By sound alone, this song could land almost anywhere.',
    );
    expect(verdictSentence(estimate(0.72, 0.2, 0.95))).toBe(
      'It leans to the upper end, but songs that sound like this landed almost anywhere.',
    );
  });

  it('does not say so when it does not', () => {
    expect(verdictSentence(estimate(0.7, 0.4, 0.9))).toBe(
      'It sounds most like songs that landed in the upper third.',
    );
    expect(verdictSentence(estimate(0.1, 0.02, 0.3))).toBe(
      'It sounds clearly like songs that landed in the lowest fifth.',
    );
  });

  it('is one sentence, different for every standing, and never a promise', () => {
    for (const [low, high] of WIDTHS) {
      const sentences = MEDIANS.map((median) => verdictSentence(estimate(median, low, high)));
      expect(new Set(sentences).size).toBe(MEDIANS.length);
    }
    for (const one of ALL) {
      expect(verdictSentence(one)).toMatch(/^[A-Z][^.]*\.$/);
      expect(verdictSentence(one) + verdictDetail(one)).not.toMatch(
        /\bwill\b|\bhit\b|viral|guarantee|success/i,
      );
    }
  });
});

describe('verdictDetail and scaleDescription', () => {
  it('carry the three figures', () => {
    const one = estimate(0.684, 0.311, 0.938);
    for (const words of [verdictDetail(one), scaleDescription(one)]) {
      expect(words).toContain('68');
      expect(words).toContain('between 31 and 94');
    }
  });

  it('compare with a song picked blindly', () => {
    expect(scaleDescription(estimate(0.7, 0.2, 0.9))).toContain('picked blindly: 50');
  });

  it('tell a broad stretch from a narrow one', () => {
    expect(verdictDetail(estimate(0.5, 0.2, 0.75))).toContain('broad stretch');
    expect(verdictDetail(estimate(0.5, 0.4, 0.6))).toContain('narrow stretch');
  });
});

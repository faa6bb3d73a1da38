import { describe, expect, it } from 'vitest';
import {
  percentileOf,
  summarise,
  type SummaryJury,
  type SummaryParameters,
} from '../../../../src/model/summary/summary.ts';

/** Scores spread evenly from 0 to 1, so that a score is its own percentile. */
const even = Array.from({ length: 101 }, (_, i) => i / 100);

const jury = (name: string, weight: number, percentileError = 0.05): SummaryJury => ({
  name,
  weight,
  percentileError,
  quantiles: even,
});

const parameters = (...juries: SummaryJury[]): SummaryParameters => ({
  reference: { description: 'songs', songs: 100 },
  juries,
  quantiles: even,
});

describe('percentileOf', () => {
  it('is linear between quantiles and ends at 0 and 1', () => {
    const quantiles = [10, 20, 40];
    expect([9, 10, 15, 20, 30, 40, 41].map((value) => percentileOf(value, quantiles))).toEqual([
      0, 0, 0.25, 0.5, 0.75, 1, 1,
    ]);
  });

  it('never falls, across steps of equal quantiles too', () => {
    const quantiles = [0, 0, 0, 0.2, 0.2, 0.2, 0.7, 1];
    const places = Array.from({ length: 200 }, (_, i) => percentileOf(-0.05 + (i * 1.1) / 199, quantiles));
    expect(places.toSorted((a, b) => a - b)).toEqual(places);
    expect(places[0]).toBe(0);
    expect(places.at(-1)).toBe(1);
  });
});

describe('the summary', () => {
  it('is the mean of the juries’ percentiles, weighted by skill', () => {
    const summary = summarise({ a: 0.8, b: 0.2 }, parameters(jury('a', 0.3), jury('b', 0.1)));
    expect(summary?.percentile).toBeCloseTo(0.65, 12);
    expect(summary?.juries.map(({ share }) => share)).toEqual([0.75, 0.25].map((v) => expect.closeTo(v, 12)));
    expect(summary?.juries.map(({ percentile }) => percentile)).toEqual(
      [0.8, 0.2].map((v) => expect.closeTo(v, 12)),
    );
    expect(summary?.disagreement).toBeCloseTo(Math.sqrt(0.75 * 0.15 ** 2 + 0.25 * 0.45 ** 2), 12);
  });

  it('compares the average with averages of the reference songs', () => {
    // Averages crowd in the middle: from 0.4 to 0.6 here.
    const crowded = { ...parameters(jury('a', 1)), quantiles: [0.4, 0.45, 0.5, 0.55, 0.6] };
    expect(summarise({ a: 0.55 }, crowded)?.percentile).toBeCloseTo(0.75, 12);
    expect(summarise({ a: 0.3 }, crowded)?.percentile).toBe(0);
  });

  it('does not hear a jury without skill', () => {
    const both = parameters(jury('a', 0.3), jury('coin', 0, 0.5));
    const alone = summarise({ a: 0.7 }, parameters(jury('a', 0.3)));
    for (const coin of [0, 0.5, 1]) {
      const summary = summarise({ a: 0.7, coin }, both);
      expect(summary).toMatchObject({
        percentile: alone?.percentile,
        low: alone?.low,
        high: alone?.high,
        disagreement: 0,
      });
      expect(summary?.juries.at(-1)?.share).toBe(0);
    }
  });

  it('is none where nobody with skill has a score', () => {
    const both = parameters(jury('a', 0.3), jury('coin', 0));
    expect(summarise({ coin: 0.5 }, both)).toBeNull();
    expect(summarise({}, both)).toBeNull();
    expect(summarise({ a: NaN }, both)).toBeNull();
  });

  it('goes on without a jury that has no score', () => {
    const summary = summarise({ a: 0.8, b: NaN }, parameters(jury('a', 0.3), jury('b', 0.3)));
    expect(summary?.percentile).toBeCloseTo(0.8, 12);
    expect(summary?.juries.map(({ name }) => name)).toEqual(['a']);
  });

  it('has an interval of 80 % that follows from the jury’s own error', () => {
    const summary = summarise({ a: 0.5 }, parameters(jury('a', 1, 0.1)));
    // Φ⁻¹(0.9) = 1.28155.
    expect(summary?.low).toBeCloseTo(0.5 - 0.128155, 5);
    expect(summary?.high).toBeCloseTo(0.5 + 0.128155, 5);
  });

  it('has a wider interval where juries disagree, at the same mean', () => {
    const of = (apart: number) =>
      summarise({ a: 0.5 + apart, b: 0.5 - apart }, parameters(jury('a', 0.2), jury('b', 0.2)));
    const summaries = [0, 0.1, 0.2, 0.4].map(of);
    const widths = summaries.map((summary) => (summary?.high ?? 0) - (summary?.low ?? 0));
    for (const summary of summaries) expect(summary?.percentile).toBeCloseTo(0.5, 12);
    for (let i = 1; i < widths.length; i++) {
      expect(widths[i]).toBeGreaterThan((widths[i - 1] as number) + 0.01);
    }
  });

  it('has a narrower interval the more juries agree', () => {
    const width = (...names: string[]) => {
      const summary = summarise(
        Object.fromEntries(names.map((name) => [name, 0.5])),
        parameters(...names.map((name) => jury(name, 0.2))),
      );
      return (summary?.high ?? 0) - (summary?.low ?? 0);
    };
    expect(width('a', 'b', 'c')).toBeLessThan(width('a', 'b'));
    expect(width('a', 'b')).toBeLessThan(width('a'));
  });

  it('rises with every jury’s score and stays within its bounds', () => {
    const all = parameters(jury('a', 0.4, 0.3), jury('b', 0.2, 0.3), jury('c', 0.1, 0.3));
    for (const name of ['a', 'b', 'c']) {
      const places = even.map((score) => {
        const summary = summarise({ a: 0.4, b: 0.6, c: 0.5, [name]: score }, all);
        if (!summary) throw new Error('no summary');
        for (const value of [summary.percentile, summary.low, summary.high]) {
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(1);
        }
        expect(summary.low).toBeLessThanOrEqual(summary.percentile);
        expect(summary.high).toBeGreaterThanOrEqual(summary.percentile);
        return summary.percentile;
      });
      expect(places.toSorted((x, y) => x - y)).toEqual(places);
      expect((places.at(-1) ?? 0) - (places[0] ?? 0)).toBeGreaterThan(0.1);
    }
  });
});

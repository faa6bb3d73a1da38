import { describe, expect, it } from 'vitest';
import { judgeBinary, subsetBinary } from '../../../../training/protocol/evaluateBinary.ts';
import { matchedAuc, rocAuc, rocCurve } from '../../../../training/protocol/metrics.ts';
import { Random } from '../../../../training/random.ts';

describe('matchedAuc', () => {
  it('counts won pairs of one stratum only', () => {
    // Stratum 0: 3 > 1 won. Stratum 1: 2 < 4 lost, 5 > 4 won. Across: not counted.
    expect(matchedAuc([3, 1, 2, 4, 5], [true, false, true, false, true], [0, 0, 1, 1, 1])).toBeCloseTo(
      2 / 3,
      12,
    );
  });

  it('gives a coin’s mark to what tells the strata and nothing else', () => {
    const strata = [0, 0, 0, 1, 1, 1, 1];
    const labels = [false, false, true, true, true, true, false];
    expect(rocAuc(strata, labels)).toBeGreaterThan(0.7);
    expect(matchedAuc(strata, labels, strata)).toBe(0.5);
  });

  it('is the plain AUC of a single stratum, ties included', () => {
    const random = new Random('scores');
    const scores = Array.from({ length: 60 }, () => random.integer(8));
    const labels = scores.map((score) => random.integer(8) < score);
    const weights = scores.map(() => random.integer(3));
    const one = scores.map(() => 0);
    expect(matchedAuc(scores, labels, one)).toBeCloseTo(rocAuc(scores, labels), 12);
    expect(matchedAuc(scores, labels, one, weights)).toBeCloseTo(rocAuc(scores, labels, weights), 12);
  });

  it('treats a weight like a repeated row', () => {
    const repeated = matchedAuc(
      [3, 3, 1, 2, 5, 4],
      [true, true, false, false, true, false],
      [0, 0, 0, 0, 1, 1],
    );
    const weighted = matchedAuc(
      [3, 1, 2, 5, 4],
      [true, false, false, true, false],
      [0, 0, 0, 1, 1],
      [2, 1, 1, 1, 1],
    );
    expect(weighted).toBeCloseTo(repeated, 12);
  });

  it('is undefined where no stratum has both classes', () => {
    expect(matchedAuc([1, 2], [true, false], [0, 1])).toBeNaN();
  });
});

describe('rocCurve', () => {
  it('goes through the corners and the points between', () => {
    expect(rocCurve([0.9, 0.8, 0.7, 0.1], [true, false, true, false])).toEqual([
      { falsePositiveRate: 0, truePositiveRate: 0, threshold: Infinity },
      { falsePositiveRate: 0, truePositiveRate: 0.5, threshold: 0.9 },
      { falsePositiveRate: 0.5, truePositiveRate: 0.5, threshold: 0.8 },
      { falsePositiveRate: 0.5, truePositiveRate: 1, threshold: 0.7 },
      { falsePositiveRate: 1, truePositiveRate: 1, threshold: 0.1 },
    ]);
  });

  it('leaves out points on a line and takes ties together', () => {
    expect(rocCurve([3, 2, 1], [true, true, true]).map((point) => point.truePositiveRate)).toEqual([0, 1]);
    expect(rocCurve([1, 1], [true, false])).toHaveLength(2);
  });

  it('has the AUC below it', () => {
    const random = new Random('curve');
    const scores = Array.from({ length: 200 }, () => random.integer(40));
    const labels = scores.map((score) => random.integer(60) < score);
    const curve = rocCurve(scores, labels);
    let area = 0;
    curve.slice(1).forEach((point, i) => {
      const before = curve[i] ?? point;
      area +=
        ((point.falsePositiveRate - before.falsePositiveRate) *
          (point.truePositiveRate + before.truePositiveRate)) /
        2;
    });
    expect(area).toBeCloseTo(rocAuc(scores, labels), 12);
  });
});

describe('judgeBinary', () => {
  const labels = [true, false, true, false];
  const rest = { labels, groups: ['a', 'b', 'c', 'd'], strata: [2000, 2000, 2001, 2001] };
  const options = { resamples: 20, seed: 1 };

  it('gives full marks to certainty about the truth', () => {
    const figures = judgeBinary({ ...rest, probabilities: labels.map(Number) }, options);
    expect(figures.auc.value).toBe(1);
    expect(figures.matchedAuc.value).toBe(1);
    expect(figures.ece.value).toBe(0);
    expect(figures.logLoss.value).toBeCloseTo(0, 8);
  });

  it('gives a coin’s marks to the base rate', () => {
    const figures = judgeBinary({ ...rest, probabilities: labels.map(() => 0.5) }, options);
    expect(figures.auc.value).toBe(0.5);
    expect(figures.matchedAuc.value).toBe(0.5);
    expect(figures.logLoss.value).toBeCloseTo(Math.LN2, 12);
  });

  it('judges some of the rows', () => {
    const some = subsetBinary({ ...rest, probabilities: [0.1, 0.9, 0.8, 0.2] }, (row) => row >= 2);
    expect(some.groups).toEqual(['c', 'd']);
    expect(judgeBinary(some, options).auc.value).toBe(1);
  });
});

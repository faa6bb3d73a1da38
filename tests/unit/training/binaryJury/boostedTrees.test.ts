import { describe, expect, it } from 'vitest';
import { BOOSTED_TREES_CONFIG, fitBoostedTrees } from '../../../../training/baselines/boostedTrees.ts';
import { fitLogisticRegression } from '../../../../training/baselines/logisticRegression.ts';
import { rocAuc } from '../../../../training/protocol/metrics.ts';
import { Random } from '../../../../training/random.ts';

const config = { ...BOOSTED_TREES_CONFIG, trees: 60, learningRate: 0.2, minRowsPerLeaf: 10 };

/** Rows of `width` uniform features, labelled with the probability that `chance` gives. */
function planted(chance: (row: readonly number[]) => number, count = 2000, width = 4, seed = 'train') {
  const random = new Random('planted', seed);
  const rows = Array.from({ length: count }, () => Array.from({ length: width }, () => random.uniform()));
  return { rows, targets: rows.map((row) => Number(random.uniform() < chance(row))) };
}

const aucOf = (predicted: readonly number[], targets: readonly number[]): number =>
  rocAuc(
    predicted,
    targets.map((target) => target === 1),
  );

describe('boosted trees', () => {
  it('find a step where it is', () => {
    const step = (row: readonly number[]): number => ((row[2] ?? 0) > 0.37 ? 0.9 : 0.1);
    const { rows, targets } = planted(step);
    const model = fitBoostedTrees(rows, targets, { ...config, trees: 40 });
    const mean = (value: number): number => {
      const asked = rows.slice(0, 200).map((row) => row.map((x, j) => (j === 2 ? value : x)));
      return model.predict(asked).reduce((sum, p) => sum + p / asked.length, 0);
    };
    expect(Math.abs(mean(0.3) - 0.1)).toBeLessThan(0.05);
    expect(Math.abs(mean(0.45) - 0.9)).toBeLessThan(0.05);
  });

  it('find a pure cross of two features, which a linear model cannot', () => {
    const cross = (row: readonly number[]): number =>
      (row[0] ?? 0) > 0.5 === (row[1] ?? 0) > 0.4 ? 0.9 : 0.1;
    const { rows, targets } = planted(cross);
    const test = planted(cross, 1000, 4, 'test');
    const trees = fitBoostedTrees(rows, targets, config).predict(test.rows);
    const line = fitLogisticRegression(rows, targets).predict(test.rows);
    expect(aucOf(trees, test.targets)).toBeGreaterThan(0.85);
    expect(aucOf(line, test.targets)).toBeLessThan(0.6);
  });

  it('give the same probabilities again, whatever the order of the features', () => {
    const { rows, targets } = planted((row) => row[0] ?? 0, 400);
    const first = fitBoostedTrees(rows, targets, config).predict(rows);
    expect(fitBoostedTrees(rows, targets, config).predict(rows)).toEqual(first);
    const turned = rows.map((row) => [...row].reverse());
    fitBoostedTrees(turned, targets, config)
      .predict(turned)
      .forEach((p, i) => expect(p).toBeCloseTo(first[i] ?? NaN, 10));
  });

  it('keep to the smallest leaf that is allowed', () => {
    const { rows, targets } = planted((row) => ((row[0] ?? 0) > 0.95 ? 1 : 0), 100, 1);
    const one = fitBoostedTrees(rows, targets, { ...config, minRowsPerLeaf: 60 }).predict(rows);
    expect(new Set(one).size).toBe(1);
    expect(one[0]).toBeCloseTo(targets.reduce((a, b) => a + b, 0) / 100, 12);
  });

  it('learn from soft targets as from many rows', () => {
    const { rows } = planted(() => 0, 500, 2);
    const targets = rows.map((row) => 0.2 + 0.6 * Number((row[0] ?? 0) > 0.5));
    const predicted = fitBoostedTrees(rows, targets, config).predict([
      [0.2, 0.5],
      [0.8, 0.5],
    ]);
    expect(predicted[0]).toBeCloseTo(0.2, 1);
    expect(predicted[1]).toBeCloseTo(0.8, 1);
  });

  it('refuse rows without targets', () => {
    expect(() => fitBoostedTrees([[1]], [])).toThrow(RangeError);
    expect(() => fitBoostedTrees([], [])).toThrow(RangeError);
  });
});

describe('logistic regression', () => {
  it('finds the coefficients', () => {
    const { rows, targets } = planted((row) => 1 / (1 + Math.exp(-(4 * (row[0] ?? 0) - 3))), 20_000, 2);
    const [low = NaN, high = NaN] = fitLogisticRegression(rows, targets).predict([
      [0, 0.5],
      [1, 0.5],
    ]);
    expect(Math.abs(low - 1 / (1 + Math.exp(3)))).toBeLessThan(0.01);
    expect(Math.abs(high - 1 / (1 + Math.exp(-1)))).toBeLessThan(0.02);
  });

  it('is not moved by a constant feature', () => {
    const { rows, targets } = planted((row) => row[0] ?? 0, 300, 1);
    const plain = fitLogisticRegression(rows, targets).predict(rows);
    const padded = rows.map((row) => [...row, 7]);
    fitLogisticRegression(padded, targets)
      .predict(padded)
      .forEach((p, i) => expect(p).toBeCloseTo(plain[i] ?? NaN, 8));
  });
});

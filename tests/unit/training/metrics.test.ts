import { describe, expect, it } from 'vitest';
import {
  expectedCalibrationError,
  pearson,
  reliability,
  rocAuc,
  spearman,
} from '../../../training/protocol/metrics.ts';

describe('rocAuc', () => {
  it('counts won pairs', () => {
    // Positives 0.8, 0.4; negatives 0.6, 0.2: three of four pairs are won.
    expect(rocAuc([0.8, 0.4, 0.6, 0.2], [true, true, false, false])).toBe(0.75);
  });

  it('counts ties as half a pair', () => {
    expect(rocAuc([1, 1, 1, 1], [true, false, true, false])).toBe(0.5);
    // Pairs: (2,1) won, (2,2) tied, (1,1) tied, (1,2) lost.
    expect(rocAuc([2, 1, 1, 2], [true, true, false, false])).toBe(0.5);
    expect(rocAuc([3, 1, 1, 2], [true, true, false, false])).toBe((1 + 1 + 0.5 + 0) / 4);
  });

  it('treats a weight like a repeated row', () => {
    const repeated = rocAuc([3, 3, 1, 2, 2, 2], [true, true, true, false, false, false]);
    expect(rocAuc([3, 1, 2], [true, true, false], [2, 1, 3])).toBeCloseTo(repeated, 12);
  });

  it('is undefined without one of the classes', () => {
    expect(rocAuc([1, 2], [true, true])).toBeNaN();
  });
});

describe('spearman', () => {
  it('is 1 for any rising relation and −1 for any falling one', () => {
    expect(spearman([1, 2, 3, 4], [1, 10, 100, 1000])).toBeCloseTo(1, 12);
    expect(spearman([1, 2, 3, 4], [5, 4, 3, -9])).toBeCloseTo(-1, 12);
  });

  it('shares ranks among ties', () => {
    // Ranks 1, 2.5, 2.5, 4 against 1, 2, 3, 4: 4.5 / √(4.5 · 5).
    expect(spearman([1, 2, 2, 3], [1, 2, 3, 4])).toBeCloseTo(4.5 / Math.sqrt(4.5 * 5), 12);
  });

  it('treats a weight like a repeated row', () => {
    const repeated = spearman([1, 1, 2, 3, 3, 3], [2, 2, 1, 3, 3, 3]);
    expect(spearman([1, 2, 3], [2, 1, 3], [2, 1, 3])).toBeCloseTo(repeated, 12);
  });

  it('is undefined for a constant', () => {
    expect(pearson([1, 1, 1], [1, 2, 3])).toBeNaN();
  });
});

describe('expected calibration error', () => {
  const probabilities = [0.05, 0.05, 0.15, 0.15];
  const happened = [false, false, true, false];

  it('weights the distance of each bin by its rows', () => {
    // |0.05 − 0| · 2/4 + |0.15 − 0.5| · 2/4
    expect(expectedCalibrationError(probabilities, happened)).toBeCloseTo(0.2, 12);
    const table = reliability(probabilities, happened);
    expect(table).toHaveLength(2);
    expect(table[1]?.count).toBe(2);
    expect(table[1]?.predicted).toBeCloseTo(0.15, 12);
    expect(table[1]?.observed).toBe(0.5);
  });

  it('is 0 for the base rate', () => {
    expect(expectedCalibrationError([0.25, 0.25, 0.25, 0.25], [true, false, false, false])).toBe(0);
  });

  it('puts certainty into the last bin', () => {
    expect(expectedCalibrationError([1], [true])).toBe(0);
  });
});

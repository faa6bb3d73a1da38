import { describe, expect, it } from 'vitest';
import {
  expectedPosition,
  positionQuantile,
  summariseDistribution,
} from '../../../src/model/chart/distribution.ts';

const uniform = new Array<number>(10).fill(0.1);
const point = (tenth: number): number[] => Array.from({ length: 10 }, (_, i) => Number(i === tenth));

describe('summariseDistribution', () => {
  it('puts the uniform distribution in the middle', () => {
    const { top20, median, low80, high80 } = summariseDistribution(uniform);
    expect(top20).toBeCloseTo(0.2, 12);
    expect(median).toBeCloseTo(0.5, 12);
    expect(low80).toBeCloseTo(0.1, 12);
    expect(high80).toBeCloseTo(0.9, 12);
  });

  it.each([
    [0, 0.95],
    [3, 0.65],
    [9, 0.05],
  ])('keeps certainty about tenth %i inside that tenth', (tenth, middle) => {
    const { median, low80, high80 } = summariseDistribution(point(tenth));
    expect(median).toBeCloseTo(middle, 12);
    expect(low80).toBeCloseTo(middle - 0.04, 12);
    expect(high80).toBeCloseTo(middle + 0.04, 12);
  });

  it('reproduces a distribution worked out by hand', () => {
    // From the worst end: 0.2 in 0–0.1, 0.3 in 0.2–0.3, 0.5 in 0.9–1.
    const deciles = [0.5, 0, 0, 0, 0, 0, 0, 0.3, 0, 0.2];
    const { top20, low80, high80 } = summariseDistribution(deciles);
    expect(top20).toBe(0.5);
    expect(low80).toBeCloseTo(0.05, 12);
    expect(high80).toBeCloseTo(0.98, 12);
    expect(positionQuantile(deciles, 0.35)).toBeCloseTo(0.25, 12);
    expect(expectedPosition(deciles)).toBeCloseTo(0.5 * 0.95 + 0.3 * 0.25 + 0.2 * 0.05, 12);
  });

  it('never lowers a quantile when probability moves to a better tenth', () => {
    for (let from = 1; from < 10; from++) {
      const better = [...uniform];
      better[from] = 0.05;
      better[from - 1] = 0.15;
      for (const q of [0, 0.1, 0.25, 0.5, 0.75, 0.9, 1]) {
        expect(positionQuantile(better, q)).toBeGreaterThanOrEqual(positionQuantile(uniform, q) - 1e-12);
      }
    }
  });

  it('rises with the share, from the worst to the best position', () => {
    const deciles = [0.02, 0.3, 0.08, 0, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1];
    const quantiles = Array.from({ length: 101 }, (_, i) => positionQuantile(deciles, i / 100));
    expect(quantiles[0]).toBe(0);
    expect(quantiles[100]).toBeCloseTo(1, 9);
    quantiles.slice(1).forEach((position, i) => {
      expect(position).toBeGreaterThanOrEqual(quantiles[i] as number);
    });
  });

  it.each([
    ['nine numbers', new Array<number>(9).fill(1 / 9)],
    ['a sum of 2', new Array<number>(10).fill(0.2)],
    ['a negative', [...uniform.slice(0, 8), -0.1, 0.3]],
    ['NaN', [NaN, ...uniform.slice(1)]],
  ])('refuses %s', (_, deciles) => {
    expect(() => summariseDistribution(deciles)).toThrow(RangeError);
  });
});

import { describe, expect, it } from 'vitest';
import { calibrate } from '../../../src/model/chart/calibration.ts';
import { transformFeatures, type ChartTransform } from '../../../src/model/chart/transform.ts';

const transform: ChartTransform = {
  inputs: [
    { name: 'duration_s', index: 0, log: true, mean: 8, scale: 0.5 },
    { name: 'mfcc_mean_0', index: 2, log: false, mean: -100, scale: 50 },
  ],
  clip: 2.5,
};

describe('transformFeatures', () => {
  it('takes logarithms, standardises and leaves out what the network does not see', () => {
    expect(transformFeatures([512, NaN, -150], transform)).toEqual([2, -1]);
  });

  it('limits odd songs on both sides', () => {
    expect(transformFeatures([1e9, 0, -1e9], transform)).toEqual([2.5, -2.5]);
    expect(transformFeatures([0, 0, 0], transform)[0]).toBe(-2.5);
  });

  it('refuses features that are missing or not finite', () => {
    expect(() => transformFeatures([300, 120], transform)).toThrow('mfcc_mean_0');
    expect(() => transformFeatures([NaN, 120, 0], transform)).toThrow('duration_s');
  });
});

describe('calibrate', () => {
  const deciles = [0.3, 0.2, 0.1, 0.1, 0.05, 0.05, 0.05, 0.05, 0.05, 0.05];
  const none = new Array<number>(10).fill(0);

  it('changes nothing with sharpness 1 and no bias', () => {
    calibrate(deciles, { sharpness: 1, bias: none, tilt: none }).forEach((p, i) => {
      expect(p).toBeCloseTo(deciles[i] as number, 12);
    });
  });

  it('squares odds with sharpness 2', () => {
    const [best = 0, second = 0] = calibrate(deciles, { sharpness: 2, bias: none, tilt: none });
    expect(best / second).toBeCloseTo(2.25, 12);
  });

  it('tilts promising and unpromising songs in opposite directions', () => {
    const tilt = [0.2, ...none.slice(1)];
    const best = (p: readonly number[]): number =>
      calibrate(p, { sharpness: 1, bias: none, tilt })[0] as number;
    expect(best(deciles)).toBeGreaterThan(deciles[0] as number);
    const unpromising = [...deciles].reverse();
    expect(best(unpromising)).toBeLessThan(unpromising[0] as number);
  });

  it('multiplies odds by the exponential of the bias, and sums to 1 even with zeros', () => {
    const bias = [Math.log(3), ...none.slice(1)];
    const p = calibrate([0.5, 0.5, 0, 0, 0, 0, 0, 0, 0, 0], { sharpness: 1, bias, tilt: none });
    expect((p[0] as number) / (p[1] as number)).toBeCloseTo(3, 12);
    expect(p.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 12);
  });
});

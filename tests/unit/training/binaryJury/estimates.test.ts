import { describe, expect, it } from 'vitest';
import { fitEstimateErrors, simulateEstimates } from '../../../../training/binaryJury/estimates.ts';
import { pearson } from '../../../../training/protocol/metrics.ts';
import { Random } from '../../../../training/random.ts';

const NAMES = ['energy', 'danceability', 'tempo_bpm'] as const;

/** A listener that shrinks energy and danceability, errs in both at once, and doubles every fifth tempo. */
function pairs(count: number) {
  const random = new Random('pairs');
  const truth = Array.from({ length: count }, () => [
    random.uniform(),
    random.uniform(),
    80 + 80 * random.uniform(),
  ]);
  const estimate = truth.map(([energy = 0, danceability = 0, tempo = 0], i) => {
    const error = 0.05 * random.normal();
    return [0.3 + 0.4 * energy + error, 0.25 + 0.5 * danceability - error, i % 5 === 0 ? 2 * tempo : tempo];
  });
  return { names: NAMES, truth, estimate };
}

const column = (rows: readonly (readonly number[])[], i: number): number[] =>
  rows.map((row) => row[i] ?? NaN);

describe('errors of estimates', () => {
  const errors = fitEstimateErrors(pairs(2000), ['danceability', 'duration_s', 'energy', 'tempo_bpm']);

  it('find the affine map', () => {
    expect(errors.names).toEqual(['danceability', 'energy', 'tempo_bpm']);
    const [danceability = [], energy = []] = errors.map;
    [0.25, 0.5, 0, 0].forEach((value, i) => expect(danceability[i]).toBeCloseTo(value, i === 0 ? 0 : 1));
    [0.3, 0, 0.4, 0].forEach((value, i) => expect(energy[i]).toBeCloseTo(value, i === 0 ? 0 : 1));
  });

  it('come together where they came together', () => {
    expect(pearson(column(errors.residuals, 0), column(errors.residuals, 1))).toBeLessThan(-0.98);
  });

  const names = ['duration_s', 'energy', 'danceability', 'tempo_bpm'];
  const rows = pairs(3000).truth.map((row) => [200, ...row]);
  const simulated = simulateEstimates(rows, names, errors, [1]);

  it('are simulated as they are', () => {
    const error = (i: number, intercept: number, slope: number): number[] =>
      simulated.map((row, r) => (row[i] ?? NaN) - intercept - slope * (rows[r]?.[i] ?? NaN));
    const energy = error(1, 0.3, 0.4);
    const deviation = Math.sqrt(energy.reduce((sum, e) => sum + e * e, 0) / energy.length);
    expect(Math.abs(deviation - 0.05)).toBeLessThan(0.006);
    expect(pearson(energy, error(2, 0.25, 0.5))).toBeLessThan(-0.95);
    const doubled = simulated.filter((row, r) => (row[3] ?? NaN) > 1.6 * (rows[r]?.[3] ?? NaN)).length;
    expect(Math.abs(doubled / rows.length - 0.2)).toBeLessThan(0.04);
  });

  it('leave alone what is not estimated', () => {
    expect(new Set(column(simulated, 0))).toEqual(new Set([200]));
  });

  it('repeat themselves for one seed and differ between seeds', () => {
    expect(simulateEstimates(rows, names, errors, [1])).toEqual(simulated);
    expect(simulateEstimates(rows, names, errors, [2])).not.toEqual(simulated);
  });

  it('never leave the valid range', () => {
    const odd = simulateEstimates(
      Array.from({ length: 50 }, () => [200, 3, -2, 250]),
      names,
      errors,
      [3],
    );
    expect(column(odd, 1).every((value) => value <= 1)).toBe(true);
    expect(column(odd, 2).every((value) => value >= 0)).toBe(true);
    expect(column(odd, 3).every((value) => value <= 260)).toBe(true);
  });

  it('refuse pairs that do not fit', () => {
    const { names: own, truth, estimate } = pairs(20);
    expect(() => fitEstimateErrors({ names: own, truth, estimate: estimate.slice(1) }, own)).toThrow(
      RangeError,
    );
    expect(() => fitEstimateErrors({ names: own, truth: [[1]], estimate: [[1]] }, own)).toThrow(RangeError);
    const holes = estimate.map((row, i) => (i === 7 ? [NaN, 0.5, 100] : row));
    expect(() => fitEstimateErrors({ names: own, truth, estimate: holes }, own)).toThrow('energy');
    expect(() => simulateEstimates([[1]], ['energy'], errors, [1])).toThrow(RangeError);
  });
});

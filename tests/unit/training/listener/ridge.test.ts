import { describe, expect, it } from 'vitest';
import { applyLinear } from '../../../../src/model/listener/linear.ts';
import { principalDirections } from '../../../../training/baselines/principalDirections.ts';
import { fitRidge, ridgePath } from '../../../../training/baselines/ridge.ts';
import { fitSmallDense } from '../../../../training/baselines/smallDense.ts';
import { Random } from '../../../../training/random.ts';

function planted(rows: number, width: number, seed: string) {
  const random = new Random(seed);
  const inputs = Array.from({ length: rows }, () =>
    Array.from({ length: width }, () => 5 + 2 * random.normal()),
  );
  const targets = inputs.map((row) => [3 * (row[0] ?? 0) - (row[1] ?? 0) + 7, row[2] ?? 0]);
  return { inputs, targets };
}

describe('fitRidge', () => {
  it('finds a planted plane where nothing pulls it to zero', () => {
    const { inputs, targets } = planted(200, 4, 'plane');
    const model = fitRidge(inputs, targets, 1e-6);
    inputs.slice(0, 20).forEach((row, i) => {
      applyLinear(model, row).forEach((value, c) => {
        // Inputs beyond four deviations would be limited; so few rows have none.
        expect(value).toBeCloseTo(targets[i]?.[c] ?? NaN, 4);
      });
    });
  });

  it('is the same in its two forms: more rows than inputs, more inputs than rows', () => {
    const { inputs, targets } = planted(30, 29, 'forms');
    const wide = inputs.map((row) => [...row, ...row.map(() => 0), 0, 0]);
    const [narrow, dual] = [fitRidge(inputs, targets, 10), fitRidge(wide, targets, 10)];
    const row = inputs[3] ?? [];
    const answers = applyLinear(dual, [...row, ...row.map(() => 0), 0, 0]);
    applyLinear(narrow, row).forEach((value, c) => expect(answers[c]).toBeCloseTo(value, 8));
  });

  it('gives the mean under a penalty without end', () => {
    const { inputs, targets } = planted(50, 3, 'mean');
    const [model] = ridgePath(inputs, targets, [1e12]);
    const mean = targets.reduce((sum, [first = 0]) => sum + first, 0) / targets.length;
    expect(model && applyLinear(model, inputs[0] ?? [])[0]).toBeCloseTo(mean, 5);
  });
});

it('principal directions decorrelate: unit variances, no covariances', () => {
  const random = new Random('directions');
  const rows = Array.from({ length: 400 }, () => {
    const [a, b, c] = [random.normal(), random.normal(), random.normal()];
    return [a, a + 0.3 * b, b - c, 2 * c, a + b + c];
  });
  const model = principalDirections(rows, 3);
  const outputs = rows.map((row) => applyLinear(model, row));
  for (let i = 0; i < 3; i++)
    for (let j = 0; j < 3; j++) {
      const covariance = outputs.reduce((sum, y) => sum + (y[i] ?? 0) * (y[j] ?? 0), 0) / rows.length;
      expect(covariance).toBeCloseTo(i === j ? 1 : 0, 3);
    }
});

it('a small dense network learns what no plane can', () => {
  const random = new Random('xor');
  const rows = Array.from({ length: 400 }, () => [random.normal(), random.normal()]);
  const targets = rows.map(([a = 0, b = 0]) => [Math.sign(a * b)]);
  const network = fitSmallDense(rows, targets, {
    units: 12,
    epochs: 60,
    batchSize: 16,
    learningRate: 0.02,
    weightDecay: 0,
    inputNoise: 0,
    seed: ['xor'],
  });
  const right = rows.filter((row, i) => Math.sign(network(row)[0] ?? 0) === targets[i]?.[0]).length;
  expect(right / rows.length).toBeGreaterThan(0.9);
});

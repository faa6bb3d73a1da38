import { logit, sigmoid } from '../../src/model/jury/calibration.ts';
import { solvePositiveDefinite } from '../chart/calibrate.ts';

/** A fitted model. */
export interface LogisticRegression {
  /** @returns the probability of each row, 0–1 */
  predict(rows: readonly ArrayLike<number>[]): number[];
}

const ITERATIONS = 50;

/**
 * Logistic regression on standardised features by Newton's method, coefficients (not the intercept) drawn
 * towards 0 by `ridge` / 2 times their squares.
 *
 * @param rows finite features of each row
 * @param targets 0–1 per row
 */
export function fitLogisticRegression(
  rows: readonly ArrayLike<number>[],
  targets: readonly number[],
  ridge = 1,
): LogisticRegression {
  const count = rows.length;
  const features = rows[0]?.length ?? 0;
  const means = new Array<number>(features).fill(0);
  const deviations = new Array<number>(features).fill(1);
  for (let j = 0; j < features; j++) {
    let sum = 0;
    for (const row of rows) sum += row[j] as number;
    const mean = sum / count;
    let squares = 0;
    for (const row of rows) squares += ((row[j] as number) - mean) ** 2;
    means[j] = mean;
    // A constant feature says nothing; 1 keeps it at 0.
    deviations[j] = Math.sqrt(squares / count) || 1;
  }
  /** Standardised features behind a 1 for the intercept. */
  const design = (row: ArrayLike<number>): number[] => [
    1,
    ...means.map((mean, j) => ((row[j] as number) - mean) / (deviations[j] as number)),
  ];
  const standardised = rows.map(design);
  const width = features + 1;
  const coefficients = new Array<number>(width).fill(0);
  coefficients[0] = logit(targets.reduce((sum, target) => sum + target, 0) / count);
  const linear = (x: readonly number[]): number =>
    x.reduce((sum, value, j) => sum + value * (coefficients[j] as number), 0);
  for (let iteration = 0; iteration < ITERATIONS; iteration++) {
    const gradient = coefficients.map((value, j) => (j === 0 ? 0 : ridge * value));
    const hessian = coefficients.map((_, j) => {
      const line = new Array<number>(width).fill(0);
      line[j] = j === 0 ? 1e-9 : ridge;
      return line;
    });
    standardised.forEach((x, row) => {
      const p = sigmoid(linear(x));
      const residual = p - (targets[row] as number);
      const curvature = p * (1 - p);
      for (let j = 0; j < width; j++) {
        gradient[j] = (gradient[j] as number) + residual * (x[j] as number);
        const line = hessian[j] as number[];
        const scaled = curvature * (x[j] as number);
        for (let k = 0; k <= j; k++) line[k] = (line[k] as number) + scaled * (x[k] as number);
      }
    });
    const step = solvePositiveDefinite(hessian, gradient);
    step.forEach((change, j) => (coefficients[j] = (coefficients[j] as number) - change));
    if (Math.max(...step.map(Math.abs)) < 1e-10) break;
  }
  return { predict: (asked) => asked.map((row) => sigmoid(linear(design(row)))) };
}

import { calibrate, type ChartCalibration } from '../../src/model/chart/calibration.ts';

/** Strength of the pull of the biases towards 0, in songs. */
const RIDGE = 5;
const ITERATIONS = 30;

/** Solves A x = b for a symmetric positive definite A (Cholesky). */
function solvePositiveDefinite(matrix: readonly (readonly number[])[], b: readonly number[]): number[] {
  const n = b.length;
  const lower = matrix.map((row) => [...row]);
  const at = (i: number, j: number): number => (lower[i] as number[])[j] as number;
  for (let j = 0; j < n; j++) {
    for (let i = j; i < n; i++) {
      let sum = at(i, j);
      for (let k = 0; k < j; k++) sum -= at(i, k) * at(j, k);
      (lower[i] as number[])[j] = i === j ? Math.sqrt(sum) : sum / at(j, j);
    }
  }
  const x = [...b];
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < i; k++) x[i] = (x[i] as number) - at(i, k) * (x[k] as number);
    x[i] = (x[i] as number) / at(i, i);
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let k = i + 1; k < n; k++) x[i] = (x[i] as number) - at(k, i) * (x[k] as number);
    x[i] = (x[i] as number) / at(i, i);
  }
  return x;
}

/**
 * Fits vector scaling by Newton's method: the sharpness and biases that make the labels likeliest, the
 * biases drawn gently towards 0.
 *
 * @param predictions uncalibrated distributions of songs whose artists the networks had not seen
 * @param ranks 1 (best) …
 */
export function fitCalibration(
  predictions: readonly (readonly number[])[],
  ranks: readonly number[],
): ChartCalibration {
  const classes = predictions[0]?.length ?? 0;
  let sharpness = 1;
  let bias = new Array<number>(classes).fill(0);
  for (let iteration = 0; iteration < ITERATIONS; iteration++) {
    // Parameters: the biases first, the sharpness last.
    const gradient = bias.map((value) => RIDGE * value);
    gradient.push(0);
    const hessian = gradient.map((_, i) =>
      gradient.map((__, j) => (i === j ? (i < classes ? RIDGE : 1e-6) : 0)),
    );
    predictions.forEach((prediction, row) => {
      const p = calibrate(prediction, { sharpness, bias });
      const logs = prediction.map((value) => Math.log(Math.max(1e-9, value)));
      const meanLog = p.reduce((sum, value, k) => sum + value * (logs[k] as number), 0);
      const label = (ranks[row] ?? 0) - 1;
      for (let k = 0; k < classes; k++) {
        const residual = (p[k] as number) - Number(k === label);
        gradient[k] = (gradient[k] as number) + residual;
        gradient[classes] = (gradient[classes] as number) + residual * (logs[k] as number);
        const line = hessian[k] as number[];
        for (let j = 0; j < classes; j++) {
          line[j] = (line[j] as number) + (p[k] as number) * (Number(j === k) - (p[j] as number));
        }
        const mixed = (p[k] as number) * ((logs[k] as number) - meanLog);
        line[classes] = (line[classes] as number) + mixed;
        const last = hessian[classes] as number[];
        last[k] = (last[k] as number) + mixed;
        last[classes] = (last[classes] as number) + mixed * (logs[k] as number);
      }
    });
    const step = solvePositiveDefinite(hessian, gradient);
    bias = bias.map((value, k) => value - (step[k] as number));
    sharpness -= step[classes] as number;
    if (Math.max(...step.map(Math.abs)) < 1e-10) break;
  }
  return { sharpness, bias };
}

/**
 * Calibrates each fold with what the other folds teach, so that the calibration too is judged on artists
 * that it has not seen.
 */
export function crossCalibrate(
  predictions: readonly (readonly number[])[],
  ranks: readonly number[],
  folds: readonly number[],
): number[][] {
  const calibrations = new Map<number, ChartCalibration>();
  for (const fold of new Set(folds)) {
    const others = folds.flatMap((f, row) => (f === fold ? [] : [row]));
    calibrations.set(
      fold,
      fitCalibration(
        others.map((row) => predictions[row] ?? []),
        others.map((row) => ranks[row] ?? 0),
      ),
    );
  }
  return predictions.map((prediction, row) =>
    calibrate(prediction, calibrations.get(folds[row] ?? -1) ?? { sharpness: 1, bias: [] }),
  );
}

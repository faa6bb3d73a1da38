import { calibrate, leaning, type ChartCalibration } from '../../src/model/chart/calibration.ts';

/** Strength of the pull of biases and tilts towards 0. */
const RIDGE = 5;
const ITERATIONS = 30;

/** Solves A x = b for a symmetric positive definite A (Cholesky). */
export function solvePositiveDefinite(
  matrix: readonly (readonly number[])[],
  b: readonly number[],
): number[] {
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
 * Fits the calibration by Newton's method: the parameters that make the labels likeliest, biases and
 * tilts drawn gently towards 0.
 *
 * @param predictions uncalibrated distributions of songs whose artists the networks had not seen
 * @param ranks 1 (best) …
 */
export function fitCalibration(
  predictions: readonly (readonly number[])[],
  ranks: readonly number[],
): ChartCalibration {
  const classes = predictions[0]?.length ?? 0;
  // Parameters: sharpness, biases, tilts.
  const count = 1 + 2 * classes;
  const parameters = new Array<number>(count).fill(0);
  parameters[0] = 1;
  const asCalibration = (): ChartCalibration => ({
    sharpness: parameters[0] ?? 1,
    bias: parameters.slice(1, 1 + classes),
    tilt: parameters.slice(1 + classes),
  });
  const logs = predictions.map((p) => p.map((value) => Math.log(Math.max(1e-9, value))));
  const leanings = predictions.map(leaning);
  for (let iteration = 0; iteration < ITERATIONS; iteration++) {
    const calibration = asCalibration();
    const gradient = parameters.map((value, i) => (i === 0 ? 0 : RIDGE * value));
    const hessian = parameters.map((_, i) => {
      const line = new Float64Array(count);
      line[i] = i === 0 ? 1e-6 : RIDGE;
      return line;
    });
    const [sharpnessLine] = hessian as [Float64Array, ...Float64Array[]];
    predictions.forEach((prediction, row) => {
      const p = calibrate(prediction, calibration);
      const log = logs[row] ?? [];
      const lean = leanings[row] ?? 0;
      const meanLog = p.reduce((sum, value, k) => sum + value * (log[k] as number), 0);
      const label = (ranks[row] ?? 0) - 1;
      for (let k = 0; k < classes; k++) {
        const share = p[k] as number;
        const residual = share - Number(k === label);
        const bias = 1 + k;
        const tilt = 1 + classes + k;
        gradient[0] = (gradient[0] as number) + residual * (log[k] as number);
        gradient[bias] = (gradient[bias] as number) + residual;
        gradient[tilt] = (gradient[tilt] as number) + residual * lean;
        const mixed = share * ((log[k] as number) - meanLog);
        sharpnessLine[0] = (sharpnessLine[0] as number) + mixed * (log[k] as number);
        sharpnessLine[bias] = (sharpnessLine[bias] as number) + mixed;
        sharpnessLine[tilt] = (sharpnessLine[tilt] as number) + mixed * lean;
        const biasLine = hessian[bias] as Float64Array;
        const tiltLine = hessian[tilt] as Float64Array;
        for (let j = 0; j < classes; j++) {
          const curvature = share * (Number(j === k) - (p[j] as number));
          biasLine[1 + j] = (biasLine[1 + j] as number) + curvature;
          const both = 1 + classes + j;
          biasLine[both] = (biasLine[both] as number) + curvature * lean;
          tiltLine[both] = (tiltLine[both] as number) + curvature * lean * lean;
        }
      }
    });
    // The solver reads the lower triangle only; the sums above filled the upper one.
    for (let i = 0; i < count; i++) {
      for (let j = 0; j < i; j++) (hessian[i] as Float64Array)[j] = (hessian[j] as Float64Array)[i] as number;
    }
    const step = solvePositiveDefinite(
      hessian.map((line) => [...line]),
      gradient,
    );
    step.forEach((change, i) => (parameters[i] = (parameters[i] as number) - change));
    if (Math.max(...step.map(Math.abs)) < 1e-10) break;
  }
  return asCalibration();
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
    calibrate(prediction, calibrations.get(folds[row] ?? -1) ?? { sharpness: 1, bias: [], tilt: [] }),
  );
}

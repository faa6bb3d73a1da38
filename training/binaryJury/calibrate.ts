import { calibrateBinary, logit, sigmoid, type BinaryCalibration } from '../../src/model/jury/calibration.ts';

const ITERATIONS = 50;
/** Strength of the pull of the slope towards 1, in rows' worth of curvature. */
const RIDGE = 1;

/**
 * Fits slope and intercept by Newton's method: those that make the labels likeliest.
 *
 * @param probabilities uncalibrated, of songs whose artists the model had not seen
 */
export function fitBinaryCalibration(
  probabilities: readonly number[],
  labels: readonly boolean[],
): BinaryCalibration {
  const logits = probabilities.map(logit);
  let slope = 1;
  let intercept = 0;
  for (let iteration = 0; iteration < ITERATIONS; iteration++) {
    let gradientSlope = RIDGE * (slope - 1);
    let gradientIntercept = 0;
    let slopeSlope = RIDGE;
    let slopeIntercept = 0;
    let interceptIntercept = 1e-9;
    logits.forEach((x, row) => {
      const p = sigmoid(slope * x + intercept);
      const residual = p - Number(labels[row]);
      const curvature = p * (1 - p);
      gradientSlope += residual * x;
      gradientIntercept += residual;
      slopeSlope += curvature * x * x;
      slopeIntercept += curvature * x;
      interceptIntercept += curvature;
    });
    const determinant = slopeSlope * interceptIntercept - slopeIntercept * slopeIntercept;
    const stepSlope = (interceptIntercept * gradientSlope - slopeIntercept * gradientIntercept) / determinant;
    const stepIntercept = (slopeSlope * gradientIntercept - slopeIntercept * gradientSlope) / determinant;
    slope -= stepSlope;
    intercept -= stepIntercept;
    if (Math.abs(stepSlope) + Math.abs(stepIntercept) < 1e-10) break;
  }
  return { slope, intercept };
}

/**
 * Calibrates each fold with what the other folds teach, so that the calibration too is judged on artists
 * that it has not seen.
 */
export function crossCalibrateBinary(
  probabilities: readonly number[],
  labels: readonly boolean[],
  folds: readonly number[],
): number[] {
  const calibrations = new Map<number, BinaryCalibration>();
  for (const fold of new Set(folds)) {
    const others = folds.flatMap((f, row) => (f === fold ? [] : [row]));
    calibrations.set(
      fold,
      fitBinaryCalibration(
        others.map((row) => probabilities[row] ?? NaN),
        others.map((row) => labels[row] ?? false),
      ),
    );
  }
  return probabilities.map((p, row) =>
    calibrateBinary(p, calibrations.get(folds[row] ?? -1) ?? { slope: 1, intercept: 0 }),
  );
}

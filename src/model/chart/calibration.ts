import { expectedPosition } from './distribution.ts';

/**
 * Vector scaling (Guo et al., "On calibration of modern neural networks", ICML 2017) with one common
 * temperature, and a tilt that lets the correction differ between promising and unpromising songs:
 * p' ∝ p^sharpness · exp(bias + tilt · t), t = mean position of p above or below the middle, in tenths.
 * Fitted on songs of artists that the networks had not seen.
 */
export interface ChartCalibration {
  /** Inverse temperature; 1 leaves the shape as it is. */
  readonly sharpness: number;
  /** One summand per tenth, best first. */
  readonly bias: readonly number[];
  /** One factor per tenth, best first. */
  readonly tilt: readonly number[];
}

/** Probabilities are raised to this before their logarithm is taken. */
const SMALLEST_PROBABILITY = 1e-9;

/** How far the mean position of a distribution lies above the middle, in tenths; −4.5 … 4.5. */
export function leaning(deciles: readonly number[]): number {
  return 10 * (expectedPosition(deciles) - 0.5);
}

/**
 * @param deciles probabilities that the network gave, best tenth first
 * @returns calibrated probabilities, summing to 1
 */
export function calibrate(deciles: readonly number[], calibration: ChartCalibration): number[] {
  const { sharpness, bias, tilt } = calibration;
  const lean = leaning(deciles);
  const logits = deciles.map(
    (p, i) =>
      sharpness * Math.log(Math.max(SMALLEST_PROBABILITY, p)) + (bias[i] ?? 0) + (tilt[i] ?? 0) * lean,
  );
  const largest = Math.max(...logits);
  const weights = logits.map((logit) => Math.exp(logit - largest));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}

/**
 * Vector scaling (Guo et al., "On calibration of modern neural networks", ICML 2017) with one common
 * temperature: p' ∝ p^sharpness · exp(bias). Fitted on songs of artists that the networks had not seen.
 */
export interface ChartCalibration {
  /** Inverse temperature; 1 leaves the shape as it is. */
  readonly sharpness: number;
  /** One summand per tenth, best first. */
  readonly bias: readonly number[];
}

/** Probabilities are raised to this before their logarithm is taken. */
const SMALLEST_PROBABILITY = 1e-9;

/**
 * @param deciles probabilities that the network gave, best tenth first
 * @returns calibrated probabilities, summing to 1
 */
export function calibrate(deciles: readonly number[], calibration: ChartCalibration): number[] {
  const logits = deciles.map(
    (p, i) =>
      calibration.sharpness * Math.log(Math.max(SMALLEST_PROBABILITY, p)) + (calibration.bias[i] ?? 0),
  );
  const largest = Math.max(...logits);
  const weights = logits.map((logit) => Math.exp(logit - largest));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}

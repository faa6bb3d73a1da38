/**
 * Platt scaling (Platt, "Probabilistic outputs for support vector machines", 1999): p' = σ(slope · logit p +
 * intercept), fitted on songs of artists that the networks had not seen.
 */
export interface BinaryCalibration {
  readonly slope: number;
  readonly intercept: number;
}

/** Probabilities stay this far from 0 and 1 before their logarithm is taken. */
const SMALLEST_PROBABILITY = 1e-9;

/** Logarithm of the odds of a probability. */
export function logit(probability: number): number {
  const p = Math.min(1 - SMALLEST_PROBABILITY, Math.max(SMALLEST_PROBABILITY, probability));
  return Math.log(p / (1 - p));
}

/** Inverse of {@link logit}, 0–1. */
export function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

/**
 * @param probability what the networks gave, 0–1
 * @returns calibrated probability, 0–1
 */
export function calibrateBinary(probability: number, { slope, intercept }: BinaryCalibration): number {
  return sigmoid(slope * logit(probability) + intercept);
}

const BETA1 = 0.9;
const BETA2 = 0.999;
const EPSILON = 1e-7;

/** What Adam changes, and what it remembers of earlier gradients: all of one length. */
export interface AdamState {
  readonly values: Float32Array;
  readonly mean: Float32Array | Float64Array;
  readonly square: Float32Array | Float64Array;
}

export interface AdamStep {
  /** Counts from 1. */
  readonly step: number;
  /** Learning rate. */
  readonly rate: number;
  /** Weight decay, decoupled from the gradient; 0 for parameters that do not decay. */
  readonly decay: number;
  /** Factor of the gradient, for one that is clipped. */
  readonly shorten?: number;
}

/** One step of Adam with decoupled weight decay (Loshchilov and Hutter 2019), in place. */
export function adamStep(
  { values, mean, square }: AdamState,
  gradient: Float32Array,
  { step, rate, decay, shorten = 1 }: AdamStep,
): void {
  const correct1 = 1 - BETA1 ** step;
  const correct2 = 1 - BETA2 ** step;
  const shrink = 1 - rate * decay;
  for (let i = 0; i < values.length; i++) {
    const g = (gradient[i] as number) * shorten;
    const m = BETA1 * (mean[i] as number) + (1 - BETA1) * g;
    const v = BETA2 * (square[i] as number) + (1 - BETA2) * g * g;
    mean[i] = m;
    square[i] = v;
    values[i] =
      (values[i] as number) * shrink - (rate * (m / correct1)) / (Math.sqrt(v / correct2) + EPSILON);
  }
}

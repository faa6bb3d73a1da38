import { arrangeWeights } from '../../src/model/chart/weights.ts';
import type { EnsembleTensors } from '../chart/ensemble.ts';

interface Matrix {
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

/** `out = x · matrix[member]` in float64. */
function times(x: readonly number[], { shape, values }: Matrix, member: number): number[] {
  const [, rows = 0, columns = 0] = shape;
  const start = member * rows * columns;
  return Array.from({ length: columns }, (_, column) =>
    x.reduce((sum, value, row) => sum + value * (values[start + row * columns + column] as number), 0),
  );
}

const plus = (a: readonly number[], b: readonly number[]): number[] =>
  a.map((value, i) => value + (b[i] ?? 0));

/**
 * The network once more, in float64 and without tfjs: the truth that every backend has to reproduce.
 *
 * @param x network input of one song
 * @returns uncalibrated probabilities
 */
export function referenceForward(ensemble: EnsembleTensors, x: readonly number[]): number[] {
  const weights = arrangeWeights<Matrix>(Object.fromEntries(ensemble.map((tensor) => [tensor.name, tensor])));
  const { kernel, bias, skip } = weights.output;
  const [members = 0] = kernel.shape;
  const biasOf = ({ shape, values }: Matrix, member: number): number[] => {
    const size = shape[2] ?? 0;
    return [...values.subarray(member * size, (member + 1) * size)];
  };
  let mean: number[] = [];
  for (let member = 0; member < members; member++) {
    let activations = [...x];
    for (const layer of weights.hidden) {
      activations = plus(times(activations, layer.kernel, member), biasOf(layer.bias, member)).map(Math.tanh);
    }
    const logits = plus(
      plus(times(activations, kernel, member), times(x, skip, member)),
      biasOf(bias, member),
    );
    const largest = Math.max(...logits);
    const weightsOfClasses = logits.map((logit) => Math.exp(logit - largest));
    const total = weightsOfClasses.reduce((sum, w) => sum + w, 0);
    const p = weightsOfClasses.map((w) => w / total / members);
    mean = mean.length === 0 ? p : plus(mean, p);
  }
  return mean;
}

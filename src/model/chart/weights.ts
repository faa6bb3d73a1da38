import * as tf from '@tensorflow/tfjs-core';
import type { ChartWeights } from './network.ts';

/** Name, shape and type of each tensor in the weights file, in the order of its bytes. */
export interface WeightSpec {
  readonly name: string;
  readonly shape: readonly number[];
  readonly dtype: 'float32';
}

/** Names of the tensors of a network with `hiddenLayers` hidden layers, in the order of the file. */
export function weightNames(hiddenLayers: number): string[] {
  const hidden = Array.from({ length: hiddenLayers }, (_, i) => [`hidden${i}/kernel`, `hidden${i}/bias`]);
  return [...hidden.flat(), 'output/kernel', 'output/bias', 'output/skip'];
}

/** Arranges named tensors (or anything else) as {@link ChartWeights}. */
export function arrangeWeights<T>(named: Readonly<Record<string, T>>): ChartWeights<T> {
  const take = (name: string): T => {
    const value = named[name];
    if (value === undefined) throw new RangeError(`the weights lack ${name}`);
    return value;
  };
  const hidden: { kernel: T; bias: T }[] = [];
  while (`hidden${hidden.length}/kernel` in named) {
    const layer = `hidden${hidden.length}`;
    hidden.push({ kernel: take(`${layer}/kernel`), bias: take(`${layer}/bias`) });
  }
  return {
    hidden,
    output: { kernel: take('output/kernel'), bias: take('output/bias'), skip: take('output/skip') },
  };
}

/**
 * Puts a weights file on the current tfjs backend.
 *
 * @param bytes little-endian float32, the tensors of `specs` one after another
 * @throws RangeError if the bytes do not fit the specs
 */
export function loadChartWeights(
  bytes: ArrayBuffer,
  specs: readonly WeightSpec[],
): { weights: ChartWeights; dispose: () => void } {
  const expected = specs.reduce((sum, { shape }) => sum + 4 * shape.reduce((a, b) => a * b, 1), 0);
  if (bytes.byteLength !== expected) {
    throw new RangeError(`the weights have ${bytes.byteLength} bytes instead of ${expected}`);
  }
  const named = tf.io.decodeWeights(
    bytes,
    specs.map(({ name, shape, dtype }) => ({ name, shape: [...shape], dtype })),
  );
  return { weights: arrangeWeights(named), dispose: () => tf.dispose(named) };
}

import * as tf from '@tensorflow/tfjs-core';
import { ensembleProbabilities } from '../../src/model/chart/network.ts';
import { arrangeWeights } from '../../src/model/chart/weights.ts';
import type { FittedNetwork } from './fit.ts';

/** Tensors of an ensemble: a leading axis of members, in the order of `weightNames`. */
export type EnsembleTensors = readonly {
  readonly name: string;
  readonly shape: number[];
  readonly values: Float32Array;
}[];

/** Stacks single networks to an ensemble; biases become `[members, 1, out]`. */
export function stackMembers(networks: readonly FittedNetwork[]): EnsembleTensors {
  const [first] = networks;
  if (!first) throw new RangeError('an ensemble needs a member');
  return first.tensors.map(({ name, shape, values }, t) => {
    const stacked = new Float32Array(networks.length * values.length);
    networks.forEach((network, m) => {
      stacked.set(network.tensors[t]?.values ?? [], m * values.length);
    });
    return { name, shape: [networks.length, ...(shape.length === 1 ? [1] : []), ...shape], values: stacked };
  });
}

/**
 * Probabilities of an ensemble on the current tfjs backend, before calibration.
 *
 * @param inputs network inputs, `rows × width`
 * @returns per row its distribution
 */
export function predictEnsemble(ensemble: EnsembleTensors, inputs: Float32Array, width: number): number[][] {
  const rows = inputs.length / width;
  const flat = tf.tidy(() => {
    const named = Object.fromEntries(
      ensemble.map(({ name, shape, values }) => [name, tf.tensor(values, shape)] as const),
    );
    return ensembleProbabilities(tf.tensor2d(inputs, [rows, width]), arrangeWeights(named)).dataSync();
  });
  const classes = flat.length / rows;
  return Array.from({ length: rows }, (_, row) => [...flat.subarray(row * classes, (row + 1) * classes)]);
}

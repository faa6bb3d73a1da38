import * as tf from '@tensorflow/tfjs-core';
import type { ListenerWindow } from '../../features/listenerInput.ts';
import type { WeightSpec } from '../chart/weights.ts';
import { splitTensors } from '../tensors.ts';
import type { LinearModel } from './linear.ts';
import { LISTENER_SHAPES, listenerHeads, listenerStates } from './network.ts';
import { cutPatches, INPUT_BANDS, PATCHES_ACROSS, PATCH_VALUES, ROWS_PER_STEP } from './patches.ts';
import { summariseSteps, type ListenerSummary } from './summary.ts';

/** The linear models that a listener's weights file carries beside the network. */
export const LINEAR_PARTS = ['characteristics', 'tags', 'outside'] as const;
export type LinearPart = (typeof LINEAR_PARTS)[number];

/** Name of a linear model's tensor in the weights file; the network has a layer called `tags` of its own. */
export function linearTensorName(part: LinearPart, tensor: 'mean' | 'scale' | 'kernel' | 'bias'): string {
  return `linear/${part}/${tensor}`;
}

/** The listener with its network on the tfjs backend that was current when it was made. */
export interface ListenerModel {
  /** What the network says about a song; a window of less than 0.74 s is filled up with silence. */
  listen(window: Pick<ListenerWindow, 'rows' | 'levels'>): Promise<ListenerSummary>;
  readonly linear: Readonly<Record<LinearPart, LinearModel>>;
  dispose(): void;
}

/**
 * Puts the listener on the current tfjs backend.
 *
 * @param bytes the weights file that the manifest names
 * @param clip by linear part: inputs beyond this many standard deviations count as this many
 * @throws RangeError if the bytes do not fit the specs
 */
export function createListenerModel(
  bytes: ArrayBuffer,
  specs: readonly WeightSpec[],
  clip: Readonly<Record<LinearPart, number>>,
): ListenerModel {
  const tensors = splitTensors(bytes, specs);
  const take = (name: string): { readonly shape: readonly number[]; readonly values: Float32Array } => {
    const found = tensors.get(name);
    if (!found) throw new RangeError(`the weights lack ${name}`);
    return found;
  };
  const linearPart = (name: LinearPart): LinearModel => ({
    mean: take(linearTensorName(name, 'mean')).values,
    scale: take(linearTensorName(name, 'scale')).values,
    clip: clip[name],
    kernel: take(linearTensorName(name, 'kernel')).values,
    bias: take(linearTensorName(name, 'bias')).values,
  });
  const standard = {
    mean: Array.from(take('standard/mean').values),
    scale: Array.from(take('standard/scale').values),
  };
  const linear = {
    characteristics: linearPart('characteristics'),
    tags: linearPart('tags'),
    outside: linearPart('outside'),
  };
  const weights = Object.fromEntries(
    LISTENER_SHAPES.map(({ name }) => {
      const { shape, values } = take(name);
      return [name, tf.tensor(values, [...shape])];
    }),
  );
  return {
    async listen({ rows, levels }) {
      const heard = Math.max(1, Math.floor(rows / ROWS_PER_STEP)) * ROWS_PER_STEP;
      let input: ArrayLike<number> = levels;
      if (heard > rows) {
        const padded = new Float32Array(heard * INPUT_BANDS);
        padded.set(levels);
        input = padded;
      }
      const patches = new Float32Array((heard / 2) * PATCHES_ACROSS * PATCH_VALUES);
      cutPatches(input, 0, heard, standard, patches);
      const { tagLogits, embedding } = tf.tidy(() => {
        const cut = tf.tensor2d(patches, [patches.length / PATCH_VALUES, PATCH_VALUES]);
        return listenerHeads(listenerStates(cut, 1, heard, weights), weights);
      });
      try {
        return summariseSteps(await tagLogits.data(), await embedding.data());
      } finally {
        tf.dispose([tagLogits, embedding]);
      }
    },
    linear,
    dispose: () => tf.dispose(weights),
  };
}

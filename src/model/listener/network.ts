import * as tf from '@tensorflow/tfjs-core';
import { PATCHES_ACROSS, PATCH_VALUES } from './patches.ts';

/** Sizes of the listener network. */
export const LISTENER_SIZES = {
  patchUnits: 24,
  denseUnits: 96,
  /** Per direction. */
  recurrentUnits: 64,
  tags: 50,
  embedding: 200,
} as const;

const { patchUnits, denseUnits, recurrentUnits, tags, embedding } = LISTENER_SIZES;
const bothDirections = 2 * recurrentUnits;
/** Values per time step that the heads read. */
export const LISTENER_STATE = denseUnits + bothDirections;

/** Shape of every tensor, by name, in the order of the weights file. */
export const LISTENER_SHAPES: readonly { readonly name: string; readonly shape: readonly number[] }[] = [
  { name: 'patch/kernel', shape: [PATCH_VALUES, patchUnits] },
  { name: 'patch/bias', shape: [patchUnits] },
  { name: 'dense/kernel', shape: [PATCHES_ACROSS * patchUnits, denseUnits] },
  { name: 'dense/bias', shape: [denseUnits] },
  { name: 'time/kernel', shape: [3 * denseUnits, denseUnits] },
  { name: 'time/bias', shape: [denseUnits] },
  { name: 'gru/forward/kernel', shape: [denseUnits, 3, recurrentUnits] },
  { name: 'gru/backward/kernel', shape: [denseUnits, 3, recurrentUnits] },
  { name: 'gru/bias', shape: [3 * bothDirections] },
  { name: 'gru/forward/recurrent', shape: [recurrentUnits, 3, recurrentUnits] },
  { name: 'gru/backward/recurrent', shape: [recurrentUnits, 3, recurrentUnits] },
  { name: 'gru/candidateBias', shape: [bothDirections] },
  { name: 'tags/kernel', shape: [LISTENER_STATE, tags] },
  { name: 'tags/bias', shape: [tags] },
  { name: 'embedding/kernel', shape: [LISTENER_STATE, embedding] },
  { name: 'embedding/bias', shape: [embedding] },
];

/** Tensors by their names in {@link LISTENER_SHAPES}. */
export type ListenerWeights = Readonly<Record<string, tf.Tensor>>;

/** Matrix product; training brings one with a faster gradient. */
export type Multiply = (a: tf.Tensor, b: tf.Tensor) => tf.Tensor;

const plainMultiply: Multiply = (a, b) => tf.matMul(a, b);

function take(weights: ListenerWeights, name: string): tf.Tensor {
  const found = weights[name];
  if (!found) throw new RangeError(`the weights lack ${name}`);
  return found;
}

/** Mean of every two neighbours in time: `[songs, steps, units]` → `[songs, steps / 2, units]`. */
function halveTime(x: tf.Tensor3D): tf.Tensor3D {
  const [songs, steps, units] = x.shape;
  return tf.mean(tf.reshape(x, [songs, steps / 2, 2, units]), 2);
}

/**
 * Gated recurrent unit (Cho et al. 2014, in the variant of cuDNN) in both directions. One state holds both:
 * at every step the first half moves forward in time and the second half backward.
 *
 * @param x `[songs, steps, units]`
 * @returns `[songs, steps, 2 × 64]`, forward states first
 */
export function bidirectionalGru(x: tf.Tensor3D, weights: ListenerWeights, multiply: Multiply): tf.Tensor3D {
  const [songs, steps, units] = x.shape;
  // Forward units read and write the first half of everything, backward units the second.
  const bothKernels = (part: string, rows: number): tf.Tensor =>
    tf.reshape(
      tf.concat([
        tf.pad(take(weights, `gru/forward/${part}`), [
          [0, 0],
          [0, 0],
          [0, recurrentUnits],
        ]),
        tf.pad(take(weights, `gru/backward/${part}`), [
          [0, 0],
          [0, 0],
          [recurrentUnits, 0],
        ]),
      ]),
      [2 * rows, 3 * bothDirections],
    );
  const bothWays = tf.reshape(tf.concat([x, tf.reverse(x, 1)], 2), [songs * steps, 2 * units]);
  const sums = tf.add(multiply(bothWays, bothKernels('kernel', units)), take(weights, 'gru/bias'));
  const inputs = tf.reshape(sums, [songs, steps, 3 * bothDirections]);
  const recurrent = bothKernels('recurrent', recurrentUnits);
  const candidateBias = take(weights, 'gru/candidateBias');
  let state = tf.zeros([songs, bothDirections]);
  const states = tf.unstack(inputs, 1).map((input) => {
    const fromState = multiply(state, recurrent);
    const [gateInput, candidateInput] = tf.split(input, [2 * bothDirections, bothDirections], 1) as [
      tf.Tensor,
      tf.Tensor,
    ];
    const [gateState, candidateState] = tf.split(fromState, [2 * bothDirections, bothDirections], 1) as [
      tf.Tensor,
      tf.Tensor,
    ];
    const [update, reset] = tf.split(tf.sigmoid(tf.add(gateInput, gateState)), 2, 1) as [
      tf.Tensor,
      tf.Tensor,
    ];
    const candidate = tf.tanh(tf.add(candidateInput, tf.mul(reset, tf.add(candidateState, candidateBias))));
    state = tf.add(candidate, tf.mul(update, tf.sub(state, candidate)));
    return state;
  });
  const [forward, backward] = tf.split(tf.stack(states, 1), 2, 2) as [tf.Tensor, tf.Tensor];
  return tf.concat([forward, tf.reverse(backward, 1)], 2) as tf.Tensor3D;
}

/**
 * From patches to states, one for every 8 input rows (0.74 s): patches → dense layer → convolution over time
 * beside a shortcut → recurrent layer beside another.
 *
 * @param patches `[songs × rows / 2 × 16, 32]`, as `cutPatches` makes them
 * @param rows of the input per song, a multiple of 8
 * @returns `[songs, rows / 8, 224]`
 */
export function listenerStates(
  patches: tf.Tensor2D,
  songs: number,
  rows: number,
  weights: ListenerWeights,
  multiply: Multiply = plainMultiply,
): tf.Tensor3D {
  const layer = (x: tf.Tensor, name: string): tf.Tensor =>
    tf.relu(tf.add(multiply(x, take(weights, `${name}/kernel`)), take(weights, `${name}/bias`)));
  const across = layer(patches, 'patch');
  const dense = layer(tf.reshape(across, [(songs * rows) / 2, PATCHES_ACROSS * patchUnits]), 'dense');
  const x = halveTime(tf.reshape(dense, [songs, rows / 2, denseUnits]));
  const steps = rows / 4;
  const padded = tf.pad(x, [
    [0, 0],
    [1, 1],
    [0, 0],
  ]);
  const neighbours = tf.concat(
    [0, 1, 2].map((shift) => tf.slice(padded, [0, shift, 0], [songs, steps, denseUnits])),
    2,
  );
  const convolved = layer(tf.reshape(neighbours, [songs * steps, 3 * denseUnits]), 'time');
  const y = halveTime(tf.add(x, tf.reshape(convolved, [songs, steps, denseUnits])));
  return tf.concat([y, bidirectionalGru(y, weights, multiply)], 2);
}

/**
 * What the network says at every time step: 50 tag logits and 200 values of the teacher's embedding.
 *
 * @param states `[songs, steps, 224]`
 * @returns `[songs × steps, 50]` and `[songs × steps, 200]`
 */
export function listenerHeads(
  states: tf.Tensor3D,
  weights: ListenerWeights,
  multiply: Multiply = plainMultiply,
): { tagLogits: tf.Tensor2D; embedding: tf.Tensor2D } {
  const [songs, steps, units] = states.shape;
  const flat = tf.reshape(states, [songs * steps, units]);
  const head = (name: string): tf.Tensor2D =>
    tf.add(multiply(flat, take(weights, `${name}/kernel`)), take(weights, `${name}/bias`));
  return { tagLogits: head('tags'), embedding: head('embedding') };
}

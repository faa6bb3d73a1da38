import * as tf from '@tensorflow/tfjs-core';
import {
  LISTENER_SHAPES,
  LISTENER_STATE,
  listenerStates,
  type ListenerWeights,
  type Multiply,
} from '../../src/model/listener/network.ts';
import { PATCHES_ACROSS, PATCH } from '../../src/model/listener/patches.ts';

interface Products {
  readonly multiply: Multiply;
  /** For a first factor that needs no gradient. */
  readonly multiplyData: Multiply;
}

/** A way from patches to states `[songs, rows / 8, 224]`. */
interface Architecture {
  readonly title: string;
  readonly shapes: readonly { readonly name: string; readonly shape: readonly number[] }[];
  readonly states: (
    patches: tf.Tensor2D,
    songs: number,
    rows: number,
    weights: ListenerWeights,
    products: Products,
  ) => tf.Tensor3D;
}

export type ArchitectureName = 'convolutional-recurrent' | 'mfcc-lstm';

const MFCC_COUNT = 20;
const LSTM_UNITS = LISTENER_STATE / 2;

/** Takes the bands of a row out of the patches: the two bands that each patch has in its middle, and theirs. */
function bandsOfPatches(patches: tf.Tensor2D, songs: number, rows: number): tf.Tensor3D {
  const { rows: height, bands, bandStride, bandPadding, rowPadding } = PATCH;
  const grid = tf.reshape(patches, [(songs * rows) / 2, PATCHES_ACROSS, height, bands]);
  const middle = tf.slice(
    grid,
    [0, 0, rowPadding, bandPadding],
    [(songs * rows) / 2, PATCHES_ACROSS, PATCH.rowStride, bandStride],
  );
  const perRow = tf.reshape(tf.transpose(middle, [0, 2, 1, 3]), [songs, rows, PATCHES_ACROSS * bandStride]);
  return perRow as tf.Tensor3D;
}

/** Cosines of the orthonormal DCT-II, `[64, 20]`. */
function cosines(bands: number): tf.Tensor2D {
  return tf.tensor2d(
    Array.from({ length: bands }, (_, band) =>
      Array.from(
        { length: MFCC_COUNT },
        (_, k) => Math.sqrt((k === 0 ? 1 : 2) / bands) * Math.cos((Math.PI * k * (band + 0.5)) / bands),
      ),
    ),
  );
}

/** Long short-term memory (Hochreiter and Schmidhuber 1997) in one direction; `[songs, steps, units]`. */
function lstm(x: tf.Tensor3D, name: string, weights: ListenerWeights, multiply: Multiply): tf.Tensor[] {
  const [songs, steps, width] = x.shape;
  const take = (part: string): tf.Tensor => weights[`${name}/${part}`] as tf.Tensor;
  const inputs = tf.reshape(
    tf.add(multiply(tf.reshape(x, [songs * steps, width]), take('kernel')), take('bias')),
    [songs, steps, 4 * LSTM_UNITS],
  );
  let hidden: tf.Tensor = tf.zeros([songs, LSTM_UNITS]);
  let cell: tf.Tensor = tf.zeros([songs, LSTM_UNITS]);
  return tf.unstack(inputs, 1).map((input) => {
    const sums = tf.add(input, multiply(hidden, take('recurrent')));
    const [i, f, o, g] = tf.split(sums, 4, 1) as [tf.Tensor, tf.Tensor, tf.Tensor, tf.Tensor];
    cell = tf.add(tf.mul(tf.sigmoid(tf.add(f, 1)), cell), tf.mul(tf.sigmoid(i), tf.tanh(g)));
    hidden = tf.mul(tf.sigmoid(o), tf.tanh(cell));
    return hidden;
  });
}

/** What is compared under one protocol. */
export const ARCHITECTURES: Readonly<Record<ArchitectureName, Architecture>> = {
  'convolutional-recurrent': {
    title: 'convolution and recurrence on log-mel',
    shapes: LISTENER_SHAPES.filter(({ name }) => !/^(tags|embedding)\//.test(name)),
    states(patches, songs, rows, weights, { multiply, multiplyData }) {
      let first = true;
      return listenerStates(patches, songs, rows, weights, (a, b) => {
        const product = first ? multiplyData(a, b) : multiply(a, b);
        first = false;
        return product;
      });
    },
  },
  'mfcc-lstm': {
    title: 'bidirectional LSTM on MFCC sequences',
    shapes: ['ahead', 'back'].flatMap((name) => [
      { name: `${name}/kernel`, shape: [MFCC_COUNT, 4 * LSTM_UNITS] },
      { name: `${name}/bias`, shape: [4 * LSTM_UNITS] },
      { name: `${name}/recurrent`, shape: [LSTM_UNITS, 4 * LSTM_UNITS] },
    ]),
    states(patches, songs, rows, weights, { multiply }) {
      const steps = rows / 8;
      const levels = bandsOfPatches(patches, songs, rows);
      const [, , bands] = levels.shape;
      const pooled = tf.reshape(tf.mean(tf.reshape(levels, [songs, steps, 8, bands]), 2), [
        songs * steps,
        bands,
      ]);
      const mfcc = tf.reshape(tf.matMul(pooled, cosines(bands)), [songs, steps, MFCC_COUNT]) as tf.Tensor3D;
      const ahead = tf.stack(lstm(mfcc, 'ahead', weights, multiply), 1);
      const back = tf.reverse(tf.stack(lstm(tf.reverse(mfcc, 1), 'back', weights, multiply), 1), 1);
      return tf.concat([ahead, back], 2) as tf.Tensor3D;
    },
  },
};

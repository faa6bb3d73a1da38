import * as tf from '@tensorflow/tfjs-core';
// Registers the gradients of tfjs's kernels, which the Node build of tfjs-core leaves out.
import '@tensorflow/tfjs-layers';
import {
  LISTENER_STATE,
  listenerHeads,
  type ListenerWeights,
  type Multiply,
} from '../../src/model/listener/network.ts';
import {
  cutPatches,
  INPUT_BANDS,
  PATCHES_ACROSS,
  PATCH_VALUES,
  ROWS_PER_STEP,
  type BandStandard,
} from '../../src/model/listener/patches.ts';
import { EMBEDDING, MAX_PATCHES, patchStart, TAGS, WINDOW_ROWS } from '../data/releasedSongs.ts';
import { adamStep } from '../adam.ts';
import { multiply } from '../multiply.ts';
import { Random } from '../random.ts';
import { ARCHITECTURES, type ArchitectureName } from './architectures.ts';
import type { ListenerNetworkConfig } from './config.ts';

/** Everything that one listener network's training is determined by; plain data for a worker. */
export interface ListenerTask {
  readonly architecture: ArchitectureName;
  readonly config: ListenerNetworkConfig;
  readonly seed: readonly (number | string)[];
  /** Songs to learn from, as positions in the arrays. */
  readonly songs: Int32Array;
  readonly logMel: Uint8Array;
  readonly tags: Uint8Array;
  readonly embedding: Int8Array;
  readonly patches: Uint8Array;
  /** Standardised targets of every song in the arrays, `count × targets`; NaN where unknown. */
  readonly targets: Float32Array;
  readonly targetCount: number;
  readonly standard: BandStandard;
}

/** One trained network. */
export interface ListenerTensors {
  readonly tensors: readonly {
    readonly name: string;
    readonly shape: number[];
    readonly values: Float32Array;
  }[];
}

interface Parameter {
  readonly name: string;
  readonly shape: number[];
  readonly values: Float32Array;
  readonly mean: Float32Array;
  readonly square: Float32Array;
}

/** Rows of a teacher's patch in a piece: 2.97 s of its 2.99 s, a multiple of the rows of a step. */
const ROWS_PER_PATCH = 32;
const STEPS_PER_PATCH = ROWS_PER_PATCH / ROWS_PER_STEP;
/** Share of the training in which the learning rate rises. */
const WARM_UP = 0.25;

/** {@link multiply} where the first factor is data, which needs no gradient. */
const multiplyData = tf.customGrad((...args) => {
  const [a, b, save] = args as unknown as [tf.Tensor2D, tf.Tensor2D, tf.GradSaveFunc];
  save([a]);
  return {
    value: tf.matMul(a, b),
    gradFunc: (dy: tf.Tensor, saved: tf.Tensor[]) => {
      const [left] = saved as [tf.Tensor2D];
      return [tf.zerosLike(left), tf.matMul(tf.transpose(left), dy)];
    },
  };
}) as Multiply;

/** Mean binary cross-entropy of logits, with its short gradient. */
const logisticLoss = tf.customGrad((...args) => {
  const [logits, targets, weights, save] = args as unknown as [
    tf.Tensor2D,
    tf.Tensor2D,
    tf.Tensor2D,
    tf.GradSaveFunc,
  ];
  const probabilities = tf.sigmoid(logits);
  save([probabilities, targets, weights]);
  const losses = tf.sub(tf.softplus(logits), tf.mul(targets, logits));
  return {
    value: tf.div(tf.sum(tf.mul(losses, weights)), logits.size),
    gradFunc: (dy: tf.Tensor, saved: tf.Tensor[]) => {
      const [p, t, w] = saved as [tf.Tensor2D, tf.Tensor2D, tf.Tensor2D];
      const gradient = tf.mul(dy, tf.div(tf.mul(tf.sub(p, t), w), p.size));
      return [gradient, tf.zerosLike(t), tf.zerosLike(w)];
    },
  };
}) as (logits: tf.Tensor, targets: tf.Tensor, weights: tf.Tensor) => tf.Scalar;

function initialParameters(task: ListenerTask, random: Random): Parameter[] {
  const shapes = [
    ...ARCHITECTURES[task.architecture].shapes,
    { name: 'tags/kernel', shape: [LISTENER_STATE, TAGS] },
    { name: 'tags/bias', shape: [TAGS] },
    { name: 'embedding/kernel', shape: [LISTENER_STATE, EMBEDDING] },
    { name: 'embedding/bias', shape: [EMBEDDING] },
    { name: 'targets/kernel', shape: [2 * LISTENER_STATE, task.targetCount] },
    { name: 'targets/bias', shape: [task.targetCount] },
  ];
  return shapes.map(({ name, shape }) => {
    const size = shape.reduce((a, b) => a * b, 1);
    const isBias = shape.length === 1;
    const deviation = Math.sqrt(
      (name.startsWith('patch') || name.startsWith('dense') ? 2 : 1) / (shape[0] ?? 1),
    );
    return {
      name,
      shape: [...shape],
      values: Float32Array.from({ length: size }, () => (isBias ? 0 : deviation * random.normal())),
      mean: new Float32Array(size),
      square: new Float32Array(size),
    };
  });
}

/** Half a cosine up, half a cosine down to nothing (Smith 2018). */
function learningRate(largest: number, share: number): number {
  const wave = share < WARM_UP ? 1 - share / WARM_UP : (share - WARM_UP) / (1 - WARM_UP);
  return largest * Math.max(1e-4, 0.5 + 0.5 * Math.cos(Math.PI * wave));
}

/**
 * Trains one network on the current tfjs backend: pieces of songs at random places, the teacher's tags and
 * embedding patch by patch, and what is known of the song from the mean and the deviation of the states.
 *
 * @param onEpoch hears the mean loss of every epoch
 */
export function fitListener(
  task: ListenerTask,
  onEpoch: (loss: number) => void = () => undefined,
): ListenerTensors {
  const { config, songs, logMel, tags, embedding, patches, targets, targetCount, standard } = task;
  const architecture = ARCHITECTURES[task.architecture];
  const random = new Random(...task.seed);
  const parameters = initialParameters(task, random);
  // A head whose loss has no weight has no gradient either.
  const learned = parameters.filter(
    ({ name }) =>
      !(name.startsWith('tags/') && config.loss.tags === 0) &&
      !(name.startsWith('embedding/') && config.loss.embedding === 0),
  );
  const { batchSize, patchesPerPiece } = config;
  const rows = ROWS_PER_PATCH * patchesPerPiece;
  const order = Array.from(songs);
  const stepsPerEpoch = Math.floor(order.length / batchSize);
  const totalSteps = stepsPerEpoch * config.epochs;

  const valuesPerPiece = (rows / 2) * PATCHES_ACROSS * PATCH_VALUES;
  const x = new Float32Array(batchSize * valuesPerPiece);
  const levels = new Float32Array(rows * INPUT_BANDS);
  const scaled: BandStandard = {
    mean: standard.mean.map((m) => m * 255),
    scale: standard.scale.map((s) => s / 255),
  };
  const offsets = new Float32Array(INPUT_BANDS);
  const pieces = batchSize * patchesPerPiece;
  const tagTargets = new Float32Array(pieces * TAGS);
  const embeddingTargets = new Float32Array(pieces * EMBEDDING);
  const filled = new Float32Array(pieces);
  const known = new Float32Array(batchSize * targetCount);
  const knownTargets = new Float32Array(batchSize * targetCount);

  const drawSong = (slot: number, song: number): void => {
    const count = patches[song] ?? 0;
    const first = random.integer(Math.max(1, count - patchesPerPiece + 1));
    const start = patchStart(first);
    const from = (song * WINDOW_ROWS + start) * INPUT_BANDS;
    // The last rows of a window may be missing: the largest start is row 515 of 646.
    const available = Math.min(rows, WINDOW_ROWS - start) * INPUT_BANDS;
    levels.fill(0);
    levels.set(logMel.subarray(from, from + available));
    for (let band = 0; band < INPUT_BANDS; band++) offsets[band] = config.equaliser * random.normal();
    cutPatches(levels, 0, rows, scaled, x, slot * valuesPerPiece, offsets);
    for (let p = 0; p < patchesPerPiece; p++) {
      const piece = slot * patchesPerPiece + p;
      filled[piece] = first + p < count ? 1 : 0;
      const teacher = song * MAX_PATCHES + Math.min(MAX_PATCHES - 1, first + p);
      for (let k = 0; k < TAGS; k++) tagTargets[piece * TAGS + k] = (tags[teacher * TAGS + k] ?? 0) / 255;
      for (let k = 0; k < EMBEDDING; k++) {
        embeddingTargets[piece * EMBEDDING + k] = ((embedding[teacher * EMBEDDING + k] ?? 0) * 4) / 127;
      }
    }
    for (let k = 0; k < targetCount; k++) {
      const target = targets[song * targetCount + k] ?? NaN;
      known[slot * targetCount + k] = Number.isNaN(target) ? 0 : 1;
      knownTargets[slot * targetCount + k] = Number.isNaN(target) ? 0 : target;
    }
  };

  const steps = rows / ROWS_PER_STEP;
  const keep = 1 - config.dropout;
  const targetWeight = config.loss.characteristics + config.loss.popularity;
  // Results leave by variables: what `tidy` is given back it searches for tensors, value by value.
  let lossValue = NaN;
  let gradients: Float32Array[] = [];
  const computeGradients = (): void =>
    tf.tidy(() => {
      const input = tf.tensor2d(x, [x.length / PATCH_VALUES, PATCH_VALUES]);
      const dropped = tf.tensor3d(
        Float32Array.from({ length: batchSize * steps * LISTENER_STATE }, () =>
          random.bits() < config.dropout * 2 ** 32 ? 0 : 1 / keep,
        ),
        [batchSize, steps, LISTENER_STATE],
      );
      const unlearned = Object.fromEntries(
        parameters
          .filter((parameter) => !learned.includes(parameter))
          .map(({ name, values, shape }) => [name, tf.tensor(values, shape)]),
      );
      const weightOfPiece = tf.tensor2d(filled, [pieces, 1]);
      const loss = (...tensors: tf.Tensor[]): tf.Scalar => {
        const weights: ListenerWeights = {
          ...unlearned,
          ...Object.fromEntries(learned.map(({ name }, i) => [name, tensors[i] as tf.Tensor])),
        };
        const states = tf.mul<tf.Tensor3D>(
          architecture.states(input, batchSize, rows, weights, { multiply, multiplyData }),
          dropped,
        );
        const byPatch = tf.mean<tf.Tensor3D>(
          tf.reshape(states, [batchSize, patchesPerPiece, STEPS_PER_PATCH, LISTENER_STATE]),
          2,
        );
        const heads = listenerHeads(byPatch, weights, multiply);
        const terms: tf.Scalar[] = [];
        if (config.loss.tags > 0) {
          const wide = tf.mul(weightOfPiece, tf.ones([1, TAGS]));
          const term = logisticLoss(heads.tagLogits, tf.tensor2d(tagTargets, [pieces, TAGS]), wide);
          terms.push(tf.mul(term, config.loss.tags));
        }
        if (config.loss.embedding > 0) {
          const wanted = tf.tensor2d(embeddingTargets, [pieces, EMBEDDING]);
          const off = tf.mul(tf.square(tf.sub(heads.embedding, wanted)), weightOfPiece);
          terms.push(tf.mul(tf.mean(off), config.loss.embedding));
        }
        if (targetWeight > 0) {
          const centre = tf.mean(states, 1);
          const spread = tf.sqrt(
            tf.add(tf.mean(tf.square(tf.sub(states, tf.expandDims(centre, 1))), 1), 1e-5),
          );
          const estimates = tf.add(
            multiply(tf.concat([centre, spread], 1), weights['targets/kernel'] as tf.Tensor),
            weights['targets/bias'] as tf.Tensor,
          );
          const shape: [number, number] = [batchSize, targetCount];
          const off = tf.mul(
            tf.square(tf.sub(estimates, tf.tensor2d(knownTargets, shape))),
            tf.tensor2d(known, shape),
          );
          const count = known.reduce((a, b) => a + b, 0);
          terms.push(tf.mul(tf.sum(off), targetWeight / Math.max(1, count)));
        }
        return tf.addN(terms);
      };
      const tensors = learned.map(({ values, shape }) => tf.tensor(values, shape));
      const { value, grads } = tf.valueAndGrads(loss)(tensors);
      lossValue = value.dataSync<'float32'>()[0] ?? NaN;
      gradients = grads.map((gradient) => gradient.dataSync<'float32'>().slice());
    });

  let step = 0;
  for (let epoch = 0; epoch < config.epochs; epoch++) {
    random.shuffle(order);
    let total = 0;
    for (let s = 0; s < stepsPerEpoch; s++) {
      for (let slot = 0; slot < batchSize; slot++) drawSong(slot, order[s * batchSize + slot] as number);
      computeGradients();
      total += lossValue;
      let squares = 0;
      for (const gradient of gradients) for (const g of gradient) squares += g * g;
      const shorten = Math.min(1, config.clipNorm / (Math.sqrt(squares) + 1e-12));
      step++;
      const rate = learningRate(config.learningRate, step / totalSteps);
      learned.forEach((parameter, i) =>
        adamStep(parameter, gradients[i] as Float32Array, {
          step,
          rate,
          decay: parameter.shape.length > 1 ? config.weightDecay : 0,
          shorten,
        }),
      );
    }
    onEpoch(total / stepsPerEpoch);
  }
  return { tensors: parameters.map(({ name, shape, values }) => ({ name, shape, values })) };
}

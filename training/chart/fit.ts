import * as tf from '@tensorflow/tfjs-core';
// Registers the gradients of tfjs's kernels, which the Node build of tfjs-core leaves out.
import '@tensorflow/tfjs-layers';
import { chartLogits } from '../../src/model/chart/network.ts';
import { arrangeWeights, weightNames } from '../../src/model/chart/weights.ts';
import { adamStep } from '../adam.ts';
import { multiply } from '../multiply.ts';
import { Random } from '../random.ts';
import type { NetworkConfig } from './config.ts';

/** Everything that one network's training is determined by; plain data, so that it can go to a worker. */
export interface FitTask {
  /** Standardised inputs, `rows × width`. */
  readonly inputs: Float32Array;
  readonly width: number;
  /** Target distributions, `rows × classes`. */
  readonly targets: Float32Array;
  readonly classes: number;
  /** Shifts in input space that a codec may cause, `count × width`. */
  readonly codecShifts: Float32Array;
  readonly config: NetworkConfig;
  readonly seed: readonly (number | string)[];
}

/** One trained network: its tensors in the order of `weightNames`. */
export interface FittedNetwork {
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
  readonly mean: Float64Array;
  readonly square: Float64Array;
  readonly decays: boolean;
}

const WARM_UP_STEPS = 50;

/** Normal deviates that noise is drawn from; a power of two. Drawing each anew would take most of the time. */
const NOISE_TABLE = 1 << 16;

function initialParameters(task: FitTask, random: Random): Parameter[] {
  const { width, classes, config, targets } = task;
  const rows = targets.length / classes;
  const parameter = (name: string, shape: number[], fill: (i: number) => number): Parameter => {
    const size = shape.reduce((a, b) => a * b, 1);
    return {
      name,
      shape,
      values: Float32Array.from({ length: size }, (_, i) => fill(i)),
      mean: new Float64Array(size),
      square: new Float64Array(size),
      decays: !name.endsWith('bias'),
    };
  };
  const parameters: Parameter[] = [];
  let fanIn = width;
  config.hidden.forEach((units, layer) => {
    const deviation = Math.sqrt(1 / fanIn);
    parameters.push(parameter(`hidden${layer}/kernel`, [fanIn, units], () => deviation * random.normal()));
    parameters.push(parameter(`hidden${layer}/bias`, [units], () => 0));
    fanIn = units;
  });
  // The network starts from the base rates and learns what departs from them.
  const share = new Float64Array(classes);
  targets.forEach((target, i) => (share[i % classes] = (share[i % classes] as number) + target / rows));
  parameters.push(parameter('output/kernel', [fanIn, classes], () => 0));
  parameters.push(parameter('output/bias', [classes], (i) => Math.log(share[i] as number)));
  parameters.push(parameter('output/skip', [width, classes], () => 0));
  return parameters;
}

/** Mean cross-entropy of target distributions, with its short gradient. */
const crossEntropy = tf.customGrad((...args) => {
  const [logits, targets, save] = args as unknown as [tf.Tensor2D, tf.Tensor2D, tf.GradSaveFunc];
  const probabilities = tf.softmax(logits);
  save([probabilities, targets]);
  const rows = logits.shape[0];
  return {
    value: tf.div(tf.neg(tf.sum(tf.mul(targets, tf.log(probabilities)))), rows),
    gradFunc: (dy: tf.Tensor, saved: tf.Tensor[]) => {
      const [p, t] = saved as [tf.Tensor2D, tf.Tensor2D];
      const gradient = tf.mul(dy, tf.div(tf.sub(p, t), rows));
      return [gradient, tf.neg(gradient)];
    },
  };
}) as (logits: tf.Tensor, targets: tf.Tensor) => tf.Scalar;

/**
 * Trains one network on the current tfjs backend. The same task gives the same weights on the same
 * machine and backend.
 *
 * @param onEpoch called after every epoch
 */
export function fitNetwork(task: FitTask, onEpoch: () => void = () => undefined): FittedNetwork {
  const { inputs, width, targets, classes, codecShifts, config } = task;
  const random = new Random(...task.seed);
  const parameters = initialParameters(task, random);
  const names = weightNames(config.hidden.length);
  const rows = inputs.length / width;
  const batchSize = Math.min(config.batchSize, rows);
  const stepsPerEpoch = Math.floor(rows / batchSize);
  const steps = config.epochs * stepsPerEpoch;
  const shiftCount = codecShifts.length / width;
  const order = Array.from({ length: rows }, (_, row) => row);
  const x = new Float32Array(batchSize * width);
  const y = new Float32Array(batchSize * classes);
  const noise = Float32Array.from({ length: NOISE_TABLE }, () => random.normal());
  const dropBelow = Math.round(config.dropout * 256);
  const kept = 256 / (256 - dropBelow);

  const drawBatch = (first: number): void => {
    for (let i = 0; i < batchSize; i++) {
      const row = order[first + i] as number;
      const useShift = config.codecNoise > 0 && shiftCount > 0;
      const shift = useShift ? random.integer(shiftCount) * width : 0;
      const amount = useShift ? config.codecNoise * random.normal() : 0;
      for (let j = 0; j < width; j++) {
        let value = inputs[row * width + j] as number;
        if (config.inputNoise > 0) {
          value += config.inputNoise * (noise[random.bits() & (NOISE_TABLE - 1)] as number);
        }
        if (amount !== 0) value += amount * (codecShifts[shift + j] as number);
        x[i * width + j] = value;
      }
      for (let k = 0; k < classes; k++) y[i * classes + k] = targets[row * classes + k] as number;
    }
  };
  const dropoutMask = (shape: number[]): tf.Tensor => {
    const mask = new Float32Array(shape.reduce((a, b) => a * b, 1));
    // One draw decides on four activations, a byte each.
    for (let i = 0; i < mask.length;) {
      let bits = random.bits();
      for (const end = Math.min(mask.length, i + 4); i < end; i++, bits >>>= 8) {
        mask[i] = (bits & 255) < dropBelow ? 0 : kept;
      }
    }
    return tf.tensor(mask, shape);
  };

  let step = 0;
  for (let epoch = 0; epoch < config.epochs; epoch++) {
    random.shuffle(order);
    for (let s = 0; s < stepsPerEpoch; s++) {
      drawBatch(s * batchSize);
      step++;
      const gradients = tf.tidy(() => {
        const xs = tf.tensor2d(x, [batchSize, width]);
        const ys = tf.tensor2d(y, [batchSize, classes]);
        const masks = config.dropout > 0 ? config.hidden.map((units) => dropoutMask([batchSize, units])) : [];
        const loss = (...tensors: tf.Tensor[]): tf.Scalar => {
          const weights = arrangeWeights(
            Object.fromEntries(names.map((name, i) => [name, tensors[i] as tf.Tensor])),
          );
          const logits = chartLogits(xs, weights, {
            multiply,
            afterHidden: (activations, layer) => {
              const mask = masks[layer];
              return mask ? tf.mul(activations, mask) : activations;
            },
          });
          return crossEntropy(logits, ys);
        };
        const tensors = parameters.map(({ values, shape }) => tf.tensor(values, shape));
        return tf
          .grads(loss)(tensors)
          .map((gradient) => gradient.dataSync<'float32'>().slice());
      });
      const decayed = 0.5 * (1 + Math.cos((Math.PI * step) / steps));
      const rate = config.learningRate * Math.min(1, step / WARM_UP_STEPS) * decayed;
      parameters.forEach((parameter, i) => {
        adamStep(parameter, gradients[i] as Float32Array, {
          step,
          rate,
          decay: parameter.decays ? config.weightDecay : 0,
        });
      });
    }
    onEpoch();
  }
  return { tensors: parameters.map(({ name, shape, values }) => ({ name, shape, values })) };
}

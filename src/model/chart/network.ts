import * as tf from '@tensorflow/tfjs-core';

/**
 * Weights of the chart networks. A single network while it is trained: kernels are `[in, out]`, biases
 * `[out]`. An ensemble once exported: kernels are `[members, in, out]`, biases `[members, 1, out]`.
 * `skip` leads from the inputs straight to the logits.
 */
export interface ChartWeights<T = tf.Tensor> {
  readonly hidden: readonly { readonly kernel: T; readonly bias: T }[];
  readonly output: { readonly kernel: T; readonly bias: T; readonly skip: T };
}

/** What the forward pass needs from outside; training replaces both. */
export interface ForwardHooks {
  /** Matrix product; training brings one with a faster gradient. */
  readonly multiply: (a: tf.Tensor, b: tf.Tensor) => tf.Tensor;
  /** Applied to every hidden layer's activations; training drops some of them out. */
  readonly afterHidden: (activations: tf.Tensor, layer: number) => tf.Tensor;
}

const INFERENCE: ForwardHooks = {
  multiply: (a, b) => tf.matMul(a, b),
  afterHidden: (activations) => activations,
};

/**
 * Logits over the ten tenths: dense layers with tanh, and a linear path beside them.
 *
 * @param x `[songs, inputs]`, or `[1, songs, inputs]` for an ensemble
 * @returns `[songs, 10]`, or `[members, songs, 10]`
 */
export function chartLogits(x: tf.Tensor, weights: ChartWeights, hooks: ForwardHooks = INFERENCE): tf.Tensor {
  let activations = x;
  weights.hidden.forEach(({ kernel, bias }, layer) => {
    const sums = tf.add(hooks.multiply(activations, kernel), bias);
    activations = hooks.afterHidden(tf.tanh(sums), layer);
  });
  const { kernel, bias, skip } = weights.output;
  const straight = hooks.multiply(x, skip);
  return tf.add(tf.add(hooks.multiply(activations, kernel), straight), bias);
}

/** All tensors of a network or an ensemble. */
export function tensorsOf({ hidden, output }: ChartWeights): tf.Tensor[] {
  return [...hidden.flatMap(({ kernel, bias }) => [kernel, bias]), output.kernel, output.bias, output.skip];
}

/** The single networks of an ensemble, as tensors of their own. */
export function membersOf({ hidden, output }: ChartWeights): ChartWeights[] {
  const taken = (ensemble: tf.Tensor): tf.Tensor[] => tf.unstack(ensemble, 0);
  const layers = hidden.map(({ kernel, bias }) => ({ kernel: taken(kernel), bias: taken(bias) }));
  const [kernels, biases, skips] = [taken(output.kernel), taken(output.bias), taken(output.skip)];
  const of = (tensors: readonly tf.Tensor[], member: number): tf.Tensor => {
    const tensor = tensors[member];
    if (!tensor) throw new RangeError('the members of the ensemble differ in number');
    return tensor;
  };
  return kernels.map((kernel, member) => ({
    hidden: layers.map((layer) => ({ kernel: of(layer.kernel, member), bias: of(layer.bias, member) })),
    output: { kernel, bias: of(biases, member), skip: of(skips, member) },
  }));
}

/**
 * Probabilities of the ensemble: the mean of its members' distributions.
 *
 * @param x network inputs, `[songs, inputs]`
 * @param weights of the ensemble, with a leading axis of members
 * @returns `[songs, 10]`, best tenth first; each row sums to 1
 */
export function ensembleProbabilities(x: tf.Tensor2D, weights: ChartWeights): tf.Tensor2D {
  return tf.tidy(() => {
    const perMember = tf.softmax(chartLogits(tf.expandDims(x, 0), weights), -1);
    return tf.mean<tf.Tensor2D>(perMember, 0);
  });
}

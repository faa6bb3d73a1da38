import * as tf from '@tensorflow/tfjs-core';
import { calibrate, type ChartCalibration } from './calibration.ts';
import { DECILES } from './distribution.ts';
import { chartLogits, membersOf, tensorsOf } from './network.ts';
import { transformFeatures, type ChartTransform } from './transform.ts';
import { loadChartWeights, type WeightSpec } from './weights.ts';

/** The part of the manifest that turns raw features into calibrated probabilities. */
export interface ChartModelParameters {
  readonly transform: ChartTransform;
  readonly calibration: ChartCalibration;
  readonly weightSpecs: readonly WeightSpec[];
}

/** The chart model with its weights on the tfjs backend that was current when it was made. */
export interface ChartModel {
  /**
   * @param rows raw features, each in the order of `CHART_FEATURE_NAMES`
   * @returns per row ten calibrated probabilities, best tenth first
   * @throws RangeError if a feature is missing or not finite
   */
  predict(rows: readonly ArrayLike<number>[]): Promise<number[][]>;
  dispose(): void;
}

/** Uncalibrated probabilities of network inputs: the only step that needs a backend. */
export type ChartForward = (inputs: readonly (readonly number[])[]) => Promise<number[][]>;

/**
 * Transform, forward pass, calibration: the whole way from raw features to probabilities.
 *
 * @returns per row ten calibrated probabilities, best tenth first
 */
export async function chartDeciles(
  rows: readonly ArrayLike<number>[],
  parameters: Pick<ChartModelParameters, 'transform' | 'calibration'>,
  forward: ChartForward,
): Promise<number[][]> {
  if (rows.length === 0) return [];
  const outputs = await forward(rows.map((row) => transformFeatures(row, parameters.transform)));
  return outputs.map((deciles) => calibrate(deciles, parameters.calibration));
}

/**
 * The ensemble's distribution: mean of its members' softmaxes. Outside of tfjs, because there the seven small kernels
 * of this step take longer than the network.
 *
 * @param logits `[members, songs, 10]`, flat
 * @returns per song ten probabilities
 */
function meanOfSoftmaxes(logits: ArrayLike<number>, songs: number): number[][] {
  const members = logits.length / (songs * DECILES);
  const weights = new Float64Array(DECILES);
  return Array.from({ length: songs }, (_, song) => {
    const mean = new Array<number>(DECILES).fill(0);
    for (let member = 0; member < members; member++) {
      const at = (member * songs + song) * DECILES;
      let largest = -Infinity;
      for (let i = 0; i < DECILES; i++) largest = Math.max(largest, logits[at + i] ?? NaN);
      let total = 0;
      for (let i = 0; i < DECILES; i++) {
        const weight = Math.exp((logits[at + i] ?? NaN) - largest);
        weights[i] = weight;
        total += weight;
      }
      for (let i = 0; i < DECILES; i++) {
        mean[i] = (mean[i] as number) + (weights[i] as number) / total / members;
      }
    }
    return mean;
  });
}

/** @param rows of equal length, at least one */
function toMatrix(rows: readonly (readonly number[])[]): tf.Tensor2D {
  const width = rows[0]?.length ?? 0;
  const values = new Float32Array(rows.length * width);
  rows.forEach((row, i) => values.set(row, i * width));
  return tf.tensor2d(values, [rows.length, width]);
}

/** Rows that go through the network at once; bounds the memory of large tables. */
const ROWS_PER_BATCH = 1024;

/**
 * Puts the chart model on the current tfjs backend.
 *
 * @param bytes the weights file that the manifest names
 * @throws RangeError if the bytes do not fit the manifest
 */
export function createChartModel(bytes: ArrayBuffer, parameters: ChartModelParameters): ChartModel {
  const { weights, dispose } = loadChartWeights(bytes, parameters.weightSpecs);
  // A GPU takes all members at once; on a processor tfjs multiplies plain matrices many times as fast as stacks of them.
  const members = tf.getBackend() === 'webgpu' ? null : membersOf(weights);
  const logitsOf = (x: tf.Tensor2D): tf.Tensor =>
    members === null
      ? chartLogits(tf.expandDims(x, 0), weights)
      : tf.stack(members.map((member) => chartLogits(x, member)));
  const forward: ChartForward = async (inputs) => {
    const outputs: number[][] = [];
    for (let first = 0; first < inputs.length; first += ROWS_PER_BATCH) {
      const batch = inputs.slice(first, first + ROWS_PER_BATCH);
      const logits = tf.tidy(() => logitsOf(toMatrix(batch)));
      try {
        outputs.push(...meanOfSoftmaxes(await logits.data(), batch.length));
      } finally {
        logits.dispose();
      }
    }
    return outputs;
  };
  return {
    predict: (rows) => chartDeciles(rows, parameters, forward),
    dispose() {
      dispose();
      if (members) tf.dispose(members.flatMap(tensorsOf));
    },
  };
}

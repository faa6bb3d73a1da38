import * as tf from '@tensorflow/tfjs-core';
import { chartLogits } from '../chart/network.ts';
import { loadChartWeights, type WeightSpec } from '../chart/weights.ts';
import { calibrateBinary, type BinaryCalibration } from './calibration.ts';
import { encodeRow, type JuryTransform } from './encoding.ts';

/** The part of an exported jury that turns characteristics into a calibrated probability. */
export interface BinaryJuryParameters {
  readonly transform: JuryTransform;
  readonly calibration: BinaryCalibration;
  readonly weightSpecs: readonly WeightSpec[];
}

/** A jury of two answers with its weights on the tfjs backend that was current when it was made. */
export interface BinaryJury {
  /**
   * @param rows characteristics, each in the order of `transform.inputs`
   * @returns per row the calibrated probability of the first side of the jury's contrast, 0–1
   * @throws RangeError if a characteristic is missing or not finite
   */
  predict(rows: readonly ArrayLike<number>[]): Promise<number[]>;
  dispose(): void;
}

/** The answers "no" and "yes", in the order of the logits. */
const CLASSES = 2;

/** Rows that go through the network at once; bounds the memory of large tables. */
const ROWS_PER_BATCH = 1024;

/**
 * The ensemble's probability of "yes": mean of its members' probabilities.
 *
 * @param logits `[members, songs, 2]`, flat
 * @returns one probability per song
 */
export function meanOfMembers(logits: ArrayLike<number>, songs: number): number[] {
  const members = logits.length / (songs * CLASSES);
  return Array.from({ length: songs }, (_, song) => {
    let sum = 0;
    for (let member = 0; member < members; member++) {
      const at = (member * songs + song) * CLASSES;
      sum += 1 / (1 + Math.exp((logits[at] ?? NaN) - (logits[at + 1] ?? NaN)));
    }
    return sum / members;
  });
}

/**
 * Characteristics as a row in the jury's order.
 *
 * @param named characteristics by name
 * @throws RangeError naming the first that the jury needs and that is not there
 */
export function juryRow(named: Readonly<Record<string, number>>, transform: JuryTransform): number[] {
  return transform.inputs.map(({ name }) => {
    const value = named[name];
    if (value === undefined) throw new RangeError(`${name} is missing`);
    return value;
  });
}

/**
 * Puts a jury on the current tfjs backend.
 *
 * @param bytes little-endian float32, the tensors of `weightSpecs` one after another
 * @throws RangeError if the bytes do not fit the specs
 */
export function createBinaryJury(bytes: ArrayBuffer, parameters: BinaryJuryParameters): BinaryJury {
  const { transform, calibration, weightSpecs } = parameters;
  const { weights, dispose } = loadChartWeights(bytes, weightSpecs);
  return {
    async predict(rows) {
      const probabilities: number[] = [];
      for (let first = 0; first < rows.length; first += ROWS_PER_BATCH) {
        const batch = rows.slice(first, first + ROWS_PER_BATCH).map((row) => encodeRow(row, transform));
        const logits = tf.tidy(() => chartLogits(tf.expandDims(tf.tensor2d(batch), 0), weights));
        try {
          for (const p of meanOfMembers(await logits.data(), batch.length)) {
            probabilities.push(calibrateBinary(p, calibration));
          }
        } finally {
          logits.dispose();
        }
      }
      return probabilities;
    },
    dispose,
  };
}

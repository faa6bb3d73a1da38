import * as tf from '@tensorflow/tfjs-core';
import { listenerHeads } from '../../src/model/listener/network.ts';
import {
  cutPatches,
  INPUT_BANDS,
  PATCHES_ACROSS,
  PATCH_VALUES,
  ROWS_PER_STEP,
} from '../../src/model/listener/patches.ts';
import { summariseSteps, SUMMARY_SIZE } from '../../src/model/listener/summary.ts';
import { startNodeBackend } from '../chart/backend.ts';
import { filledRows, TAGS, WINDOW_ROWS } from '../data/releasedSongs.ts';
import type { TaskKind } from '../tasks/runTasks.ts';
import { ARCHITECTURES } from './architectures.ts';
import { fitListener, type ListenerTask, type ListenerTensors } from './fit.ts';

/** One trained network and what it says about every song of the arrays. */
export interface ListenerResult extends ListenerTensors {
  /** `count × 50` tag probabilities. */
  readonly tagProbabilities: Float32Array;
  /** `count × 450`, see `summariseSteps`. */
  readonly summaries: Float32Array;
  /** `count × targets`, standardised: what the network itself says about a song's known figures. */
  readonly targets: Float32Array;
}

/** Evaluates a trained network on all songs, dropped-out states and random equalisers off. */
export function listenToAll(
  task: ListenerTask,
  { tensors }: ListenerTensors,
): Omit<ListenerResult, 'tensors'> {
  const count = task.patches.length;
  const tagProbabilities = new Float32Array(count * TAGS);
  const summaries = new Float32Array(count * SUMMARY_SIZE);
  const targets = new Float32Array(count * task.targetCount);
  const architecture = ARCHITECTURES[task.architecture];
  const { mean, scale } = task.standard;
  const standard = { mean: mean.map((m) => m * 255), scale: scale.map((s) => s / 255) };
  const multiply = (a: tf.Tensor, b: tf.Tensor): tf.Tensor => tf.matMul(a, b);
  tf.tidy(() => {
    const weights = Object.fromEntries(
      tensors.map(({ name, shape, values }) => [name, tf.tensor(values, shape)]),
    );
    for (let song = 0; song < count; song++) {
      const rows =
        Math.max(1, Math.floor(filledRows(task.patches[song] ?? 0) / ROWS_PER_STEP)) * ROWS_PER_STEP;
      const patches = new Float32Array((rows / 2) * PATCHES_ACROSS * PATCH_VALUES);
      cutPatches(task.logMel, song * WINDOW_ROWS * INPUT_BANDS, rows, standard, patches);
      tf.tidy(() => {
        const input = tf.tensor2d(patches, [patches.length / PATCH_VALUES, PATCH_VALUES]);
        const states = architecture.states(input, 1, rows, weights, { multiply, multiplyData: multiply });
        const { tagLogits, embedding } = listenerHeads(states, weights, multiply);
        const summary = summariseSteps(tagLogits.dataSync(), embedding.dataSync());
        tagProbabilities.set(summary.tagProbabilities, song * TAGS);
        summaries.set(summary.values, song * SUMMARY_SIZE);
        const { mean: centre, variance } = tf.moments(states, 1);
        const spread = tf.sqrt(tf.add(variance, 1e-5));
        const head = tf.add(
          tf.matMul(tf.concat([centre, spread], 1) as tf.Tensor2D, weights['targets/kernel'] as tf.Tensor2D),
          weights['targets/bias'] as tf.Tensor,
        );
        targets.set(head.dataSync(), song * task.targetCount);
      });
    }
  });
  return { tagProbabilities, summaries, targets };
}

export async function runTask(task: unknown): Promise<ListenerResult> {
  await startNodeBackend();
  const network = fitListener(task as ListenerTask);
  return { ...network, ...listenToAll(task as ListenerTask, network) };
}

const here = (path: string): URL => new URL(path, import.meta.url);

/** Training one listener network, for `runTasks`. */
export const LISTENER_TASK: TaskKind<ListenerTask, ListenerResult> = {
  module: here('task.ts'),
  code: [
    'fit.ts',
    'architectures.ts',
    '../multiply.ts',
    '../random.ts',
    '../../src/model/listener/network.ts',
    '../../src/model/listener/patches.ts',
    '../../src/model/listener/summary.ts',
  ].map(here),
  parts: ({
    architecture,
    config,
    seed,
    standard,
    targetCount,
    songs,
    logMel,
    tags,
    embedding,
    patches,
    targets,
  }) => ({
    json: { architecture, config, seed, standard, targetCount },
    arrays: [songs, logMel, tags, embedding, patches, targets],
  }),
};

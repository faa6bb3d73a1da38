import type { ChartTransform } from '../../src/model/chart/transform.ts';
import type { CodecShift } from '../augmentation/codecShift.ts';
import type { NetworkConfig, TrainingConfig } from './config.ts';
import { predictEnsemble, stackMembers, type EnsembleTensors } from './ensemble.ts';
import type { FitTask, FittedNetwork } from './fit.ts';
import { fitTransform, shiftsInInputSpace, spreadLabels, transformRows } from './inputs.ts';

/** One ensemble to train on some songs. */
export interface EnsemblePlan {
  readonly transform: ChartTransform;
  readonly tasks: readonly FitTask[];
}

/** One trained ensemble with the transform that belongs to it. */
export interface TrainedEnsemble {
  readonly transform: ChartTransform;
  readonly tensors: EnsembleTensors;
  /** Uncalibrated distributions of raw feature rows. */
  predict(rows: readonly (readonly number[])[]): number[][];
}

export interface PlanOptions {
  readonly config: TrainingConfig;
  readonly network: NetworkConfig;
  readonly members: number;
  readonly codecShift: CodecShift;
  /** Distinguishes the seeds of experiments. */
  readonly name: string;
}

/** Everything about the ensemble is fitted on these songs alone, the standardisation included. */
export function planEnsemble(
  songs: readonly { readonly features: readonly number[]; readonly rank: number }[],
  { config, network, members, codecShift, name }: PlanOptions,
): EnsemblePlan {
  const features = songs.map((song) => song.features);
  const transform = fitTransform(features, config);
  const shared = {
    inputs: transformRows(features, transform),
    width: transform.inputs.length,
    targets: spreadLabels(
      songs.map((song) => song.rank),
      network.labelSpread,
    ),
    classes: 10,
    codecShifts: network.codecNoise > 0 ? shiftsInInputSpace(codecShift, transform) : new Float32Array(),
    config: network,
  };
  const tasks = Array.from({ length: members }, (_, m) => ({ ...shared, seed: [config.seed, name, m] }));
  return { transform, tasks };
}

export function finishEnsemble(plan: EnsemblePlan, networks: readonly FittedNetwork[]): TrainedEnsemble {
  const { transform } = plan;
  const tensors = stackMembers(networks);
  return {
    transform,
    tensors,
    predict: (rows) => predictEnsemble(tensors, transformRows(rows, transform), transform.inputs.length),
  };
}

import { BOOSTED_TREES_CONFIG, type BoostedTreesConfig } from '../baselines/boostedTrees.ts';
import type { NetworkConfig } from '../chart/config.ts';

/** Everything that a jury of two answers is determined by, beside the data. */
export interface BinaryJuryConfig {
  readonly name: string;
  readonly title: string;
  /** Names the table. */
  readonly trainedOn: string;
  readonly description: string;
  /** What is told from what, in plain words. */
  readonly contrast: { readonly yes: string; readonly no: string };
  readonly seed: number;
  readonly folds: number;
  /** With the reference characteristics, which only the workshop has. */
  readonly referenceNetwork: NetworkConfig;
  /** With estimated characteristics, as on the page. */
  readonly estimatedNetwork: NetworkConfig;
  /** Networks in the exported ensemble and in each fold of the cross-validations. */
  readonly members: number;
  /** Networks per fold for the leaky control, which needs less precision. */
  readonly controlMembers: number;
  /** Times that the labels are shuffled for the control, with one network per fold each. */
  readonly shuffles: number;
  /** Ramps that each characteristic is encoded by. */
  readonly rampsPerInput: number;
  /** Standard deviation of each network input. */
  readonly inputDeviation: number;
  /**
   * Share of the trees' opinion in the networks' targets (distillation: Hinton, Vinyals and Dean, 2015). The trees
   * see the reference characteristics, also where the network has to do with estimates: privileged
   * information (Lopez-Paz et al., ICLR 2016).
   */
  readonly distillation: number;
  readonly trees: BoostedTreesConfig;
  /** Simulated estimates of each training song. */
  readonly copies: number;
  /** Simulated estimates of each song that is judged. */
  readonly draws: number;
  readonly bootstrapResamples: number;
  /** Only for the report: nothing is trained for the page. */
  readonly reportOnly: boolean;
}

const NETWORK: NetworkConfig = {
  hidden: [32, 16],
  epochs: 40,
  batchSize: 256,
  learningRate: 1e-2,
  weightDecay: 0.1,
  dropout: 0.2,
  inputNoise: 0.3,
  codecNoise: 0,
  labelSpread: 0,
};

const SHARED = {
  seed: 20180831,
  folds: 5,
  members: 4,
  controlMembers: 1,
  shuffles: 3,
  rampsPerInput: 12,
  inputDeviation: 0.3,
  trees: BOOSTED_TREES_CONFIG,
  copies: 4,
  draws: 3,
  bootstrapResamples: 1000,
  reportOnly: false,
} as const;

export const TIKTOK_CONFIG: BinaryJuryConfig = {
  ...SHARED,
  name: 'tiktok',
  title: 'TikTok sounds',
  trainedOn: 'tiktok-vs-charts',
  description:
    'songs of five lists of popular TikTok sounds and of Spotify’s weekly global top 200, 2019 to 2022',
  contrast: {
    yes: 'songs on a list of popular TikTok sounds',
    no: 'songs that were on Spotify’s weekly global top 200 of the same years and on no such list',
  },
  referenceNetwork: { ...NETWORK, epochs: 20, inputNoise: 0.1 },
  estimatedNetwork: { ...NETWORK, epochs: 10 },
  distillation: 0.5,
};

/** The small comparison for the report: both sides are charting songs. */
export const TIKTOK_CHARTED_CONFIG: BinaryJuryConfig = {
  ...TIKTOK_CONFIG,
  name: 'tiktok-charted',
  title: 'TikTok sounds among charting songs',
  contrast: {
    yes: 'charting songs that were also on a list of popular TikTok sounds',
    no: 'charting songs that were on no such list',
  },
  members: 2,
  reportOnly: true,
};

export const GLOBAL_CONFIG: BinaryJuryConfig = {
  ...SHARED,
  name: 'global',
  title: 'Global charts',
  trainedOn: 'popularity',
  description: 'songs of the Billboard Hot 100 and songs drawn from Spotify’s catalogue, 2000 to 2020',
  contrast: {
    yes: 'songs that were on the Billboard Hot 100',
    no: 'songs drawn at random from Spotify’s catalogue of the same years',
  },
  // A step costs much the same whatever its size.
  referenceNetwork: { ...NETWORK, batchSize: 512, learningRate: 1.5e-2 },
  estimatedNetwork: { ...NETWORK, batchSize: 512, learningRate: 1.5e-2, epochs: 12 },
  distillation: 0.7,
};

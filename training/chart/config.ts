/** Hyper-parameters of one chart network. */
export interface NetworkConfig {
  /** Units per hidden layer; none makes it a softmax regression. */
  readonly hidden: readonly number[];
  readonly epochs: number;
  readonly batchSize: number;
  /** Of Adam (Kingma and Ba, 2015), after a warm-up and before a cosine decay to zero. */
  readonly learningRate: number;
  /** Decoupled weight decay (Loshchilov and Hutter, 2019), applied to kernels. */
  readonly weightDecay: number;
  /** Share of hidden activations dropped (Srivastava et al., 2014). */
  readonly dropout: number;
  /** Standard deviation of white noise on the standardised inputs. */
  readonly inputNoise: number;
  /** Standard deviation of the multiple of a random codec shift that is added; 0 for none. */
  readonly codecNoise: number;
  /**
   * Labels are spread over neighbouring tenths with this standard deviation (in tenths): repeated uploads
   * of one recording differ by 2.3 tenths on average, so a label is no exact truth.
   */
  readonly labelSpread: number;
}

/** Everything that a training run is determined by, beside the data. */
export interface TrainingConfig {
  readonly seed: number;
  readonly folds: number;
  readonly network: NetworkConfig;
  /** Networks in the exported ensemble and in each fold of the cross-validation. */
  readonly members: number;
  /** Times that the labels are shuffled for the control, with one network per fold each. */
  readonly shuffles: number;
  /** Networks per fold for the leaky control, which needs less precision. */
  readonly controlMembers: number;
  /** Standardised inputs are limited to ± this. */
  readonly clip: number;
  /** Raw features that the network does not see. */
  readonly leaveOut: readonly string[];
  readonly bootstrapResamples: number;
}

export const CHART_CONFIG: TrainingConfig = {
  seed: 20180831,
  folds: 5,
  network: {
    hidden: [64, 32],
    epochs: 40,
    batchSize: 256,
    learningRate: 1e-2,
    weightDecay: 1e-2,
    dropout: 0.2,
    inputNoise: 0.5,
    codecNoise: 5,
    labelSpread: 1.5,
  },
  members: 8,
  shuffles: 4,
  controlMembers: 2,
  clip: 2.5,
  leaveOut: [],
  bootstrapResamples: 1000,
};

/** Everything that determines one listener network besides its songs. */
export interface ListenerNetworkConfig {
  readonly epochs: number;
  readonly batchSize: number;
  readonly learningRate: number;
  readonly weightDecay: number;
  /** Share of a time step's states that is dropped. */
  readonly dropout: number;
  /** Standard deviation of a random equaliser, in standard deviations of a band. */
  readonly equaliser: number;
  /** Patches of the teacher per piece of a song; each is 32 rows. */
  readonly patchesPerPiece: number;
  /** Largest length of the gradient. */
  readonly clipNorm: number;
  readonly loss: {
    readonly tags: number;
    readonly embedding: number;
    readonly characteristics: number;
    readonly popularity: number;
  };
}

const LISTENER_NETWORK: ListenerNetworkConfig = {
  epochs: 16,
  batchSize: 16,
  learningRate: 3e-3,
  weightDecay: 1e-2,
  dropout: 0.3,
  equaliser: 0.15,
  patchesPerPiece: 4,
  clipNorm: 1,
  loss: { tags: 10, embedding: 1, characteristics: 0.5, popularity: 0 },
};

/** Weights of the loss of a network that learns nothing but popularity. */
const POPULARITY_LOSS = { tags: 0, embedding: 0, characteristics: 0, popularity: 1 };

/** Everything that determines the listener's experiment besides its songs. */
export interface ListenerConfig {
  readonly seed: number;
  readonly folds: number;
  readonly bootstrapResamples: number;
  readonly network: ListenerNetworkConfig;
  /** The rival on MFCC sequences, which needs no more passes. */
  readonly rival: ListenerNetworkConfig;
  readonly popularity: ListenerNetworkConfig;
}

export const LISTENER_CONFIG: ListenerConfig = {
  seed: 1,
  folds: 5,
  bootstrapResamples: 1000,
  network: LISTENER_NETWORK,
  rival: { ...LISTENER_NETWORK, epochs: 8 },
  popularity: { ...LISTENER_NETWORK, epochs: 8, loss: POPULARITY_LOSS },
};

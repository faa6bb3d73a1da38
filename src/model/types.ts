/** Which tfjs backend computed the estimate. */
export type Backend = 'webgpu' | 'wasm' | 'cpu';

/**
 * The estimate of the chart jury: a distribution over the ten tenths of the ranking that it was
 * trained on. Positions are shares from 0 to 1: "above that share of the songs that the model
 * learned from"; 1 is the best.
 */
export interface ChartEstimate {
  /** Ten probabilities that sum to 1, best tenth first. */
  readonly deciles: readonly number[];
  /** Probability of the best two tenths. */
  readonly top20: number;
  /** Median position. */
  readonly median: number;
  /** Lower end of the central 80 % interval. */
  readonly low80: number;
  /** Upper end of the central 80 % interval. */
  readonly high80: number;
}

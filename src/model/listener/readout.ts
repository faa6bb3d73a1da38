import { LISTENER_CHARACTERISTICS, SQUARE_ROOTED, type ListenerCharacteristic } from './characteristics.ts';
import { applyLinear, type LinearModel } from './linear.ts';
import type { ListenerSummary } from './summary.ts';

/** What turns the network's summary and the measured figures into statements about a song. */
export interface ListenerReadout {
  /** From summary (450), chart features without the duration (41) and texture (204) to the 8 characteristics. */
  readonly characteristics: LinearModel;
  /**
   * Variance of the error of each output on artists that were left out. The mean of a square is the square of the
   * mean plus the variance, so it is added where square roots are estimated.
   */
  readonly errorVariances: readonly number[];
  /** From the texture to 50 tag logits. */
  readonly tags: LinearModel;
  /** Weight of the network's own logits beside those from the texture, 0–1. */
  readonly networkShare: number;
}

/** What the listener hears in a song. */
export interface ListenerEstimate {
  readonly characteristics: Readonly<Record<ListenerCharacteristic, number>>;
  /** 50 probabilities in the order of `TAG_NAMES`. */
  readonly tags: readonly number[];
}

const RANGES: Readonly<Record<ListenerCharacteristic, readonly [number, number]>> = {
  danceability: [0, 1],
  energy: [0, 1],
  valence: [0, 1],
  acousticness: [0, 1],
  instrumentalness: [0, 1],
  speechiness: [0, 1],
  liveness: [0, 1],
  loudness: [-60, 0],
};

/** Tag probabilities are told apart down to this. */
const SMALLEST_PROBABILITY = 1e-3;

/** Log odds, with probabilities kept away from 0 and 1. */
export function tagLogit(probability: number): number {
  const p = Math.max(SMALLEST_PROBABILITY, Math.min(1 - SMALLEST_PROBABILITY, probability));
  return Math.log(p / (1 - p));
}

/**
 * The inputs of the readout of characteristics. The duration is left out: how long a song is does not change
 * how it sounds.
 *
 * @param chartFeatures in the order of `CHART_FEATURE_NAMES`
 * @param texture in the order of `TEXTURE_FEATURE_NAMES`
 */
export function readoutInputs(
  summary: ArrayLike<number>,
  chartFeatures: ArrayLike<number>,
  texture: ArrayLike<number>,
): Float64Array<ArrayBuffer> {
  const inputs = new Float64Array(summary.length + chartFeatures.length - 1 + texture.length);
  inputs.set(summary);
  for (let i = 1; i < chartFeatures.length; i++) inputs[summary.length + i - 1] = chartFeatures[i] as number;
  inputs.set(texture, summary.length + chartFeatures.length - 1);
  return inputs;
}

/** Blends the network's tag probabilities with those that the texture suggests. */
export function blendTags(
  networkProbabilities: ArrayLike<number>,
  textureLogits: ArrayLike<number>,
  networkShare: number,
): number[] {
  return Array.from(networkProbabilities, (probability, tag) => {
    const logit = networkShare * tagLogit(probability) + (1 - networkShare) * (textureLogits[tag] as number);
    return 1 / (1 + Math.exp(-logit));
  });
}

/** From the readout's outputs to characteristics, within the ranges that they are defined in. */
export function characteristicsFrom(outputs: ArrayLike<number>, errorVariances: ArrayLike<number>): number[] {
  return LISTENER_CHARACTERISTICS.map((name, i) => {
    const output = outputs[i] as number;
    const value = SQUARE_ROOTED.has(name) ? Math.max(0, output) ** 2 + (errorVariances[i] as number) : output;
    const [low, high] = RANGES[name];
    return Math.max(low, Math.min(high, value));
  });
}

/** From everything that is known of a song to its characteristics and tags. */
export function readOut(
  summary: ListenerSummary,
  chartFeatures: ArrayLike<number>,
  texture: ArrayLike<number>,
  readout: ListenerReadout,
): ListenerEstimate {
  const values = characteristicsFrom(
    applyLinear(readout.characteristics, readoutInputs(summary.values, chartFeatures, texture)),
    readout.errorVariances,
  );
  return {
    characteristics: Object.fromEntries(
      LISTENER_CHARACTERISTICS.map((name, i) => [name, values[i]]),
    ) as ListenerEstimate['characteristics'],
    tags: blendTags(summary.tagProbabilities, applyLinear(readout.tags, texture), readout.networkShare),
  };
}

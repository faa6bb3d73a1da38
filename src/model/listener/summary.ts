import { LISTENER_SIZES } from './network.ts';

const { tags, embedding } = LISTENER_SIZES;

/** Time steps that are averaged before tags are read: 3 seconds, one patch of the teacher. */
const STEPS_PER_PATCH = 4;

/** Values that {@link summariseSteps} gives: mean tag logits, mean and deviation of the embedding. */
export const SUMMARY_SIZE = tags + 2 * embedding;

/** What the network says about a whole song. */
export interface ListenerSummary {
  /** 50 probabilities, the mean over patches of 3 seconds. */
  readonly tagProbabilities: Float64Array<ArrayBuffer>;
  /** 450 values: mean tag logits, then mean and population standard deviation of the embedding over patches. */
  readonly values: Float64Array<ArrayBuffer>;
}

const logistic = (x: number): number => 1 / (1 + Math.exp(-x));

/**
 * From time steps to the song.
 *
 * @param tagLogits `steps × 50`
 * @param embeddings `steps × 200`
 */
export function summariseSteps(tagLogits: ArrayLike<number>, embeddings: ArrayLike<number>): ListenerSummary {
  const steps = tagLogits.length / tags;
  const patches = Math.max(1, Math.floor(steps / STEPS_PER_PATCH));
  const tagProbabilities = new Float64Array(tags);
  const values = new Float64Array(SUMMARY_SIZE);
  const squares = new Float64Array(embedding);
  for (let patch = 0; patch < patches; patch++) {
    const from = patch * STEPS_PER_PATCH;
    const to = Math.min(steps, from + STEPS_PER_PATCH);
    const meanOf = (of: ArrayLike<number>, width: number, column: number): number => {
      let sum = 0;
      for (let step = from; step < to; step++) sum += of[step * width + column] as number;
      return sum / (to - from);
    };
    for (let k = 0; k < tags; k++) {
      const logit = meanOf(tagLogits, tags, k);
      tagProbabilities[k] = (tagProbabilities[k] as number) + logistic(logit) / patches;
      values[k] = (values[k] as number) + logit / patches;
    }
    for (let k = 0; k < embedding; k++) {
      const value = meanOf(embeddings, embedding, k);
      values[tags + k] = (values[tags + k] as number) + value / patches;
      squares[k] = (squares[k] as number) + (value * value) / patches;
    }
  }
  for (let k = 0; k < embedding; k++) {
    const centre = values[tags + k] as number;
    values[tags + embedding + k] = Math.sqrt(Math.max(0, (squares[k] as number) - centre * centre));
  }
  return { tagProbabilities, values };
}

import * as v from 'valibot';
import { GROUP_NAMES } from '../../model/explain/groups.ts';

const finite = v.pipe(v.number(), v.finite());

/** Why the chart jury gives this song this chance of the best fifth: what in the sound, and which seconds. */
export const whySchema = v.object({
  /** Log-odds of the best fifth for released songs as a whole. */
  baseLogit: finite,
  /** Log-odds of the best fifth for the song; `baseLogit` + all `logit` of the parts. */
  songLogit: finite,
  /** The same as chances, 0–1. */
  baseChance: finite,
  songChance: finite,
  /** One per group, in a fixed order. */
  parts: v.array(
    v.object({
      group: v.picklist(GROUP_NAMES),
      /** Shapley value on the log-odds scale. */
      logit: finite,
      /** Points of percentage; all of them add up to 100 · (`songChance` − `baseChance`). */
      points: finite,
      /** The song's figure, and the middle half of released songs; units as in `groupFigures`. */
      value: finite,
      low: finite,
      median: finite,
      high: finite,
    }),
  ),
  /** What each stretch of the song does: the estimate with it minus the estimate without it. */
  overTime: v.array(
    v.object({
      fromSeconds: finite,
      toSeconds: finite,
      logit: finite,
      /** Points of percentage of the chance of the best fifth. */
      points: finite,
    }),
  ),
});

export type Why = v.InferOutput<typeof whySchema>;

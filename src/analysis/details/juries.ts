import * as v from 'valibot';
import {
  LISTENER_CHARACTERISTICS,
  type ListenerCharacteristic,
} from '../../model/listener/characteristics.ts';
import { TAG_NAMES } from '../../model/listener/tags.ts';

const finite = v.pipe(v.number(), v.finite());
const share = v.pipe(finite, v.minValue(0), v.maxValue(1));

const characteristics = Object.fromEntries(LISTENER_CHARACTERISTICS.map((name) => [name, finite])) as Record<
  ListenerCharacteristic,
  typeof finite
>;

/** What the listener hears and what all juries say about a song. */
export const juriesSchema = v.object({
  listener: v.object({
    /** Estimates of Spotify's characteristics: 0–1, loudness in decibels. */
    characteristics: v.object(characteristics),
    /** Probabilities of `TAG_NAMES`, in their order. */
    tags: v.pipe(v.array(share), v.length(TAG_NAMES.length)),
  }),
  /** Calibrated probability of the first side of each jury's contrast. */
  juries: v.array(v.object({ name: v.string(), probability: share })),
  /** `null` where no jury has any skill. */
  summary: v.nullable(
    v.object({
      percentile: share,
      low: share,
      high: share,
      disagreement: share,
      juries: v.array(v.object({ name: v.string(), percentile: share, share })),
    }),
  ),
  /** Why an estimate should not be trusted; empty for sounds that are like released songs. */
  outside: v.object({
    distance: finite,
    rarerSongs: share,
    reasons: v.array(v.picklist(['silent', 'too-short-to-judge', 'unlike-released-songs'])),
  }),
});

export type JuriesDetail = v.InferOutput<typeof juriesSchema>;

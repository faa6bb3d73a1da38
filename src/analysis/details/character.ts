import * as v from 'valibot';

const finite = v.pipe(v.number(), v.finite());
const share = v.pipe(finite, v.minValue(0), v.maxValue(1));
const seconds = v.pipe(finite, v.minValue(0));

/** What a song sounds like, as measured: key, tempo, harmony, energy over time. */
export const characterSchema = v.object({
  key: v.object({
    /** The likeliest keys, the best first; empty where nothing has a pitch. */
    candidates: v.array(
      v.object({
        /** Pitch class, 0 = C … 11 = B. */
        tonic: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(11)),
        mode: v.picklist(['major', 'minor']),
        /** Correlation of the song's chroma with the key's profile. */
        correlation: v.pipe(finite, v.minValue(-1), v.maxValue(1)),
      }),
    ),
    /** How far the best is ahead of the second, in correlation. */
    margin: v.pipe(finite, v.minValue(0)),
  }),
  /** From A = 440 Hz, in hundredths of a semitone, −50 … 49. */
  tuningCents: finite,
  /** Mean chroma from C upwards; the strongest class of every frame counts as 1. */
  chroma: v.pipe(v.array(share), v.length(12)),
  tempo: v.object({
    /** The chosen tempo first, then what else it could be counted as; empty where there is none. */
    candidates: v.array(
      v.object({
        relation: v.picklist(['chosen', 'half', 'double', 'other']),
        bpm: v.pipe(finite, v.gtValue(0)),
        /** Strength of this period relative to the chosen one, ≥ 0. */
        strength: v.pipe(finite, v.minValue(0)),
      }),
    ),
    /** Share of the beats that come within 5 % of the middle distance; `null` with too few beats. */
    steadiness: v.nullable(share),
  }),
  /** Mean level over time. */
  energy: v.object({
    stepSeconds: v.pipe(finite, v.gtValue(0)),
    /** dB; 0 is a full-scale square wave, silence is −70. */
    levelsDb: v.array(finite),
  }),
  onsetsPerSecond: v.pipe(finite, v.minValue(0)),
  /** Where sections begin. */
  sections: v.array(seconds),
});

export type Character = v.InferOutput<typeof characterSchema>;

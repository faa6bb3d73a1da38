import * as v from 'valibot';

const finite = v.pipe(v.number(), v.finite());
const seconds = v.pipe(finite, v.minValue(0));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const share = v.pipe(finite, v.minValue(0), v.maxValue(1));
/** Levels and loudness; `null` where there is nothing to measure. */
const level = v.nullable(finite);
const correlation = v.pipe(finite, v.minValue(-1), v.maxValue(1));

/** What can be measured about a finished file, as numbers only: what they mean is said by the page. */
export const readinessSchema = v.object({
  /** ITU-R BS.1770-5, EBU Tech 3341 and 3342. */
  loudness: v.object({
    /** LUFS */
    integratedLufs: level,
    momentaryMaxLufs: level,
    shortTermMaxLufs: level,
    /** Where the loudest three seconds start. */
    shortTermMaxAtSeconds: v.nullable(seconds),
    /** LU; `null` for songs of less than ten seconds too. */
    rangeLu: level,
    /** Of all channels. */
    truePeakDbtp: level,
    samplePeakDbfs: level,
    /** True peak less integrated loudness, LU. */
    peakToLoudnessLu: level,
    /** One value per second of the song, LUFS; `null` where nothing is heard or no window fits. */
    curve: v.object({
      /** The loudest 400 ms that start in this second. */
      momentaryLufs: v.array(level),
      /** The three seconds around this one. */
      shortTermLufs: v.array(level),
    }),
  }),
  /** Runs of three or more samples at a channel's own ceiling, all channels together. */
  clipping: v.object({
    runs: count,
    longestSeconds: seconds,
    /** Of all samples. */
    share,
    firstAtSeconds: v.nullable(seconds),
    /** The level at which the tops are flat; `null` without any. */
    ceilingDbfs: level,
  }),
  /** Mean of the samples per channel; 1 is full scale. */
  dcOffset: v.array(finite),
  /** `null` unless there are two channels. */
  stereo: v.nullable(
    v.object({
      /** 1 the same on both sides, 0 unrelated, −1 upside down; `null` if a side is silent. */
      correlation: v.nullable(correlation),
      /** The three seconds with the lowest correlation, near silence left out. */
      lowest: v.nullable(v.object({ correlation, atSeconds: seconds })),
      /** What is lost in one loudspeaker, LU, at most 60: 0 the same on both sides, 3 unrelated. */
      monoLossLu: level,
      /** How much louder the right side is than the left, LU, within ±60. */
      balanceLu: level,
      isDualMono: v.boolean(),
    }),
  ),
  /** Below −60 dBFS. */
  silence: v.object({ leadSeconds: seconds, trailSeconds: seconds }),
  bandwidth: v.object({
    /** Upper end of the highest band within 90 dB of the strongest, Hz. */
    highestHz: level,
    /** Where the sound ends at an edge; `null` where it fades or reaches the top. */
    edge: v.nullable(v.object({ hz: seconds, dropDb: finite })),
  }),
  /** Of the sound that was measured, Hz. */
  sampleRate: v.pipe(finite, v.gtValue(0)),
});

export type Readiness = v.InferOutput<typeof readinessSchema>;

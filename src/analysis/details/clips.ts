import * as v from 'valibot';
import { CLIP_PARTS, CLIP_SECONDS } from '../../features/structure/clips.ts';

const finite = v.pipe(v.number(), v.finite());
const seconds = v.pipe(finite, v.minValue(0));

/** A clip by where it starts. */
const startSchema = v.object({
  startSeconds: seconds,
  /** 0–100, within this song and length. */
  score: v.pipe(finite, v.minValue(0), v.maxValue(100)),
  /** 0–1 in the order of `CLIP_PARTS`; `null` where a part was not asked. */
  parts: v.pipe(
    v.array(v.nullable(v.pipe(finite, v.minValue(0), v.maxValue(1)))),
    v.length(CLIP_PARTS.length),
  ),
});

/** Which 15, 30 or 60 seconds of a song to post. */
export const clipsSchema = v.object({
  /** Every beat, rising. */
  beats: v.array(seconds),
  /** One per length, shortest first. */
  lengths: v.array(
    v.object({
      seconds: v.picklist(CLIP_SECONDS),
      /** The score of a clip from each beat on, in order of time (every second or nth beat of a long song). */
      curve: v.array(startSchema),
      /** Up to three that do not overlap, the best first. */
      best: v.array(startSchema),
      /** What distributors take where nobody chose: from 0:45 on; `null` where the song is too short for it. */
      atDefault: v.nullable(startSchema),
    }),
  ),
});

export type Clips = v.InferOutput<typeof clipsSchema>;
export type ClipStart = v.InferOutput<typeof startSchema>;

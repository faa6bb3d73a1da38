import * as v from 'valibot';
import type { EarlierEstimate, LibraryEntry, Outcome } from './db.ts';

/** Shapes of what the library keeps, for reading what came from outside: a backup file. */

const finite = v.pipe(v.number(), v.finite());
const share = v.pipe(finite, v.minValue(0), v.maxValue(1));
const atLeastZero = v.pipe(finite, v.minValue(0));
const count = v.nullable(v.pipe(v.number(), v.safeInteger(), v.minValue(0)));
const time = v.pipe(v.string(), v.isoTimestamp());
const id = v.pipe(v.string(), v.minLength(1), v.maxLength(200));
const nullableText = v.nullable(v.string());

const chart = v.object({ median: share, low80: share, high80: share, top20: share });
const summary = v.nullable(v.object({ percentile: share, low: share, high: share }));

export const entrySchema: v.GenericSchema<unknown, LibraryEntry> = v.object({
  id,
  title: v.string(),
  artist: nullableText,
  album: nullableText,
  fileName: v.string(),
  fileBytes: atLeastZero,
  durationSeconds: atLeastZero,
  createdAt: time,
  updatedAt: time,
  deletedAt: v.nullable(time),
  summary,
  chart,
  tempoBpm: v.nullable(atLeastZero),
  key: v.nullable(
    v.object({
      tonic: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(11)),
      mode: v.picklist(['major', 'minor']),
    }),
  ),
  integratedLufs: v.nullable(finite),
  genre: nullableText,
  clip: v.nullable(v.object({ startSeconds: atLeastZero, endSeconds: atLeastZero })),
  modelVersion: v.string(),
  tags: v.array(v.string()),
  note: v.string(),
  versionGroup: nullableText,
  contentHash: v.nullable(v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))),
  audioKept: v.boolean(),
});

export const earlierSchema: v.GenericSchema<unknown, EarlierEstimate[]> = v.array(
  v.object({ createdAt: time, modelVersion: v.string(), chart, summary }),
);

export const outcomeSchema: v.GenericSchema<unknown, Outcome> = v.object({
  id,
  songId: id,
  platform: v.string(),
  postedOn: v.pipe(v.string(), v.isoDate()),
  daysSince: atLeastZero,
  views: count,
  likes: count,
  shares: count,
  comments: count,
  videosWithSound: count,
  followers: count,
  note: v.string(),
  updatedAt: time,
});

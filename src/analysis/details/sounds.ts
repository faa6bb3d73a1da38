import * as v from 'valibot';
import { BLOCK_NAMES } from '../../model/catalogue/blocks.ts';
import { GENRES, MOODS } from '../../model/genre/genre.ts';

const share = v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(1));
const genre = v.picklist(GENRES);

/** What a song resembles: genre and mood, released songs near it, titles near its title. */
export const soundsSchema = v.object({
  /** `null` where the model has none. */
  genre: v.nullable(
    v.object({
      /** Whether the likeliest is likely enough to be called the song's genre. */
      clear: v.boolean(),
      /** The likeliest first; they sum to 1. */
      probabilities: v.array(v.object({ genre, probability: share })),
    }),
  ),
  /** Chance of being in the quarter of released songs with most of a mood, the largest first. */
  moods: v.nullable(v.array(v.object({ mood: v.picklist(MOODS), probability: share }))),
  /** Released songs near this one; `null` where there is no catalogue. */
  near: v.nullable(
    v.object({
      /** Songs of the catalogue. */
      catalogueSongs: v.pipe(v.number(), v.integer(), v.minValue(1)),
      /** Share of released songs that have a nearer relative than this song has. */
      nearerElsewhere: share,
      /** The nearest first: the ten nearest of all, and the ten nearest of each genre. */
      songs: v.array(
        v.object({
          title: v.string(),
          artist: v.string(),
          /** By our own listener; `null` where it is not clear. */
          genre: v.nullable(genre),
          /** Share of pairs of released songs that are further apart. */
          closerThan: share,
          /** The same within each block, in the order of `BLOCK_NAMES`. */
          blocks: v.pipe(v.array(share), v.length(BLOCK_NAMES.length)),
        }),
      ),
    }),
  ),
  /** Known titles near this one; `null` where there is no catalogue. */
  titles: v.nullable(
    v.object({
      /** What was looked for. */
      title: v.string(),
      artist: v.nullable(v.string()),
      matches: v.array(
        v.object({
          title: v.string(),
          artist: v.string(),
          /** Likeness of the titles; 1 is the same. */
          titleLikeness: share,
          /** Likeness of the artists; `null` where none is known. */
          artistLikeness: v.nullable(share),
        }),
      ),
    }),
  ),
});

export type Sounds = v.InferOutput<typeof soundsSchema>;

import { GENRE_TAGS, GENRES, MOOD_TAGS, MOODS, type Genre } from '../../src/model/genre/genre.ts';
import { tagLogit } from '../../src/model/listener/readout.ts';
import { TAG_NAMES } from '../../src/model/listener/tags.ts';

const indices = (tags: readonly string[]): number[] => tags.map((tag) => TAG_NAMES.indexOf(tag as never));
const GENRE_INDICES = GENRES.map((genre) => indices(GENRE_TAGS[genre]));
const MOOD_INDICES = MOODS.map((mood) => indices(MOOD_TAGS[mood]));

/** The genre whose strongest tag is the strongest of all genre tags: its index in `GENRES`. */
export function topGenre(tags: ArrayLike<number>): number {
  const strongest = GENRE_INDICES.map((own) => Math.max(...own.map((tag) => tags[tag] as number)));
  return strongest.indexOf(Math.max(...strongest));
}

/** How much of each mood the teacher hears: mean log odds of its tags. */
export function moodScores(tags: ArrayLike<number>): number[] {
  return MOOD_INDICES.map(
    (own) => own.reduce((sum, tag) => sum + tagLogit(tags[tag] as number), 0) / own.length,
  );
}

/** What GTZAN calls the genres; `null` for those that the tags do not know. */
export const GTZAN_GENRES: Readonly<Record<string, Genre | null>> = {
  blues: 'jazz',
  classical: null,
  country: 'folk',
  disco: null,
  hiphop: 'hip-hop',
  jazz: 'jazz',
  metal: 'rock',
  pop: 'pop',
  reggae: null,
  rock: 'rock',
};

import type { Sounds } from '../../analysis/details/sounds.ts';
import { BLOCK_NAMES, type BlockName } from '../../model/catalogue/blocks.ts';
import type { Genre, Mood } from '../../model/genre/genre.ts';
import { count, percent } from './numbers.ts';

/** What the section about resemblances says. All pure. */

type GenreEstimate = NonNullable<Sounds['genre']>;
type Moods = NonNullable<Sounds['moods']>;
type Near = NonNullable<Sounds['near']>;
type Titles = NonNullable<Sounds['titles']>;
export type NearSong = Near['songs'][number];
type TitleMatch = Titles['matches'][number];

const GENRE_NAMES: Readonly<Record<Genre, string>> = {
  rock: 'rock and metal',
  pop: 'pop',
  electronic: 'electronic and dance',
  'hip-hop': 'hip-hop',
  soul: 'R&B, soul and funk',
  jazz: 'jazz and blues',
  folk: 'folk, country and acoustic',
};

/** `rock and metal`; at the start of a line with a capital. */
export function genreName(genre: Genre, isFirst = false): string {
  const name = GENRE_NAMES[genre];
  return isFirst ? name.charAt(0).toUpperCase() + name.slice(1) : name;
}

/** The genre in large letters. */
export function genreFigure({ clear, probabilities }: GenreEstimate): string {
  const [first] = probabilities;
  return clear && first ? genreName(first.genre, true) : 'Unclear';
}

/** How sure the genre is, in words. */
export function genreSentence({ clear, probabilities }: GenreEstimate): string {
  const [first, second] = probabilities;
  if (!first || !second) return 'Nothing is known of its genre.';
  const other = `${genreName(second.genre)} (${percent(second.probability)})`;
  if (!clear) {
    return `No genre is more likely than not. The nearest are ${genreName(first.genre)} (${percent(first.probability)}) and ${other}.`;
  }
  return `${percent(first.probability)} sure. The next would be ${other}.`;
}

/** Genres that are worth a line, the likeliest first. */
export function likelyGenres({ probabilities }: GenreEstimate): GenreEstimate['probabilities'] {
  return probabilities.filter(({ probability }, i) => i < 2 || probability >= 0.05);
}

const MOOD_NAMES: Readonly<Record<Mood, string>> = {
  mellow: 'mellow',
  happy: 'happy',
  sad: 'sad or tender',
  party: 'for a party',
  sensual: 'sensual',
};

/** `Sad or tender`. */
export function moodName(mood: Mood): string {
  const name = MOOD_NAMES[mood];
  return name.charAt(0).toUpperCase() + name.slice(1);
}

const listed = (words: readonly string[], last = 'and'): string =>
  words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1) ?? ''}`;

/** The moods that are more likely than not, in words. */
export function moodSentence(moods: Moods): string {
  const own = moods.filter(({ probability }) => probability >= 0.5).map(({ mood }) => MOOD_NAMES[mood]);
  if (own.length === 0) return 'No mood stands out against other released songs.';
  return `It is probably among the quarter of released songs that sound most ${listed(own, 'or')}.`;
}

const BLOCK_WORDS: Readonly<Record<BlockName, string>> = {
  character: 'character',
  colour: 'sound colour',
  movement: 'movement',
  dynamics: 'loud and quiet',
};

/** What each word means, for those who ask. */
export const BLOCK_MEANINGS: Readonly<Record<BlockName, string>> = {
  character: 'what the listener hears: instruments, voices, style',
  colour: 'where in the spectrum the sound is, from bass to treble',
  movement: 'how it starts and pulses, and what moves together',
  dynamics: 'how far apart its loud and quiet moments are',
};

/** `Sound colour`. */
export function blockName(name: BlockName): string {
  const word = BLOCK_WORDS[name];
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** How alike a song is: `closer than 98% of pairs`. */
export function alikeText(closerThan: number): string {
  const tenths = Math.floor(1000 * closerThan) / 10;
  const share = tenths >= 99 ? Math.min(99.9, tenths).toFixed(1) : String(Math.floor(tenths));
  return `closer than ${share}% of pairs`;
}

/** In what two songs are most alike, and in what they are not. */
export function alikeIn(blocks: readonly number[]): string {
  const order = BLOCK_NAMES.map((name, i) => ({ word: BLOCK_WORDS[name], share: blocks[i] ?? 0 })).sort(
    (a, b) => b.share - a.share,
  );
  const [first] = order;
  const last = order.at(-1);
  if (!first || !last) return '';
  const most = order.filter(({ share }) => share >= 0.9 && share >= first.share - 0.05).slice(0, 3);
  const alike = `most alike in ${listed((most.length > 0 ? most : [first]).map(({ word }) => word))}`;
  return last.share < 0.5 ? `${alike}, not in ${last.word}` : alike;
}

/** Whether the nearest song is nearer than is usual. */
export function apartSentence({ nearerElsewhere }: Pick<Near, 'nearerElsewhere'>): string {
  if (nearerElsewhere >= 0.8) {
    return `It stands apart: ${percent(nearerElsewhere)} of released songs have a closer relative among these.`;
  }
  if (nearerElsewhere <= 0.2) {
    return 'Its nearest is closer than the nearest of most released songs.';
  }
  return 'Its nearest is about as close as is usual among released songs.';
}

/** What the list of near songs is, and is not. */
export function nearNote({ catalogueSongs }: Pick<Near, 'catalogueSongs'>): string {
  return `Among ${count(catalogueSongs)} well-known released songs. Alike in sound, by our own listener; not a claim about copying.`;
}

/** Songs of a genre, or all, as many as are shown. */
export function shownSongs(songs: readonly NearSong[], genre: Genre | null, most = 10): NearSong[] {
  return songs.filter((song) => genre === null || song.genre === genre).slice(0, most);
}

/** What the search for near titles found, in words. */
export function titleSentence({ title, matches }: Titles, catalogueSongs: number): string {
  const among = `among ${count(catalogueSongs)} well-known songs`;
  if (matches.length === 0) return `No title near “${title}” ${among}.`;
  const same = matches.some(({ titleLikeness }) => titleLikeness === 1);
  if (same) return `“${title}” is already the title of a well-known song.`;
  return `${matches.length === 1 ? 'One title' : `${matches.length} titles`} near “${title}” ${among}.`;
}

/** How near a known title is: the title, and the artist where one is known. */
export function matchText({ titleLikeness, artistLikeness }: TitleMatch): string {
  const title = titleLikeness === 1 ? 'the same title' : `a near title (${percent(titleLikeness)} alike)`;
  if (artistLikeness === null) return title;
  if (artistLikeness === 1) return `${title}, the same artist`;
  return artistLikeness >= 0.6 ? `${title}, an artist of a near name` : `${title}, another artist`;
}

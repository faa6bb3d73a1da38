import type { Sounds } from '../../analysis/details/sounds.ts';
import { BLOCK_NAMES, type BlockName } from '../../model/catalogue/blocks.ts';
import type { Genre, Mood } from '../../model/genre/genre.ts';
import { t } from '../i18n/translate.ts';
import { capitalised } from './capitalised.ts';
import { alternatives, count, list, percent, percentWith } from './numbers.ts';

/** What the section about resemblances says, in the language in force. */

type GenreEstimate = NonNullable<Sounds['genre']>;
type Moods = NonNullable<Sounds['moods']>;
type Near = NonNullable<Sounds['near']>;
type Titles = NonNullable<Sounds['titles']>;
export type NearSong = Near['songs'][number];
type TitleMatch = Titles['matches'][number];

/** `rock and metal`; at the start of a line with a capital. */
export function genreName(genre: Genre, isFirst = false): string {
  const name = t(`sounds:genre.names.${genre}`);
  return isFirst ? capitalised(name) : name;
}

/** The genre in large letters. */
export function genreFigure({ clear, probabilities }: GenreEstimate): string {
  const [first] = probabilities;
  return clear && first ? genreName(first.genre, true) : t('sounds:genre.unclear');
}

/** How sure the genre is, in words. */
export function genreSentence({ clear, probabilities }: GenreEstimate): string {
  const [first, second] = probabilities;
  if (!first || !second) return t('sounds:genre.unknown');
  return t(clear ? 'sounds:genre.sure' : 'sounds:genre.nearest', {
    first: genreName(first.genre),
    firstShare: percent(first.probability),
    second: genreName(second.genre),
    secondShare: percent(second.probability),
  });
}

/** Genres that are worth a line, the likeliest first. */
export function likelyGenres({ probabilities }: GenreEstimate): GenreEstimate['probabilities'] {
  return probabilities.filter(({ probability }, i) => i < 2 || probability >= 0.05);
}

/** `Sad or tender`. */
export function moodName(mood: Mood): string {
  return capitalised(t(`sounds:mood.names.${mood}`));
}

/** The moods that are more likely than not, in words. */
export function moodSentence(moods: Moods): string {
  const own = moods
    .filter(({ probability }) => probability >= 0.5)
    .map(({ mood }) => t(`sounds:mood.names.${mood}`));
  return own.length === 0 ? t('sounds:mood.none') : t('sounds:mood.some', { moods: alternatives(own) });
}

/** `Sound colour`. */
export function blockName(name: BlockName): string {
  return capitalised(t(`sounds:blocks.${name}.name`));
}

/** What a block means, for those who ask: `Sound colour: where in the spectrum …`. */
export function blockSentence(name: BlockName): string {
  return t('sounds:near.respect', { name: blockName(name), meaning: t(`sounds:blocks.${name}.meaning`) });
}

/** How alike a song is: `closer than 98% of pairs`. */
export function alikeText(closerThan: number): string {
  const tenths = Math.floor(1000 * closerThan) / 10;
  const share =
    tenths >= 99 ? percentWith(Math.min(99.9, tenths) / 100, 1) : percentWith(Math.floor(tenths) / 100, 0);
  return t('sounds:near.closer', { share });
}

/** In what two songs are most alike, and in what they are not. */
export function alikeIn(blocks: readonly number[]): string {
  const order = BLOCK_NAMES.map((name, i) => ({
    word: t(`sounds:blocks.${name}.name`),
    share: blocks[i] ?? 0,
  })).sort((a, b) => b.share - a.share);
  const [first] = order;
  const last = order.at(-1);
  if (!first || !last) return '';
  const most = order.filter(({ share }) => share >= 0.9 && share >= first.share - 0.05).slice(0, 3);
  const respects = list((most.length > 0 ? most : [first]).map(({ word }) => word));
  return last.share < 0.5
    ? t('sounds:near.alikeNot', { respects, last: last.word })
    : t('sounds:near.alike', { respects });
}

/** Whether the nearest song is nearer than is usual. */
export function apartSentence({ nearerElsewhere }: Pick<Near, 'nearerElsewhere'>): string {
  if (nearerElsewhere >= 0.8) return t('sounds:near.apart', { share: percent(nearerElsewhere) });
  return nearerElsewhere <= 0.2 ? t('sounds:near.close') : t('sounds:near.usual');
}

/** What the list of near songs is, and is not. */
export function nearNote({ catalogueSongs }: Pick<Near, 'catalogueSongs'>): string {
  return t('sounds:near.among', { songs: count(catalogueSongs) });
}

/** Songs of a genre, or all, as many as are shown. */
export function shownSongs(songs: readonly NearSong[], genre: Genre | null, most = 10): NearSong[] {
  return songs.filter((song) => genre === null || song.genre === genre).slice(0, most);
}

/** What the search for near titles found, in words. */
export function titleSentence({ title, matches }: Titles, catalogueSongs: number): string {
  const songs = count(catalogueSongs);
  if (matches.length === 0) return t('sounds:titles.none', { title, songs });
  if (matches.some(({ titleLikeness }) => titleLikeness === 1)) return t('sounds:titles.same', { title });
  return t('sounds:titles.near', { count: matches.length, title, songs });
}

/** How near a known title is: the title, and the artist where one is known. */
export function matchText({ titleLikeness, artistLikeness }: TitleMatch): string {
  const title =
    titleLikeness === 1
      ? t('sounds:titles.sameTitle')
      : t('sounds:titles.nearTitle', { share: percent(titleLikeness) });
  if (artistLikeness === null) return title;
  const kind = artistLikeness === 1 ? 'sameArtist' : artistLikeness >= 0.6 ? 'nearArtist' : 'otherArtist';
  return t('sounds:titles.withArtist', { title, artist: t(`sounds:titles.${kind}`) });
}

/** A name of somebody else inside a sentence, whichever way its script runs. */
const isolated = (name: string): string => `\u2068${name}\u2069`;

/** A song of the catalogue: `Salt by The Waves`. */
export function songText({ title, artist }: { readonly title: string; readonly artist: string }): string {
  return t('sounds:titles.by', { title: isolated(title), artist: isolated(artist) });
}

/** Whose song it is, behind its title: `by The Waves`. */
export function artistText(artist: string): string {
  return t('sounds:near.by', { artist: isolated(artist) });
}

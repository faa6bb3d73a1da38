import { createHash } from 'node:crypto';
import type { TableRow } from '../extract/table.ts';
import { artistGroup } from './artistGroup.ts';
import type { ChartSong } from './chartSongs.ts';

/**
 * Fewer songs are not trained on. The interval of a figure narrows with the root of the number of artists:
 * with fewer than a hundred, a jury as good as a sound-only jury gets could not be told from a coin, and a
 * tenth of the ranking would hold fewer than fifty songs.
 */
export const MIN_SONGS = 500;
export const MIN_ARTISTS = 100;

/** Largest share of songs that may be tied at the edge of the best fifth. */
const MAX_TIED = 0.1;
/** The time split wants about this share of late songs, and none outside of these limits. */
const LATE_SHARE = 0.2;
const LATE_LIMITS = [0.05, 0.4] as const;
/** A test on fewer late songs of new artists would say nothing. */
const MIN_LATE_SONGS = 100;

/**
 * Tenths of an ordering, 1 = best (largest label). Equal labels are spread over the tenths that they share,
 * by a hash of their file, because their order is not known.
 *
 * @throws Error if so many labels are equal that the best fifth would be a lottery
 */
export function rankTenths(songs: readonly { readonly file: string; readonly label: number }[]): number[] {
  const keys = songs.map(({ file }) => createHash('sha256').update(file).digest('hex'));
  const order = songs.map((_, row) => row);
  order.sort((a, b) => {
    const difference = (songs[b]?.label ?? 0) - (songs[a]?.label ?? 0);
    return difference !== 0 ? difference : (keys[a] ?? '') < (keys[b] ?? '') ? -1 : 1;
  });
  const edge = songs[order[Math.floor(songs.length / 5)] ?? 0]?.label;
  const tied = songs.filter(({ label }) => label === edge).length;
  if (tied > MAX_TIED * songs.length) {
    throw new Error(
      `${tied} of ${songs.length} songs have the label ${edge ?? NaN} at the edge of the best fifth, so that it cannot be told: use a finer measure of success`,
    );
  }
  const ranks = new Array<number>(songs.length);
  order.forEach((row, place) => (ranks[row] = 1 + Math.floor((10 * place) / songs.length)));
  return ranks;
}

/** First year that counts as late, so that about a fifth of the songs are; `null` where the years do not allow it. */
export function lateFrom(years: readonly (number | null)[]): number | null {
  if (years.includes(null)) return null;
  const share = (from: number): number => years.filter((year) => (year ?? 0) >= from).length / years.length;
  const [least, most] = LATE_LIMITS;
  const candidates = [...new Set(years)]
    .flatMap((year) => (year !== null && share(year) >= least && share(year) <= most ? [year] : []))
    .sort((a, b) => Math.abs(share(a) - LATE_SHARE) - Math.abs(share(b) - LATE_SHARE) || a - b);
  return candidates[0] ?? null;
}

/**
 * Songs of somebody's own table, ready for the protocol of the chart jury.
 *
 * @throws Error if they are too few for honest intervals, or their labels too coarse
 */
export function ownSongs(rows: readonly TableRow[]): { songs: ChartSong[]; lateFromYear: number | null } {
  const groups = rows.map(({ artist }) => artistGroup(artist));
  const artists = new Set(groups).size;
  if (rows.length < MIN_SONGS || artists < MIN_ARTISTS) {
    throw new Error(
      `The table has ${rows.length} songs of ${artists} artists; a jury needs at least ${MIN_SONGS} songs of ${MIN_ARTISTS} artists. ` +
        'With fewer, the 95 % interval of its skill would be so wide that it could not be told from a coin.',
    );
  }
  const ranks = rankTenths(rows);
  const late = lateFrom(rows.map(({ year }) => year));
  const isLate = ({ year }: TableRow): boolean => late !== null && (year ?? 0) >= late;
  const known = new Set(groups.filter((_, i) => !isLate(rows[i] as TableRow)));
  const testable = rows.filter((row, i) => isLate(row) && !known.has(groups[i] ?? '')).length;
  const lateFromYear = testable >= MIN_LATE_SONGS ? late : null;
  const songs = rows.map((row, i): ChartSong => ({
    id: row.file,
    artistGroup: groups[i] ?? '',
    genre: row.genre ?? '',
    rank: ranks[i] ?? 10,
    late: lateFromYear !== null && isLate(row),
    features: row.features,
  }));
  // So that the order of the lines changes nothing.
  return { songs: songs.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)), lateFromYear };
}

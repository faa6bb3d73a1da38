import type { LibraryEntry } from '../../library/db.ts';

export const SONG_ORDERS = ['newest', 'best', 'title', 'artist', 'tempo', 'loudness', 'length'] as const;
export type SongOrder = (typeof SONG_ORDERS)[number];

/** Where a song stands, 0–1: what all juries say, or the chart jury alone until they have been asked. */
export function standing({ summary, chart }: Pick<LibraryEntry, 'summary' | 'chart'>): {
  position: number;
  low: number;
  high: number;
} {
  return summary
    ? { position: summary.percentile, low: summary.low, high: summary.high }
    : { position: chart.median, low: chart.low80, high: chart.high80 };
}

const words = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });
const newestFirst = (a: LibraryEntry, b: LibraryEntry) =>
  a.createdAt < b.createdAt ? 1 : a.createdAt > b.createdAt ? -1 : 0;

/** By a number, what is unknown last. */
const by =
  (figure: (entry: LibraryEntry) => number | null, sign: 1 | -1) => (a: LibraryEntry, b: LibraryEntry) => {
    const [x, y] = [figure(a), figure(b)];
    if (x === null || y === null) return Number(x === null) - Number(y === null);
    return sign * (x - y);
  };

const COMPARE: Readonly<Record<SongOrder, (a: LibraryEntry, b: LibraryEntry) => number>> = {
  newest: newestFirst,
  best: by((entry) => standing(entry).position, -1),
  title: (a, b) => words.compare(a.title, b.title),
  artist: (a, b) =>
    Number(a.artist === null) - Number(b.artist === null) ||
    words.compare(a.artist ?? '', b.artist ?? '') ||
    words.compare(a.title, b.title),
  tempo: by(({ tempoBpm }) => tempoBpm, 1),
  loudness: by(({ integratedLufs }) => integratedLufs, -1),
  length: by(({ durationSeconds }) => durationSeconds, 1),
};

/** The songs in an order; equals stand newest first. */
export function sorted(entries: readonly LibraryEntry[], order: SongOrder): LibraryEntry[] {
  const compare = COMPARE[order];
  return entries.toSorted((a, b) => compare(a, b) || newestFirst(a, b));
}

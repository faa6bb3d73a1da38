import type { QueueSong, SongState } from '../../analysis/queue/songQueue.ts';
import type { SongSource } from '../../analysis/queue/songSource.ts';
import { rankedEstimate } from '../../analysis/ranking/compare.ts';
import { sharedPlaces } from '../../analysis/ranking/places.ts';
import type { Report } from '../../analysis/report.ts';
import { displayTitle, titleFromFileName } from '../text/title.ts';

/** A song of the album as it is listed; `null` where a figure is not there (yet). */
export interface Row {
  readonly id: string;
  readonly source: SongSource;
  readonly state: SongState;
  readonly report: Report | null;
  readonly title: string;
  readonly artist: string | null;
  readonly path: string;
  /** 1 is the best. */
  readonly place: number | null;
  readonly shared: boolean;
  /** Positions, 0–1. */
  readonly estimate: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly tempoBpm: number | null;
  readonly key: { readonly tonic: number; readonly mode: 'major' | 'minor' } | null;
  readonly integratedLufs: number | null;
  /** The best clip of the shortest length. */
  readonly clip: { readonly startSeconds: number; readonly endSeconds: number } | null;
  readonly durationSeconds: number | null;
}

/** The figure at this place of `CHART_FEATURE_NAMES` is the tempo. */
const TEMPO = 1;

function clipOf(report: Report | null): Row['clip'] {
  const length = report?.details.clips?.lengths[0];
  const start = length?.best[0]?.startSeconds;
  return length && start !== undefined ? { startSeconds: start, endSeconds: start + length.seconds } : null;
}

/** Lists the songs of a queue with their places; songs without an answer have none. */
export function albumRows(songs: readonly QueueSong[]): Row[] {
  const answered = songs.flatMap(({ source, state }) =>
    state.kind === 'answered' ? [{ id: source.id, ...rankedEstimate(state.report) }] : [],
  );
  const places = new Map(sharedPlaces(answered).map((place) => [place.song.id, place]));
  return songs.map(({ source, state }) => {
    const report = state.kind === 'answered' ? state.report : null;
    const place = places.get(source.id);
    const names = report && displayTitle(report.tags, report.file.name);
    const key = report?.details.character?.key.candidates[0];
    return {
      id: source.id,
      source,
      state,
      report,
      title: names?.title ?? titleFromFileName(source.name),
      artist: names?.artist ?? null,
      path: source.path,
      place: place?.place ?? null,
      shared: place?.shared ?? false,
      estimate: place?.song.estimate ?? null,
      low: place?.song.low ?? null,
      high: place?.song.high ?? null,
      tempoBpm: report
        ? (report.details.character?.tempo.candidates[0]?.bpm ?? report.features.values[TEMPO] ?? null)
        : null,
      key: key ? { tonic: key.tonic, mode: key.mode } : null,
      integratedLufs: report?.details.readiness?.loudness.integratedLufs ?? null,
      clip: clipOf(report),
      durationSeconds: report?.audio.durationSeconds ?? null,
    };
  });
}

/** What can be sorted and filtered by. */
export const COLUMNS = ['place', 'song', 'estimate', 'tempo', 'key', 'loudness', 'clip', 'length'] as const;
export type Column = (typeof COLUMNS)[number];

/** The number of a column that has one. */
export function numberOf(row: Row, column: Column): number | null {
  switch (column) {
    case 'place':
      return row.place;
    case 'estimate':
      return row.estimate === null ? null : 100 * row.estimate;
    case 'tempo':
      return row.tempoBpm;
    case 'loudness':
      return row.integratedLufs;
    case 'clip':
      return row.clip?.startSeconds ?? null;
    case 'length':
      return row.durationSeconds;
    case 'key':
      return row.key ? 2 * row.key.tonic + (row.key.mode === 'minor' ? 1 : 0) : null;
    case 'song':
      return null;
  }
}

export interface Sorting {
  readonly column: Column;
  readonly descending: boolean;
}

/** Sorts by a column; what has no figure comes last either way, and equals stay in the order given. */
export function sortRows(rows: readonly Row[], { column, descending }: Sorting): Row[] {
  const collator = new Intl.Collator(undefined, { numeric: true });
  const sign = descending ? -1 : 1;
  return [...rows].sort((a, b) => {
    if (column === 'song') return sign * collator.compare(a.title, b.title);
    const one = numberOf(a, column);
    const other = numberOf(b, column);
    if (one === null || other === null) return Number(one === null) - Number(other === null);
    // Within a place, the higher estimate first.
    return sign * (one - other) || (b.estimate ?? 0) - (a.estimate ?? 0);
  });
}

/** Text as it is searched: no case, no accents, minus signs as typed. */
const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replaceAll('−', '-')
    .toLocaleLowerCase();

/** Minutes and seconds, or a number. */
function readNumber(text: string): number | null {
  const clock = /^(\d+):([0-5]\d)$/.exec(text);
  if (clock) return 60 * Number(clock[1]) + Number(clock[2]);
  return /^-?\d+(?:[.,]\d+)?$/.test(text) ? Number(text.replace(',', '.')) : null;
}

/** Reads `120`, `>120`, `<120`, `100..130`; what counts as equal to a number is what is shown as it. */
function readCondition(query: string): ((value: number) => boolean) | null {
  const range = /^(\S+?)\s*(?:\.\.|…|–)\s*(\S+)$/.exec(query);
  const from = range?.[1] === undefined ? null : readNumber(range[1]);
  const to = range?.[2] === undefined ? null : readNumber(range[2]);
  if (from !== null && to !== null) return (value) => value >= from && value <= to;
  const [, sign, text = ''] = /^([<>]=?)?\s*(\S+)$/.exec(query) ?? [];
  const limit = readNumber(text);
  if (limit === null) return null;
  if (sign?.startsWith('>')) return (value) => value >= limit;
  if (sign?.startsWith('<')) return (value) => value <= limit;
  return (value) => Math.round(value) === Math.round(limit);
}

/**
 * Keeps the rows in which a column has what was typed: numbers by `120`, `>120`, `<120` or `100..130` (times as
 * `1:30`), everything by its text.
 *
 * @param column `null` looks into the texts of all
 * @param textOf what a column says
 */
export function filterRows(
  rows: readonly Row[],
  query: string,
  column: Column | null,
  textOf: (row: Row, column: Column) => string,
): Row[] {
  const wanted = plain(query.trim());
  if (wanted === '') return [...rows];
  const condition = column === null || column === 'song' || column === 'key' ? null : readCondition(wanted);
  return rows.filter((row) => {
    if (condition && column) {
      const value = numberOf(row, column);
      return value !== null && condition(value);
    }
    const columns = column === null ? COLUMNS : [column];
    const text = columns.map((each) => plain(textOf(row, each))).join(' ');
    return wanted.split(/\s+/).every((word) => text.includes(word));
  });
}

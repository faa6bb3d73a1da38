import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';

/** One song of a contrast. */
export interface CharacteristicsSong {
  /** Songs whose first artist has the same normalised name share it; the unit of every split. */
  readonly artistGroup: string;
  /** For comparing songs of one year only. Never an input: it tells the source as well as the song. */
  readonly year: number;
  /** On the first side of the contrast. */
  readonly label: boolean;
  /** Was on a chart, whatever its label; only where the table says so. */
  readonly charted?: boolean;
  /** In the order of the table's `names`. */
  readonly characteristics: readonly number[];
}

/** Two kinds of songs, and what is known about their sound. */
export interface CharacteristicsTable {
  /** Names of the characteristics. 0–1 without a unit; `loudness` in dB. */
  readonly names: readonly string[];
  /** Sorted, so that the order of the lines changes nothing. */
  readonly songs: readonly CharacteristicsSong[];
}

/** Smallest and largest value that a characteristic can have, in the units of {@link CharacteristicsTable}. */
export const VALID_RANGES: Readonly<Record<string, readonly [low: number, high: number]>> = {
  danceability: [0, 1],
  energy: [0, 1],
  speechiness: [0, 1],
  acousticness: [0, 1],
  instrumentalness: [0, 1],
  liveness: [0, 1],
  valence: [0, 1],
  loudness: [-60, 5],
  tempo_bpm: [0, 260],
  duration_s: [1, 36_000],
};

/**
 * What the TikTok jury may know. Valence is not among it: in that table it is missing in songs without the
 * label only, so knowing where it is missing would be knowing the label. Key and mode did not help.
 */
export const TIKTOK_INPUTS = [
  'danceability',
  'energy',
  'speechiness',
  'acousticness',
  'instrumentalness',
  'liveness',
  'loudness',
  'tempo_bpm',
  'duration_s',
] as const;

/** What the jury of the global charts may know. */
export const GLOBAL_INPUTS = [...TIKTOK_INPUTS, 'valence'] as const;

/** Sources whose songs the global contrast compares: charted songs, and songs drawn from the whole catalogue. */
const GLOBAL_SOURCES = new Set(['billboard-2000-2020', 'random-1921-2020']);
const FIRST_GLOBAL_YEAR = 2000;

/** Digits that are kept: some sources carry rounding noise (0.6859999…) that would tell them apart. */
const SIGNIFICANT_DIGITS = 6;

type CsvRecord = Readonly<Record<string, string>>;

function columnsOf(csv: string): CsvRecord[] {
  const records = parse(csv, { columns: true, skip_empty_lines: true, bom: true }) as CsvRecord[];
  if (records.length === 0) throw new Error('the table of characteristics is empty');
  return records;
}

function textOf(record: CsvRecord, column: string, row: string): string {
  const value = record[column];
  if (value === undefined || value.trim() === '') throw new Error(`${row}: ${column} is missing`);
  return value;
}

function numberOf(record: CsvRecord, column: string, row: string): number {
  const value = Number(textOf(record, column, row));
  if (!Number.isFinite(value)) throw new Error(`${row}: ${column} is not a number`);
  return value;
}

function flagOf(record: CsvRecord, column: string, row: string): boolean {
  const value = numberOf(record, column, row);
  if (value !== 0 && value !== 1) throw new Error(`${row}: ${column} is neither 0 nor 1`);
  return value === 1;
}

function characteristicOf(record: CsvRecord, name: string, row: string): number {
  const raw =
    name === 'duration_s'
      ? numberOf(record, 'duration_ms', row) / 1000
      : numberOf(record, name === 'tempo_bpm' ? 'tempo' : name, row);
  const [low = -Infinity, high = Infinity] = VALID_RANGES[name] ?? [];
  if (raw < low || raw > high) throw new Error(`${row}: ${name} ${raw} is not within ${low} … ${high}`);
  return Number(raw.toPrecision(SIGNIFICANT_DIGITS));
}

interface Sortable {
  readonly key: string;
  readonly song: CharacteristicsSong;
}

function sorted(entries: Sortable[]): CharacteristicsSong[] {
  return entries.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ song }) => song);
}

function toSong(
  record: CsvRecord,
  names: readonly string[],
  columns: { readonly label: string; readonly charted?: string },
  row: string,
): Sortable {
  const { label, charted } = columns;
  const song: CharacteristicsSong = {
    ...(charted === undefined ? {} : { charted: flagOf(record, charted, row) }),
    artistGroup: textOf(record, 'artist_group', row),
    year: numberOf(record, 'year', row),
    label: flagOf(record, label, row),
    characteristics: names.map((name) => characteristicOf(record, name, row)),
  };
  // Titles may be missing or alike, so the figures decide last.
  return { key: JSON.stringify([song.artistGroup, record['title'], record['artist'], song]), song };
}

/**
 * Parses the TikTok contrast: songs of TikTok lists against songs that were only on the charts.
 *
 * @param csv comma-separated, first line = column names
 * @param only `charted` leaves out the TikTok songs that never charted: the small comparison in which both
 *   sides are charting songs
 * @throws Error naming the first row that is not as it must be
 */
export function parseTiktokContrast(csv: string, only: 'all' | 'charted' = 'all'): CharacteristicsTable {
  const entries = columnsOf(csv).flatMap((record, i) => {
    const row = `row ${i + 2}`;
    const entry = toSong(record, TIKTOK_INPUTS, { label: 'label', charted: 'on_chart' }, row);
    return only === 'charted' && !entry.song.charted ? [] : [entry];
  });
  return { names: TIKTOK_INPUTS, songs: sorted(entries) };
}

/**
 * Parses the global contrast: Billboard Hot 100 songs against songs drawn from the whole catalogue, 2000 and
 * later. Other rows of the table are passed over: their hits and flops come from other eras or genres.
 *
 * @param csv comma-separated, first line = column names
 * @throws Error naming the first row of the contrast that is not as it must be
 */
export function parseGlobalContrast(csv: string): CharacteristicsTable {
  const entries = columnsOf(csv).flatMap((record, i) => {
    const row = `row ${i + 2}`;
    if (!GLOBAL_SOURCES.has(textOf(record, 'source', row))) return [];
    if (numberOf(record, 'year', row) < FIRST_GLOBAL_YEAR) return [];
    return [toSong(record, GLOBAL_INPUTS, { label: 'hit' }, row)];
  });
  if (entries.length === 0) throw new Error('the table has no row of the global contrast');
  return { names: GLOBAL_INPUTS, songs: sorted(entries) };
}

/**
 * Reads `characteristics/tiktok-vs-charts.csv` below `dataFolder`.
 * @throws Error if it is missing or not as it must be
 */
export function readTiktokContrast(
  dataFolder: string,
  only: 'all' | 'charted' = 'all',
): CharacteristicsTable {
  return parseTiktokContrast(
    readFileSync(join(dataFolder, 'characteristics', 'tiktok-vs-charts.csv'), 'utf8'),
    only,
  );
}

/**
 * Reads the global contrast of `characteristics/popularity.csv.gz` below `dataFolder`.
 * @throws Error if it is missing or not as it must be
 */
export function readGlobalContrast(dataFolder: string): CharacteristicsTable {
  const bytes = readFileSync(join(dataFolder, 'characteristics', 'popularity.csv.gz'));
  return parseGlobalContrast(gunzipSync(bytes).toString('utf8'));
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { CHART_FEATURE_NAMES } from '../../src/features/spec.ts';

/** One upload of the chart table. */
export interface ChartSong {
  readonly id: string;
  /** Songs with a common (or equally named) first artist share it; the unit of every split. */
  readonly artistGroup: string;
  readonly genre: string;
  /** Tenth of the ranking, 1 (best) to 10. */
  readonly rank: number;
  /** Uploaded in the last fifth of the period. */
  readonly late: boolean;
  /** Raw features in the order of `CHART_FEATURE_NAMES`. */
  readonly features: readonly number[];
}

/** @throws Error naming the row and column if `text` is no finite number */
function finiteNumber(text: string | undefined, where: string): number {
  const value = Number(text);
  if (text === undefined || text.trim() === '' || !Number.isFinite(value)) {
    throw new Error(`${where} is not a finite number: ${JSON.stringify(text)}`);
  }
  return value;
}

/**
 * Parses and checks the chart table.
 *
 * @param csv comma-separated, first line = column names
 * @returns songs sorted by id, so that the order of the lines changes nothing
 * @throws Error naming the first row that is not as it must be
 */
export function parseChartSongs(csv: string): ChartSong[] {
  const records = parse(csv, { columns: true, skip_empty_lines: true, bom: true }) as Record<
    string,
    string
  >[];
  if (records.length === 0) throw new Error('the chart table is empty');
  const seen = new Set<string>();
  const songs = records.map((record, i): ChartSong => {
    const row = `row ${i + 2}`;
    const text = (column: string): string => {
      const value = record[column];
      if (value === undefined || value === '') throw new Error(`${row}: ${column} is missing`);
      return value;
    };
    const id = text('id');
    if (seen.has(id)) throw new Error(`${row}: id ${id} occurs twice`);
    seen.add(id);
    const rank = finiteNumber(record['rank'], `${row}: rank`);
    if (!Number.isInteger(rank) || rank < 1 || rank > 10) throw new Error(`${row}: rank ${rank} is not 1–10`);
    const late = text('late');
    if (late !== '0' && late !== '1') throw new Error(`${row}: late is neither 0 nor 1`);
    return {
      id,
      artistGroup: text('artist_group'),
      genre: text('genre'),
      rank,
      late: late === '1',
      features: CHART_FEATURE_NAMES.map((name) => finiteNumber(record[name], `${row}: ${name}`)),
    };
  });
  return songs.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}

/**
 * Reads `chart-songs/songs.csv` below `dataFolder`.
 * @throws Error if it is missing or not as it must be
 */
export function readChartSongs(dataFolder: string): ChartSong[] {
  return parseChartSongs(readFileSync(join(dataFolder, 'chart-songs', 'songs.csv'), 'utf8'));
}

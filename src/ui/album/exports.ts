import Papa from 'papaparse';
import { keyFigure } from '../text/character.ts';
import type { Row } from './rows.ts';

/** Columns of the CSV file; they stay. */
const FIELDS = [
  'place',
  'shared',
  'title',
  'artist',
  'file',
  'estimate',
  'estimate_low_80',
  'estimate_high_80',
  'tempo_bpm',
  'key',
  'integrated_lufs',
  'clip_start_s',
  'clip_end_s',
  'duration_s',
  'model_version',
  'trouble',
] as const;

const digits = (value: number | null | undefined, decimals: number): number | null =>
  value === null || value === undefined ? null : Number(value.toFixed(decimals));

function record(row: Row): Record<(typeof FIELDS)[number], string | number | boolean | null> {
  return {
    place: row.place,
    shared: row.place === null ? null : row.shared,
    title: row.title,
    artist: row.artist,
    file: row.path,
    estimate: digits(row.estimate, 4),
    estimate_low_80: digits(row.low, 4),
    estimate_high_80: digits(row.high, 4),
    tempo_bpm: digits(row.tempoBpm, 1),
    key: row.key && keyFigure(row.key),
    integrated_lufs: digits(row.integratedLufs, 2),
    clip_start_s: digits(row.clip?.startSeconds, 2),
    clip_end_s: digits(row.clip?.endSeconds, 2),
    duration_s: digits(row.durationSeconds, 2),
    model_version: row.report?.model.version ?? null,
    trouble: row.state.kind === 'failed' ? row.state.failure.reason : null,
  };
}

/** The ranking as a table (RFC 4180, with a header); texts that a spreadsheet would take for a formula are disarmed. */
export function rankingCsv(rows: readonly Row[]): string {
  const data = rows.map((row) => Object.values(record(row)));
  return `${Papa.unparse({ fields: [...FIELDS], data }, { escapeFormulae: true, newline: '\r\n' })}\r\n`;
}

/** The ranking as JSON: the same figures, positions as shares of the reference songs, 0–1. */
export function rankingJson(rows: readonly Row[], createdAt: string): string {
  const content = { format: 'earshot-ranking', formatVersion: 1, createdAt, songs: rows.map(record) };
  return `${JSON.stringify(content, null, 1)}\n`;
}

import * as v from 'valibot';
import { parseReport } from '../../analysis/reportSchema.ts';
import type { Report } from '../../analysis/report.ts';
import type { EarlierEstimate, LibraryEntry, Outcome } from '../db.ts';
import { reportToKeep } from '../entry.ts';
import { earlierSchema, entrySchema, outcomeSchema } from '../schemas.ts';
import { BackupError } from './frame.ts';

/**
 * The content of a backup: gzip around lines of JSON, one per row, songs and then outcomes and then settings,
 * each sorted by its key, and a last line that counts them. Keys of objects are sorted and no time of writing is
 * noted, so equal libraries make equal files.
 */
export const BACKUP_VERSION = 1;

/** A song with everything that goes into a backup; its audio does not. */
export interface SongRow {
  readonly kind: 'song';
  readonly entry: LibraryEntry;
  /** `null` where the library has none that can be read. */
  readonly report: Report | null;
  readonly earlier: readonly EarlierEstimate[];
  readonly cover: { readonly type: string; readonly bytes: Uint8Array<ArrayBuffer> } | null;
}
export interface OutcomeRow {
  readonly kind: 'outcome';
  readonly outcome: Outcome;
}
export interface SettingRow {
  readonly kind: 'setting';
  readonly name: string;
  readonly value: unknown;
}
export type BackupRow = SongRow | OutcomeRow | SettingRow;

export interface EndRow {
  readonly kind: 'end';
  readonly songs: number;
  readonly outcomes: number;
  readonly settings: number;
}

/** Turns a row of version N into a row of version N + 1, by N. Each step stays for good. */
const MIGRATIONS: ReadonlyMap<number, (row: unknown) => unknown> = new Map();

function toBase64(bytes: Uint8Array): string {
  let binary = '';
  // Arguments are limited in number.
  for (let i = 0; i < bytes.length; i += 8192) binary += String.fromCharCode(...bytes.subarray(i, i + 8192));
  return btoa(binary);
}

/** JSON with the keys of every object in one order. */
function stableJson(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) {
    // Most of a report are long lists of numbers.
    if (typeof value[0] === 'number' && typeof value.at(-1) === 'number') return JSON.stringify(value);
    return `[${value.map(stableJson).join(',')}]`;
  }
  const pairs = Object.entries(value)
    .filter(([, inner]) => inner !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, inner]) => `${JSON.stringify(key)}:${stableJson(inner)}`);
  return `{${pairs.join(',')}}`;
}

/** A row as a line of a backup, its line feed included. */
export function lineOf(row: BackupRow | EndRow): string {
  const plain =
    row.kind === 'song' && row.cover
      ? { ...row, cover: { type: row.cover.type, base64: toBase64(row.cover.bytes) } }
      : row;
  return `${stableJson(plain)}\n`;
}

const base64 = v.pipe(
  v.string(),
  v.base64(),
  v.transform((text): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(text), (c) => c.charCodeAt(0))),
);
const count = v.pipe(v.number(), v.integer(), v.minValue(0));

const rowSchema = v.variant('kind', [
  v.object({
    kind: v.literal('song'),
    entry: entrySchema,
    report: v.unknown(),
    earlier: earlierSchema,
    cover: v.nullable(v.pipe(v.object({ type: v.string(), base64 }), v.transform(toCover))),
  }),
  v.object({ kind: v.literal('outcome'), outcome: outcomeSchema }),
  v.object({ kind: v.literal('setting'), name: v.string(), value: v.unknown() }),
  v.object({ kind: v.literal('end'), songs: count, outcomes: count, settings: count }),
]);

function toCover({ type, base64: bytes }: { type: string; base64: Uint8Array<ArrayBuffer> }) {
  return { type, bytes };
}

/**
 * Reads a line of a backup.
 *
 * @param version of the backup, 1 … {@link BACKUP_VERSION}
 * @throws BackupError `damaged`, or `newer` for a report that only a newer page can read
 */
export function readLine(line: string, version: number): BackupRow | EndRow {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    throw new BackupError('damaged', String(error), { cause: error });
  }
  for (let from = version; from < BACKUP_VERSION; from++) value = MIGRATIONS.get(from)?.(value) ?? value;
  const parsed = v.safeParse(rowSchema, value);
  if (!parsed.success) {
    const [issue] = parsed.issues;
    throw new BackupError('damaged', `${v.getDotPath(issue) ?? '?'}: ${issue.message}`);
  }
  const row = parsed.output;
  if (row.kind !== 'song') return row;
  if (row.report === null) return { ...row, report: null };
  const report = parseReport(row.report);
  if (!report.ok) {
    throw new BackupError(
      report.problem === 'from-a-newer-version' ? 'newer' : 'damaged',
      `report of ${row.entry.id}: ${report.detail}`,
    );
  }
  return { ...row, report: reportToKeep(report.report, row.entry.id) };
}

import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import Papa from 'papaparse';
import { CHART_FEATURE_NAMES, FEATURE_SPEC_VERSION, featureSpecHash } from '../../src/features/spec.ts';
import { mistakesError, parseLabelledFile, readRecords, type LabelledFile } from './labels.ts';

/** One row of a feature table. */
export interface TableRow extends LabelledFile {
  /** In the order of `CHART_FEATURE_NAMES`. */
  readonly features: readonly number[];
}

/** The feature columns are named as in every table of chart features. */
const COLUMNS = [
  'file',
  'artist',
  'label',
  'title',
  'genre',
  'year',
  'spec_version',
  'spec_hash',
  ...CHART_FEATURE_NAMES,
];

const HEADER = `${COLUMNS.join(',')}\n`;

/** Finer than any backend tells apart, and the same on every machine. */
const FEATURE_DIGITS = 6;

const byFile = (a: TableRow, b: TableRow): number => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0);

/** One line, its end included. Every row says which features it holds, so that tables can be joined. */
export function formatRow(row: TableRow): string {
  const { file, artist, label, title, genre, year, features } = row;
  const cells = [
    file,
    artist,
    label,
    title,
    genre,
    year,
    FEATURE_SPEC_VERSION,
    featureSpecHash(),
    ...features.map((value) => Number(value.toFixed(FEATURE_DIGITS))),
  ];
  return `${Papa.unparse([cells], { newline: '\n' })}\n`;
}

/**
 * Parses a feature table; further columns and another order of them are welcome.
 *
 * @param where names the table in errors
 * @throws Error naming what is wrong, among it features of another spec than this program computes
 */
export function parseTable(csv: string, where: string): TableRow[] {
  const hash = featureSpecHash();
  const mistakes: string[] = [];
  const seen = new Set<string>();
  const rows = readRecords(
    csv,
    where,
    COLUMNS.filter((name) => !['title', 'genre', 'year'].includes(name)),
  ).flatMap((record, i) => {
    try {
      if (record['spec_hash'] !== hash) {
        const [theirs, ours] = [record['spec_hash'] ?? '', hash].map((text) => text.slice(0, 12));
        throw new Error(
          `features of spec ${record['spec_version'] ?? '?'} (${theirs ?? ''}), this program computes spec ${FEATURE_SPEC_VERSION} (${ours ?? ''}): extract again`,
        );
      }
      const labelled = parseLabelledFile(record);
      if (seen.has(labelled.file)) throw new Error(`${labelled.file} occurs twice`);
      seen.add(labelled.file);
      const features = CHART_FEATURE_NAMES.map((name) => {
        const text = record[name]?.trim() ?? '';
        const value = Number(text);
        if (text === '' || !Number.isFinite(value)) {
          throw new Error(`${labelled.file}: ${name} is not a finite number: ${JSON.stringify(text)}`);
        }
        return value;
      });
      return [{ ...labelled, features }];
    } catch (error) {
      mistakes.push(`row ${i + 2}: ${(error as Error).message}`);
      return [];
    }
  });
  if (mistakes.length > 0) throw mistakesError(where, mistakes);
  return rows;
}

/** Reads a feature table. @throws Error as {@link parseTable}, and where there is no such file */
export function readTable(path: string): TableRow[] {
  return parseTable(readFileSync(path, 'utf8'), path);
}

/** Writes rows in the order of their files; renamed into place, so that a table is never half written. */
export function writeTable(path: string, rows: readonly TableRow[]): void {
  writeFileSync(`${path}.part`, HEADER + [...rows].sort(byFile).map(formatRow).join(''));
  renameSync(`${path}.part`, path);
}

/**
 * Rows that an earlier run finished. A last line that a run was interrupted in is left out; the file itself
 * stays as it is.
 *
 * @throws Error if the file is something else than a feature table of this spec
 */
export function finishedRows(path: string): { rows: TableRow[]; repaired: boolean } {
  if (!existsSync(path)) return { rows: [], repaired: false };
  const text = readFileSync(path, 'utf8');
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  const repaired = whole.length < text.length;
  if (HEADER.startsWith(text)) return { rows: [], repaired };
  if (!whole.startsWith(HEADER)) {
    throw new Error(
      `${path} is there already and is no table of these features; name another --out, or remove it`,
    );
  }
  return { rows: whole === HEADER ? [] : parseTable(whole, path), repaired };
}

/**
 * Joins tables. A file that several tables have must have equal rows there and is taken once.
 * @throws Error naming a file whose rows differ
 */
export function mergeTables(tables: readonly (readonly TableRow[])[]): TableRow[] {
  const rows = new Map<string, TableRow>();
  for (const row of tables.flat()) {
    const other = rows.get(row.file);
    if (other && formatRow(other) !== formatRow(row)) {
      throw new Error(`${row.file} is in two tables with different rows`);
    }
    rows.set(row.file, row);
  }
  return [...rows.values()].sort(byFile);
}

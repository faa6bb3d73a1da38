import { parse } from 'csv-parse/sync';

/** What is known of a file beside its sound. */
export interface LabelledFile {
  /** Path inside the audio folder, with forward slashes. */
  readonly file: string;
  /** As displayed; songs of one artist are never on both sides of a split. */
  readonly artist: string;
  /** Success; larger is better. Only the order counts. */
  readonly label: number;
  /** `null` where it is not known, as with the next two. */
  readonly title: string | null;
  readonly genre: string | null;
  readonly year: number | null;
}

const NEEDED = ['file', 'artist', 'label'];
const MISTAKES_SHOWN = 10;

/** All mistakes of a file at once, the first ones word for word. */
export function mistakesError(where: string, mistakes: readonly string[]): Error {
  const more =
    mistakes.length > MISTAKES_SHOWN ? [`… and ${mistakes.length - MISTAKES_SHOWN} more mistakes`] : [];
  return new Error([`${where}:`, ...mistakes.slice(0, MISTAKES_SHOWN), ...more].join('\n  '));
}

/** Text of a cell on one line, so that a line of a table is always a whole row. */
const cell = (text: string | undefined): string => (text ?? '').replace(/\s+/g, ' ').trim();

/**
 * Reads what a record says of its file.
 * @throws Error with the first mistake
 */
export function parseLabelledFile(record: Readonly<Record<string, string | undefined>>): LabelledFile {
  const file = (record['file'] ?? '')
    .trim()
    .replaceAll('\\', '/')
    .replace(/^(\.\/)+/, '');
  if (file === '') throw new Error('file is missing');
  if (/[\r\n]/.test(file)) throw new Error('file holds a line break');
  if (file.startsWith('/') || /^[A-Za-z]:/.test(file) || file.split('/').includes('..')) {
    throw new Error(`file ${file} is not a path inside the audio folder`);
  }
  const artist = cell(record['artist']);
  if (artist === '') throw new Error(`${file}: artist is missing; songs are grouped by it`);
  const labelText = cell(record['label']);
  const label = Number(labelText);
  if (labelText === '' || !Number.isFinite(label)) {
    throw new Error(`${file}: label is not a number: ${JSON.stringify(labelText)}`);
  }
  const yearText = cell(record['year']);
  const year = yearText === '' ? null : Number(yearText);
  if (year !== null && !(Number.isInteger(year) && year >= 1000 && year <= 9999)) {
    throw new Error(`${file}: year is not a year: ${JSON.stringify(yearText)}`);
  }
  return {
    file,
    artist,
    label,
    title: cell(record['title']) || null,
    genre: cell(record['genre']) || null,
    year,
  };
}

/** The records of a CSV with a first line of column names. @throws Error where there are none */
export function readRecords(csv: string, where: string, needed: readonly string[]): Record<string, string>[] {
  let columns: string[] = [];
  const records = parse(csv, {
    bom: true,
    skip_empty_lines: true,
    columns: (head: string[]) => (columns = head.map((name) => name.trim())),
  }) as Record<string, string>[];
  const missing = needed.filter((name) => !columns.includes(name));
  if (missing.length > 0) {
    const hint = /[;\t]/.test(columns[0] ?? '') ? ' (cells must be separated by commas)' : '';
    throw new Error(`${where}: the first line lacks the columns ${missing.join(', ')}${hint}`);
  }
  if (records.length === 0) throw new Error(`${where}: no rows below the column names`);
  return records;
}

/**
 * Parses a table of labels: columns file, artist, label, and where known title, genre, year.
 *
 * @param where names the table in errors
 * @throws Error naming every row that is not as it must be
 */
export function parseLabels(csv: string, where: string): LabelledFile[] {
  const mistakes: string[] = [];
  const seen = new Set<string>();
  const files = readRecords(csv, where, NEEDED).flatMap((record, i) => {
    try {
      const labelled = parseLabelledFile(record);
      if (seen.has(labelled.file)) throw new Error(`${labelled.file} occurs twice`);
      seen.add(labelled.file);
      return [labelled];
    } catch (error) {
      mistakes.push(`row ${i + 2}: ${(error as Error).message}`);
      return [];
    }
  });
  if (mistakes.length > 0) throw mistakesError(where, mistakes);
  return files;
}

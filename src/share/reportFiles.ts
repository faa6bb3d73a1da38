import Papa from 'papaparse';
import { parseReport, type ParsedReport } from '../analysis/reportSchema.ts';
import type { Report } from '../analysis/report.ts';
import { CHART_FEATURE_NAMES } from '../features/spec.ts';
import { CLIP_PARTS } from '../features/structure/clips.ts';
import { BLOCK_NAMES } from '../model/catalogue/blocks.ts';
import { TAG_NAMES } from '../model/listener/tags.ts';

/** What a saved report says it is. */
const FORMAT = 'earshot-report';
/** Of the file around the report, which has a version of its own. */
const FORMAT_VERSION = 1;

/** Columns of the CSV file; they stay. */
export const CSV_COLUMNS = ['name', 'value', 'unit'] as const;

const BYTES = 'base64';

function toBase64(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}

/** The whole report as JSON; the bytes of its cover as base64. {@link readReportJson} reads it back. */
export function reportJson(report: Report): string {
  const content = { format: FORMAT, formatVersion: FORMAT_VERSION, report };
  return `${JSON.stringify(
    content,
    (_key, value: unknown) => (value instanceof Uint8Array ? { [BYTES]: toBase64(value) } : value),
    1,
  )}\n`;
}

/** Reads back what {@link reportJson} wrote, in this or an earlier version. Never throws. */
export function readReportJson(text: string): ParsedReport {
  try {
    const content: unknown = JSON.parse(text, (_key, value: unknown) => {
      if (typeof value !== 'object' || value === null) return value;
      const [only, ...others] = Object.entries(value);
      const isBytes = only?.[0] === BYTES && others.length === 0 && typeof only[1] === 'string';
      return isBytes ? fromBase64(only[1] as string) : value;
    });
    const saved = content as { format?: unknown; formatVersion?: unknown; report?: unknown } | null;
    if (saved?.format !== FORMAT) {
      return { ok: false, problem: 'not-a-report', detail: 'not a saved report' };
    }
    if (typeof saved.formatVersion === 'number' && saved.formatVersion > FORMAT_VERSION) {
      return {
        ok: false,
        problem: 'from-a-newer-version',
        detail: `format version ${saved.formatVersion}`,
      };
    }
    return parseReport(saved.report);
  } catch (error) {
    return { ok: false, problem: 'not-a-report', detail: String(error) };
  }
}

/** Names of the values of arrays whose order has a meaning, by their place in the report. */
const ARRAY_NAMES: ReadonlyMap<string, readonly string[]> = new Map([
  ['features.values', CHART_FEATURE_NAMES],
  ['details.juries.listener.tags', TAG_NAMES],
  ['details.sounds.near.songs.blocks', BLOCK_NAMES],
  ['details.character.chroma', ['C', 'C#', 'D', 'D#', 'E', 'F', 'F#', 'G', 'G#', 'A', 'A#', 'B']],
  ['details.clips.lengths.curve.parts', CLIP_PARTS],
  ['details.clips.lengths.best.parts', CLIP_PARTS],
  ['details.clips.lengths.atDefault.parts', CLIP_PARTS],
  ['chart.deciles', Array.from({ length: 10 }, (_, i) => `tenth ${i + 1}`)],
]);

/** Units by the end of a name; the first that fits. Names say their units, as everywhere in the project. */
const UNITS: readonly (readonly [RegExp, string])[] = [
  [/\.mfcc_(?:mean|std)_\d+$/, 'dB'],
  [/duration_s$|[sS]econds(?:\.\d+)?$|\.beats\.\d+$|\.sections\.\d+$/, 's'],
  [/(?:Ms|Milliseconds)$/, 'ms'],
  [/(?:tempo_bpm|[bB]pm)$/, 'BPM'],
  [/[lL]ufs(?:\.\d+)?$/, 'LUFS'],
  [/(?:Lu|Range)$/, 'LU'],
  [/[dD]btp$/, 'dBTP'],
  [/[dD]bfs$/, 'dBFS'],
  [/(?:Db|Decibels)(?:\.\d+)?$|characteristics\.loudness$/, 'dB'],
  [/(?:sampleRate|Hz|\.hz)$/, 'Hz'],
  [/(?:sizeBytes|Bytes)$/, 'bytes'],
  [/bitDepth$/, 'bits'],
  [/[cC]orrelation$/, 'correlation (-1-1)'],
  [/\.dcOffset\.\d+$/, 'of full scale'],
  [/\.clips\..*\.score$/, 'points of 100'],
  [/Cents$/, 'cents'],
  [/(?:logit|Logit)$/, 'log-odds'],
  [/[pP]oints$/, 'percentage points'],
  [
    /(?:[pP]robability|[sS]hare|[cC]hance|[lL]ikeness|[pP]ercentile|median|top20|low80|high80|closerThan|nearerElsewhere|rarerSongs|disagreement|steadiness)$/,
    'share (0-1)',
  ],
  [
    /^chart\.deciles\.|\.listener\.tags\.|\.blocks\.\w+$|^waveformPeaks\.|\.chroma\.|\.parts\.\w+$|\.summary\.(?:low|high)$/,
    'share (0-1)',
  ],
  [/\.characteristics\.\w+$/, 'share (0-1)'],
];

function unitOf(name: string): string {
  return UNITS.find(([pattern]) => pattern.test(name))?.[1] ?? '';
}

/** By which of their values the items of a list are called: one that each has and no two share. */
function namingKey(items: readonly unknown[]): string | null {
  const valuesOf = (key: string): unknown[] =>
    items.map((item) =>
      // Songs are many of a genre, even where there is only one.
      typeof item === 'object' && item !== null && !('title' in item)
        ? (item as Record<string, unknown>)[key]
        : undefined,
    );
  const key = ['name', 'group', 'genre', 'mood', 'relation'].find((candidate) => {
    const values = valuesOf(candidate);
    return values.every((value) => typeof value === 'string') && new Set(values).size === values.length;
  });
  return key ?? null;
}

type Row = readonly [name: string, value: string | number | boolean, unit: string];

function* leaves(path: string, value: unknown): Generator<Row> {
  if (value === null || value === undefined || value instanceof Uint8Array) return;
  if (Array.isArray(value)) {
    const names = ARRAY_NAMES.get(path.replace(/\.\d+(?=\.)/g, ''));
    const key = namingKey(value);
    for (const [i, item] of value.entries()) {
      if (key === null) {
        yield* leaves(`${path}.${names?.[i] ?? String(i + 1)}`, item);
      } else {
        // Its name is said already.
        const { [key]: name, ...rest } = item as Record<string, unknown>;
        yield* leaves(`${path}.${String(name)}`, rest);
      }
    }
  } else if (typeof value === 'object') {
    for (const [key, item] of Object.entries(value))
      yield* leaves(path === '' ? key : `${path}.${key}`, item);
  } else if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
    yield [path, value, typeof value === 'number' ? unitOf(path) : ''];
  }
}

/**
 * Every figure and fact of a report as a table of name, value and unit (RFC 4180, with a header). Parts that
 * were not computed are left out. Texts that a spreadsheet would take for a formula are disarmed.
 */
export function reportCsv(report: Report): string {
  const data = [...leaves('', report)].map((row) => [...row]);
  return `${Papa.unparse({ fields: [...CSV_COLUMNS], data }, { escapeFormulae: true, newline: '\r\n' })}\r\n`;
}

/** Name of a saved report: the song and the day, without signs that some systems refuse. */
export function reportFileName(title: string, createdAt: string, extension: 'json' | 'csv'): string {
  const song = title
    .normalize('NFC')
    .replace(/[^\p{L}\p{N} ._-]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[ .]+|[ .]+$/g, '')
    .slice(0, 80);
  return `Earshot ${song || 'report'} ${createdAt.slice(0, 10)}.${extension}`;
}

import { readFileSync } from 'node:fs';
import { markdownTable } from './table.ts';

/** Version of every model by name: `chart`, `listener`, and the juries'. */
export type ModelVersions = Readonly<Record<string, string>>;

interface Spread {
  readonly median: number;
  readonly p95: number;
  readonly max: number;
}

/** `stability.json`, written by `npm run stability`. */
interface Stability {
  readonly model: ModelVersions;
  readonly songs: number;
  readonly changes: readonly {
    readonly change: string;
    readonly limit: number;
    readonly summary: Spread;
    readonly juries: Readonly<Record<string, Spread>>;
  }[];
}

/** `outside.json`, written by `npm run stability`. */
interface Outside {
  readonly model: ModelVersions;
  readonly kinds: readonly { readonly kind: string; readonly sounds: number; readonly flagged: number }[];
}

/** `formats.json`, written by `measureFormats.ts`. */
interface Formats {
  readonly listenerVersion: string;
  readonly candidates: number;
  readonly formats: readonly { readonly format: string; readonly found: number; readonly songs: number }[];
}

const read = (path: string): unknown => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));
const points = (share: number): string => (100 * share).toFixed(1);

/** Says it where figures were measured with weights other than those that the card describes. */
function remark(measured: ModelVersions, exported: ModelVersions): string {
  const changed = Object.keys(exported).filter((name) => measured[name] !== exported[name]);
  return changed.length === 0
    ? ''
    : `\n\n**Measured with an earlier version of: ${changed.join(', ')}.** Measure again to bring it up to date.`;
}

function stabilitySection(stability: Stability, versions: ModelVersions): string {
  const juries = Object.keys(stability.changes[0]?.juries ?? {});
  return `
# The same song in another format

How far places among the reference songs move, in percentile points, over ${stability.songs} freely licensed songs that taught the models
nothing, each taken through the page's own way. The limit is the goal: 3 points at 128 kbit/s and above and at another
level, 8 below. Where a song moved further, the page says so beside its estimate.

${markdownTable(
  [
    'change',
    'limit',
    'summary: median',
    '95th percentile',
    'largest',
    ...juries.map((name) => `${name}: largest`),
  ],
  stability.changes.map(({ change, limit, summary, juries: moved }) => [
    change,
    points(limit),
    points(summary.median),
    points(summary.p95),
    summary.max > limit ? `**${points(summary.max)}**` : points(summary.max),
    ...juries.map((name) => points(moved[name]?.max ?? NaN)),
  ]),
)}${remark(stability.model, versions)}
`;
}

function outsideSection(outside: Outside, versions: ModelVersions): string {
  return `
# Sounds that are no songs

${markdownTable(
  ['sounds', 'asked', 'with a notice'],
  outside.kinds.map(({ kind, sounds, flagged }) => [kind, String(sounds), String(flagged)]),
)}${remark(outside.model, versions)}
`;
}

function formatsSection(formats: Formats, versions: ModelVersions): string {
  return `
# A song finds itself

Each song in another format, looked for among ${formats.candidates.toLocaleString('en')} songs: how often its own original is the nearest.

${markdownTable(
  ['format', 'first', 'songs'],
  formats.formats.map(({ format, found, songs }) => [format, String(found), String(songs)]),
)}${remark({ listener: formats.listenerVersion }, { listener: versions['listener'] ?? '' })}
`;
}

/** What was measured with the exported model on real songs, as it stands in the committed files. */
export function writeMeasuredCard(versions: ModelVersions): string {
  return [
    stabilitySection(read('../stability/stability.json') as Stability, versions),
    outsideSection(read('../stability/outside.json') as Outside, versions),
    formatsSection(read('../catalogue/formats.json') as Formats, versions),
  ].join('');
}

import * as v from 'valibot';
import { detailSchemas, noDetails, type DetailName } from './details/schemas.ts';
import { REPORT_SCHEMA_VERSION, type Report } from './report.ts';

const nullableText = v.nullable(v.string());
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const positive = v.pipe(v.number(), v.finite(), v.gtValue(0));

type DetailEntries = {
  [Name in DetailName]: v.NullishSchema<(typeof detailSchemas)[Name], null>;
};

/** Every part is there, computed or `null`; one that an older report does not know is `null` as well. */
const details = v.object(
  Object.fromEntries(
    (Object.keys(detailSchemas) as DetailName[]).map((name) => [name, v.nullish(detailSchemas[name], null)]),
  ) as DetailEntries,
);

const reportSchema = v.object({
  schemaVersion: v.literal(REPORT_SCHEMA_VERSION),
  id: v.pipe(v.string(), v.minLength(1)),
  createdAt: v.pipe(v.string(), v.isoTimestamp()),
  file: v.object({ name: v.string(), sizeBytes: count }),
  tags: v.object({
    title: nullableText,
    artist: nullableText,
    album: nullableText,
    year: v.nullable(v.number()),
    genre: nullableText,
    cover: v.nullable(v.object({ type: v.string(), bytes: v.instance(Uint8Array) })),
  }),
  audio: v.object({
    container: v.string(),
    codec: nullableText,
    sampleRate: positive,
    channels: v.pipe(v.number(), v.integer(), v.minValue(1)),
    bitDepth: v.nullable(positive),
    durationSeconds: positive,
    decoder: v.picklist(['webaudio', 'ffmpeg']),
  }),
  features: v.object({
    specVersion: v.number(),
    specHash: v.string(),
    values: v.array(v.pipe(v.number(), v.finite())),
  }),
  model: v.object({ version: v.string(), backend: v.picklist(['webgpu', 'wasm', 'cpu']) }),
  chart: v.object({
    deciles: v.pipe(v.array(share), v.length(10)),
    top20: share,
    median: share,
    low80: share,
    high80: share,
  }),
  waveformPeaks: v.array(share),
  details,
  elapsedMs: v.pipe(v.number(), v.minValue(0)),
});

/** Turns a report of version N into version N + 1, by N. Each step stays for good. */
const MIGRATIONS: ReadonlyMap<number, (old: Record<string, unknown>) => Record<string, unknown>> = new Map([
  [
    1,
    (old: Record<string, unknown>) => ({
      ...old,
      schemaVersion: 2,
      audio: { ...(old['audio'] as object | undefined), bitDepth: null },
      details: noDetails(),
    }),
  ],
]);

export type ParsedReport =
  | { readonly ok: true; readonly report: Report }
  | {
      readonly ok: false;
      readonly problem: 'not-a-report' | 'from-a-newer-version';
      readonly detail: string;
    };

/**
 * Reads back a saved report, of this version or an earlier one. Never throws and never returns half a
 * report.
 */
export function parseReport(value: unknown): ParsedReport {
  if (typeof value !== 'object' || value === null) {
    return { ok: false, problem: 'not-a-report', detail: 'not an object' };
  }
  let candidate = value as Record<string, unknown>;
  const version = candidate['schemaVersion'];
  if (typeof version !== 'number' || !Number.isInteger(version)) {
    return { ok: false, problem: 'not-a-report', detail: 'no schema version' };
  }
  if (version > REPORT_SCHEMA_VERSION) {
    return { ok: false, problem: 'from-a-newer-version', detail: `schema version ${version}` };
  }
  for (let from = version; from < REPORT_SCHEMA_VERSION; from++) {
    const migrate = MIGRATIONS.get(from);
    if (!migrate) return { ok: false, problem: 'not-a-report', detail: `unknown schema version ${from}` };
    candidate = migrate(candidate);
  }
  const parsed = v.safeParse(reportSchema, candidate);
  if (!parsed.success) {
    const issue = parsed.issues[0];
    return { ok: false, problem: 'not-a-report', detail: `${v.getDotPath(issue) ?? '?'}: ${issue.message}` };
  }
  return { ok: true, report: parsed.output as Report };
}

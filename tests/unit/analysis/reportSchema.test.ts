import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { REPORT_SCHEMA_VERSION } from '../../../src/analysis/report.ts';
import { parseReport } from '../../../src/analysis/reportSchema.ts';

/** One saved report of every version that was ever released; each must stay readable. */
function saved(version: number): Record<string, unknown> {
  const path = new URL(`../../fixtures/reports/report-v${version}.json`, import.meta.url);
  return JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
}

test.each(Array.from({ length: REPORT_SCHEMA_VERSION }, (_, i) => i + 1))(
  'reads a report of version %i',
  (version) => {
    const parsed = parseReport(saved(version));
    expect(parsed).toMatchObject({ ok: true, report: { schemaVersion: REPORT_SCHEMA_VERSION } });
  },
);

test('survives a structured clone with a cover', () => {
  const report = saved(1);
  const cover = { type: 'image/png', bytes: new Uint8Array([1, 2, 3]) };
  const withCover = { ...report, tags: { ...(report['tags'] as object), cover } };
  const parsed = parseReport(structuredClone(withCover));
  expect(parsed.ok && parsed.report.tags.cover).toEqual(cover);
});

test('refuses a report of a newer version by name', () => {
  expect(parseReport({ ...saved(1), schemaVersion: REPORT_SCHEMA_VERSION + 1 })).toMatchObject({
    ok: false,
    problem: 'from-a-newer-version',
  });
});

test.each([
  ['null', null],
  ['text', 'report'],
  ['no version', {}],
  ['a fraction as version', { schemaVersion: 0.5 }],
  ['version 0', { schemaVersion: 0 }],
])('refuses %s', (_name, value) => {
  expect(parseReport(value)).toMatchObject({ ok: false, problem: 'not-a-report' });
});

test.each([
  [
    'chart.deciles',
    (r: Record<string, unknown>) => ({ ...r, chart: { ...(r['chart'] as object), deciles: [1] } }),
  ],
  [
    'chart.median',
    (r: Record<string, unknown>) => ({ ...r, chart: { ...(r['chart'] as object), median: 1.5 } }),
  ],
  [
    'audio.decoder',
    (r: Record<string, unknown>) => ({ ...r, audio: { ...(r['audio'] as object), decoder: 'ear' } }),
  ],
  ['elapsedMs', (r: Record<string, unknown>) => ({ ...r, elapsedMs: NaN })],
  ['id', (r: Record<string, unknown>) => ({ ...r, id: '' })],
])('refuses a report whose %s is wrong, and says where', (path, spoil) => {
  const parsed = parseReport(spoil(saved(1)));
  expect(parsed).toMatchObject({ ok: false, problem: 'not-a-report' });
  expect(!parsed.ok && parsed.detail).toContain(path);
});

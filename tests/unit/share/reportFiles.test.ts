import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { parseReport } from '../../../src/analysis/reportSchema.ts';
import type { Report } from '../../../src/analysis/report.ts';
import { CHART_FEATURE_NAMES } from '../../../src/features/spec.ts';
import {
  CSV_COLUMNS,
  readReportJson,
  reportCsv,
  reportFileName,
  reportJson,
} from '../../../src/share/reportFiles.ts';
import { report } from '../ui/report.ts';

function full(): Report {
  const base = report();
  return {
    ...base,
    tags: {
      ...base.tags,
      title: '=SUM(A1)',
      artist: 'Zoë, "the" Example',
      cover: { type: 'image/png', bytes: Uint8Array.from([0, 1, 127, 128, 255]) },
    },
    features: { ...base.features, values: CHART_FEATURE_NAMES.map((_, i) => i - 20.5) },
    details: {
      ...base.details,
      sounds: {
        genre: {
          clear: true,
          probabilities: [
            { genre: 'pop', probability: 0.75 },
            { genre: 'rock', probability: 0.25 },
          ],
        },
        moods: [{ mood: 'sad', probability: 0.5 }],
        near: {
          catalogueSongs: 2,
          nearerElsewhere: 0.5,
          songs: [
            { title: 'One', artist: 'A', genre: 'pop', closerThan: 0.99, blocks: [1, 0.9, 0.8, 0.7] },
            { title: 'Two', artist: 'B', genre: 'pop', closerThan: 0.98, blocks: [0.5, 0.9, 0.8, 0.7] },
          ],
        },
        titles: null,
      },
    },
  };
}

describe('JSON', () => {
  it('is read back as it was written, the cover too', () => {
    const original = full();
    expect(readReportJson(reportJson(original))).toEqual({ ok: true, report: original });
  });

  it('of an older report is brought up to date', () => {
    const old: unknown = JSON.parse(
      readFileSync(new URL('../../fixtures/reports/report-v1.json', import.meta.url), 'utf8'),
    );
    const saved = JSON.stringify({ format: 'earshot-report', formatVersion: 1, report: old });
    const expected = parseReport(old);
    expect(expected.ok).toBe(true);
    expect(readReportJson(saved)).toEqual(expected);
  });

  it.each([
    ['no JSON', 'report'],
    ['nothing', 'null'],
    ['other JSON', '{"report": {}}'],
    ['half a report', '{"format": "earshot-report", "formatVersion": 1, "report": {"schemaVersion": 2}}'],
    ['bytes that are none', '{"format": {"base64": "*"}}'],
  ])('refuses %s', (_, text) => {
    expect(readReportJson(text)).toMatchObject({ ok: false, problem: 'not-a-report' });
  });

  it('says that a file is of a newer version', () => {
    expect(readReportJson('{"format": "earshot-report", "formatVersion": 99}')).toMatchObject({
      ok: false,
      problem: 'from-a-newer-version',
    });
  });
});

describe('CSV', () => {
  const rows = Papa.parse<string[]>(reportCsv(full()), { skipEmptyLines: true }).data;
  const [header, ...data] = rows;
  const byName = new Map(data.map(([name = '', value = '', unit = '']) => [name, { value, unit }]));

  it('has the same three columns for ever', () => {
    expect(header).toEqual(['name', 'value', 'unit']);
    expect(CSV_COLUMNS).toEqual(['name', 'value', 'unit']);
    expect(rows.every((row) => row.length === 3)).toBe(true);
  });

  it('names every figure once', () => {
    expect(byName.size).toBe(data.length);
  });

  it.each([
    ['chart.top20', '0.39', 'share (0-1)'],
    ['chart.deciles.tenth 1', '0.22', 'share (0-1)'],
    ['features.values.duration_s', '-20.5', 's'],
    ['features.values.tempo_bpm', '-19.5', 'BPM'],
    ['features.values.mfcc_mean_0', '-18.5', 'dB'],
    ['audio.durationSeconds', '207', 's'],
    ['audio.sampleRate', '44100', 'Hz'],
    ['file.sizeBytes', '4', 'bytes'],
    ['elapsedMs', '2431', 'ms'],
    ['details.sounds.genre.probabilities.pop.probability', '0.75', 'share (0-1)'],
    ['details.sounds.near.songs.2.title', 'Two', ''],
    ['details.sounds.near.songs.2.blocks.character', '0.5', 'share (0-1)'],
    ['tags.artist', 'Zoë, "the" Example', ''],
  ])('has %s', (name, value, unit) => {
    expect(byName.get(name)).toEqual({ value, unit });
  });

  it('counts items that share a name', () => {
    const candidate = { relation: 'other' as const, bpm: 90, strength: 1 };
    const twice = full();
    const character = {
      key: { candidates: [], margin: 0 },
      tuningCents: 0,
      chroma: new Array<number>(12).fill(0),
      tempo: { candidates: [candidate, candidate], steadiness: null },
      energy: { stepSeconds: 1, levelsDb: [] },
      onsetsPerSecond: 0,
      sections: [],
    };
    const csv = reportCsv({ ...twice, details: { ...twice.details, character } });
    expect(csv).toContain('details.character.tempo.candidates.1.bpm,90,BPM');
    expect(csv).toContain('details.character.tempo.candidates.2.bpm,90,BPM');
  });

  it('names an item by its own name, and says that once', () => {
    expect(byName.has('details.sounds.genre.probabilities.pop.genre')).toBe(false);
    expect(byName.get('details.sounds.near.songs.1.genre')?.value).toBe('pop');
  });

  it('disarms what a spreadsheet would compute', () => {
    expect(byName.get('tags.title')?.value).toBe("'=SUM(A1)");
  });

  it('leaves out what was not computed, and pictures', () => {
    expect([...byName.keys()].some((name) => name.startsWith('details.why'))).toBe(false);
    expect(byName.has('tags.cover.bytes')).toBe(false);
    expect(byName.has('tags.album')).toBe(false);
  });
});

describe('file names', () => {
  it.each([
    ['Salt', 'Earshot Salt 2030-01-02.csv'],
    ['AC/DC: "Back"?', 'Earshot AC DC Back 2030-01-02.csv'],
    ['../..', 'Earshot report 2030-01-02.csv'],
    ['Été', 'Earshot Été 2030-01-02.csv'],
  ])('of %s', (title, name) => {
    expect(reportFileName(title, '2030-01-02T03:04:05.000Z', 'csv')).toBe(name);
  });
});

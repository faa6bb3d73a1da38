import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { CHART_FEATURE_NAMES } from '../../../src/features/spec.ts';
import { summariseDistribution } from '../../../src/model/chart/distribution.ts';
import type { ChartEstimate } from '../../../src/model/types.ts';
import { readGolden, readManifest } from '../../../training/export/loadModel.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const exportFolder = join(root, 'model-export');
const scratch = mkdtempSync(join(tmpdir(), 'score-'));
afterAll(() => {
  rmSync(scratch, { recursive: true, force: true });
});

interface Line {
  id: string;
  chart: ChartEstimate;
  tiktok?: number | null;
  global?: number | null;
  listener?: Record<string, number>;
  juries?: Record<string, number>;
  summary?: { percentile: number; low: number; high: number };
  outside?: { reasons: string[] };
}

function score(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', join(root, 'training', 'score.ts'), ...args],
    { cwd: root, encoding: 'utf8' },
  );
  const lines = stdout === '' ? [] : stdout.trimEnd().split('\n');
  return { status, stderr, lines: lines.map((line) => JSON.parse(line) as Line) };
}

/** A table of the golden songs; `change` may spoil a cell. */
function table(name: string, change: (cell: string, row: number, column: string) => string, withId = true) {
  const { inputs } = readGolden(exportFolder, readManifest(exportFolder));
  const columns = [...(withId ? ['id'] : []), 'title', ...CHART_FEATURE_NAMES];
  const lines = inputs.map((input, row) =>
    columns
      .map((column) => {
        const value = input[CHART_FEATURE_NAMES.indexOf(column)];
        const cell = column === 'id' ? `song-${row}` : column === 'title' ? '"One, two"' : String(value);
        return change(cell, row, column);
      })
      .join(','),
  );
  const path = join(scratch, name);
  writeFileSync(path, [columns.join(','), ...lines].join('\n'));
  return path;
}

describe('score --table', () => {
  it('answers every row with the exported model’s distribution', () => {
    const { status, stderr, lines } = score(
      '--table',
      table('all.csv', (cell) => cell),
    );
    const { expected } = readGolden(exportFolder, readManifest(exportFolder));
    expect(stderr).toBe('');
    expect(status).toBe(0);
    expect(lines.map(({ id }) => id)).toEqual(expected.map((_, row) => `song-${row}`));
    lines.forEach(({ chart }, row) => {
      const truth = summariseDistribution(expected[row] ?? []);
      expect(Object.keys(chart)).toEqual(['deciles', 'top20', 'median', 'low80', 'high80']);
      chart.deciles.forEach((p, k) => {
        expect(p).toBeCloseTo(truth.deciles[k] as number, 4);
      });
      expect(chart.top20).toBeCloseTo(truth.top20, 4);
      expect(chart.median).toBeCloseTo(truth.median, 3);
    });
  });

  it('names a row that it cannot score, answers the others and exits with 1', () => {
    const path = table('spoilt.csv', (cell, row, column) =>
      row === 2 && column === 'mfcc_mean_3' ? 'loud' : cell,
    );
    const { status, stderr, lines } = score('--table', path);
    expect(status).toBe(1);
    expect(stderr).toContain('song-2');
    expect(stderr).toContain('mfcc_mean_3');
    expect(lines).toHaveLength(15);
    expect(lines.map(({ id }) => id)).not.toContain('song-2');
  });

  it('numbers the rows of a table without ids from 1', () => {
    const { lines } = score(
      '--table',
      table('no-id.csv', (cell) => cell, false),
    );
    expect(lines.map(({ id }) => id)).toEqual(lines.map((_, row) => String(row + 1)));
  });

  it('refuses a model of other features', () => {
    const folder = join(scratch, 'other');
    cpSync(exportFolder, folder, { recursive: true });
    const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as {
      featureSpec: { hash: string };
    };
    manifest.featureSpec.hash = '0'.repeat(64);
    writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
    const { status, stderr, lines } = score(
      '--model',
      folder,
      '--table',
      table('all.csv', (cell) => cell),
    );
    expect(status).toBe(1);
    expect(stderr).toContain('feature spec');
    expect(lines).toEqual([]);
  });
});

describe('score --table of characteristics', () => {
  const manifest = readManifest(exportFolder);
  const golden = readGolden(exportFolder, manifest);

  /** A jury's golden songs under the names that Spotify's tables have; `change` may spoil a cell. */
  function characteristics(jury: string, change = (cell: string, _row: number, _column: string) => cell) {
    const names = manifest.panel?.juries
      .find(({ name }) => name === jury)
      ?.transform.inputs.map(({ name }) => name);
    const { inputs, expected } = golden.panel?.juries[jury] ?? { inputs: [], expected: [] };
    if (!names || inputs.length === 0) throw new Error(`the model has no jury ${jury}`);
    const column = (name: string) =>
      name === 'tempo_bpm' ? 'tempo' : name === 'duration_s' ? 'duration_ms' : name;
    const cell = (name: string, value: number) => String(name === 'duration_s' ? value * 1000 : value);
    const lines = inputs.map((input, row) =>
      [
        `song-${row}`,
        'C♯',
        ...names.map((name, i) => change(cell(name, input[i] as number), row, column(name))),
      ].join(','),
    );
    const path = join(scratch, `${jury}.csv`);
    writeFileSync(path, [['id', 'key', ...names.map(column)].join(','), ...lines].join('\n'));
    return { path, expected };
  }

  it('answers with the juries’ probabilities and without the chart jury', () => {
    const { path, expected } = characteristics('global');
    const { status, stderr, lines } = score('--table', path);
    expect(stderr).toBe('');
    expect(status).toBe(0);
    expect(lines.map((line) => Object.keys(line))).toEqual(lines.map(() => ['id', 'tiktok', 'global']));
    lines.forEach(({ global, tiktok }, row) => {
      expect(global).toBeCloseTo(expected[row] as number, 4);
      expect(tiktok).toBeGreaterThan(0);
      expect(tiktok).toBeLessThan(1);
    });
  });

  it('asks only the juries whose characteristics it has', () => {
    const { path, expected } = characteristics('tiktok');
    const { status, lines } = score('--table', path);
    expect(status).toBe(0);
    expect(lines.map((line) => Object.keys(line))).toEqual(lines.map(() => ['id', 'tiktok']));
    lines.forEach(({ tiktok }, row) => expect(tiktok).toBeCloseTo(expected[row] as number, 4));
  });

  it('passes over what is empty where another jury answers, and complains about what is no number', () => {
    const { path } = characteristics('global', (cell, row, column) =>
      row === 1 && column === 'valence' ? '' : row === 2 && column === 'energy' ? 'high' : cell,
    );
    const { status, stderr, lines } = score('--table', path);
    expect(status).toBe(1);
    expect(stderr).toBe('row 3 (song-2): energy is not a finite number\n');
    expect(lines.map(({ id }) => id)).not.toContain('song-2');
    expect(lines[1]).toMatchObject({ id: 'song-1', global: null, tiktok: expect.any(Number) });
  });
});

describe('score FILE…', () => {
  it('answers a song under the name as typed, and complains about what is no song', () => {
    const rate = 22_050;
    const samples = rate * 8;
    const wav = Buffer.alloc(44 + samples * 2);
    wav.write('RIFF', 0);
    wav.writeUInt32LE(36 + samples * 2, 4);
    wav.write('WAVEfmt ', 8);
    wav.writeUInt32LE(16, 16);
    wav.writeUInt16LE(1, 20);
    wav.writeUInt16LE(1, 22);
    wav.writeUInt32LE(rate, 24);
    wav.writeUInt32LE(rate * 2, 28);
    wav.writeUInt16LE(2, 32);
    wav.writeUInt16LE(16, 34);
    wav.write('data', 36);
    wav.writeUInt32LE(samples * 2, 40);
    for (let n = 0; n < samples; n++) {
      const beat = Math.exp((-8 * (n % (rate / 2))) / rate);
      wav.writeInt16LE(Math.round(20_000 * beat * Math.sin((2 * Math.PI * 220 * n) / rate)), 44 + 2 * n);
    }
    const song = join(scratch, 'a song.wav');
    const text = join(scratch, 'letter.mp3');
    writeFileSync(song, wav);
    writeFileSync(text, 'Dear Sir or Madam, this is no song.');
    const { status, stderr, lines } = score(text, song);
    expect(status).toBe(1);
    expect(stderr).toContain(text);
    expect(lines.map(({ id }) => id)).toEqual([song]);
    const [answer] = lines;
    expect(answer?.chart.deciles.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 9);
    expect(Object.keys(answer?.juries ?? {})).toEqual(['tiktok', 'global']);
    expect(Object.values(answer?.listener ?? {})).toHaveLength(8);
    for (const p of Object.values(answer?.juries ?? {})) expect(p).toBeGreaterThan(0);
    expect(answer?.summary?.low).toBeLessThanOrEqual(answer?.summary?.percentile ?? NaN);
    // Eight seconds of one beating tone.
    expect(answer?.outside?.reasons).toContain('too-short-to-judge');
  });
});

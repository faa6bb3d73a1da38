import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { ownPopulation } from '../../../training/card/population.ts';
import { startNodeBackend } from '../../../training/chart/backend.ts';
import { CHART_CONFIG } from '../../../training/chart/config.ts';
import { runChartTraining } from '../../../training/chart/run.ts';
import { artistGroup } from '../../../training/data/artistGroup.ts';
import { lateFrom, ownSongs, rankTenths } from '../../../training/data/ownSongs.ts';
import { exportModel } from '../../../training/export/exportModel.ts';
import { loadChartModel, readGolden, readManifest } from '../../../training/export/loadModel.ts';
import { writeTable, type TableRow } from '../../../training/extract/table.ts';
import { configFor } from '../../../training/ownTable.ts';
import { syntheticSongs, TINY_CODEC_SHIFT, TINY_CONFIG } from './syntheticSongs.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), 'own-table-'));
afterAll(() => {
  rmSync(scratch, { recursive: true, force: true });
});

/** Rows whose features tell the success, without genre and year. */
const table = (artists: number, songsEach: number): TableRow[] =>
  syntheticSongs('signal', artists, songsEach).map(({ id, artistGroup: artist, rank, features }, i) => ({
    file: `${id}.mp3`,
    artist,
    label: 10 - rank + (i % 97) / 1000,
    title: null,
    genre: null,
    year: null,
    features,
  }));

describe('artistGroup', () => {
  it.each([
    ['The Béatles', 'beatles'],
    ['Beatles feat. Someone', 'beatles'],
    ['Beatles, The Other', 'beatles'],
    ['BEATLES & Other', 'beatles'],
    ['Beatles x Other', 'beatles'],
    ['Beatles (with Other)', 'beatles'],
    ['Sơn Tùng M-TP', 'sontungmtp'],
    ['米津玄師', '米津玄師'],
    ['!!!', '!!!'],
    ['&ME', 'me'],
    ['Featherweight', 'featherweight'],
    ['The xx', 'xx'],
  ])('takes %s for %s', (artist, group) => {
    expect(artistGroup(artist)).toBe(group);
  });
});

describe('rankTenths', () => {
  it('makes tenths of equal size, the largest label best', () => {
    const ranks = rankTenths(Array.from({ length: 50 }, (_, i) => ({ file: `${i}`, label: i })));
    expect(ranks[49]).toBe(1);
    expect(ranks[0]).toBe(10);
    for (let rank = 1; rank <= 10; rank++) expect(ranks.filter((r) => r === rank)).toHaveLength(5);
  });

  it('spreads equal labels over their tenths, whatever the order of the rows', () => {
    const songs = Array.from({ length: 200 }, (_, i) => ({ file: `${i}`, label: i < 100 ? 0 : i }));
    const ranks = rankTenths(songs);
    for (let rank = 6; rank <= 10; rank++) expect(ranks.filter((r) => r === rank)).toHaveLength(20);
    expect(rankTenths([...songs].reverse())).toEqual([...ranks].reverse());
    // By a hash: neither the first nor the last ones are favoured.
    const mean = ranks.slice(0, 50).reduce((a, b) => a + b) / 50;
    expect(Math.abs(mean - 8)).toBeLessThan(0.8);
  });

  it('refuses labels that cannot tell the best fifth', () => {
    const yesNo = Array.from({ length: 100 }, (_, i) => ({ file: `${i}`, label: i % 2 }));
    expect(() => rankTenths(yesNo)).toThrow('50 of 100 songs have the label 1');
  });
});

describe('lateFrom', () => {
  it('takes the years that hold about a fifth', () => {
    const years = [2018, 2019, 2019, 2020, 2020, 2021, 2021, 2022, 2022, 2022];
    expect(lateFrom(years)).toBe(2022);
    expect(lateFrom(years.map(() => 2020))).toBeNull();
    expect(lateFrom([...years, null])).toBeNull();
  });
});

describe('ownSongs', () => {
  it('refuses too few songs and says why', () => {
    expect(() => ownSongs(table(99, 6))).toThrow(/594 songs of 99 artists.*interval/);
    expect(() => ownSongs(table(120, 4))).toThrow('480 songs');
    expect(ownSongs(table(100, 5)).songs).toHaveLength(500);
  });

  it('splits by time only where late songs of new artists are enough', () => {
    const rows = table(100, 6).map((row, i) => ({ ...row, year: i % 6 === 5 ? 2022 : 2020 }));
    expect(ownSongs(rows).lateFromYear).toBeNull();
    const byArtist = table(100, 6).map((row, i) => ({ ...row, year: i >= 480 ? 2022 : 2020 }));
    const { songs, lateFromYear } = ownSongs(byArtist);
    expect(lateFromYear).toBe(2022);
    expect(songs.filter(({ late }) => late)).toHaveLength(120);
  });
});

it('chooses a batch that suits the table', () => {
  expect(configFor(7128)).toEqual(CHART_CONFIG);
  expect(configFor(600).network.batchSize).toBe(32);
  expect(configFor(100_000).network.batchSize).toBe(1024);
});

it('trains, judges and exports a table that knows neither genres nor years', async () => {
  const { songs, lateFromYear } = ownSongs(table(100, 5));
  const result = await runChartTraining(songs, TINY_CODEC_SHIFT, TINY_CONFIG, {
    workers: 0,
    cacheFolder: null,
  });
  expect(result.jury.aucTop20.value).toBeGreaterThan(0.85);
  expect(result.genreOnly).toBeNull();
  expect(result.timeSplit).toEqual([]);
  expect(result.models.map(({ model }) => model)).not.toContain('genre alone');
  const folder = join(scratch, 'export');
  const population = ownPopulation({ name: 'my label', description: 'songs of a label', lateFromYear });
  await exportModel(result, TINY_CONFIG, folder, population);

  const manifest = readManifest(folder);
  expect(manifest.models.chart.population).toEqual({
    trainedOn: 'my label',
    description: 'songs of a label',
    songs: 500,
    artists: 100,
  });
  expect(manifest.models.chart.metrics.genreOnlyAucTop20).toBeNull();
  const card = readFileSync(join(folder, 'MODEL_CARD.md'), 'utf8');
  expect(card).toContain('"my label": songs of a label');
  expect(card).not.toMatch(/Vietnam|Zalo|genre alone|undefined|null|NaN/);

  await startNodeBackend();
  const model = loadChartModel(folder, manifest);
  const golden = readGolden(folder, manifest);
  const [first] = await model.predict([golden.inputs[0] ?? []]);
  first?.forEach((p, k) => {
    expect(p).toBeCloseTo(golden.expected[0]?.[k] ?? NaN, 3);
  });
  model.dispose();
});

describe('train --table', () => {
  const train = (...args: string[]) =>
    spawnSync(process.execPath, ['--import', 'tsx', join(root, 'training', 'train.ts'), ...args], {
      cwd: root,
      encoding: 'utf8',
    });

  it('says in words what it needs', () => {
    const path = join(scratch, 'small.csv');
    writeTable(path, table(10, 3));
    const unnamed = train('--table', path, '--out', scratch);
    expect(unnamed.status).toBe(1);
    expect(unnamed.stderr).toContain('--name');
    const small = train('--table', path, '--out', scratch, '--name', 'N', '--description', 'D');
    expect(small.status).toBe(1);
    expect(small.stderr).toContain('30 songs of 10 artists');
    expect(small.stderr).not.toContain('    at ');
  });
});

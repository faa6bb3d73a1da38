import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fitCalibration } from '../../../training/chart/calibrate.ts';
import { calibrate } from '../../../src/model/chart/calibration.ts';
import { runChartTraining, type TrainingResult } from '../../../training/chart/run.ts';
import { exportModel } from '../../../training/export/exportModel.ts';
import { Random } from '../../../training/random.ts';
import { syntheticSongs, TINY_CODEC_SHIFT, TINY_CONFIG } from './syntheticSongs.ts';

const scratch = mkdtempSync(join(tmpdir(), 'chart-training-'));
afterAll(() => {
  rmSync(scratch, { recursive: true, force: true });
});

const train = (
  kind: 'signal' | 'artist leak',
  options: { workers?: number; cache?: string; artists?: number } = {},
) =>
  runChartTraining(syntheticSongs(kind, options.artists), TINY_CODEC_SHIFT, TINY_CONFIG, {
    workers: options.workers ?? 0,
    cacheFolder: options.cache ?? null,
  });

async function exported(result: TrainingResult, name: string): Promise<Map<string, string>> {
  const folder = join(scratch, name);
  await exportModel(result, TINY_CONFIG, folder);
  return new Map(
    readdirSync(folder).map((file) => [file, readFileSync(join(folder, file)).toString('base64')]),
  );
}

const figureOf = (result: TrainingResult, model: string) => {
  const line = result.models.find((candidate) => candidate.model.startsWith(model));
  if (!line) throw new Error(`no line ${model}`);
  return line.figures;
};

describe('training on songs whose features tell the rank', () => {
  let result: TrainingResult;
  const cache = join(scratch, 'cache');

  beforeAll(async () => {
    result = await train('signal', { cache });
  });

  it('finds the signal, and none in shuffled labels', () => {
    expect(result.jury.aucTop20.value).toBeGreaterThan(0.85);
    expect(result.jury.spearman.value).toBeGreaterThan(0.6);
    expect(Math.abs(result.shuffled.aucTop20.value - 0.5)).toBeLessThan(0.1);
  });

  it('writes the same bytes again, on worker threads too', async () => {
    const first = await exported(result, 'first');
    expect([...first.keys()].sort()).toEqual([
      'MODEL_CARD.md',
      expect.stringMatching(/^chart-[0-9a-f]{12}\.bin$/),
      'figures-chart-reliability.svg',
      'figures-chart-roc.svg',
      'figures-chart-skill.svg',
      'golden.json',
      'manifest.json',
      'metrics.json',
    ]);
    expect(await exported(await train('signal', { workers: 2 }), 'second')).toEqual(first);
  });

  it('goes on from kept networks without fitting them again', async () => {
    const files = readdirSync(cache);
    const past = new Date(2001, 1, 1);
    for (const file of files) utimesSync(join(cache, file), past, past);
    // As after an interruption: one network is missing.
    rmSync(join(cache, files[0] as string));
    const again = await train('signal', { cache });
    const renewed = readdirSync(cache).filter((file) => statSync(join(cache, file)).mtimeMs > past.getTime());
    expect(renewed).toEqual([files[0]]);
    expect(await exported(again, 'again')).toEqual(await exported(result, 'before'));
  });

  it('removes the weights of older versions', async () => {
    const files = await exported(await train('artist leak'), 'before');
    expect([...files.keys()].filter((file) => file.endsWith('.bin'))).toHaveLength(1);
  });
});

it('does not reward knowing the artist', async () => {
  const result = await train('artist leak', { artists: 160 });
  // The same features and labels, but rows of one artist on both sides.
  expect(figureOf(result, 'leaky on purpose').aucTop20.value).toBeGreaterThan(0.75);
  expect(result.jury.aucTop20.value).toBeLessThan(0.62);
});

it('fitCalibration undoes a distortion', () => {
  const random = new Random('calibration');
  const truth = {
    sharpness: 0.6,
    bias: [0.3, 0, 0, 0, 0, 0, 0, 0, 0, -0.3],
    tilt: [0.4, 0, 0, 0, 0, 0, 0, 0, 0, 0],
  };
  const predictions: number[][] = [];
  const ranks: number[] = [];
  for (let song = 0; song < 20_000; song++) {
    const weights = Array.from({ length: 10 }, () => Math.exp(random.normal()));
    const total = weights.reduce((a, b) => a + b);
    const prediction = weights.map((weight) => weight / total);
    let left = random.uniform();
    const tenth = calibrate(prediction, truth).findIndex((p) => (left -= p) < 0);
    predictions.push(prediction);
    ranks.push(tenth < 0 ? 10 : tenth + 1);
  }
  const fitted = fitCalibration(predictions, ranks);
  expect(Math.abs(fitted.sharpness - 0.6)).toBeLessThan(0.05);
  const spread = (fitted.bias[0] as number) - (fitted.bias[9] as number);
  expect(Math.abs(spread - 0.6)).toBeLessThan(0.15);
  const tilt = (fitted.tilt[0] as number) - (fitted.tilt[5] as number);
  expect(Math.abs(tilt - 0.4)).toBeLessThan(0.1);
});

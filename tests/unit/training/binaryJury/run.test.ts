import { mkdtempSync, readdirSync, rmSync, statSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createBinaryJury } from '../../../../src/model/jury/binaryJury.ts';
import { parseBinaryJury } from '../../../../src/model/jury/schema.ts';
import { exportBinaryJury } from '../../../../training/binaryJury/exportJury.ts';
import { runBinaryJury, type BinaryJuryResult } from '../../../../training/binaryJury/run.ts';
import { startNodeBackend } from '../../../../training/chart/backend.ts';
import { syntheticPairs, syntheticTable, TINY_BINARY_CONFIG } from './syntheticTables.ts';

const scratch = mkdtempSync(join(tmpdir(), 'binary-jury-'));
afterAll(() => {
  rmSync(scratch, { recursive: true, force: true });
});

const train = (options: { workers?: number; cache?: string } = {}): Promise<BinaryJuryResult> =>
  runBinaryJury(syntheticTable('signal'), syntheticPairs(0.5), TINY_BINARY_CONFIG, {
    workers: options.workers ?? 0,
    cacheFolder: options.cache ?? null,
  });

describe('a jury of songs whose characteristics tell the label', () => {
  let result: BinaryJuryResult;
  const cache = join(scratch, 'cache');

  beforeAll(async () => {
    result = await train({ cache });
  }, 60_000);

  it('finds the signal where a linear model cannot, less of it in estimates, none in shuffled labels', () => {
    const figure = (model: string, inputs: string): number =>
      result.models.find((line) => line.model === model && line.inputs === inputs)?.matchedAuc.value ?? NaN;
    expect(result.jury.reference.matchedAuc.value).toBeGreaterThan(0.75);
    expect(figure('logistic regression', 'reference')).toBeLessThan(0.62);
    expect(result.jury.estimated.matchedAuc.value).toBeGreaterThan(0.58);
    expect(result.jury.estimated.matchedAuc.value).toBeLessThan(
      result.jury.reference.matchedAuc.value - 0.05,
    );
    expect(Math.abs(result.controls.shuffled.auc.value - 0.5)).toBeLessThan(0.06);
    expect(result.controls.year.matchedAuc.value).toBe(0.5);
  });

  it('keeps what drawing and percentiles need', () => {
    const { draws } = TINY_BINARY_CONFIG;
    expect(result.outOfFold).toHaveLength(result.songs * draws);
    expect(result.outOfFold.every((p, i) => p > 0 && p < 1 && p >= (result.outOfFold[i - 1] ?? 0))).toBe(
      true,
    );
    const counted = result.curves.estimated.reliability.reduce((sum, bin) => sum + bin.count, 0);
    expect(counted).toBe(result.songs * draws);
    expect(result.curves.reference.roc.at(-1)).toEqual([1, 1]);
    expect(result.curves.estimated.roc.length).toBeLessThanOrEqual(80);
    expect(result.curves.estimated.roc.length).toBeGreaterThan(30);
    expect(result.amongCharted?.reference.auc.value).toBeGreaterThan(0.7);
  });

  it('gives the same bits again, on worker threads too', async () => {
    const again = await train({ workers: 2 });
    expect(again).toEqual(result);
  });

  it('goes on from kept networks without fitting them again', async () => {
    const files = readdirSync(cache);
    const past = new Date(2001, 1, 1);
    for (const file of files) utimesSync(join(cache, file), past, past);
    rmSync(join(cache, files[0] as string));
    expect(await train({ cache })).toEqual(result);
    const renewed = readdirSync(cache).filter((file) => statSync(join(cache, file)).mtimeMs > past.getTime());
    expect(renewed).toEqual([files[0]]);
  });

  it.each(['wasm', 'cpu'] as const)('is exported so that %s reproduces its golden cases', async (backend) => {
    await startNodeBackend();
    await tf.setBackend(backend);
    const { entry, bytes, golden } = exportBinaryJury(result, TINY_BINARY_CONFIG);
    expect(parseBinaryJury(JSON.parse(JSON.stringify(entry)))).toEqual(entry);
    const before = tf.memory().numTensors;
    const jury = createBinaryJury(new Uint8Array(bytes).buffer, entry);
    const answers = await jury.predict(golden.inputs);
    jury.dispose();
    expect(tf.memory().numTensors).toBe(before);
    answers.forEach((p, i) => expect(Math.abs(p - (golden.expected[i] ?? NaN))).toBeLessThan(1e-5));
    expect(Math.max(...answers) - Math.min(...answers)).toBeGreaterThan(0.05);
    expect(() => createBinaryJury(new Uint8Array(bytes.subarray(4)).buffer, entry)).toThrow(RangeError);
  });

  it('refuses an entry whose transform does not fit itself', () => {
    const { entry } = exportBinaryJury(result, TINY_BINARY_CONFIG);
    const [first, ...others] = entry.transform.inputs;
    const broken = (change: object): object => ({
      ...entry,
      transform: { inputs: [{ ...first, ...change }, ...others] },
    });
    expect(() => parseBinaryJury(broken({}))).not.toThrow();
    expect(() => parseBinaryJury(broken({ means: [0.5] }))).toThrow();
    expect(() => parseBinaryJury(broken({ knots: [...(first?.knots ?? [])].reverse() }))).toThrow();
  });
});

it('does not reward knowing the artist', async () => {
  const config = { ...TINY_BINARY_CONFIG, reportOnly: true };
  const result = await runBinaryJury(syntheticTable('artist leak'), syntheticPairs(0.1), config, {
    workers: 0,
    cacheFolder: null,
  });
  // The same characteristics and labels, but rows of one artist on both sides.
  expect(result.controls.leaky.auc.value).toBeGreaterThan(0.75);
  expect(result.jury.reference.auc.value).toBeLessThan(0.62);
  expect(result.final).toBeNull();
  expect(() => exportBinaryJury(result, config)).toThrow('only reported');
});

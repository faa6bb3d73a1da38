import { readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { CHART_FEATURE_NAMES, featureSpecHash } from '../../../src/features/spec.ts';
import { createChartModel } from '../../../src/model/chart/chartModel.ts';
import { parseManifest, type Manifest } from '../../../src/model/manifest.ts';
import { startNodeBackend } from '../../../training/chart/backend.ts';
import {
  loadChartModel,
  readGolden,
  readManifest,
  readManifestFile,
} from '../../../training/export/loadModel.ts';

const folder = fileURLToPath(new URL('../../../model-export', import.meta.url));
let manifest: Manifest;

beforeAll(() => {
  manifest = readManifest(folder);
});

describe('model-export', () => {
  it('is small, intact and of the features that this code computes', () => {
    const { golden, modelCard, metrics, models, featureSpec } = manifest;
    expect(featureSpec.hash).toBe(featureSpecHash());
    for (const file of [golden, modelCard, metrics, models.chart.weights]) {
      expect(readManifestFile(folder, file).length).toBe(file.bytes);
    }
    expect(statSync(`${folder}/${models.chart.weights.path}`).size).toBeLessThan(200_000);
    expect(models.chart.weights.path).toContain(models.chart.weights.sha256.slice(0, 12));
  });

  it('carries a transform whose names are those of the features', () => {
    for (const { name, index } of manifest.models.chart.transform.inputs) {
      expect(CHART_FEATURE_NAMES[index]).toBe(name);
    }
  });

  it('has the skill that it is meant to have', () => {
    const { aucTop20, spearman, ece, shuffledAucTop20, genreOnlyAucTop20, codecShift } =
      manifest.models.chart.metrics;
    expect(aucTop20.value).toBeGreaterThanOrEqual(0.705);
    expect(aucTop20.low).toBeGreaterThan(genreOnlyAucTop20?.value ?? NaN);
    expect(spearman.value).toBeGreaterThanOrEqual(0.27);
    expect(ece.value).toBeLessThanOrEqual(0.03);
    expect(Math.abs(shuffledAucTop20.value - 0.5)).toBeLessThanOrEqual(0.03);
    expect(codecShift.p95).toBeLessThanOrEqual(0.05);
  });

  it('shows the manifest’s figures in the card', () => {
    const card = readManifestFile(folder, manifest.modelCard).toString('utf8');
    expect(card).toContain(manifest.models.chart.version);
    expect(card).toContain(manifest.models.chart.metrics.aucTop20.value.toFixed(3));
    expect(card).toContain('shuffled labels');
  });
});

describe.each(['wasm', 'cpu'] as const)('on %s', (backend) => {
  it('reproduces the golden cases', async () => {
    await startNodeBackend();
    await tf.setBackend(backend);
    const golden = readGolden(folder, manifest);
    expect(golden.inputs.length).toBeGreaterThanOrEqual(16);
    const model = loadChartModel(folder, manifest);
    const outputs = await model.predict(golden.inputs);
    model.dispose();
    const worst = outputs.flatMap((row, i) =>
      row.map((p, k) => Math.abs(p - (golden.expected[i]?.[k] ?? NaN))),
    );
    expect(Math.max(...worst)).toBeLessThan(1e-5);
  });

  it('leaves no tensor behind', async () => {
    await startNodeBackend();
    await tf.setBackend(backend);
    const before = tf.memory().numTensors;
    const model = loadChartModel(folder, manifest);
    await model.predict(readGolden(folder, manifest).inputs);
    model.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });
});

describe('refusals', () => {
  it('of a manifest of another format', () => {
    const json = JSON.parse(readFileSync(`${folder}/manifest.json`, 'utf8')) as object;
    expect(() => parseManifest({ ...json, format: 1 })).toThrow();
    expect(() => parseManifest({ ...json, featureSpec: { version: 1, hash: 'x' } })).toThrow();
  });

  it('of weights of another length', async () => {
    await startNodeBackend();
    const bytes = readManifestFile(folder, manifest.models.chart.weights);
    const short = new Uint8Array(bytes.subarray(4)).buffer;
    expect(() => createChartModel(short, manifest.models.chart)).toThrow(RangeError);
  });

  it('of weights that are not the ones that the manifest names', () => {
    const { weights } = manifest.models.chart;
    expect(() => readManifestFile(folder, { ...weights, sha256: '0'.repeat(64) })).toThrow(weights.path);
  });
});

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { featureSpecHash } from '../../src/features/spec.ts';
import { createChartModel, type ChartModel } from '../../src/model/chart/chartModel.ts';
import {
  parseGolden,
  parseManifest,
  type GoldenFile,
  type Manifest,
  type ManifestFile,
} from '../../src/model/manifest.ts';

/** @throws Error if the file is not the one that the manifest names */
export function readManifestFile(folder: string, file: ManifestFile): Buffer {
  const bytes = readFileSync(join(folder, file.path));
  if (bytes.length !== file.bytes || createHash('sha256').update(bytes).digest('hex') !== file.sha256) {
    throw new Error(`${file.path} is not the file that the manifest names`);
  }
  return bytes;
}

/**
 * Reads the manifest of an exported model.
 * @throws Error if it was trained on features other than the ones that this code computes
 */
export function readManifest(folder: string): Manifest {
  const manifest = parseManifest(JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')));
  if (manifest.featureSpec.hash !== featureSpecHash()) {
    throw new Error(
      `the model was trained on feature spec ${manifest.featureSpec.hash.slice(0, 12)}, this is ${featureSpecHash().slice(0, 12)}: train again`,
    );
  }
  return manifest;
}

/** The golden cases of an exported model. */
export function readGolden(folder: string, manifest: Manifest): GoldenFile {
  return parseGolden(JSON.parse(readManifestFile(folder, manifest.golden).toString('utf8')));
}

/** Puts an exported chart model on the current tfjs backend. */
export function loadChartModel(folder: string, manifest: Manifest): ChartModel {
  const { chart } = manifest.models;
  const bytes = readManifestFile(folder, chart.weights);
  return createChartModel(new Uint8Array(bytes).buffer, chart);
}

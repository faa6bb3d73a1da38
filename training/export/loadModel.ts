import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { featureSpecHash } from '../../src/features/spec.ts';
import { createChartModel, type ChartModel } from '../../src/model/chart/chartModel.ts';
import {
  createBinaryJury,
  type BinaryJury,
  type BinaryJuryParameters,
} from '../../src/model/jury/binaryJury.ts';
import {
  parseGolden,
  parseManifest,
  type GoldenFile,
  type Manifest,
  type ManifestFile,
} from '../../src/model/manifest.ts';
import { createPanel, type Panel } from '../../src/model/runtime/panel.ts';

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

/** A file's bytes in a buffer of their own. */
function readBuffer(folder: string, file: ManifestFile): ArrayBuffer {
  return new Uint8Array(readManifestFile(folder, file)).buffer;
}

/** Puts an exported chart model on the current tfjs backend. */
export function loadChartModel(folder: string, manifest: Manifest): ChartModel {
  const { chart } = manifest.models;
  return createChartModel(readBuffer(folder, chart.weights), chart);
}

/** A jury of two answers with what it needs to be asked. */
export interface LoadedJury extends Pick<BinaryJuryParameters, 'transform'> {
  readonly name: string;
  readonly jury: BinaryJury;
}

/** Puts the juries of two answers on the current tfjs backend, without the listener; none where there is no panel. */
export function loadBinaryJuries(folder: string, { panel }: Manifest): LoadedJury[] {
  return (panel?.juries ?? []).map((entry) => ({
    name: entry.name,
    transform: entry.transform,
    jury: createBinaryJury(readBuffer(folder, entry.weights), entry),
  }));
}

/**
 * Puts the listener and the juries that it serves on the current tfjs backend; `null` where there is no panel.
 * @throws Error if the backend does not reproduce the golden cases
 */
export async function loadPanel(folder: string, manifest: Manifest): Promise<Panel | null> {
  const { panel } = manifest;
  if (!panel) return null;
  const files = [panel.listener.weights, ...panel.juries.map(({ weights }) => weights)];
  const weights = new Map(files.map((file) => [file.path, readBuffer(folder, file)]));
  return createPanel(panel, weights, readGolden(folder, manifest));
}

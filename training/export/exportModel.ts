import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs-core';
import { CHART_FEATURE_NAMES, FEATURE_SPEC_VERSION, featureSpecHash } from '../../src/features/spec.ts';
import { calibrate } from '../../src/model/chart/calibration.ts';
import { transformFeatures, type ChartTransform } from '../../src/model/chart/transform.ts';
import { weightNames, type WeightSpec } from '../../src/model/chart/weights.ts';
import {
  parseGolden,
  parseManifest,
  type GoldenFile,
  type ManifestFile,
  type PanelManifest,
} from '../../src/model/manifest.ts';
import { chartFigures } from '../card/chartFigures.ts';
import { writeModelCard } from '../card/modelCard.ts';
import { CHART_SONGS, type Population } from '../card/population.ts';
import type { TrainingConfig } from '../chart/config.ts';
import type { EnsembleTensors } from '../chart/ensemble.ts';
import type { TrainingResult } from '../chart/run.ts';
import { Random } from '../random.ts';
import type { Background } from '../../src/model/explain/background.ts';
import { writeMeasuredCard, type ModelVersions } from '../card/measuredCard.ts';
import { writePanelCard } from '../card/panelCard.ts';
import { panelFigures } from '../card/panelFigures.ts';
import type { PanelRun } from '../panel/run.ts';
import { exportPanel, panelMetrics } from './exportPanel.ts';
import { referenceForward } from './referenceForward.ts';

const GOLDEN_CASES = 16;
/** Half of the 1e−3 within which any two backends have to agree. */
const GOLDEN_TOLERANCE = 5e-4;

/** Hex digits of a content hash that go into a file name. */
const NAME_DIGITS = 12;

const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

/** tfjs's own encoding of the weights: float32, one tensor after another. */
async function encodeWeights(ensemble: EnsembleTensors): Promise<{ data: Uint8Array; specs: WeightSpec[] }> {
  const hiddenLayers = ensemble.filter(({ name }) => /^hidden\d+\/kernel$/.test(name)).length;
  const tensors = weightNames(hiddenLayers).map((name) => {
    const found = ensemble.find((tensor) => tensor.name === name);
    if (!found) throw new Error(`the ensemble lacks ${name}`);
    return { name, tensor: tf.tensor(found.values, found.shape) };
  });
  const { data, specs } = await tf.io.encodeWeights(tensors);
  tf.dispose(tensors.map(({ tensor }) => tensor));
  return {
    data: new Uint8Array(data),
    specs: specs.map(({ name, shape }) => ({ name, shape, dtype: 'float32' })),
  };
}

/**
 * Songs that do not exist: drawn around the mean of the training songs' features, so that they look like
 * songs and are no row of any table.
 */
function goldenInputs(transform: ChartTransform, seed: number): number[][] {
  const random = new Random('golden cases', seed);
  return Array.from({ length: GOLDEN_CASES }, () => {
    // Typical figures stand in for features that the network does not see.
    const raw: number[] = CHART_FEATURE_NAMES.map((name) => (name === 'tempo_bpm' ? 117.454 : 0));
    for (const { index, log, mean, scale } of transform.inputs) {
      const value = mean + scale * random.normal();
      raw[index] = Number((log ? 2 ** value : value).toFixed(3));
    }
    return raw;
  });
}

function goldenCases(
  { final, calibration }: TrainingResult,
  seed: number,
  panel: GoldenFile['panel'],
): GoldenFile {
  const inputs = goldenInputs(final.transform, seed);
  return {
    about:
      'Synthetic feature vectors and the probabilities that every backend has to give for them, computed in float64 without tfjs.',
    tolerance: GOLDEN_TOLERANCE,
    inputs,
    expected: inputs.map((raw) =>
      calibrate(referenceForward(final.tensors, transformFeatures(raw, final.transform)), calibration),
    ),
    panel,
  };
}

const prettyJson = (value: unknown): string => `${JSON.stringify(value, null, 1)}\n`;

function versionsOf(chart: string, { listener, juries }: PanelManifest): ModelVersions {
  return {
    chart,
    listener: listener.version,
    ...Object.fromEntries(juries.map((jury) => [jury.name, jury.version])),
  };
}

/** Everything in `metrics.json`: the result without weights and parameters. */
function metricsOf(result: TrainingResult, config: TrainingConfig, panel: object | null): object {
  const { final: _final, calibration: _calibration, ...figures } = result;
  return { config, ...figures, ...(panel && { panel }) };
}

/**
 * Writes weights, golden cases, metrics, model card with its figures and manifest, and removes weights of other versions.
 * The same result gives the same bytes.
 */
export async function exportModel(
  result: TrainingResult,
  config: TrainingConfig,
  folder: string,
  population: Population = CHART_SONGS,
  extra: { readonly background?: Background; readonly panel?: PanelRun } = {},
): Promise<{ version: string; bytes: number }> {
  const panel = extra.panel ?? null;
  mkdirSync(folder, { recursive: true });
  const write = (path: string, content: Uint8Array | string): ManifestFile => {
    writeFileSync(join(folder, path), content);
    return { path, bytes: Buffer.byteLength(content), sha256: sha256(content) };
  };
  for (const name of readdirSync(folder)) {
    if (/^(?:\w+-[0-9a-f]{12}\.bin|figures-[\w-]+\.svg)$/.test(name)) rmSync(join(folder, name));
  }

  const { data, specs } = await encodeWeights(result.final.tensors);
  const { transform } = result.final;
  const { calibration } = result;
  const parameters = JSON.stringify({ specs, transform, calibration, spec: featureSpecHash() });
  const version = sha256(sha256(data) + parameters).slice(0, NAME_DIGITS);
  const weights = write(`chart-${sha256(data).slice(0, NAME_DIGITS)}.bin`, data);
  const panelFiles = panel && exportPanel(panel, write);
  const golden = write(
    'golden.json',
    prettyJson(parseGolden(goldenCases(result, config.seed, panelFiles?.golden ?? null))),
  );
  const metrics = write(
    'metrics.json',
    prettyJson(metricsOf(result, config, panel && panelFiles && panelMetrics(panel, panelFiles.catalogue))),
  );
  const modelCard = write(
    'MODEL_CARD.md',
    writeModelCard(result, config, { version, weights }, population) +
      (panel && panelFiles
        ? writePanelCard(panel, panelFiles.catalogue) +
          writeMeasuredCard(versionsOf(version, panelFiles.manifest))
        : ''),
  );
  for (const { path, svg } of Object.values(chartFigures(result))) write(path, svg);
  if (panel) for (const { path, svg } of panelFigures(panel)) write(path, svg);
  if (extra.background) write('background.json', prettyJson(extra.background));
  const { jury } = result;
  const manifest = parseManifest({
    format: 2,
    featureSpec: { version: FEATURE_SPEC_VERSION, hash: featureSpecHash() },
    models: {
      chart: {
        name: 'chart',
        version,
        title: 'Chart rank',
        population: {
          trainedOn: population.trainedOn,
          description: population.description,
          songs: result.songs,
          artists: result.artists,
        },
        baseRates: result.baseRates,
        weights,
        weightSpecs: specs,
        transform,
        calibration,
        metrics: {
          aucTop20: jury.aucTop20,
          aucTop30: jury.aucTop30,
          spearman: jury.spearman,
          ece: jury.ece,
          logLoss: jury.logLoss,
          coverage80: jury.coverage80,
          genreOnlyAucTop20: result.genreOnly?.aucTop20 ?? null,
          shuffledAucTop20: result.shuffled.aucTop20,
          sameArtist: result.sameArtist,
          codecShift: { p95: result.codecs.all.p95, max: result.codecs.all.max },
        },
      },
    },
    panel: panelFiles?.manifest ?? null,
    golden,
    modelCard,
    metrics,
  });
  write('manifest.json', prettyJson(manifest));
  return { version, bytes: weights.bytes };
}

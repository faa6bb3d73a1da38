import { createHash } from 'node:crypto';
import { goldenWindow } from '../../src/model/listener/goldenWindow.ts';
import type { LinearModel } from '../../src/model/listener/linear.ts';
import { LINEAR_PARTS, linearTensorName, type LinearPart } from '../../src/model/listener/listenerModel.ts';
import { LISTENER_SHAPES } from '../../src/model/listener/network.ts';
import type { GoldenFile, ManifestFile, PanelManifest } from '../../src/model/manifest.ts';
import { exportBinaryJury } from '../binaryJury/exportJury.ts';
import { buildCatalogue, type CatalogueMetrics } from '../catalogue/buildCatalogue.ts';
import type { PanelRun } from '../panel/run.ts';
import { referenceListener } from './referenceListener.ts';

/** Values of the embedding reach ±4: a float32 sum in another order moves them more than a probability. */
const LISTENER_TOLERANCE = 2e-3;
const NAME_DIGITS = 12;
const GOLDEN_DIGITS = 7;

type Write = (path: string, content: Uint8Array | string) => ManifestFile;

const sha256 = (content: Uint8Array | string): string => createHash('sha256').update(content).digest('hex');

interface NamedTensor {
  readonly name: string;
  readonly shape: readonly number[];
  readonly values: ArrayLike<number>;
}

/** Little-endian float32, one tensor after another. */
function encode(tensors: readonly NamedTensor[]): Uint8Array {
  const bytes = new Uint8Array(4 * tensors.reduce((sum, { values }) => sum + values.length, 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const { values } of tensors) {
    for (let i = 0; i < values.length; i++, at += 4) view.setFloat32(at, values[i] as number, true);
  }
  return bytes;
}

function linearTensors(name: LinearPart, { mean, scale, kernel, bias }: LinearModel): NamedTensor[] {
  return [
    { name: linearTensorName(name, 'mean'), shape: [mean.length], values: mean },
    { name: linearTensorName(name, 'scale'), shape: [scale.length], values: scale },
    { name: linearTensorName(name, 'kernel'), shape: [mean.length, bias.length], values: kernel },
    { name: linearTensorName(name, 'bias'), shape: [bias.length], values: bias },
  ];
}

function listenerTensors({ listener, outside }: PanelRun): NamedTensor[] {
  const network = LISTENER_SHAPES.map(({ name, shape }) => {
    const found = listener.final.tensors.find((tensor) => tensor.name === name);
    if (!found) throw new Error(`the listener lacks ${name}`);
    return { name, shape, values: found.values };
  });
  const { mean, scale } = listener.standard;
  return [
    ...network,
    { name: 'standard/mean', shape: [mean.length], values: mean },
    { name: 'standard/scale', shape: [scale.length], values: scale },
    ...linearTensors('characteristics', listener.readout.characteristics),
    ...linearTensors('tags', listener.readout.tags),
    ...linearTensors('outside', outside.directions),
  ];
}

const rounded = (values: ArrayLike<number>): number[] =>
  Array.from(values, (value) => Number(value.toFixed(GOLDEN_DIGITS)));

/** Everything about the panel that belongs into `metrics.json`. */
export function panelMetrics(
  { listener, genre, juries, reported, summary }: PanelRun,
  catalogue: CatalogueMetrics,
): object {
  const { songs, artists, distilled, characteristics, tags, tagSpearman, popularity } = listener;
  const figures = ({ config, result }: PanelRun['juries'][number]): object => {
    const { final: _final, outOfFold: _outOfFold, ...rest } = result;
    return { name: config.name, title: config.title, contrast: config.contrast, ...rest };
  };
  return {
    listener: { songs, artists, distilled, characteristics, tags, tagSpearman, popularity },
    juries: [...juries, ...reported].map(figures),
    genre: genre.metrics,
    catalogue,
    summary: {
      reference: summary.reference,
      juries: summary.juries.map(({ name, weight, percentileError }) => ({ name, weight, percentileError })),
    },
  };
}

/** Writes the panel's weights and gives its parts of the manifest and of the golden cases. */
export function exportPanel(
  run: PanelRun,
  write: Write,
): {
  readonly manifest: PanelManifest;
  readonly golden: NonNullable<GoldenFile['panel']>;
  readonly catalogue: CatalogueMetrics;
} {
  const { listener, outside, summary } = run;
  const tensors = listenerTensors(run);
  const data = encode(tensors);
  const last = <T>(lines: readonly T[], is: (line: T) => boolean): T => {
    const found = lines.find(is);
    if (!found) throw new Error('the listener was not judged');
    return found;
  };
  const window = goldenWindow();
  // What the backends compute with are the band standards of the weights file, in float32.
  const float32 = (values: readonly number[]): number[] => [...Float32Array.from(values)];
  const heard = referenceListener(
    listener.final,
    { mean: float32(listener.standard.mean), scale: float32(listener.standard.scale) },
    window.levels,
    window.rows,
  );
  const version = sha256(data).slice(0, NAME_DIGITS);
  const { parameters } = run.genre;
  write('genre.json', `${JSON.stringify(parameters)}\n`);
  const catalogue = buildCatalogue(run.released, listener, parameters, version);
  write('catalogue.json', catalogue.content);
  const exported = run.juries.map(({ result, config }) => exportBinaryJury(result, config));
  const clip = (model: LinearModel): number => model.clip;
  const parts = {
    characteristics: listener.readout.characteristics,
    tags: listener.readout.tags,
    outside: outside.directions,
  };
  return {
    catalogue: catalogue.metrics,
    manifest: {
      listener: {
        name: 'listener',
        version,
        population: {
          description: 'well-known released songs with the characteristics that Spotify states',
          songs: listener.songs,
          artists: listener.artists,
          distilled: listener.distilled,
        },
        weights: write(`listener-${version}.bin`, data),
        weightSpecs: tensors.map(({ name, shape }) => ({
          name,
          shape: [...shape],
          dtype: 'float32' as const,
        })),
        clip: Object.fromEntries(LINEAR_PARTS.map((part) => [part, clip(parts[part])])) as Record<
          LinearPart,
          number
        >,
        errorVariances: [...listener.readout.errorVariances],
        networkShare: listener.readout.networkShare,
        outside: { distances: [...outside.distances], limit: outside.limit },
        metrics: {
          r2: { ...last(listener.characteristics, ({ shipped }) => shipped).r2 },
          tagSpearman: last(listener.tags, ({ shipped }) => shipped).medianSpearman,
        },
      },
      juries: exported.map(({ entry, bytes }) => ({
        ...entry,
        version: sha256(sha256(bytes) + JSON.stringify(entry)).slice(0, NAME_DIGITS),
        weights: write(`${entry.name}-${sha256(bytes).slice(0, NAME_DIGITS)}.bin`, bytes),
      })),
      summary: {
        reference: summary.reference,
        juries: summary.juries.map((jury) => ({ ...jury, quantiles: rounded(jury.quantiles) })),
        quantiles: rounded(summary.quantiles),
      },
    },
    golden: {
      listener: {
        tolerance: LISTENER_TOLERANCE,
        values: rounded(heard.values),
        tagProbabilities: rounded(heard.tagProbabilities),
      },
      juries: Object.fromEntries(
        exported.map(({ entry, golden }) => [
          entry.name,
          { inputs: golden.inputs.map((row) => [...row]), expected: [...golden.expected] },
        ]),
      ),
    },
  };
}

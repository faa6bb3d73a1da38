import goldenJson from '../../../model-export/golden.json';
import manifestJson from '../../../model-export/manifest.json';
import { FailureError } from '../../audio/failure.ts';
import { FEATURE_SPEC_VERSION, featureSpecHash } from '../../features/spec.ts';
import { createChartModel } from '../chart/chartModel.ts';
import { summariseDistribution } from '../chart/distribution.ts';
import { parseGolden, parseManifest, type GoldenFile, type Manifest } from '../manifest.ts';
import type { Backend, ChartEstimate } from '../types.ts';
import { BACKEND_ORDER } from './backends.ts';
import { BelievedPredictor } from './believedPredictor.ts';
import { loadWeights } from './weightsStore.ts';

/** Addresses of the exported weights, with their content hash, as the build made them. */
const WEIGHT_URLS = import.meta.glob<string>('../../../model-export/*.bin', {
  query: '?url',
  import: 'default',
  eager: true,
});

/** The jury "chart rank", ready to be asked. */
export interface ChartJury {
  /**
   * Loads the weights and proves a backend; later calls find that done.
   * @throws FailureError `model-unavailable`
   */
  warmUp(): Promise<Backend>;
  /**
   * @param features raw features in the order of `CHART_FEATURE_NAMES`
   * @throws FailureError `model-unavailable`
   */
  estimate(features: readonly number[]): Promise<JuryAnswer>;
  /**
   * Distributions of many songs at once, calibrated like an estimate: what explanations are made of.
   *
   * @param rows raw features in the order of `CHART_FEATURE_NAMES`, each
   * @returns per row ten probabilities, best tenth first
   * @throws FailureError `model-unavailable`
   */
  predictBatch(rows: readonly ArrayLike<number>[]): Promise<readonly (readonly number[])[]>;
}

interface JuryAnswer {
  readonly estimate: ChartEstimate;
  readonly backend: Backend;
  /** Version of the weights. */
  readonly version: string;
}

interface Loaded {
  readonly predictor: BelievedPredictor;
  readonly version: string;
}

function urlOf(path: string): string {
  const url = WEIGHT_URLS[`../../../model-export/${path}`];
  if (!url) throw new FailureError('model-unavailable', `the build has no ${path}`);
  return new URL(url, globalThis.location.href).href;
}

/** Weights answer only for the features that they were trained on. */
function refuseOtherFeatures({ featureSpec }: Manifest): void {
  if (featureSpec.version !== FEATURE_SPEC_VERSION || featureSpec.hash !== featureSpecHash()) {
    throw new FailureError(
      'model-unavailable',
      `the weights were trained on features ${featureSpec.version}, this app computes ${FEATURE_SPEC_VERSION}`,
    );
  }
}

async function load(warn: (message: string) => void): Promise<Loaded> {
  let manifest: Manifest;
  let golden: GoldenFile;
  try {
    manifest = parseManifest(manifestJson);
    golden = parseGolden(goldenJson);
  } catch (cause) {
    throw new FailureError('model-unavailable', `the exported model cannot be read: ${String(cause)}`, {
      cause,
    });
  }
  refuseOtherFeatures(manifest);
  const model = manifest.models.chart;
  const { path, bytes, sha256 } = model.weights;
  const weights = await loadWeights({ url: urlOf(path), bytes, sha256 }, warn);
  const predictor = new BelievedPredictor({
    buildNetwork: () => createChartModel(weights, model),
    golden,
    order: BACKEND_ORDER,
    warn,
  });
  return { predictor, version: model.version };
}

/** @param warn hears of backends that were passed over and of storage that did not work */
export function createChartJury(warn: (message: string) => void): ChartJury {
  let loading: Promise<Loaded> | null = null;

  /** A failed load (no network, say) is tried again by the next call. */
  function loaded(): Promise<Loaded> {
    loading ??= load(warn).catch((error: unknown) => {
      loading = null;
      throw error;
    });
    return loading;
  }

  return {
    warmUp: async () => (await loaded()).predictor.warmUp(),
    async estimate(features) {
      const { predictor, version } = await loaded();
      const { outputs, backend } = await predictor.predict([features]);
      return { estimate: summariseDistribution(outputs[0] ?? []), backend, version };
    },
    async predictBatch(rows) {
      const { predictor } = await loaded();
      return (await predictor.predict(rows)).outputs;
    },
  };
}

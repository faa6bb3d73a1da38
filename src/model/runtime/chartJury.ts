import goldenJson from '../../../model-export/golden.json';
import manifestJson from '../../../model-export/manifest.json';
import { FailureError } from '../../audio/failure.ts';
import { FEATURE_SPEC_VERSION, featureSpecHash } from '../../features/spec.ts';
import { createChartModel } from '../chart/chartModel.ts';
import { summariseDistribution } from '../chart/distribution.ts';
import { parseGolden, parseManifest, type Manifest } from '../manifest.ts';
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
  /** Version of the weights. */
  readonly version: string;
  /**
   * Loads the weights and proves a backend; later calls find that done.
   * @throws FailureError `model-unavailable`
   */
  warmUp(): Promise<Backend>;
  /**
   * @param features raw features in the order of `CHART_FEATURE_NAMES`
   * @throws FailureError `model-unavailable`
   */
  estimate(features: readonly number[]): Promise<{ estimate: ChartEstimate; backend: Backend }>;
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

/** @param warn hears of backends that were passed over and of storage that did not work */
export function createChartJury(warn: (message: string) => void): ChartJury {
  const manifest = parseManifest(manifestJson);
  const model = manifest.models.chart;
  let loading: Promise<BelievedPredictor> | null = null;

  async function load(): Promise<BelievedPredictor> {
    refuseOtherFeatures(manifest);
    const { path, bytes, sha256 } = model.weights;
    const weights = await loadWeights({ url: urlOf(path), bytes, sha256 }, warn);
    return new BelievedPredictor({
      buildNetwork: () => createChartModel(weights, model),
      golden: parseGolden(goldenJson),
      order: BACKEND_ORDER,
      warn,
    });
  }

  /** A failed load (no network, say) is tried again by the next call. */
  function predictor(): Promise<BelievedPredictor> {
    loading ??= load().catch((error: unknown) => {
      loading = null;
      throw error;
    });
    return loading;
  }

  return {
    version: model.version,
    warmUp: async () => (await predictor()).warmUp(),
    async estimate(features) {
      const { outputs, backend } = await (await predictor()).predict([features]);
      return { estimate: summariseDistribution(outputs[0] ?? []), backend };
    },
  };
}

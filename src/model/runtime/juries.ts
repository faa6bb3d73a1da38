import goldenJson from '../../../model-export/golden.json';
import manifestJson from '../../../model-export/manifest.json';
import { FailureError } from '../../audio/failure.ts';
import { FEATURE_SPEC_VERSION, featureSpecHash } from '../../features/spec.ts';
import { createChartModel, type ChartModel } from '../chart/chartModel.ts';
import { summariseDistribution } from '../chart/distribution.ts';
import { parseGolden, parseManifest, type GoldenFile, type Manifest } from '../manifest.ts';
import type { Backend, ChartEstimate } from '../types.ts';
import { BACKEND_ORDER } from './backends.ts';
import { BelievedPredictor } from './believedPredictor.ts';
import { createPanel, type Panel, type PanelEstimate, type PanelSong } from './panel.ts';
import { loadWeights } from './weightsStore.ts';

/** Addresses of the exported weights, with their content hash, as the build made them. */
const WEIGHT_URLS = import.meta.glob<string>('../../../model-export/*.bin', {
  query: '?url',
  import: 'default',
  eager: true,
});

/** All juries, ready to be asked: "chart rank" at once, the panel when its weights have come. */
export interface Juries {
  /**
   * Loads the weights and proves a backend; later calls find that done.
   * @throws FailureError `model-unavailable`
   */
  warmUp(): Promise<Backend>;
  /**
   * The same with the panel's weights, and proves that too.
   * @throws FailureError `model-unavailable`
   */
  warmUpPanel(): Promise<void>;
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
  /**
   * What the listener and all juries say.
   * @throws FailureError `model-unavailable`
   */
  hear(song: PanelSong): Promise<PanelEstimate>;
}

interface JuryAnswer {
  readonly estimate: ChartEstimate;
  readonly backend: Backend;
  /** Version of the weights. */
  readonly version: string;
}

/** The chart network, and the panel once it has been asked for, on one backend. */
interface Networks extends ChartModel {
  panel(): Promise<Panel>;
}

interface Loaded {
  readonly predictor: BelievedPredictor<Networks>;
  readonly panel: ReturnType<typeof panelLoader>;
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

/** Fetches the panel's weights when they are first needed; a failed download is tried again. */
function panelLoader({ panel }: Manifest, warn: (message: string) => void) {
  async function load() {
    if (!panel) throw new FailureError('model-unavailable', 'the model has no panel of juries');
    const files = [panel.listener.weights, ...panel.juries.map((jury) => jury.weights)];
    const weights = await Promise.all(
      files.map(async ({ path, bytes, sha256 }) => {
        const content = await loadWeights({ url: urlOf(path), bytes, sha256 }, warn);
        return [path, content] as const;
      }),
    );
    return { parameters: panel, weights: new Map(weights) };
  }
  let loading: ReturnType<typeof load> | null = null;
  return (): ReturnType<typeof load> =>
    (loading ??= load().catch((error: unknown) => {
      loading = null;
      throw error;
    }));
}

async function load(warn: (message: string) => void, order: readonly Backend[]): Promise<Loaded> {
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
  const panelWeights = panelLoader(manifest, warn);
  const predictor = new BelievedPredictor({
    buildNetwork: (): Networks => {
      const chart = createChartModel(weights, model);
      let panel: Promise<Panel> | null = null;
      return {
        ...chart,
        panel: () =>
          (panel ??= panelWeights().then((files) => createPanel(files.parameters, files.weights, golden))),
        dispose() {
          chart.dispose();
          void panel?.then(({ dispose }) => dispose()).catch(() => undefined);
        },
      };
    },
    golden,
    order,
    warn,
  });
  return { predictor, version: model.version, panel: panelWeights };
}

/**
 * @param warn hears of backends that were passed over and of storage that did not work
 * @param order backends to try, the best first
 */
export function createJuries(
  warn: (message: string) => void,
  order: readonly Backend[] = BACKEND_ORDER,
): Juries {
  let loading: Promise<Loaded> | null = null;

  /** A failed load (no network, say) is tried again by the next call. */
  function loaded(): Promise<Loaded> {
    loading ??= load(warn, order).catch((error: unknown) => {
      loading = null;
      throw error;
    });
    return loading;
  }

  return {
    warmUp: async () => (await loaded()).predictor.warmUp(),
    async warmUpPanel() {
      const { predictor, panel } = await loaded();
      await panel();
      await predictor.use(async (networks) => void (await networks.panel()));
    },
    async estimate(features) {
      const { predictor, version } = await loaded();
      const { outputs, backend } = await predictor.predict([features]);
      return { estimate: summariseDistribution(outputs[0] ?? []), backend, version };
    },
    async predictBatch(rows) {
      const { predictor } = await loaded();
      return (await predictor.predict(rows)).outputs;
    },
    async hear(song) {
      const { predictor, panel } = await loaded();
      // Weights that do not come are not the backend's fault.
      await panel();
      return (await predictor.use(async (networks) => (await networks.panel()).hear(song))).result;
    },
  };
}

import { panelSong } from '../src/analysis/panelSong.ts';
import { samplePeak } from '../src/features/loudness/truePeak.ts';
import { extractChartFeatures } from '../src/features/chartFeatures.ts';
import { summariseDistribution } from '../src/model/chart/distribution.ts';
import type { Manifest } from '../src/model/manifest.ts';
import type { PanelEstimate } from '../src/model/runtime/panel.ts';
import type { ChartEstimate } from '../src/model/types.ts';
import { loadChartModel, loadPanel } from './export/loadModel.ts';

/** What all juries say about a song. */
export interface SongScore {
  readonly chart: ChartEstimate;
  /** `null` where the model is the chart jury alone. */
  readonly panel: PanelEstimate | null;
}

/** An exported model that hears songs in Node. */
export interface SongScorer {
  /** @param canonical mono, 22,050 Hz */
  score(canonical: Float32Array): Promise<SongScore>;
  dispose(): void;
}

/**
 * Puts an exported model on the current tfjs backend.
 * @throws Error if a file is not the one that the manifest names, or the backend does not reproduce the golden cases
 */
export async function createSongScorer(folder: string, manifest: Manifest): Promise<SongScorer> {
  const chartModel = loadChartModel(folder, manifest);
  const panel = await loadPanel(folder, manifest);
  return {
    async score(canonical) {
      const features = extractChartFeatures(canonical);
      const [deciles = []] = await chartModel.predict([features.values]);
      const chart = summariseDistribution(deciles);
      return {
        chart,
        panel: panel && (await panel.hear(panelSong(samplePeak(canonical), features, chart.top20))),
      };
    },
    dispose() {
      chartModel.dispose();
      panel?.dispose();
    },
  };
}

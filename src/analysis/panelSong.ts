import type { ChartFeatures } from '../features/chartFeatures.ts';
import { listenerWindow } from '../features/listenerInput.ts';
import { textureFeatures } from '../features/texture.ts';
import type { PanelSong } from '../model/runtime/panel.ts';

/** Largest absolute value. */
function peakOf(signal: Float32Array): number {
  let peak = 0;
  for (const sample of signal) peak = Math.max(peak, Math.abs(sample));
  return peak;
}

/**
 * What the panel has to know of a song. The page and the score command both come this way.
 *
 * @param canonical mono, 22,050 Hz
 * @param features of all of it
 * @param chartTop20 the chart jury's chance of the best fifth, 0–1
 */
export function panelSong(
  canonical: Float32Array,
  features: Pick<ChartFeatures, 'values' | 'pooledLogMel'>,
  chartTop20: number,
): PanelSong {
  const window = listenerWindow(features.pooledLogMel);
  return {
    features: [...features.values],
    window,
    texture: textureFeatures(window),
    chartTop20,
    peak: peakOf(canonical),
  };
}

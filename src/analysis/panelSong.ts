import type { ChartFeatures } from '../features/chartFeatures.ts';
import { listenerWindow } from '../features/listenerInput.ts';
import { textureFeatures } from '../features/texture.ts';
import type { PanelSong } from '../model/runtime/panel.ts';

/**
 * What the panel has to know of a song. The page and the score command both come this way.
 *
 * @param peak of the canonical signal; above 1 it need not be known
 * @param features of all of the song
 * @param chartTop20 the chart jury's chance of the best fifth, 0–1
 */
export function panelSong(
  peak: number,
  features: Pick<ChartFeatures, 'values' | 'pooledLogMel'>,
  chartTop20: number,
): PanelSong {
  const window = listenerWindow(features.pooledLogMel);
  return {
    features: [...features.values],
    window,
    texture: textureFeatures(window),
    chartTop20,
    peak,
  };
}

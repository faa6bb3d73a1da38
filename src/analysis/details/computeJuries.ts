import { listenerWindow } from '../../features/listenerInput.ts';
import { textureFeatures } from '../../features/texture.ts';
import type { Juries } from '../../model/runtime/juries.ts';
import type { JuriesDetail } from './juries.ts';
import type { DetailContext, KeptSong } from './song.ts';

/** Largest absolute value. */
function peakOf(signal: Float32Array): number {
  let peak = 0;
  for (const sample of signal) peak = Math.max(peak, Math.abs(sample));
  return peak;
}

/** Lets the listener hear the song and asks all juries. */
export async function computeJuries(
  { canonical, features, analysis }: KeptSong,
  { signal }: DetailContext,
  juries: Juries,
): Promise<JuriesDetail> {
  const window = listenerWindow(features.pooledLogMel);
  const { listener, juries: answers, summary, outside } = await juries.hear({
    features: analysis.features.values,
    window,
    texture: textureFeatures(window),
    chartTop20: analysis.chart.top20,
    peak: peakOf(canonical),
  });
  signal.throwIfAborted();
  return {
    listener: { characteristics: { ...listener.characteristics }, tags: [...listener.tags] },
    juries: answers.map((answer) => ({ ...answer })),
    summary: summary && { ...summary, juries: summary.juries.map((jury) => ({ ...jury })) },
    outside: { ...outside, reasons: [...outside.reasons] },
  };
}

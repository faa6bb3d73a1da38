import type { Juries } from '../../model/runtime/juries.ts';
import { panelSong } from '../panelSong.ts';
import { samplePeak } from '../../features/loudness/truePeak.ts';
import { keepHearing } from './hearing.ts';
import type { JuriesDetail } from './juries.ts';
import type { DetailContext, MeasuredSong } from './song.ts';

/** Lets the listener hear the song and asks all juries. */
export async function computeJuries(
  kept: MeasuredSong,
  { signal }: DetailContext,
  juries: Juries,
): Promise<JuriesDetail> {
  const { features, analysis } = kept;
  const song = panelSong(samplePeak(analysis.waveformPeaks), features, analysis.chart.top20);
  const { listener, hearing, juries: answers, summary, outside } = await juries.hear(song);
  signal.throwIfAborted();
  keepHearing(kept, {
    version: hearing.version,
    summary: hearing.summary.values,
    texture: song.texture,
    tags: listener.tags,
  });
  return {
    listener: { characteristics: { ...listener.characteristics }, tags: [...listener.tags] },
    juries: answers.map((answer) => ({ ...answer })),
    summary: summary && { ...summary, juries: summary.juries.map((jury) => ({ ...jury })) },
    outside: { ...outside, reasons: [...outside.reasons] },
  };
}

import type { CodecShift } from '../augmentation/codecShift.ts';
import type { Population } from '../card/population.ts';
import { plainTable } from '../card/table.ts';
import type { ChartSong } from '../data/chartSongs.ts';
import { explainBackground } from '../explain/background.ts';
import { exportModel } from '../export/exportModel.ts';
import type { PanelRun } from '../panel/run.ts';
import { StageBars } from '../stageBars.ts';
import type { TrainingConfig } from './config.ts';
import { runChartTraining, type TrainingResult } from './run.ts';

/** Trains, judges and exports a chart jury, telling the terminal about it. */
export async function trainChartJury(
  songs: readonly ChartSong[],
  codecShift: CodecShift,
  config: TrainingConfig,
  options: {
    readonly population: Population;
    readonly out: string;
    readonly cache: string;
    readonly workers: number;
    /** What else is trained, once the chart jury is. */
    readonly panel?: (result: TrainingResult, bars: StageBars) => Promise<PanelRun>;
  },
): Promise<void> {
  const started = performance.now();
  const bars = new StageBars();
  const result = await runChartTraining(songs, codecShift, config, {
    workers: options.workers,
    cacheFolder: options.cache,
    onProgress: (done, total, stage) => bars.show(`chart jury, ${stage}`, done, total),
  });
  const panel = await options.panel?.(result, bars);
  bars.stop();
  const { version, bytes } = await exportModel(result, config, options.out, options.population, {
    background: explainBackground(songs),
    ...(panel && { panel }),
  });

  console.log(plainTable(result.models));
  for (const { genre, models } of result.withinGenres)
    console.log(`\nwithin ${genre}\n${plainTable(models)}`);
  if (result.timeSplit.length > 0) console.log(`\nlater, new artists\n${plainTable(result.timeSplit)}`);
  const { all } = result.codecs;
  console.log(
    `\nbase rate rank ≤ 2: ${result.baseRates.top20.toFixed(3)}; 80 % interval holds ${result.jury.coverage80.value.toFixed(3)}; ` +
      `median position moves with a codec: 95 % within ${all.p95.toFixed(3)}, at most ${all.max.toFixed(3)}`,
  );
  const seconds = Math.round((performance.now() - started) / 1000);
  console.error(`version ${version}, ${bytes} bytes of weights, ${seconds} s`);
}

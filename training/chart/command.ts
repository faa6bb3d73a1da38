import { SingleBar } from 'cli-progress';
import type { CodecShift } from '../augmentation/codecShift.ts';
import type { Population } from '../card/population.ts';
import { plainTable } from '../card/table.ts';
import type { ChartSong } from '../data/chartSongs.ts';
import { exportModel } from '../export/exportModel.ts';
import type { TrainingConfig } from './config.ts';
import { runChartTraining } from './run.ts';

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
  },
): Promise<void> {
  const started = performance.now();
  const bar = new SingleBar({
    format: 'chart jury {bar} {value}/{total} networks, {eta_formatted} left',
    stream: process.stderr,
    noTTYOutput: true,
    notTTYSchedule: 15_000,
  });
  let running = false;
  const result = await runChartTraining(songs, codecShift, config, {
    workers: options.workers,
    cacheFolder: options.cache,
    onProgress(done, total, stage) {
      if (stage === 'networks' && !running) {
        bar.start(total, done);
        running = true;
      }
      bar.update(done);
      if (stage === 'figures') {
        bar.stop();
        console.error('resampling artists for the intervals …');
      }
    },
  });
  const { version, bytes } = await exportModel(result, config, options.out, options.population);

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

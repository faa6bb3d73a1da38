/**
 * Trains, judges and exports the chart jury:
 *
 *   npm run train -- --data FOLDER [--out FOLDER] [--cache FOLDER] [--workers N] [--fresh]
 *
 * Finished networks are kept in the cache, so an interrupted run goes on where it stopped; `--fresh`
 * forgets them. The same data and code give the same files on the same machine.
 */
import { rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { SingleBar } from 'cli-progress';
import { readCodecShift } from './augmentation/codecShift.ts';
import { plainTable } from './card/table.ts';
import { CHART_CONFIG } from './chart/config.ts';
import { runChartTraining } from './chart/run.ts';
import { readChartSongs } from './data/chartSongs.ts';
import { exportModel } from './export/exportModel.ts';

const fromRoot = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));

const { values: options } = parseArgs({
  options: {
    data: { type: 'string' },
    out: { type: 'string', default: fromRoot('model-export') },
    cache: { type: 'string', default: fromRoot('.cache/training') },
    workers: { type: 'string', default: String(Math.min(8, availableParallelism())) },
    fresh: { type: 'boolean', default: false },
  },
});
if (!options.data) throw new Error('Say where the tables are: npm run train -- --data FOLDER');
if (options.fresh) rmSync(options.cache, { recursive: true, force: true });

const started = performance.now();
const songs = readChartSongs(options.data);
const bar = new SingleBar({
  format: 'chart jury {bar} {value}/{total} networks, {eta_formatted} left',
  stream: process.stderr,
  noTTYOutput: true,
  notTTYSchedule: 15_000,
});
let running = false;
const result = await runChartTraining(songs, readCodecShift(), CHART_CONFIG, {
  workers: Number(options.workers),
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
const { version, bytes } = await exportModel(result, CHART_CONFIG, options.out);

console.log(plainTable(result.models));
for (const { genre, models } of result.withinGenres) console.log(`\nwithin ${genre}\n${plainTable(models)}`);
if (result.timeSplit.length > 0)
  console.log(`\na season later, new artists\n${plainTable(result.timeSplit)}`);
const { all } = result.codecs;
console.log(
  `\nbase rate rank ≤ 2: ${result.baseRates.top20.toFixed(3)}; 80 % interval holds ${result.jury.coverage80.value.toFixed(3)}; ` +
    `median position moves with a codec: 95 % within ${all.p95.toFixed(3)}, at most ${all.max.toFixed(3)}`,
);
const seconds = Math.round((performance.now() - started) / 1000);
console.error(`version ${version}, ${bytes} bytes of weights, ${seconds} s`);

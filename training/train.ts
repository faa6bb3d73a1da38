/**
 * Trains, judges and exports all juries and the listener:
 *
 *   npm run train -- --data FOLDER [--out FOLDER] [--cache FOLDER] [--workers N] [--fresh]
 *   npm run train -- --table TABLE.csv --name NAME --description TEXT --out FOLDER [--cache …]
 *
 * The second form trains on somebody's own table, made with `npm run extract`. Finished networks are kept
 * in the cache, so an interrupted run goes on where it stopped; `--fresh` forgets them. The same data and
 * code give the same files on the same machine.
 */
import { rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { readCodecShift } from './augmentation/codecShift.ts';
import { CHART_SONGS } from './card/population.ts';
import { trainChartJury } from './chart/command.ts';
import { CHART_CONFIG } from './chart/config.ts';
import { readChartSongs } from './data/chartSongs.ts';
import { trainOwnTable } from './ownTable.ts';
import { runPanel } from './panel/run.ts';

const fromRoot = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));

const { values: options } = parseArgs({
  options: {
    data: { type: 'string' },
    table: { type: 'string' },
    name: { type: 'string' },
    description: { type: 'string' },
    out: { type: 'string' },
    cache: { type: 'string', default: fromRoot('.cache/training') },
    workers: { type: 'string', default: String(Math.min(8, availableParallelism())) },
    fresh: { type: 'boolean', default: false },
  },
});
if (options.fresh) rmSync(options.cache, { recursive: true, force: true });

const { cache } = options;
const workers = Number(options.workers);
if (options.table !== undefined) {
  const { table, name, description, out } = options;
  try {
    await trainOwnTable({ table, name, description, out, cache, workers });
  } catch (error) {
    // A mistake in the command or the table is told in words, without a trace of calls.
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
} else if (options.data !== undefined) {
  const { data } = options;
  await trainChartJury(readChartSongs(data), readCodecShift(), CHART_CONFIG, {
    population: CHART_SONGS,
    out: options.out ?? fromRoot('model-export'),
    cache,
    workers,
    panel: (chart, bars) =>
      runPanel(chart, {
        data,
        workers,
        cacheFolder: cache,
        onProgress: (stage, done, total) => bars.show(stage, done, total),
      }),
  });
} else {
  throw new Error('Say where the tables are: npm run train -- --data FOLDER, or --table TABLE.csv');
}

import { readCodecShift } from './augmentation/codecShift.ts';
import { ownPopulation } from './card/population.ts';
import { trainChartJury } from './chart/command.ts';
import { CHART_CONFIG, type TrainingConfig } from './chart/config.ts';
import { ownSongs } from './data/ownSongs.ts';
import { readTable } from './extract/table.ts';

/** Gradient steps per epoch that a table of any size gets about; those of the table that the settings were chosen on. */
const STEPS_PER_EPOCH = 22;
const BATCH_SIZES = [32, 64, 128, 256, 512, 1024] as const;

/** The settings of the chart jury with a batch that suits the number of songs. */
export function configFor(songs: number): TrainingConfig {
  const trained = songs * (1 - 1 / CHART_CONFIG.folds);
  const batchSize = BATCH_SIZES.findLast((size) => size * STEPS_PER_EPOCH <= trained) ?? BATCH_SIZES[0];
  return { ...CHART_CONFIG, network: { ...CHART_CONFIG.network, batchSize } };
}

/**
 * `train --table`: a jury of the chart rank kind on a table that `extract` made.
 *
 * @throws Error naming what is missing in the command or wrong with the table
 */
export async function trainOwnTable(options: {
  readonly table: string;
  readonly name: string | undefined;
  readonly description: string | undefined;
  readonly out: string | undefined;
  readonly cache: string;
  readonly workers: number;
}): Promise<void> {
  const { table, cache, workers, out } = options;
  const name = options.name?.trim() ?? '';
  const description = options.description?.trim() ?? '';
  if (name === '' || description === '' || out === undefined) {
    throw new Error(
      '--table needs --name NAME (names the table), --description TEXT (whose songs they are; shown beside every estimate) and --out FOLDER',
    );
  }
  const { songs, lateFromYear } = ownSongs(readTable(table));
  const population = ownPopulation({ name, description, lateFromYear });
  await trainChartJury(songs, readCodecShift(), configFor(songs.length), { population, out, cache, workers });
}

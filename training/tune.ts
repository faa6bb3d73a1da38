/**
 * Compares hyper-parameters of the chart networks on groupings of the artists other than the one whose
 * figures are published:
 *
 *   npx tsx training/tune.ts --data FOLDER [--groupings 2] [--members 4] [NAME…]
 *
 * Prints one line per candidate (all of them, or the named ones).
 */
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { readCodecShift } from './augmentation/codecShift.ts';
import { crossCalibrate } from './chart/calibrate.ts';
import { CHART_CONFIG, type NetworkConfig, type TrainingConfig } from './chart/config.ts';
import { fitAll } from './chart/fitAll.ts';
import { finishEnsemble, planEnsemble } from './chart/plan.ts';
import { readChartSongs } from './data/chartSongs.ts';
import { judge, subset } from './protocol/evaluate.ts';
import { groupedFolds } from './protocol/folds.ts';

type Change = Partial<Omit<TrainingConfig, 'network'>> & { readonly network?: Partial<NetworkConfig> };

const CANDIDATES: Readonly<Record<string, Change>> = {
  current: {},
  'without tempo': { leaveOut: ['tempo_bpm'] },
  'white noise 0.3': { network: { inputNoise: 0.3 } },
  'white noise 0.7': { network: { inputNoise: 0.7 } },
  'no codec noise': { network: { codecNoise: 0 } },
  'codec noise 2': { network: { codecNoise: 2 } },
  '25 epochs': { network: { epochs: 25 } },
  '60 epochs': { network: { epochs: 60 } },
  'label spread 1': { network: { labelSpread: 1 } },
  'label spread 2': { network: { labelSpread: 2 } },
  'dropout 0.1': { network: { dropout: 0.1 } },
  'dropout 0.35': { network: { dropout: 0.35 } },
  'clip 3.5': { clip: 3.5 },
  'units 96-48': { network: { hidden: [96, 48] } },
  'weight decay 0.1': { network: { weightDecay: 0.1 } },
};

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    data: { type: 'string' },
    groupings: { type: 'string', default: '2' },
    members: { type: 'string', default: '4' },
    workers: { type: 'string', default: String(availableParallelism()) },
  },
});
if (!options.data) throw new Error('Say where the tables are: --data FOLDER');

const songs = readChartSongs(options.data);
const codecShift = readCodecShift();
const ranks = songs.map((song) => song.rank);
const groups = songs.map((song) => song.artistGroup);
const genreSizes = new Map<string, number>();
for (const { genre } of songs) genreSizes.set(genre, (genreSizes.get(genre) ?? 0) + 1);
const [biggestGenre] = [...genreSizes].sort(([, a], [, b]) => b - a)[0] ?? [''];

console.log('candidate | AUC ≤ 2 | AUC ≤ 3 | Spearman | ECE | log loss | AUC ≤ 2 within the biggest genre');
for (const name of positionals.length > 0 ? positionals : Object.keys(CANDIDATES)) {
  const change = CANDIDATES[name];
  if (!change) throw new Error(`no candidate ${name}`);
  const config = { ...CHART_CONFIG, ...change, network: { ...CHART_CONFIG.network, ...change.network } };
  const sums = new Array<number>(6).fill(0);
  const groupings = Number(options.groupings);
  for (let grouping = 1; grouping <= groupings; grouping++) {
    const folds = groupedFolds(groups, config.folds, grouping, ranks);
    const plans = Array.from({ length: config.folds }, (_, fold) =>
      planEnsemble(
        songs.filter((_song, row) => folds[row] !== fold),
        {
          config,
          network: config.network,
          members: Number(options.members),
          codecShift,
          name: `tune/${grouping}/${fold}`,
        },
      ),
    );
    const networks = await fitAll(
      plans.flatMap((plan) => plan.tasks),
      {
        workers: Number(options.workers),
        cacheFolder: fileURLToPath(new URL('../.cache/tuning', import.meta.url)),
      },
    );
    const predictions = new Array<number[]>(songs.length);
    plans.forEach((plan, fold) => {
      const count = plan.tasks.length;
      const ensemble = finishEnsemble(plan, networks.slice(fold * count, (fold + 1) * count));
      const rows = folds.flatMap((f, row) => (f === fold ? [row] : []));
      const predicted = ensemble.predict(rows.map((row) => songs[row]?.features ?? []));
      rows.forEach((row, i) => (predictions[row] = predicted[i] ?? []));
    });
    const judged = { predictions: crossCalibrate(predictions, ranks, folds), ranks, groups };
    const once = { resamples: 1, seed: 0 };
    const all = judge(judged, once);
    const within = judge(
      subset(judged, (row) => songs[row]?.genre === biggestGenre),
      once,
    );
    [all.aucTop20, all.aucTop30, all.spearman, all.ece, all.logLoss, within.aucTop20].forEach(
      ({ value }, i) => (sums[i] = (sums[i] ?? 0) + value / groupings),
    );
  }
  console.log([name, ...sums.map((value) => value.toFixed(4))].join(' | '));
}

import { calibrate, type ChartCalibration } from '../../src/model/chart/calibration.ts';
import { positionQuantile } from '../../src/model/chart/distribution.ts';
import type { CodecShift } from '../augmentation/codecShift.ts';
import { categoryFrequencies, quantileBins } from '../baselines/frequencies.ts';
import type { ChartSong } from '../data/chartSongs.ts';
import { quantile } from '../protocol/bootstrap.ts';
import { judge, subset, type Figures, type Judged } from '../protocol/evaluate.ts';
import { groupedFolds, rowFolds } from '../protocol/folds.ts';
import { rocCurve } from '../protocol/metrics.ts';
import { reliabilityWithIntervals, type ReliabilityInterval } from '../protocol/reliabilityIntervals.ts';
import { judgeSameArtist, type SameArtistSkill } from '../protocol/sameArtist.ts';
import { thinCurve, type CurvePoint } from '../protocol/thinCurve.ts';
import { Random } from '../random.ts';
import { crossCalibrate, fitCalibration } from './calibrate.ts';
import type { NetworkConfig, TrainingConfig } from './config.ts';
import { fitAll, type FitAllOptions } from './fitAll.ts';
import type { FitTask, FittedNetwork } from './fit.ts';
import {
  calibrateWithinGenres,
  compareCalibrations,
  figuresByGenre,
  judgedGenres,
  type GenreCalibrationLine,
  type GenreFigures,
} from './genres.ts';
import { finishEnsemble, planEnsemble, type EnsemblePlan, type TrainedEnsemble } from './plan.ts';

/** One line of the table of models. */
export interface ModelFigures {
  readonly model: string;
  readonly songs: number;
  readonly figures: Figures;
}

/** |Δ median position| between a song and the same song after a codec. */
export interface CodecFigures {
  readonly codec: string;
  readonly median: number;
  readonly p95: number;
  readonly max: number;
}

export interface TrainingResult {
  readonly songs: number;
  readonly artists: number;
  readonly baseRates: { readonly top20: number; readonly top30: number };
  /** Artist-grouped cross-validation on all songs; the jury is the last line. */
  readonly models: readonly ModelFigures[];
  readonly jury: Figures;
  /** `null` where no genre is known. */
  readonly genreOnly: Figures | null;
  readonly shuffled: Figures;
  readonly withinGenres: readonly { readonly genre: string; readonly models: readonly ModelFigures[] }[];
  /** Trained on early uploads, tested on late uploads of artists without an early one. */
  readonly timeSplit: readonly ModelFigures[];
  /** Of the chance of the best two tenths. */
  readonly reliability: readonly ReliabilityInterval[];
  /** Receiver operating characteristics for the best two tenths. */
  readonly roc: readonly { readonly model: string; readonly points: readonly CurvePoint[] }[];
  /** How well songs of one artist are told apart, out of fold; `null` where nobody has two songs. */
  readonly sameArtist: SameArtistSkill | null;
  /** How the jury treats each genre; empty where none is known. */
  readonly byGenre: readonly GenreFigures[];
  /** An experiment that is not exported: what calibrating within each genre would give. */
  readonly genreCalibration: readonly GenreCalibrationLine[];
  readonly codecs: {
    readonly songs: number;
    readonly excerpts: number;
    readonly all: CodecFigures;
    readonly perCodec: readonly CodecFigures[];
  };
  readonly final: TrainedEnsemble;
  readonly calibration: ChartCalibration;
}

export interface RunOptions extends Omit<FitAllOptions, 'onFitted'> {
  readonly onProgress?: (done: number, total: number, stage: string) => void;
}

const LINEAR: Partial<NetworkConfig> = {
  hidden: [],
  epochs: 15,
  dropout: 0,
  inputNoise: 0,
  codecNoise: 0,
};

/** Median positions of the codecs' excerpts against their uncompressed originals. */
function codecFigures(
  codecShift: CodecShift,
  medians: (rows: readonly (readonly number[])[]) => number[],
): TrainingResult['codecs'] {
  const references = medians(codecShift.excerpts.map(({ reference }) => reference));
  const differences = codecShift.codecs.map((_, codec) => {
    const rows = codecShift.excerpts.map(({ reference, shifts }) =>
      reference.map((value, i) => value + (shifts[codec]?.[i] ?? 0)),
    );
    return medians(rows).map((median, i) => Math.abs(median - (references[i] ?? NaN)));
  });
  const summary = (codec: string, values: readonly number[]): CodecFigures => {
    const sorted = [...values].sort((a, b) => a - b);
    return { codec, median: quantile(sorted, 0.5), p95: quantile(sorted, 0.95), max: quantile(sorted, 1) };
  };
  return {
    songs: codecShift.songs,
    excerpts: codecShift.excerpts.length,
    all: summary('all', differences.flat()),
    perCodec: codecShift.codecs.map((codec, i) => summary(codec, differences[i] ?? [])),
  };
}

/**
 * The whole protocol of the chart jury: cross-validation grouped by artist, baselines, controls, time
 * split, the final ensemble on all songs, and its calibration on artists that were not trained on.
 */
export async function runChartTraining(
  songs: readonly ChartSong[],
  codecShift: CodecShift,
  config: TrainingConfig,
  options: RunOptions,
): Promise<TrainingResult> {
  const ranks = songs.map((song) => song.rank);
  const groups = songs.map((song) => song.artistGroup);
  const folds = groupedFolds(groups, config.folds, config.seed, ranks);
  const leakyFolds = rowFolds(songs.length, config.folds, config.seed);
  const linear = { ...config.network, ...LINEAR };
  const { controlMembers } = config;

  // All ensembles are planned first and fitted in one go, so that no core waits.
  const tasks: FitTask[] = [];
  const waiting: ((networks: readonly FittedNetwork[]) => void)[] = [];
  const plan = (
    name: string,
    members: number,
    network: NetworkConfig,
    train: readonly { readonly features: readonly number[]; readonly rank: number }[],
  ): (() => TrainedEnsemble) => {
    const planned: EnsemblePlan = planEnsemble(train, { config, network, members, codecShift, name });
    const first = tasks.length;
    tasks.push(...planned.tasks);
    let trained: TrainedEnsemble | null = null;
    waiting.push((networks) => {
      trained = finishEnsemble(planned, networks.slice(first, first + members));
    });
    return () => {
      if (!trained) throw new Error('asked before the networks were trained');
      return trained;
    };
  };
  const planCrossValidation = (
    name: string,
    members: number,
    network: NetworkConfig,
    foldOf: readonly number[],
    labels: readonly number[],
  ): (() => Judged) => {
    const ensembles = Array.from({ length: config.folds }, (_, fold) =>
      plan(
        `${name}/${fold}`,
        members,
        network,
        songs.flatMap(({ features }, row) =>
          foldOf[row] === fold ? [] : [{ features, rank: labels[row] ?? 0 }],
        ),
      ),
    );
    return () => {
      const predictions = new Array<number[]>(songs.length);
      ensembles.forEach((ensemble, fold) => {
        const rows = foldOf.flatMap((f, row) => (f === fold ? [row] : []));
        const predicted = ensemble().predict(rows.map((row) => songs[row]?.features ?? []));
        rows.forEach((row, i) => (predictions[row] = predicted[i] ?? []));
      });
      return { predictions, ranks: labels, groups };
    };
  };

  const earlySongs = songs.filter((song) => !song.late);
  const earlyArtists = new Set(earlySongs.map((song) => song.artistGroup));
  const lateSongs = songs.filter((song) => song.late && !earlyArtists.has(song.artistGroup));

  const { members, network } = config;
  const jury = planCrossValidation('jury', members, network, folds, ranks);
  const final = plan('final', members, network, songs);
  const shuffles = Array.from({ length: config.shuffles }, (_, i) =>
    planCrossValidation(
      `shuffled/${i}`,
      1,
      network,
      folds,
      new Random('shuffled labels', config.seed, i).shuffle([...ranks]),
    ),
  );
  const leaky = planCrossValidation('leaky', controlMembers, network, leakyFolds, ranks);
  const linearModel = planCrossValidation('linear', 1, linear, folds, ranks);
  const early = lateSongs.length > 0 ? plan('early', members, network, earlySongs) : null;

  let done = 0;
  const report = (stage: string): void => options.onProgress?.(done, tasks.length, stage);
  report('networks');
  const networks = await fitAll(tasks, {
    ...options,
    onFitted: () => {
      done++;
      report('networks');
    },
  });
  for (const finish of waiting) finish(networks);
  report('figures');

  const calibrated = (judged: Judged, foldOf: readonly number[]): Judged => ({
    ...judged,
    predictions: crossCalibrate(judged.predictions, judged.ranks, foldOf),
  });
  /** A baseline that only knows a category of each song. */
  const fromCategories = (
    categoryOf: (train: readonly ChartSong[]) => (song: ChartSong) => string,
  ): Judged => {
    const predictions = new Array<number[]>(songs.length);
    for (let fold = 0; fold < config.folds; fold++) {
      const train = songs.filter((_, row) => folds[row] !== fold);
      const category = categoryOf(train);
      const rows = folds.flatMap((f, row) => (f === fold ? [row] : []));
      const predicted = categoryFrequencies(
        { categories: train.map(category), ranks: train.map((song) => song.rank) },
        rows.map((row) => category(songs[row] as ChartSong)),
      );
      rows.forEach((row, i) => (predictions[row] = predicted[i] ?? []));
    }
    return { predictions, ranks, groups };
  };
  const binned =
    (index: number) =>
    (train: readonly ChartSong[]): ((song: ChartSong) => string) => {
      const bin = quantileBins(
        train.map((song) => song.features[index] ?? NaN),
        20,
      );
      return (song) => bin(song.features[index] ?? NaN);
    };
  const byGenre = (): ((song: ChartSong) => string) => (song) => song.genre;

  const outOfFold = jury();
  const judgedJury = calibrated(outOfFold, folds);
  const baseRate = Array.from(
    { length: 10 },
    (_, tenth) => ranks.filter((rank) => rank === tenth + 1).length / ranks.length,
  );
  const genres = songs.map((song) => song.genre);
  const judgedGenre = genres.some((genre) => genre !== '') ? fromCategories(byGenre) : null;
  const judgedLinear = calibrated(linearModel(), folds);
  // Several shuffles, because a single one can be lucky. Not calibrated: that would shrink the noise to a
  // constant per fold, and base rates learned from the other folds run against the own fold's labels.
  const shuffledSets = shuffles.map((shuffle) => shuffle());
  const judgedShuffled: Judged = {
    predictions: shuffledSets.flatMap((set) => set.predictions),
    ranks: shuffledSets.flatMap((set) => set.ranks),
    groups: shuffledSets.flatMap((set) => set.groups),
  };
  const bootstrapOptions = { resamples: config.bootstrapResamples, seed: config.seed };
  const line = (model: string, judged: Judged): ModelFigures => ({
    model,
    songs: judged.ranks.length,
    figures: judge(judged, bootstrapOptions),
  });
  const genreLine = judgedGenre ? line('genre alone', judgedGenre) : null;
  const shuffledLine = { ...line('control: shuffled labels', judgedShuffled), songs: songs.length };
  const juryLine = line('chart jury', judgedJury);
  const models: ModelFigures[] = [
    line('base rate (constant)', { predictions: songs.map(() => baseRate), ranks, groups }),
    ...(genreLine ? [genreLine] : []),
    line('duration alone', fromCategories(binned(0))),
    line('tempo alone', fromCategories(binned(1))),
    shuffledLine,
    line('leaky on purpose: rows split at random', calibrated(leaky(), leakyFolds)),
    line('linear model', judgedLinear),
    juryLine,
  ];

  const biggest = judgedGenres(genres).slice(0, 2);
  const withinGenres = biggest.map((genre) => {
    const within = (judged: Judged): Judged => subset(judged, (row) => songs[row]?.genre === genre);
    return {
      genre,
      models: [line('linear model', within(judgedLinear)), line('chart jury', within(judgedJury))],
    };
  });

  const timeSplit: ModelFigures[] = [];
  if (early) {
    // Calibrated on early artists only: of the cross-validation's networks, none has seen the artist.
    const earlyRows = songs.flatMap((song, row) => (song.late ? [] : [row]));
    const earlyCalibration = fitCalibration(
      earlyRows.map((row) => outOfFold.predictions[row] ?? []),
      earlyRows.map((row) => ranks[row] ?? 0),
    );
    const late = {
      ranks: lateSongs.map((song) => song.rank),
      groups: lateSongs.map((song) => song.artistGroup),
    };
    const genrePredictions = categoryFrequencies(
      { categories: earlySongs.map((song) => song.genre), ranks: earlySongs.map((song) => song.rank) },
      lateSongs.map((song) => song.genre),
    );
    const juryPredictions = early()
      .predict(lateSongs.map((song) => song.features))
      .map((prediction) => calibrate(prediction, earlyCalibration));
    if (judgedGenre) timeSplit.push(line('genre alone', { ...late, predictions: genrePredictions }));
    timeSplit.push(line('chart jury', { ...late, predictions: juryPredictions }));
  }

  const calibration = fitCalibration(outOfFold.predictions, ranks);
  const finalEnsemble = final();
  const medians = (rows: readonly (readonly number[])[]): number[] =>
    finalEnsemble.predict(rows).map((p) => positionQuantile(calibrate(p, calibration), 0.5));
  const top20 = ({ predictions }: Judged): number[] => predictions.map((p) => (p[0] ?? 0) + (p[1] ?? 0));
  const inTop20 = ranks.map((rank) => rank <= 2);
  const share = (worst: number): number => ranks.filter((rank) => rank <= worst).length / ranks.length;
  return {
    songs: songs.length,
    artists: new Set(groups).size,
    baseRates: { top20: share(2), top30: share(3) },
    models,
    jury: juryLine.figures,
    genreOnly: genreLine?.figures ?? null,
    shuffled: shuffledLine.figures,
    withinGenres,
    timeSplit,
    reliability: reliabilityWithIntervals(top20(judgedJury), inTop20, groups, bootstrapOptions),
    roc: [
      { model: 'chart jury', judged: judgedJury },
      { model: 'linear model', judged: judgedLinear },
      ...(judgedGenre ? [{ model: 'genre alone', judged: judgedGenre }] : []),
      { model: 'shuffled labels', judged: judgedShuffled },
    ].map(({ model, judged }) => ({
      model,
      points: thinCurve(
        rocCurve(
          top20(judged),
          judged.ranks.map((rank) => rank <= 2),
        ),
      ),
    })),
    sameArtist: judgeSameArtist(
      {
        scores: judgedJury.predictions.map((prediction) => positionQuantile(prediction, 0.5)),
        ranks,
        groups,
      },
      bootstrapOptions,
    ),
    byGenre: figuresByGenre(judgedJury, genres, bootstrapOptions),
    genreCalibration:
      biggest.length > 0
        ? compareCalibrations(
            judgedJury,
            { ...judgedJury, predictions: calibrateWithinGenres(outOfFold, folds, genres) },
            genres,
            bootstrapOptions,
          )
        : [],
    codecs: codecFigures(codecShift, medians),
    final: finalEnsemble,
    calibration,
  };
}

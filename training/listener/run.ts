import { textureFeatures } from '../../src/features/texture.ts';
import {
  LISTENER_CHARACTERISTICS,
  SQUARE_ROOTED,
  type ListenerCharacteristic,
} from '../../src/model/listener/characteristics.ts';
import { applyLinear } from '../../src/model/listener/linear.ts';
import {
  blendTags,
  characteristicsFrom,
  readoutInputs,
  tagLogit,
  type ListenerReadout,
} from '../../src/model/listener/readout.ts';
import { SUMMARY_SIZE } from '../../src/model/listener/summary.ts';
import { fitRidge } from '../baselines/ridge.ts';
import { fitSmallDense } from '../baselines/smallDense.ts';
import {
  BANDS,
  filledRows,
  TAGS,
  teacherTags,
  WINDOW_ROWS,
  type ReleasedSongs,
} from '../data/releasedSongs.ts';
import { bootstrap, quantile, type Estimate } from '../protocol/bootstrap.ts';
import { rowFolds } from '../protocol/folds.ts';
import { rocAuc, spearman } from '../protocol/metrics.ts';
import { Random } from '../random.ts';
import type { RunTasksOptions } from '../tasks/runTasks.ts';
import { ARCHITECTURES } from './architectures.ts';
import type { ListenerConfig } from './config.ts';
import { judgeColumns, judgeTags } from './evaluate.ts';
import { trainListenerNetworks, type ListenerNetworks } from './networks.ts';
import { fitReadout } from './readout.ts';
import type { ListenerResult } from './task.ts';

export type CharacteristicFigures = Readonly<Record<ListenerCharacteristic, Estimate>>;

/** Popularity among known songs: not a jury, but a question that the field asks. */
export interface PopularityFigures {
  readonly aucTopQuarter: Estimate;
  readonly spearman: Estimate;
}

export interface ListenerRun {
  readonly songs: number;
  readonly artists: number;
  readonly distilled: number;
  /** R² of every characteristic, artist-grouped; the listener is the last line but those that need the teacher. */
  readonly characteristics: readonly {
    readonly model: string;
    readonly shipped: boolean;
    readonly r2: CharacteristicFigures;
  }[];
  readonly tags: readonly {
    readonly model: string;
    readonly shipped: boolean;
    readonly medianSpearman: Estimate;
  }[];
  readonly tagSpearman: readonly number[];
  readonly popularity: readonly { readonly model: string; readonly figures: PopularityFigures }[];
  /** What the listener says about songs of artists that it has not heard: per song, NaN nowhere. */
  readonly outOfFold: {
    readonly characteristics: readonly (readonly number[])[];
    readonly tags: readonly (readonly number[])[];
    readonly foldOf: readonly number[];
    /** Per fold the summaries of all songs, `count × 450`, by the network that has not heard its artists. */
    readonly summaries: readonly Float32Array[];
  };
  readonly textures: readonly Float64Array[];
  readonly final: ListenerResult;
  readonly standard: ListenerNetworks['finalTask']['standard'];
  readonly readout: ListenerReadout;
}

/** Weight of the network's tag logits beside those from the texture; set beforehand, not tuned. */
const NETWORK_SHARE = 0.6;
const TAG_PENALTY = 100;
const TAG_RESAMPLES = 200;

/** Columns of MFCC figures and the tempo within the chart features: all but the duration. */
const withoutDuration = (features: readonly number[]): number[] => features.slice(1);

function textureOf({ logMel, patches }: ReleasedSongs, song: number): Float64Array {
  const rows = filledRows(patches[song] ?? 0);
  const from = song * WINDOW_ROWS * BANDS;
  const levels = Float32Array.from(logMel.subarray(from, from + rows * BANDS), (value) => value / 255);
  return textureFeatures({ rows, firstRow: 0, levels });
}

const slice = (array: Float32Array, width: number, row: number): Float32Array =>
  array.subarray(row * width, (row + 1) * width);

/** Estimates by fold: `fit` sees the songs of the other folds only. */
function crossValidate<Row>(
  foldOf: readonly number[],
  folds: number,
  fit: (train: readonly number[], fold: number) => (song: number) => Row,
): Row[] {
  const result = new Array<Row>(foldOf.length);
  for (let fold = 0; fold < folds; fold++) {
    const predict = fit(
      foldOf.flatMap((f, song) => (f === fold ? [] : [song])),
      fold,
    );
    foldOf.forEach((f, song) => {
      if (f === fold) result[song] = predict(song);
    });
  }
  return result;
}

/** Means and deviations of known figures of some songs. */
function figureScale(columns: readonly (readonly number[])[], songs: readonly number[]) {
  const count = columns[0]?.length ?? 0;
  return Array.from({ length: count }, (_, c) => {
    const known = songs.map((song) => columns[song]?.[c] ?? NaN).filter(Number.isFinite);
    const mean = known.reduce((a, b) => a + b, 0) / known.length;
    return { mean, deviation: Math.sqrt(known.reduce((a, b) => a + (b - mean) ** 2, 0) / known.length) };
  });
}

/** The listener's whole experiment on the table of released songs. */
export async function runListener(
  data: ReleasedSongs,
  config: ListenerConfig,
  options: Omit<RunTasksOptions, 'onDone'> & {
    readonly onProgress?: (done: number, total: number, stage: string) => void;
  },
): Promise<ListenerRun> {
  const networks = await trainListenerNetworks(data, config, {
    ...options,
    onProgress: (done, total) => options.onProgress?.(done, total, 'networks'),
  });
  options.onProgress?.(1, 1, 'figures');
  const { songs } = data;
  const { foldOf } = networks;
  const groups = songs.map((song) => song.artistGroup);
  const reference = songs.map((song) => song.reference);
  const textures = Array.from({ length: data.count }, (_, song) => textureOf(data, song));
  const bootstrapOptions = { resamples: config.bootstrapResamples, seed: config.seed };
  const everySong = songs.map((_, song) => song);

  const inputsOf = (network: ListenerResult, song: number): Float64Array =>
    readoutInputs(
      slice(network.summaries, SUMMARY_SIZE, song),
      songs[song]?.features ?? [],
      textures[song] as Float64Array,
    );
  const readoutModel = (
    train: readonly number[],
    inputs: (song: number) => ArrayLike<number>,
    labels = reference,
  ) =>
    fitReadout(
      {
        inputs: train.map(inputs),
        targets: train.map((song) => labels[song] as number[]),
        groups: train.map((song) => groups[song] as string),
      },
      config.seed,
    );
  const ridge = (
    inputs: (song: number) => ArrayLike<number>,
    labels: readonly (readonly number[])[] = reference,
    folds: readonly number[] = foldOf,
  ): number[][] =>
    crossValidate(folds, config.folds, (train) => {
      const { model } = readoutModel(train, inputs, labels as number[][]);
      return (song) => [...applyLinear(model, inputs(song))];
    });
  const mfcc = (song: number): number[] => withoutDuration(songs[song]?.features.slice() ?? []);
  const pooled = (song: number): number[] => [...mfcc(song), ...(textures[song] as Float64Array)];

  /** What the heads of the networks themselves say. */
  const heads = (of: readonly ListenerResult[], columns: readonly (readonly number[])[]): number[][] =>
    crossValidate(foldOf, config.folds, (train, fold) => {
      const scale = figureScale(columns, train);
      const network = of[fold] as ListenerResult;
      return (song) =>
        scale.map(
          ({ mean, deviation }, c) =>
            mean + deviation * (slice(network.targets, scale.length, song)[c] as number),
        );
    });

  const dense = (columns: readonly (readonly number[])[], name: string): number[][] =>
    crossValidate(foldOf, config.folds, (train, fold) => {
      const complete = train.filter((song) => columns[song]?.every(Number.isFinite));
      const scale = figureScale(columns, complete);
      const inputs = everySong.map(pooled);
      const inputScale = figureScale(inputs, complete);
      const standardised = (song: number): number[] =>
        inputScale.map(({ mean, deviation }, j) => {
          const z = ((inputs[song]?.[j] as number) - mean) / Math.max(1e-9, deviation);
          return Math.max(-4, Math.min(4, z));
        });
      const network = fitSmallDense(
        complete.map(standardised),
        complete.map((song) => scale.map((s, c) => ((columns[song]?.[c] as number) - s.mean) / s.deviation)),
        {
          units: 24,
          epochs: 30,
          batchSize: 16,
          learningRate: 3e-3,
          weightDecay: 0.3,
          inputNoise: 0.3,
          seed: [config.seed, name, fold],
        },
      );
      return (song) => {
        const outputs = network(standardised(song));
        return scale.map(({ mean, deviation }, c) => mean + deviation * (outputs[c] as number));
      };
    });

  // The readout estimates square roots where figures pile up at nothing.
  const rooted = reference.map((row) =>
    row.map((value, c) =>
      SQUARE_ROOTED.has(LISTENER_CHARACTERISTICS[c] as ListenerCharacteristic) ? Math.sqrt(value) : value,
    ),
  );
  const listener = crossValidate(foldOf, config.folds, (train, fold) => {
    const network = networks.listener[fold] as ListenerResult;
    const { model, errorVariances } = readoutModel(train, (song) => inputsOf(network, song), rooted);
    return (song) => characteristicsFrom(applyLinear(model, inputsOf(network, song)), errorVariances);
  });

  const shuffled = new Random('shuffled characteristics', config.seed).shuffle([...reference]);
  const judgeAll = (model: string, estimate: readonly (readonly number[])[], labels = reference) => ({
    model,
    shipped: estimate === listener,
    r2: judgeColumns(LISTENER_CHARACTERISTICS, labels, estimate, groups, bootstrapOptions),
  });
  const wholeSongs = everySong.filter((song) => !songs[song]?.excerpt);
  const teacher = Array.from({ length: data.count }, (_, song) => teacherTags(data, song));
  const teacherLogits = teacher.map((row) => Array.from(row, tagLogit));
  const withTeacher = (song: number): number[] => [...pooled(song), ...(teacherLogits[song] as number[])];
  const characteristics: ListenerRun['characteristics'] = [
    judgeAll(
      'base rate (mean of all songs)',
      songs.map(() => figureScale(reference, everySong).map(({ mean }) => mean)),
    ),
    judgeAll('control: shuffled labels, ridge on MFCC and texture', ridge(pooled, shuffled), shuffled),
    judgeAll(
      'leaky on purpose: rows split at random, ridge on MFCC and texture',
      ridge(pooled, reference, rowFolds(songs.length, config.folds, config.seed)),
    ),
    judgeAll('ridge on MFCC figures and tempo', ridge(mfcc)),
    judgeAll(
      'ridge on texture',
      ridge((song) => textures[song] as Float64Array),
    ),
    judgeAll('ridge on MFCC and texture', ridge(pooled)),
    judgeAll('small dense network on MFCC and texture', dense(reference, 'dense')),
    judgeAll(`${ARCHITECTURES['mfcc-lstm'].title}, alone`, heads(networks.rival, reference)),
    judgeAll(`${ARCHITECTURES['convolutional-recurrent'].title}, alone`, heads(networks.listener, reference)),
    judgeAll('listener (network, MFCC and texture)', listener),
    {
      model: 'listener, without 30-second excerpts',
      shipped: false,
      r2: judgeColumns(
        LISTENER_CHARACTERISTICS,
        wholeSongs.map((song) => reference[song] as number[]),
        wholeSongs.map((song) => listener[song] as number[]),
        wholeSongs.map((song) => groups[song] as string),
        bootstrapOptions,
      ),
    },
    judgeAll(
      "with the teacher's own tags (not on the page): ridge with MFCC and texture",
      ridge(withTeacher),
    ),
  ];

  // The texture's tags learn from the undescribed songs too.
  const distilled = Array.from({ length: data.count - songs.length }, (_, i) => songs.length + i);
  const tagModel = (train: readonly number[]) => {
    const rows = [...train, ...distilled];
    return fitRidge(
      rows.map((song) => textures[song] as Float64Array),
      rows.map((song) => teacherLogits[song] as number[]),
      TAG_PENALTY,
    );
  };
  const textureTags = crossValidate(foldOf, config.folds, (train) => {
    const model = tagModel(train);
    return (song) => applyLinear(model, textures[song] as Float64Array);
  });
  const networkTags = (of: readonly ListenerResult[]): Float32Array[] =>
    crossValidate(
      foldOf,
      config.folds,
      (_, fold) => (song) => slice((of[fold] as ListenerResult).tagProbabilities, TAGS, song),
    );
  const ownTags = networkTags(networks.listener);
  const blended = songs.map((_, song) =>
    blendTags(ownTags[song] as Float32Array, textureTags[song] as Float64Array, NETWORK_SHARE),
  );
  const tagOptions = { ...bootstrapOptions, resamples: Math.min(TAG_RESAMPLES, config.bootstrapResamples) };
  const describedTeacher = teacher.slice(0, songs.length);
  const judgeTagModel = (model: string, estimate: readonly ArrayLike<number>[]) => ({
    model,
    ...judgeTags(describedTeacher, estimate, groups, tagOptions),
  });
  const tagModels = [
    judgeTagModel(
      'control: shuffled songs',
      new Random('shuffled tags', config.seed).shuffle(blended.slice()),
    ),
    judgeTagModel('ridge on texture', textureTags),
    judgeTagModel(ARCHITECTURES['mfcc-lstm'].title, networkTags(networks.rival)),
    judgeTagModel(ARCHITECTURES['convolutional-recurrent'].title, ownTags),
    judgeTagModel('listener (network and texture)', blended),
  ];

  const popularity = songs.map((song) => [song.popularity]);
  const judgePopularity = (model: string, estimate: readonly (readonly number[])[], labels = popularity) => {
    const known = everySong.filter((song) => Number.isFinite(labels[song]?.[0]));
    const truth = Float64Array.from(known, (song) => labels[song]?.[0] as number);
    const scores = Float64Array.from(known, (song) => estimate[song]?.[0] as number);
    const threshold = quantile(truth.slice().sort(), 0.75);
    const positive = Array.from(truth, (value) => value >= threshold);
    return {
      model,
      figures: bootstrap(
        known.map((song) => groups[song] as string),
        (weights) => ({
          aucTopQuarter: rocAuc(scores, positive, weights),
          spearman: spearman(scores, truth, weights),
        }),
        bootstrapOptions,
      ),
    };
  };
  const shuffledPopularity = new Random('shuffled popularity', config.seed).shuffle([...popularity]);
  const popularityModels = [
    judgePopularity('control: shuffled labels, ridge', ridge(pooled, shuffledPopularity), shuffledPopularity),
    judgePopularity('ridge on MFCC figures and tempo', ridge(mfcc, popularity)),
    judgePopularity('ridge on MFCC and texture', ridge(pooled, popularity)),
    judgePopularity('small dense network on MFCC and texture', dense(popularity, 'dense popularity')),
    judgePopularity(ARCHITECTURES['mfcc-lstm'].title, heads(networks.popularityRival, popularity)),
    judgePopularity(ARCHITECTURES['convolutional-recurrent'].title, heads(networks.popularity, popularity)),
  ];

  const last = tagModels[tagModels.length - 1];
  const finalReadout = readoutModel(everySong, (song) => inputsOf(networks.final, song), rooted);
  return {
    songs: songs.length,
    artists: new Set(groups).size,
    distilled: distilled.length,
    characteristics,
    tags: tagModels.map(({ model, medianSpearman }, i) => ({
      model,
      shipped: i === tagModels.length - 1,
      medianSpearman,
    })),
    tagSpearman: last?.perTag ?? [],
    popularity: popularityModels,
    outOfFold: {
      characteristics: listener,
      tags: blended,
      foldOf,
      summaries: networks.listener.map(({ summaries }) => summaries),
    },
    textures,
    final: networks.final,
    standard: networks.finalTask.standard,
    readout: {
      characteristics: finalReadout.model,
      errorVariances: finalReadout.errorVariances,
      tags: tagModel(everySong),
      networkShare: NETWORK_SHARE,
    },
  };
}

import {
  GENRES,
  MOOD_SHARE,
  MOODS,
  softmax,
  tagLogits,
  type Genre,
  type GenreParameters,
  type Mood,
} from '../../src/model/genre/genre.ts';
import { applyLinear, type LinearModel } from '../../src/model/listener/linear.ts';
import { teacherTags, type ReleasedSongs } from '../data/releasedSongs.ts';
import { gtzanFigures, type GtzanExcerpt } from '../data/gtzan.ts';
import type { ListenerRun } from '../listener/run.ts';
import { bootstrap, quantile, type Estimate } from '../protocol/bootstrap.ts';
import { rowFolds } from '../protocol/folds.ts';
import { expectedCalibrationError, reliability, rocAuc, type ReliabilityBin } from '../protocol/metrics.ts';
import { Random } from '../random.ts';
import { GTZAN_GENRES, moodScores, topGenre } from './labels.ts';
import { fitSoftmax, predictSoftmax } from './softmaxRegression.ts';

/** Pull of the weights towards 0; compared with four other strengths on these same songs. */
const RIDGE = 10;
/** From this probability on the likeliest genre is called one: more likely than not. */
const CLEAR_FROM = 0.5;
const SEED = 1;
const RESAMPLES = 1000;
const GTZAN_FOLDS = 10;
/** Digits of the exported parameters. */
const DIGITS = 6;

export interface GenreMetrics {
  readonly songs: number;
  readonly artists: number;
  /** Labels: the teacher's strongest genre tag; estimates for artists that neither network nor regression knew. */
  readonly genre: {
    readonly accuracy: Estimate;
    /** Mean over genres of the share that is recognised; genres that hardly occur count as much as others. */
    readonly meanRecall: Estimate;
    readonly kappa: Estimate;
    readonly logLoss: Estimate;
    /** Log loss of somebody who knows nothing but the shares of the genres. */
    readonly baseLogLoss: number;
    /** Calibration error of the likeliest genre's probability. */
    readonly ece: Estimate;
    /** Mean over genres of the calibration error of each genre's probability. */
    readonly classwiseEce: Estimate;
    /** Share of the most frequent genre. */
    readonly majority: number;
    /** The same regression on labels of other songs. */
    readonly shuffledAccuracy: number;
    readonly reliability: readonly ReliabilityBin[];
    readonly perGenre: readonly { readonly genre: Genre; readonly songs: number; readonly recall: number }[];
    /** Songs whose likeliest genre is called one, and how often it is the label. */
    readonly clear: { readonly from: number; readonly share: Estimate; readonly accuracy: Estimate };
    /** Accuracy of the rest, of which the page says "unclear". */
    readonly unclearAccuracy: Estimate;
  };
  /** Labels: whether the teacher hears as much of the mood as in the quarter of songs that have most of it. */
  readonly moods: readonly {
    readonly mood: Mood;
    readonly auc: Estimate;
    readonly ece: Estimate;
    readonly share: number;
    readonly shuffledAuc: number;
  }[];
  /** A second opinion that heard neither teacher nor listener: genres of GTZAN by MFCC figures alone. */
  readonly gtzan: GtzanCheck | null;
}

export interface GtzanCheck {
  readonly excerpts: number;
  /** On GTZAN itself, rows in folds: no artist names are known, so this is an upper bound. */
  readonly accuracy: number;
  readonly majority: number;
  /** Released songs whose listener's genre GTZAN has as well. */
  readonly songs: number;
  readonly agreement: Estimate;
  /** Agreement beyond what the shares of both would give by chance (Cohen 1960). */
  readonly kappa: Estimate;
  /** The same where the listener is clear. */
  readonly clearKappa: Estimate;
  /** With the genres of the second opinion dealt out anew: what chance gives. */
  readonly shuffledKappa: number;
  /** Against the teacher's labels instead of the listener's. */
  readonly teacherKappa: Estimate;
}

const argmax = (values: ArrayLike<number>): number => {
  let best = 0;
  for (let k = 1; k < values.length; k++) if ((values[k] as number) > (values[best] as number)) best = k;
  return best;
};

/** Cohen's kappa of two answers per row. */
export function cohenKappa(
  a: readonly number[],
  b: readonly number[],
  classes: number,
  weights?: ArrayLike<number>,
): number {
  const shareA = new Float64Array(classes);
  const shareB = new Float64Array(classes);
  let agreed = 0;
  let total = 0;
  a.forEach((first, i) => {
    const second = b[i] as number;
    const weight = weights ? (weights[i] as number) : 1;
    shareA[first] = (shareA[first] as number) + weight;
    shareB[second] = (shareB[second] as number) + weight;
    if (first === second) agreed += weight;
    total += weight;
  });
  let chance = 0;
  for (let k = 0; k < classes; k++)
    chance += ((shareA[k] as number) / total) * ((shareB[k] as number) / total);
  return (agreed / total - chance) / (1 - chance);
}

/** Probabilities for songs of artists that the regression has not seen. */
function crossFit(
  rows: readonly (readonly number[])[],
  labels: readonly number[],
  classes: number,
  foldOf: readonly number[],
): Float64Array[] {
  const result = new Array<Float64Array>(rows.length);
  for (const fold of new Set(foldOf)) {
    const train = foldOf.flatMap((f, i) => (f === fold ? [] : [i]));
    const model = fitSoftmax(
      train.map((i) => rows[i] as number[]),
      train.map((i) => labels[i] as number),
      classes,
      RIDGE,
    );
    foldOf.forEach((f, i) => {
      if (f === fold) result[i] = predictSoftmax(model, rows[i] as number[]);
    });
  }
  return result;
}

/** From which score on a song has a mood, by the songs given. */
function moodThresholds(scores: readonly (readonly number[])[]): number[] {
  return MOODS.map((_, m) =>
    quantile(Float64Array.from(scores, (row) => row[m] as number).sort(), 1 - MOOD_SHARE),
  );
}

const rounded = (values: ArrayLike<number>): number[] =>
  Array.from(values, (value) => Number(value.toPrecision(DIGITS)));

const plain = (model: LinearModel): GenreParameters['genre'] => ({
  mean: rounded(model.mean),
  scale: rounded(model.scale),
  clip: model.clip,
  kernel: rounded(model.kernel),
  bias: rounded(model.bias),
});

/** A regression of two classes as one score, whose logistic is the probability of the second. */
function difference(model: LinearModel): LinearModel {
  const minus = (values: ArrayLike<number>): Float64Array =>
    Float64Array.from(
      { length: values.length / 2 },
      (_, i) => (values[2 * i + 1] as number) - (values[2 * i] as number),
    );
  return { ...model, kernel: minus(model.kernel), bias: minus(model.bias) };
}

/** Several scores on the same standardised inputs side by side. */
function sideBySide(models: readonly LinearModel[]): LinearModel {
  const [first] = models;
  if (!first) throw new RangeError('there are no models');
  const width = first.mean.length;
  const kernel = new Float64Array(width * models.length);
  models.forEach((model, k) => {
    for (let j = 0; j < width; j++) kernel[j * models.length + k] = model.kernel[j] as number;
  });
  return { ...first, kernel, bias: models.map((model) => model.bias[0] as number) };
}

/** Genre by MFCC figures alone, learned from GTZAN, asked about released songs and compared with the listener. */
function checkByGtzan(
  { songs }: ReleasedSongs,
  excerpts: readonly GtzanExcerpt[],
  estimate: readonly ArrayLike<number>[],
  labels: readonly number[],
): GtzanCheck {
  const names = [...new Set(excerpts.map(({ genre }) => genre))].sort();
  const rows = excerpts.map(({ figures }) => figures);
  const own = excerpts.map(({ genre }) => names.indexOf(genre));
  const judged = crossFit(rows, own, names.length, rowFolds(rows.length, GTZAN_FOLDS, SEED));
  const counts = names.map((_, k) => own.filter((label) => label === k).length);

  const model = fitSoftmax(rows, own, names.length, RIDGE);
  // Our genre by the sum of GTZAN's that belong to it; those that the tags do not know are left out.
  const known = GENRES.flatMap((genre, k) => (Object.values(GTZAN_GENRES).includes(genre) ? [k] : []));
  const second = songs.map((song) => {
    const shares = predictSoftmax(model, gtzanFigures(song.features));
    const sums = known.map((k) =>
      names.reduce((sum, name, n) => sum + (GTZAN_GENRES[name] === GENRES[k] ? (shares[n] as number) : 0), 0),
    );
    return known[argmax(sums)] as number;
  });
  const listener = estimate.map((shares) => argmax(shares));
  const shared = songs.flatMap((_, i) => (known.includes(listener[i] as number) ? [i] : []));
  const options = { resamples: RESAMPLES, seed: SEED };
  const kappaOf = (of: readonly number[], others: readonly number[]) =>
    bootstrap(
      of.map((i) => songs[i]?.artistGroup ?? ''),
      (weights) => {
        const a = of.map((i) => others[i] as number);
        const b = of.map((i) => second[i] as number);
        let agreed = 0;
        let total = 0;
        a.forEach((value, i) => {
          const weight = weights ? (weights[i] as number) : 1;
          total += weight;
          if (value === b[i]) agreed += weight;
        });
        return { kappa: cohenKappa(a, b, GENRES.length, weights), agreement: agreed / total };
      },
      options,
    );
  const all = kappaOf(shared, listener);
  const clear = shared.filter((i) => Math.max(...Array.from(estimate[i] ?? [])) >= CLEAR_FROM);
  const byTeacher = songs.flatMap((_, i) => (known.includes(labels[i] as number) ? [i] : []));
  const dealt = new Random('gtzan check', SEED).shuffle(shared.map((i) => second[i] as number));
  return {
    excerpts: excerpts.length,
    accuracy: judged.reduce((sum, shares, i) => sum + Number(argmax(shares) === own[i]), 0) / rows.length,
    majority: Math.max(...counts) / rows.length,
    songs: shared.length,
    agreement: all.agreement,
    kappa: all.kappa,
    clearKappa: kappaOf(clear, listener).kappa,
    shuffledKappa: cohenKappa(
      shared.map((i) => listener[i] as number),
      dealt,
      GENRES.length,
    ),
    teacherKappa: kappaOf(byTeacher, labels).kappa,
  };
}

/**
 * Genres and moods from the listener's tags, with calibrated probabilities.
 *
 * @param run its out-of-fold tags are the inputs: what the listener says about artists that it does not know
 * @param gtzan excerpts for a second opinion; `null` to go without
 */
export function fitGenre(
  data: ReleasedSongs,
  run: Pick<ListenerRun, 'outOfFold'>,
  gtzan: readonly GtzanExcerpt[] | null,
): { readonly parameters: GenreParameters; readonly metrics: GenreMetrics } {
  const { songs } = data;
  const { foldOf } = run.outOfFold;
  const groups = songs.map((song) => song.artistGroup);
  const rows = run.outOfFold.tags.map(tagLogits);
  const teacher = songs.map((_, song) => teacherTags(data, song));
  const labels = teacher.map(topGenre);
  const classes = GENRES.length;
  const options = { resamples: RESAMPLES, seed: SEED };

  const judged = crossFit(rows, labels, classes, foldOf);
  const top = judged.map(argmax);
  const confidence = judged.map((shares, i) => shares[top[i] as number] as number);
  const right = top.map((answer, i) => answer === labels[i]);
  const counts = GENRES.map((_, k) => labels.filter((label) => label === k).length);
  const baseRates = counts.map((n) => n / songs.length);
  const mean = (values: (i: number) => number, weights?: ArrayLike<number>, of = labels): number => {
    let sum = 0;
    let total = 0;
    of.forEach((_, i) => {
      const weight = weights ? (weights[i] as number) : 1;
      const value = values(i);
      if (Number.isNaN(value)) return;
      sum += weight * value;
      total += weight;
    });
    return sum / total;
  };
  const isClear = confidence.map((p) => p >= CLEAR_FROM);
  const figures = bootstrap(
    groups,
    (weights) => {
      const recalls = GENRES.map((_, k) =>
        mean((i) => (labels[i] === k ? Number(right[i]) : NaN), weights),
      ).filter(Number.isFinite);
      return {
        accuracy: mean((i) => Number(right[i]), weights),
        meanRecall: recalls.reduce((a, b) => a + b, 0) / recalls.length,
        kappa: cohenKappa(labels, top, classes, weights),
        logLoss: mean((i) => -Math.log(Math.max(1e-9, judged[i]?.[labels[i] as number] ?? 0)), weights),
        ece: expectedCalibrationError(confidence, right, weights),
        classwiseEce:
          GENRES.reduce(
            (sum, _, k) =>
              sum +
              expectedCalibrationError(
                judged.map((shares) => shares[k] as number),
                labels.map((label) => label === k),
                weights,
              ),
            0,
          ) / classes,
        clearShare: mean((i) => Number(isClear[i]), weights),
        clearAccuracy: mean((i) => (isClear[i] ? Number(right[i]) : NaN), weights),
        unclearAccuracy: mean((i) => (isClear[i] ? NaN : Number(right[i])), weights),
      };
    },
    options,
  );
  const shuffled = new Random('shuffled genres', SEED).shuffle([...labels]);
  const shuffledTop = crossFit(rows, shuffled, classes, foldOf).map(argmax);

  const scores = teacher.map(moodScores);
  const moods = MOODS.map((mood, m) => {
    const probabilities = new Float64Array(rows.length);
    const control = new Float64Array(rows.length);
    const has = new Array<boolean>(rows.length).fill(false);
    for (const fold of new Set(foldOf)) {
      const train = foldOf.flatMap((f, i) => (f === fold ? [] : [i]));
      const threshold = moodThresholds(train.map((i) => scores[i] as number[]))[m] as number;
      const moodOf = (i: number): number => Number((scores[i]?.[m] as number) >= threshold);
      const inputs = train.map((i) => rows[i] as number[]);
      const own = train.map(moodOf);
      const model = fitSoftmax(inputs, own, 2, RIDGE);
      const lost = fitSoftmax(inputs, new Random('shuffled moods', mood, fold).shuffle([...own]), 2, RIDGE);
      foldOf.forEach((f, i) => {
        if (f !== fold) return;
        has[i] = moodOf(i) === 1;
        probabilities[i] = predictSoftmax(model, rows[i] as number[])[1] as number;
        control[i] = predictSoftmax(lost, rows[i] as number[])[1] as number;
      });
    }
    const { auc, ece } = bootstrap(
      groups,
      (weights) => ({
        auc: rocAuc(probabilities, has, weights),
        ece: expectedCalibrationError(probabilities, has, weights),
      }),
      options,
    );
    return {
      mood,
      auc,
      ece,
      share: has.filter(Boolean).length / has.length,
      shuffledAuc: rocAuc(control, has),
    };
  });

  const thresholds = moodThresholds(scores);
  const parameters: GenreParameters = {
    about:
      'Genre and mood from the 50 tags of the listener. Labels: the strongest genre tag, and the quarter of songs with most of a mood, as the teacher of the listener (musicnn, MSD variant) hears them.',
    genres: GENRES,
    moods: MOODS,
    clearFrom: CLEAR_FROM,
    baseRates: rounded(baseRates),
    genre: plain(fitSoftmax(rows, labels, classes, RIDGE)),
    mood: plain(
      sideBySide(
        MOODS.map((_, m) =>
          difference(
            fitSoftmax(
              rows,
              scores.map((own) => Number((own[m] as number) >= (thresholds[m] as number))),
              2,
              RIDGE,
            ),
          ),
        ),
      ),
    ),
  };
  return {
    parameters,
    metrics: {
      songs: songs.length,
      artists: new Set(groups).size,
      genre: {
        accuracy: figures.accuracy,
        meanRecall: figures.meanRecall,
        kappa: figures.kappa,
        logLoss: figures.logLoss,
        baseLogLoss: baseRates.reduce((sum, p) => sum - (p > 0 ? p * Math.log(p) : 0), 0),
        ece: figures.ece,
        classwiseEce: figures.classwiseEce,
        majority: Math.max(...baseRates),
        shuffledAccuracy: mean((i) => Number(shuffledTop[i] === shuffled[i])),
        reliability: reliability(confidence, right),
        perGenre: GENRES.map((genre, k) => ({
          genre,
          songs: counts[k] as number,
          recall: mean((i) => (labels[i] === k ? Number(right[i]) : NaN)),
        })),
        clear: { from: CLEAR_FROM, share: figures.clearShare, accuracy: figures.clearAccuracy },
        unclearAccuracy: figures.unclearAccuracy,
      },
      moods,
      gtzan: gtzan && checkByGtzan(data, gtzan, judged, labels),
    },
  };
}

/** Probabilities of the genres from parameters, for songs by their 50 tags. */
export function genreShares(
  tags: ArrayLike<number>,
  { genre }: Pick<GenreParameters, 'genre'>,
): Float64Array<ArrayBuffer> {
  return softmax(applyLinear(genre, tagLogits(tags)));
}

import { calibrateBinary, type BinaryCalibration } from '../../src/model/jury/calibration.ts';
import { encodedWidth, type JuryTransform } from '../../src/model/jury/encoding.ts';
import { fitBoostedTrees } from '../baselines/boostedTrees.ts';
import { fitLogisticRegression } from '../baselines/logisticRegression.ts';
import { predictEnsemble, stackMembers, type EnsembleTensors } from '../chart/ensemble.ts';
import type { NetworkConfig } from '../chart/config.ts';
import type { FitTask, FittedNetwork } from '../chart/fit.ts';
import { fitAll, type FitAllOptions } from '../chart/fitAll.ts';
import type { CharacteristicsTable } from '../data/characteristics.ts';
import {
  judgeBinary,
  subsetBinary,
  type BinaryFigures,
  type JudgedBinary,
} from '../protocol/evaluateBinary.ts';
import { groupedFolds, rowFolds } from '../protocol/folds.ts';
import { rocCurve } from '../protocol/metrics.ts';
import { reliabilityWithIntervals, type ReliabilityInterval } from '../protocol/reliabilityIntervals.ts';
import { thinCurve, type CurvePoint } from '../protocol/thinCurve.ts';
import { Random } from '../random.ts';
import { crossCalibrateBinary, fitBinaryCalibration } from './calibrate.ts';
import type { BinaryJuryConfig } from './config.ts';
import { encodeRows, fitEncoding } from './encode.ts';
import { fitEstimateErrors, simulateEstimates, type EstimatePairs } from './estimates.ts';

/** What a model was given: nothing of the sound, the reference characteristics, or estimates of them. */
export type InputKind = 'none' | 'reference' | 'estimated';

/** One line of the table of models. */
export interface BinaryModelFigures extends BinaryFigures {
  readonly model: string;
  readonly inputs: InputKind;
}

/** How a model's probabilities compare with what happened, for drawing. */
export interface BinaryCurves {
  readonly reliability: readonly ReliabilityInterval[];
  /** From (0, 0) to (1, 1), at most about 200 points. */
  readonly roc: readonly CurvePoint[];
}

/** A calibrated ensemble. */
export interface TrainedBinaryJury {
  readonly transform: JuryTransform;
  readonly tensors: EnsembleTensors;
  readonly calibration: BinaryCalibration;
}

export interface BinaryJuryResult {
  readonly names: readonly string[];
  readonly songs: number;
  readonly artists: number;
  /** Share of "yes". */
  readonly baseRate: number;
  /** Artist-grouped cross-validation on all songs. */
  readonly models: readonly BinaryModelFigures[];
  /** The jury's skill with each kind of input; `estimated` is that of the exported one. */
  readonly jury: { readonly reference: BinaryFigures; readonly estimated: BinaryFigures };
  readonly trees: { readonly reference: BinaryFigures; readonly estimated: BinaryFigures };
  readonly controls: {
    readonly year: BinaryFigures;
    readonly duration: BinaryFigures;
    readonly shuffled: BinaryFigures;
    readonly leaky: BinaryFigures;
  };
  /** The same predictions, judged among songs that charted; `null` where the table does not say which did. */
  readonly amongCharted: { readonly reference: BinaryFigures; readonly estimated: BinaryFigures } | null;
  readonly curves: { readonly reference: BinaryCurves; readonly estimated: BinaryCurves };
  /**
   * Calibrated probabilities from estimated characteristics, of songs whose artists the networks had not
   * seen, smallest first: what a new song's percentile is read from.
   */
  readonly outOfFold: readonly number[];
  /** Trained on all songs with estimated characteristics; `null` for comparisons that are only reported. */
  readonly final: TrainedBinaryJury | null;
}

export interface BinaryRunOptions extends Omit<FitAllOptions, 'onFitted'> {
  readonly onProgress?: (done: number, total: number, stage: 'trees' | 'networks' | 'figures') => void;
}

/** Songs' worth of base rate that every year's frequency is mixed with. */
const PRIOR_SONGS = 20;
/** The classes "no" and "yes" of the networks. */
const CLASSES = 2;
/** Inner folds in which the trees that networks learn from give their opinion. */
const TEACHER_FOLDS = 4;

/** Rows to learn from; `targets` may be soft. */
interface TrainingRows {
  readonly rows: readonly (readonly number[])[];
  readonly targets: readonly number[];
}

function planNetworks(
  { rows, targets }: TrainingRows,
  names: readonly string[],
  config: BinaryJuryConfig,
  network: NetworkConfig,
  members: number,
  name: string,
): { readonly transform: JuryTransform; readonly tasks: readonly FitTask[] } {
  const transform = fitEncoding(rows, names, config.rampsPerInput, config.inputDeviation);
  const shared = {
    inputs: encodeRows(rows, transform),
    width: encodedWidth(transform),
    targets: Float32Array.from({ length: targets.length * CLASSES }, (_, i) => {
      const yes = targets[Math.floor(i / CLASSES)] as number;
      return i % CLASSES === 1 ? yes : 1 - yes;
    }),
    classes: CLASSES,
    codecShifts: new Float32Array(),
    config: network,
  };
  const tasks = Array.from({ length: members }, (_, m) => ({
    ...shared,
    seed: [config.seed, config.name, name, m],
  }));
  return { transform, tasks };
}

/** Uncalibrated probabilities of "yes". */
function predictYes(
  tensors: EnsembleTensors,
  transform: JuryTransform,
  rows: readonly (readonly number[])[],
): number[] {
  return predictEnsemble(tensors, encodeRows(rows, transform), encodedWidth(transform)).map(
    (p) => p[1] ?? NaN,
  );
}

/** The share of "yes" per year, drawn towards the base rate. */
function yearRates(years: readonly number[], labels: readonly boolean[]): (year: number) => number {
  const base = labels.filter(Boolean).length / labels.length;
  return (year) => {
    let count = 0;
    let yes = 0;
    years.forEach((other, row) => {
      if (other !== year) return;
      count++;
      if (labels[row]) yes++;
    });
    return (yes + PRIOR_SONGS * base) / (count + PRIOR_SONGS);
  };
}

/**
 * The whole protocol of a jury of two answers: cross-validation grouped by artist with reference and with
 * estimated characteristics, baselines and controls beside it, the final ensemble on all songs with estimated
 * characteristics, and its calibration on artists that were not trained on. The same table, pairs and
 * configuration give the same numbers.
 *
 * @param listenerPairs what characteristics are and what the page takes them for, of songs of artists that the
 *   listener had not heard; characteristics without pairs count as measured exactly
 * @throws RangeError if the pairs do not fit the table
 */
export async function runBinaryJury(
  table: CharacteristicsTable,
  listenerPairs: EstimatePairs,
  config: BinaryJuryConfig,
  options: BinaryRunOptions,
): Promise<BinaryJuryResult> {
  const { names, songs } = table;
  const { folds: foldCount, seed, draws, copies } = config;
  const truth = songs.map((song) => song.characteristics);
  const labels = songs.map((song) => song.label);
  const groups = songs.map((song) => song.artistGroup);
  const years = songs.map((song) => song.year);
  const foldOf = groupedFolds(groups, foldCount, seed, labels.map(Number));
  const leakyFoldOf = rowFolds(songs.length, foldCount, seed);
  const errors = fitEstimateErrors(listenerPairs, names);
  const all = songs.map((_, row) => row);
  const outside = (folds: readonly number[], fold: number): number[] =>
    all.filter((row) => folds[row] !== fold);
  const inside = (folds: readonly number[], fold: number): number[] =>
    all.filter((row) => folds[row] === fold);
  const at = <T>(values: readonly T[], rows: readonly number[]): T[] => rows.map((row) => values[row] as T);
  const estimated = (rows: readonly number[], name: string): number[][] =>
    simulateEstimates(at(truth, rows), names, errors, [seed, config.name, name]);
  /** `copies` simulated estimates of each song, one set after another. */
  const manyEstimates = (rows: readonly number[], name: string): number[][] =>
    Array.from({ length: copies }, (_, copy) => estimated(rows, `${name}/copy ${copy}`)).flat();
  const repeated = <T>(values: readonly T[], times: number): T[] =>
    Array.from({ length: times }, () => values).flat();
  // What the page would have heard: the same for every model.
  const heard = Array.from({ length: draws }, (_, draw) => estimated(all, `heard/${draw}`));

  /**
   * Labels softened by trees that were fitted on other artists of the same training songs: nothing of the songs
   * that are judged reaches them.
   */
  const teach = (rows: readonly number[], targets: readonly boolean[]): number[] => {
    const own = at(targets, rows).map(Number);
    if (config.distillation === 0) return own;
    const inner = groupedFolds(at(groups, rows), TEACHER_FOLDS, seed + 1, own);
    const opinions = new Array<number>(rows.length).fill(0);
    for (let fold = 0; fold < TEACHER_FOLDS; fold++) {
      const learn = rows.flatMap((_, i) => (inner[i] === fold ? [] : [i]));
      const ask = rows.flatMap((_, i) => (inner[i] === fold ? [i] : []));
      const trees = fitBoostedTrees(
        learn.map((i) => truth[rows[i] as number] ?? []),
        at(own, learn),
        config.trees,
      );
      trees.predict(ask.map((i) => truth[rows[i] as number] ?? [])).forEach((p, i) => {
        opinions[ask[i] as number] = p;
      });
    }
    return own.map((label, i) => label + config.distillation * ((opinions[i] as number) - label));
  };

  // All ensembles are planned first and fitted in one go, so that no core waits.
  const tasks: FitTask[] = [];
  const waiting: ((networks: readonly FittedNetwork[]) => void)[] = [];
  type Ensemble = Omit<TrainedBinaryJury, 'calibration'>;
  const plan = (
    name: string,
    members: number,
    network: NetworkConfig,
    training: TrainingRows,
  ): (() => Ensemble) => {
    const planned = planNetworks(training, names, config, network, members, name);
    const first = tasks.length;
    tasks.push(...planned.tasks);
    let trained: Ensemble | null = null;
    waiting.push((networks) => {
      trained = {
        transform: planned.transform,
        tensors: stackMembers(networks.slice(first, first + members)),
      };
    });
    return () => {
      if (!trained) throw new Error('asked before the networks were trained');
      return trained;
    };
  };

  const { referenceNetwork, estimatedNetwork, members, controlMembers } = config;
  const planReference = (
    name: string,
    folds: readonly number[],
    targets: readonly boolean[],
    count: number,
    soft: readonly (readonly number[])[] | null = null,
  ): (() => number[]) => {
    const ensembles = Array.from({ length: foldCount }, (_, fold) => {
      const rows = outside(folds, fold);
      return plan(`${name}/${fold}`, count, referenceNetwork, {
        rows: at(truth, rows),
        targets: soft?.[fold] ?? teach(rows, targets),
      });
    });
    return () => {
      const probabilities = new Array<number>(songs.length).fill(NaN);
      ensembles.forEach((ensemble, fold) => {
        const rows = inside(folds, fold);
        const { tensors, transform } = ensemble();
        predictYes(tensors, transform, at(truth, rows)).forEach((p, i) => {
          probabilities[rows[i] as number] = p;
        });
      });
      return probabilities;
    };
  };

  options.onProgress?.(0, 1, 'trees');
  const softLabels = Array.from({ length: foldCount }, (_, fold) => teach(outside(foldOf, fold), labels));
  const reference = planReference('reference', foldOf, labels, members, softLabels);
  const estimatedEnsembles = softLabels.map((soft, fold) =>
    plan(`estimated/${fold}`, members, estimatedNetwork, {
      rows: manyEstimates(outside(foldOf, fold), `train/${fold}`),
      targets: repeated(soft, copies),
    }),
  );
  const final = config.reportOnly
    ? null
    : plan('final', members, estimatedNetwork, {
        rows: manyEstimates(all, 'train/final'),
        targets: repeated(teach(all, labels), copies),
      });
  const shuffledLabels = Array.from({ length: config.shuffles }, (_, i) =>
    new Random('shuffled labels', seed, i).shuffle([...labels]),
  );
  const shuffles = shuffledLabels.map((shuffled, i) => planReference(`shuffled/${i}`, foldOf, shuffled, 1));
  // Hard labels: the trees that soften them never see an artist twice, which is what this control is about.
  const hardLabels = Array.from({ length: foldCount }, (_, fold) =>
    at(labels, outside(leakyFoldOf, fold)).map(Number),
  );
  const leaky = planReference('leaky', leakyFoldOf, labels, controlMembers, hardLabels);

  let done = 0;
  const report = (stage: 'networks' | 'figures'): void => options.onProgress?.(done, tasks.length, stage);
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

  const truthSet = { labels, groups, strata: years };
  /** Draw after draw, as `heard`. */
  const heardSet = {
    labels: repeated(labels, draws),
    groups: repeated(groups, draws),
    strata: repeated(years, draws),
  };
  const heardFolds = repeated(foldOf, draws);

  interface Fitted {
    predict(rows: readonly (readonly number[])[]): number[];
  }
  type Fit = (rows: readonly (readonly number[])[], targets: readonly number[]) => Fitted;
  /** Cross-validates a baseline on reference characteristics. */
  const onReference = (fit: Fit, rowsOf: readonly (readonly number[])[] = truth): JudgedBinary => {
    const probabilities = new Array<number>(songs.length).fill(NaN);
    for (let fold = 0; fold < foldCount; fold++) {
      const learn = outside(foldOf, fold);
      const ask = inside(foldOf, fold);
      const model = fit(at(rowsOf, learn), at(labels, learn).map(Number));
      model.predict(at(rowsOf, ask)).forEach((p, i) => (probabilities[ask[i] as number] = p));
    }
    return { ...truthSet, probabilities: crossCalibrateBinary(probabilities, labels, foldOf) };
  };
  const collectHeard = (
    predictOf: (fold: number) => (rows: readonly (readonly number[])[]) => number[],
  ): number[] => {
    const perDraw = heard.map(() => new Array<number>(songs.length).fill(NaN));
    for (let fold = 0; fold < foldCount; fold++) {
      const ask = inside(foldOf, fold);
      const predict = predictOf(fold);
      heard.forEach((rows, draw) => {
        predict(at(rows, ask)).forEach((p, i) => {
          (perDraw[draw] as number[])[ask[i] as number] = p;
        });
      });
    }
    return perDraw.flat();
  };
  const calibratedHeard = (probabilities: readonly number[]): JudgedBinary => ({
    ...heardSet,
    probabilities: crossCalibrateBinary(probabilities, heardSet.labels, heardFolds),
  });
  /** Cross-validates a baseline on estimated characteristics. */
  const onEstimated = (fit: Fit): JudgedBinary =>
    calibratedHeard(
      collectHeard((fold) => {
        const learn = outside(foldOf, fold);
        const model = fit(
          manyEstimates(learn, `train/${fold}`),
          repeated(at(labels, learn).map(Number), copies),
        );
        return (rows) => model.predict(rows);
      }),
    );

  const trees: Fit = (rows, targets) => fitBoostedTrees(rows, targets, config.trees);
  // Copies of a song are not independent: as many songs per leaf as without copies.
  const treesOnCopies: Fit = (rows, targets) =>
    fitBoostedTrees(rows, targets, {
      ...config.trees,
      minRowsPerLeaf: config.trees.minRowsPerLeaf * copies,
      l2: config.trees.l2 * copies,
    });
  const logistic: Fit = (rows, targets) => fitLogisticRegression(rows, targets);

  const durationColumn = names.indexOf('duration_s');
  const durations = truth.map((row) => [durationColumn < 0 ? 0 : (row[durationColumn] as number)]);
  const baseRate = labels.filter(Boolean).length / labels.length;
  const byYear = new Array<number>(songs.length).fill(NaN);
  for (let fold = 0; fold < foldCount; fold++) {
    const learn = outside(foldOf, fold);
    const rate = yearRates(at(years, learn), at(labels, learn));
    for (const row of inside(foldOf, fold)) byYear[row] = rate(years[row] as number);
  }
  // Several shuffles, because a single one can be lucky; not calibrated, as that would shrink the noise to a
  // constant per fold.
  const shuffledSet: JudgedBinary = {
    probabilities: shuffles.flatMap((predict) => predict()),
    labels: shuffledLabels.flat(),
    groups: repeated(groups, config.shuffles),
    strata: repeated(years, config.shuffles),
  };

  const rawHeard = collectHeard((fold) => {
    const ensemble = estimatedEnsembles[fold];
    if (!ensemble) throw new Error(`no ensemble of fold ${fold}`);
    const { tensors, transform } = ensemble();
    return (rows) => predictYes(tensors, transform, rows);
  });
  const judgedReference: JudgedBinary = {
    ...truthSet,
    probabilities: crossCalibrateBinary(reference(), labels, foldOf),
  };
  const judgedEstimated = calibratedHeard(rawHeard);

  const bootstrapOptions = { resamples: config.bootstrapResamples, seed };
  const line = (model: string, inputs: InputKind, judged: JudgedBinary): BinaryModelFigures => ({
    model,
    inputs,
    ...judgeBinary(judged, bootstrapOptions),
  });
  const figuresOf = ({ auc, matchedAuc, ece, logLoss }: BinaryModelFigures): BinaryFigures => ({
    auc,
    matchedAuc,
    ece,
    logLoss,
  });
  const majorityLine = line('base rate (constant)', 'none', {
    ...truthSet,
    probabilities: songs.map(() => baseRate),
  });
  // Within a year this model tells nothing: compared across folds it would seem to, because a fold rich in "yes"
  // leaves fewer of them to the others, whose rate it is given.
  const yearLine = {
    ...line('year alone', 'none', { ...truthSet, probabilities: byYear }),
    matchedAuc: { value: 0.5, low: 0.5, high: 0.5 },
  };
  const durationLine = line('duration alone, boosted trees', 'reference', onReference(trees, durations));
  const shuffledLine = line('control: shuffled labels', 'reference', shuffledSet);
  const leakyLine = line('leaky on purpose: rows split at random', 'reference', {
    ...truthSet,
    probabilities: crossCalibrateBinary(leaky(), labels, leakyFoldOf),
  });
  const treesLine = line('boosted trees', 'reference', onReference(trees));
  const juryLine = line('jury', 'reference', judgedReference);
  const treesEstimatedLine = line('boosted trees', 'estimated', onEstimated(treesOnCopies));
  const juryEstimatedLine = line('jury', 'estimated', judgedEstimated);
  const models = [
    majorityLine,
    yearLine,
    durationLine,
    shuffledLine,
    leakyLine,
    line('logistic regression', 'reference', onReference(logistic)),
    treesLine,
    juryLine,
    line('logistic regression', 'estimated', onEstimated(logistic)),
    treesEstimatedLine,
    juryEstimatedLine,
  ];

  const saysCharted = songs.some((song) => song.charted !== undefined);
  const amongCharted = (judged: JudgedBinary): BinaryFigures =>
    judgeBinary(
      subsetBinary(judged, (row) => songs[row % songs.length]?.charted === true),
      bootstrapOptions,
    );
  const curvesOf = ({ probabilities, labels: happened, groups: artists }: JudgedBinary): BinaryCurves => ({
    reliability: reliabilityWithIntervals(probabilities, happened, artists, bootstrapOptions),
    roc: thinCurve(rocCurve(probabilities, happened)),
  });
  return {
    names,
    songs: songs.length,
    artists: new Set(groups).size,
    baseRate,
    models,
    jury: { reference: figuresOf(juryLine), estimated: figuresOf(juryEstimatedLine) },
    trees: { reference: figuresOf(treesLine), estimated: figuresOf(treesEstimatedLine) },
    controls: {
      year: figuresOf(yearLine),
      duration: figuresOf(durationLine),
      shuffled: figuresOf(shuffledLine),
      leaky: figuresOf(leakyLine),
    },
    amongCharted: saysCharted
      ? { reference: amongCharted(judgedReference), estimated: amongCharted(judgedEstimated) }
      : null,
    curves: { reference: curvesOf(judgedReference), estimated: curvesOf(judgedEstimated) },
    outOfFold: [...judgedEstimated.probabilities].sort((a, b) => a - b),
    final: final ? { ...final(), calibration: fitBinaryCalibration(rawHeard, heardSet.labels) } : null,
  };
}

/**
 * Calibrated probabilities of a trained jury on the current tfjs backend.
 *
 * @param rows characteristics in the order of the table's names
 */
export function askBinaryJury(jury: TrainedBinaryJury, rows: readonly (readonly number[])[]): number[] {
  return predictYes(jury.tensors, jury.transform, rows).map((p) => calibrateBinary(p, jury.calibration));
}

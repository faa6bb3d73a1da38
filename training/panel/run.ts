import { CHART_FEATURE_NAMES } from '../../src/features/spec.ts';
import { calibrate } from '../../src/model/chart/calibration.ts';
import { LISTENER_CHARACTERISTICS } from '../../src/model/listener/characteristics.ts';
import { readoutInputs } from '../../src/model/listener/readout.ts';
import type { OutsideParameters } from '../../src/model/outside/outside.ts';
import { CHART_JURY, type SummaryParameters } from '../../src/model/summary/summary.ts';
import {
  GLOBAL_CONFIG,
  TIKTOK_CHARTED_CONFIG,
  TIKTOK_CONFIG,
  type BinaryJuryConfig,
} from '../binaryJury/config.ts';
import type { EstimatePairs } from '../binaryJury/estimates.ts';
import { askBinaryJury, runBinaryJury, type BinaryJuryResult } from '../binaryJury/run.ts';
import { predictEnsemble, type EnsembleTensors } from '../chart/ensemble.ts';
import { transformRows } from '../chart/inputs.ts';
import type { TrainingResult } from '../chart/run.ts';
import { readGlobalContrast, readTiktokContrast } from '../data/characteristics.ts';
import { readGtzan } from '../data/gtzan.ts';
import { readReleasedSongs, type ReleasedSong, type ReleasedSongs } from '../data/releasedSongs.ts';
import { fitGenre } from '../genre/fitGenre.ts';
import { LISTENER_CONFIG } from '../listener/config.ts';
import { runListener, type ListenerRun } from '../listener/run.ts';
import { fitOutside } from '../summary/fitOutside.ts';
import { fitSummary } from '../summary/fitSummary.ts';

/** A jury of two answers with what it was made by. */
export interface JuryRun {
  readonly config: BinaryJuryConfig;
  readonly result: BinaryJuryResult;
}

/** Everything beside the chart jury. */
export interface PanelRun {
  readonly released: ReleasedSongs;
  readonly listener: ListenerRun;
  /** Genres and moods from the listener's tags. */
  readonly genre: ReturnType<typeof fitGenre>;
  /** Those that the page asks. */
  readonly juries: readonly JuryRun[];
  /** Those that only the model card speaks of. */
  readonly reported: readonly JuryRun[];
  readonly outside: OutsideParameters;
  readonly summary: SummaryParameters;
}

export interface PanelOptions {
  readonly data: string;
  readonly workers: number;
  readonly cacheFolder: string;
  /** Hears how far the current stage is. */
  readonly onProgress: (stage: string, done: number, total: number) => void;
}

const REFERENCE = 'well-known released songs, whose sound was described for research';

const TEMPO = CHART_FEATURE_NAMES.indexOf('tempo_bpm');
const DURATION = CHART_FEATURE_NAMES.indexOf('duration_s');

/** What characteristics are, and what the page would take them for, of songs whose every figure is known. */
function listenerPairs(songs: readonly ReleasedSong[], { outOfFold }: ListenerRun): EstimatePairs {
  const known = songs.flatMap((song, i) =>
    [...song.reference, song.referenceTempo].every(Number.isFinite) && song.referenceTempo > 0 ? [i] : [],
  );
  return {
    names: [...LISTENER_CHARACTERISTICS, 'tempo_bpm'],
    truth: known.map((i) => [...(songs[i]?.reference ?? []), songs[i]?.referenceTempo ?? NaN]),
    estimate: known.map((i) => [...(outOfFold.characteristics[i] ?? []), songs[i]?.features[TEMPO] ?? NaN]),
  };
}

/** Every second member of an ensemble. */
function halfOf(ensemble: EnsembleTensors, parity: number): EnsembleTensors {
  return ensemble.map(({ name, shape, values }) => {
    const [members = 0, ...rest] = shape;
    const size = rest.reduce((a, b) => a * b, 1);
    const chosen = Array.from({ length: members }, (_, m) => m).filter((m) => m % 2 === parity);
    const half = new Float32Array(chosen.length * size);
    chosen.forEach((m, i) => half.set(values.subarray(m * size, (m + 1) * size), i * size));
    return { name, shape: [chosen.length, ...rest], values: half };
  });
}

/** The chart jury's chances of the best fifth. */
function chartScores(
  { final, calibration }: TrainingResult,
  rows: readonly (readonly number[])[],
  tensors: EnsembleTensors = final.tensors,
): number[] {
  const width = final.transform.inputs.length;
  return predictEnsemble(tensors, transformRows(rows, final.transform), width).map((distribution) => {
    const calibrated = calibrate(distribution, calibration);
    return (calibrated[0] as number) + (calibrated[1] as number);
  });
}

/** Trains and judges the listener and the juries that it serves, and puts all juries together. */
export async function runPanel(chart: TrainingResult, options: PanelOptions): Promise<PanelRun> {
  const { workers, cacheFolder, onProgress } = options;
  const data = readReleasedSongs(options.data);
  const listener = await runListener(data, LISTENER_CONFIG, {
    workers,
    cacheFolder: `${cacheFolder}/listener`,
    onProgress: (done, total, stage) => onProgress(`listener, ${stage}`, done, total),
  });
  const { songs } = data;
  const pairs = listenerPairs(songs, listener);
  const run = async (
    table: ReturnType<typeof readGlobalContrast>,
    config: BinaryJuryConfig,
  ): Promise<JuryRun> => ({
    config,
    result: await runBinaryJury(table, pairs, config, {
      workers,
      cacheFolder,
      onProgress: (done, total, stage) => onProgress(`${config.title}, ${stage}`, done, total),
    }),
  });
  const juries = [
    await run(readTiktokContrast(options.data), TIKTOK_CONFIG),
    await run(readGlobalContrast(options.data), GLOBAL_CONFIG),
  ];
  const reported = [await run(readTiktokContrast(options.data, 'charted'), TIKTOK_CHARTED_CONFIG)];

  onProgress('summary', 0, 1);
  const features = songs.map((song) => song.features);
  const outside = fitOutside(
    songs.map((song, i) => readoutInputs([], song.features, listener.textures[i] as Float64Array)),
    listener.outOfFold.foldOf,
  );
  /** A song as a jury sees it, from given characteristics. */
  const juryInput = (
    song: ReleasedSong,
    characteristics: readonly number[],
    names: readonly string[],
  ): number[] => {
    const known: Record<string, number> = {
      ...Object.fromEntries(LISTENER_CHARACTERISTICS.map((name, c) => [name, characteristics[c] ?? NaN])),
      tempo_bpm: song.features[TEMPO] ?? NaN,
      duration_s: song.features[DURATION] ?? NaN,
    };
    return names.map((name) => known[name] ?? NaN);
  };
  const chartHalves = [0, 1].map((parity) =>
    chartScores(chart, features, halfOf(chart.final.tensors, parity)),
  );
  const voices = [
    {
      name: CHART_JURY,
      skill: chart.jury.aucTop20,
      scores: chartScores(chart, features),
      repeated: features.map((_, i) => [chartHalves[0]?.[i] ?? NaN, chartHalves[1]?.[i] ?? NaN] as const),
      // Two halves differ by twice the error of their mean.
      divisor: 2,
    },
    ...juries.map(({ config, result }) => {
      const { final } = result;
      if (!final) throw new Error(`${config.name} has no networks`);
      const ask = (rows: readonly number[], characteristics: (row: number) => readonly number[]): number[] =>
        askBinaryJury(
          final,
          rows.map((row) => juryInput(songs[row] as ReleasedSong, characteristics(row), result.names)),
        );
      const heard = (row: number): readonly number[] => listener.outOfFold.characteristics[row] ?? [];
      const known = songs.flatMap((song, i) => (song.reference.every(Number.isFinite) ? [i] : []));
      const byEstimate = ask(known, heard);
      const byReference = ask(known, (row) => songs[row]?.reference ?? []);
      return {
        name: config.name,
        skill: result.jury.estimated.matchedAuc,
        scores: ask(
          songs.map((_, i) => i),
          heard,
        ),
        repeated: known.map((_, i) => [byEstimate[i] ?? NaN, byReference[i] ?? NaN] as const),
        divisor: 1,
      };
    }),
  ];
  return {
    released: data,
    listener,
    genre: fitGenre(data, listener, readGtzan(options.data)),
    juries,
    reported,
    outside,
    summary: fitSummary(voices, { description: REFERENCE, songs: songs.length }),
  };
}

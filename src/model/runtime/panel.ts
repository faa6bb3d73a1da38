import type { ListenerWindow } from '../../features/listenerInput.ts';
import { createBinaryJury, juryRow, type BinaryJury } from '../jury/binaryJury.ts';
import { goldenWindow } from '../listener/goldenWindow.ts';
import { createListenerModel, type ListenerModel } from '../listener/listenerModel.ts';
import { readOut, readoutInputs, type ListenerEstimate } from '../listener/readout.ts';
import type { ListenerSummary } from '../listener/summary.ts';
import type { GoldenFile, PanelManifest } from '../manifest.ts';
import { outsideNotice, type OutsideNotice } from '../outside/outside.ts';
import { CHART_JURY, summarise, type Summary } from '../summary/summary.ts';

/** What is known of a song before the panel hears it. */
export interface PanelSong {
  /** In the order of `CHART_FEATURE_NAMES`. */
  readonly features: readonly number[];
  readonly window: ListenerWindow;
  /** In the order of `TEXTURE_FEATURE_NAMES`. */
  readonly texture: ArrayLike<number>;
  /** The chart jury's chance of the best fifth. */
  readonly chartTop20: number;
  /** Largest absolute sample of the song. */
  readonly peak: number;
}

/** One jury of two answers about a song. */
export interface JuryEstimate {
  readonly name: string;
  /** Calibrated probability of the first side of its contrast, 0–1. */
  readonly probability: number;
}

/** What the listener and all juries say about a song. */
export interface PanelEstimate {
  readonly listener: ListenerEstimate;
  /** What the listener network itself said, and which network: other songs are compared by it. */
  readonly hearing: { readonly version: string; readonly summary: ListenerSummary };
  readonly juries: readonly JuryEstimate[];
  readonly summary: Summary | null;
  readonly outside: OutsideNotice;
}

/** Weights of the panel, by the paths of the manifest. */
export type PanelWeights = ReadonlyMap<string, ArrayBuffer>;

/** The listener and the juries that it serves, on one tfjs backend. */
export interface Panel {
  hear(song: PanelSong): Promise<PanelEstimate>;
  dispose(): void;
}

function worst(expected: ArrayLike<number>, actual: ArrayLike<number>): number {
  let difference = 0;
  for (let i = 0; i < expected.length; i++) {
    const own = Math.abs((expected[i] as number) - (actual[i] ?? NaN));
    difference = Number.isNaN(own) ? Infinity : Math.max(difference, own);
  }
  return difference;
}

async function prove(
  listener: ListenerModel,
  juries: ReadonlyMap<string, BinaryJury>,
  tolerance: number,
  golden: NonNullable<GoldenFile['panel']>,
): Promise<void> {
  const heard = await listener.listen(goldenWindow());
  const off = Math.max(
    worst(golden.listener.values, heard.values),
    worst(golden.listener.tagProbabilities, heard.tagProbabilities),
  );
  if (!(off <= golden.listener.tolerance)) throw new Error(`the listener's golden case differs by ${off}`);
  for (const [name, jury] of juries) {
    const { inputs, expected } = golden.juries[name] ?? { inputs: [], expected: [NaN] };
    const difference = worst(expected, await jury.predict(inputs));
    if (!(difference <= tolerance)) throw new Error(`golden cases of ${name} differ by ${difference}`);
  }
}

/**
 * Puts the panel on the current tfjs backend and lets it prove itself.
 * @throws Error if the backend does not reproduce the golden cases
 */
export async function createPanel(
  { listener: parameters, juries: entries, summary }: PanelManifest,
  weights: PanelWeights,
  golden: GoldenFile,
): Promise<Panel> {
  const bytesOf = (path: string): ArrayBuffer => {
    const bytes = weights.get(path);
    if (!bytes) throw new RangeError(`the weights ${path} are missing`);
    return bytes;
  };
  const listener = createListenerModel(
    bytesOf(parameters.weights.path),
    parameters.weightSpecs,
    parameters.clip,
  );
  const juries = new Map(
    entries.map((entry) => [entry.name, createBinaryJury(bytesOf(entry.weights.path), entry)]),
  );
  const dispose = (): void => {
    listener.dispose();
    for (const jury of juries.values()) jury.dispose();
  };
  try {
    if (!golden.panel) throw new Error('there are no golden cases for the panel');
    await prove(listener, juries, golden.tolerance, golden.panel);
  } catch (error) {
    dispose();
    throw error;
  }
  const readout = {
    characteristics: listener.linear.characteristics,
    tags: listener.linear.tags,
    errorVariances: parameters.errorVariances,
    networkShare: parameters.networkShare,
  };
  const outside = { ...parameters.outside, directions: listener.linear.outside };
  return {
    async hear({ features, window, texture, chartTop20, peak }) {
      const heardByNetwork = await listener.listen(window);
      const heard = readOut(heardByNetwork, features, texture, readout);
      const [durationSeconds = NaN, tempoBpm = NaN] = features;
      const known = { ...heard.characteristics, tempo_bpm: tempoBpm, duration_s: durationSeconds };
      const answers: JuryEstimate[] = [];
      for (const { name, transform } of entries) {
        const [probability = NaN] = (await juries.get(name)?.predict([juryRow(known, transform)])) ?? [];
        answers.push({ name, probability });
      }
      const scores = Object.fromEntries([
        [CHART_JURY, chartTop20],
        ...answers.map(({ name, probability }) => [name, probability] as const),
      ]);
      return {
        listener: heard,
        hearing: { version: parameters.version, summary: heardByNetwork },
        juries: answers,
        summary: summarise(scores, summary),
        outside: outsideNotice(readoutInputs([], features, texture), durationSeconds, peak, outside),
      };
    },
    dispose,
  };
}

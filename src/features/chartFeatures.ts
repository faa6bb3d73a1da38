import { powerToDb, toDbRelativeToMax } from './decibel.ts';
import { MEL_BANDS } from './mel.ts';
import { MelPass, POOLED_BANDS, SMALLEST_DB, SMALLEST_POWER, type MelPart } from './melPass.ts';
import { MFCC_COUNT, MfccStatistics, type MfccHistory } from './mfcc.ts';
import { OnsetEnvelope } from './onset.ts';
import { CANONICAL_SAMPLE_RATE, CHART_FEATURE_NAMES, FEATURE_SPEC } from './spec.ts';
import { runSteps, within } from './steps.ts';
import { tempoSteps, type TempoEstimate } from './tempo.ts';

const { amin, topDb } = FEATURE_SPEC.decibel;
const { bandsPerGroup, framesPerGroup } = FEATURE_SPEC.pooledLogMel;

/** Frames between two yields: some milliseconds of work. */
const FRAMES_PER_STEP = 256;

/** Share of the whole time after which each part is done, for the fraction that is yielded. */
const SPECTRA_DONE = 0.75;
const ONSET_DONE = 0.78;
const TEMPO_DONE = 0.92;

/** Pooled log-mel spectrogram: the picture of a song that the listener networks see. */
export interface PooledLogMel {
  /** Time steps of 4 frames (2,048 samples, 10.77 a second); an incomplete last one is dropped. */
  readonly rows: number;
  /** `rows × 64`, row after row: mean mel power of 2 bands and 4 frames. */
  readonly power: Float64Array<ArrayBuffer>;
  /** `rows × 64`, row after row; decibels relative to the largest value of the song, −80 … 0. */
  readonly db: Float32Array<ArrayBuffer>;
}

export interface ChartFeatures {
  /** 42 values in the order of `CHART_FEATURE_NAMES`. */
  readonly values: Float64Array<ArrayBuffer>;
  readonly durationSeconds: number;
  readonly tempo: TempoEstimate;
  /** MFCC 0–19 (dB-based, orthonormal): mean over frames. */
  readonly mfccMean: Float64Array<ArrayBuffer>;
  /** Population standard deviation over frames. */
  readonly mfccStd: Float64Array<ArrayBuffer>;
  /** Running sums of the MFCC: what the figures would be without some part of the song. */
  readonly mfccHistory: MfccHistory;
  /** Onset strength per frame of 512 samples. */
  readonly onset: Float64Array<ArrayBuffer>;
  readonly pooledLogMel: PooledLogMel;
}

/** Decibels of one frame after the other, floored and counted from a reference. */
class FlooredFrames {
  /** The latest frame. */
  readonly values = new Float64Array(MEL_BANDS);
  private readonly db: Float32Array;
  private readonly floor: number;
  private readonly reference: number;

  /** @param db 128 decibels a frame */
  constructor(db: Float32Array, floor: number, reference: number) {
    this.db = db;
    this.floor = floor;
    this.reference = reference;
  }

  read(t: number): void {
    const { db, values, floor, reference } = this;
    const at = t * MEL_BANDS;
    for (let band = 0; band < MEL_BANDS; band++) {
      const value = db[at + band] as number;
      values[band] = (value < floor ? floor : value) - reference;
    }
  }
}

/**
 * The 42 chart features of a song, and on the way its onset strength and pooled log-mel spectrogram; step by step, so
 * that another thread may have its share: the spectra of one half (`melPass.ts`), and the tempo (`tempo.ts`) while
 * this one computes the MFCC. To be asked in this order: {@link melSteps}, {@link add}, {@link onsetSteps},
 * {@link mfccSteps}, {@link finish}.
 *
 * Any length is accepted: an empty or very short signal has one frame, silence gives MFCC 0 and the
 * tempo of the prior (117.45). A non-finite sample makes the MFCC and the tempo NaN: there is no
 * honest value to give, and the caller can tell. Memory: 512 bytes a frame (26 MB for 20 minutes).
 *
 * The loops over frames stand in classes, not in the generators: engines keep the numbers of a generator
 * on the heap.
 */
export class ChartFeatureExtraction {
  private readonly mel: MelPass;
  private readonly durationSeconds: number;
  private readonly onset: OnsetEnvelope;
  private readonly mfcc = new MfccStatistics();

  /** @param signal the canonical signal: mono, 22,050 Hz. */
  constructor(signal: Float32Array) {
    this.mel = new MelPass(signal);
    this.onset = new OnsetEnvelope(this.mel.frames);
    this.durationSeconds = signal.length / CANONICAL_SAMPLE_RATE;
  }

  /** Computes the spectra of the frames before `end` (all, unless told otherwise); yields 0 … 1. */
  *melSteps(end = this.mel.frames): Generator<number, void> {
    for (let t = 0; t < end; t += FRAMES_PER_STEP) {
      yield t / end;
      this.mel.run(t, Math.min(end, t + FRAMES_PER_STEP));
    }
  }

  /** Takes over spectra that were computed elsewhere. */
  add(part: MelPart): void {
    this.mel.add(part);
  }

  /** Onset strength per frame of 512 samples, once all frames have their spectra; yields 0 … 1. */
  *onsetSteps(): Generator<number, Float64Array<ArrayBuffer>> {
    const { frames, db, maxPower } = this.mel;
    const loudest = powerToDb(Math.max(SMALLEST_POWER, maxPower));
    const floored = new FlooredFrames(db, Math.max(SMALLEST_DB, loudest - topDb), 0);
    for (let t = 0; t < frames; t += 4 * FRAMES_PER_STEP) {
      yield t / frames;
      this.addOnsets(floored, t, Math.min(frames, t + 4 * FRAMES_PER_STEP));
    }
    return this.onset.values;
  }

  private addOnsets(floored: FlooredFrames, from: number, to: number): void {
    for (let t = from; t < to; t++) {
      floored.read(t);
      this.onset.addFrame(floored.values);
    }
  }

  /** MFCC of all frames, once they have their spectra; yields 0 … 1. */
  *mfccSteps(): Generator<number, void> {
    const { frames, db, maxPower } = this.mel;
    const reference = powerToDb(Math.max(amin, maxPower));
    const floored = new FlooredFrames(db, Math.max(powerToDb(amin), reference - topDb), reference);
    for (let t = 0; t < frames; t += FRAMES_PER_STEP) {
      yield t / frames;
      this.addMfcc(floored, t, Math.min(frames, t + FRAMES_PER_STEP));
    }
  }

  private addMfcc(floored: FlooredFrames, from: number, to: number): void {
    for (let t = from; t < to; t++) {
      floored.read(t);
      this.mfcc.addFrame(floored.values);
    }
  }

  /** @param picked tempo of the onset strength */
  finish(picked: TempoEstimate): ChartFeatures {
    const { mel, mfcc, onset, durationSeconds } = this;
    const { pooled } = mel;
    const tempo = mel.finite ? picked : { ...picked, bpm: NaN };
    for (let i = 0; i < pooled.length; i++)
      pooled[i] = (pooled[i] as number) / (bandsPerGroup * framesPerGroup);
    const pooledDb = pooled.slice();
    toDbRelativeToMax(pooledDb);

    const mfccMean = mfcc.mean();
    const mfccStd = mfcc.standardDeviation();
    if (!mel.finite) {
      mfccMean.fill(NaN);
      mfccStd.fill(NaN);
    }
    const values = new Float64Array(CHART_FEATURE_NAMES.length);
    values[0] = durationSeconds;
    values[1] = tempo.bpm;
    values.set(mfccMean, 2);
    values.set(mfccStd, 2 + MFCC_COUNT);
    return {
      values,
      durationSeconds,
      tempo,
      mfccMean,
      mfccStd,
      mfccHistory: mfcc.history(),
      onset: onset.values,
      pooledLogMel: {
        rows: pooled.length / POOLED_BANDS,
        power: pooled,
        db: Float32Array.from(pooledDb),
      },
    };
  }
}

/** {@link ChartFeatureExtraction} on one thread, in steps; yields the fraction done, 0 … 1. */
export function* chartFeatureSteps(signal: Float32Array): Generator<number, ChartFeatures> {
  const extraction = new ChartFeatureExtraction(signal);
  yield* within(0, SPECTRA_DONE, extraction.melSteps());
  const onset = yield* within(SPECTRA_DONE, ONSET_DONE, extraction.onsetSteps());
  const tempo = yield* within(ONSET_DONE, TEMPO_DONE, tempoSteps(onset));
  yield* within(TEMPO_DONE, 1, extraction.mfccSteps());
  return extraction.finish(tempo);
}

/** The 42 chart features in one go; see `chartFeatureSteps`. */
export function extractChartFeatures(signal: Float32Array): ChartFeatures {
  return runSteps(chartFeatureSteps(signal));
}

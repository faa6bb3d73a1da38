import { powerToDb, toDbRelativeToMax } from './decibel.ts';
import { MEL_BANDS, MelFilterbank } from './mel.ts';
import { MFCC_COUNT, MfccStatistics } from './mfcc.ts';
import { ONSET_GAIN_DB, OnsetEnvelope } from './onset.ts';
import { CANONICAL_SAMPLE_RATE, CHART_FEATURE_NAMES, FEATURE_SPEC } from './spec.ts';
import { SPECTRUM_BINS, Spectrogram } from './spectrogram.ts';
import { runSteps } from './steps.ts';
import { MeanTempogram, pickTempo, type TempoEstimate } from './tempo.ts';

const { amin, topDb } = FEATURE_SPEC.decibel;
const { bandsPerGroup, framesPerGroup } = FEATURE_SPEC.pooledLogMel;

/** Bands of the pooled log-mel spectrogram: 64. */
export const POOLED_BANDS = MEL_BANDS / bandsPerGroup;

/** Frames between two yields: some milliseconds of work. */
const FRAMES_PER_STEP = 256;

/** Share of the whole time that each part takes, for the fraction that is yielded. */
const MEL_SHARE = 0.75;
const MFCC_SHARE = 0.1;

/** Pooled log-mel spectrogram: the picture of a song that the listener networks see. */
export interface PooledLogMel {
  /** Time steps of 8 frames (4,096 samples); an incomplete last one is dropped. */
  readonly rows: number;
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
  /** Onset strength per frame of 512 samples. */
  readonly onset: Float64Array<ArrayBuffer>;
  readonly pooledLogMel: PooledLogMel;
}

/** In the onset's decibels 1e−10 stands for this mel power; nothing below it can be told apart. */
const SMALLEST_POWER = amin * 10 ** (-ONSET_GAIN_DB / 10);
const SMALLEST_DB = powerToDb(SMALLEST_POWER);

/**
 * First pass: spectrum and mel bands of every frame.
 *
 * The 80 dB floor hangs below the largest value of the whole song, so nothing can be finished before
 * the last frame. What is kept is the decibels themselves: MFCC and onset strength differ only by a
 * constant and by the floor, so each logarithm is taken once. In float32 they are good to 1e−5 dB.
 */
class MelPass {
  readonly frames: number;
  /** `frames × 128` decibels (reference 1). */
  readonly db: Float32Array<ArrayBuffer>;
  /** `rows × 64` sums of mel power over 2 bands and 8 frames. */
  readonly pooled: Float64Array<ArrayBuffer>;
  maxPower = 0;
  finite = true;
  private readonly spectrogram: Spectrogram;
  private readonly filterbank = new MelFilterbank();
  private readonly power = new Float64Array(SPECTRUM_BINS);
  private readonly mel = new Float64Array(MEL_BANDS);

  constructor(signal: Float32Array) {
    this.spectrogram = new Spectrogram(signal);
    this.frames = this.spectrogram.frames;
    this.db = new Float32Array(this.frames * MEL_BANDS);
    this.pooled = new Float64Array(Math.floor(this.frames / framesPerGroup) * POOLED_BANDS);
  }

  run(from: number, to: number): void {
    for (let t = from; t < to; t++) this.addFrame(t);
  }

  private addFrame(t: number): void {
    const { mel, db, pooled } = this;
    this.spectrogram.frame(t, this.power);
    this.filterbank.apply(this.power, mel);
    const at = t * MEL_BANDS;
    let max = this.maxPower;
    for (let band = 0; band < MEL_BANDS; band++) {
      const value = mel[band] as number;
      if (value > max) max = value;
      db[at + band] = value > SMALLEST_POWER ? powerToDb(value) : SMALLEST_DB;
    }
    this.maxPower = max;
    // A NaN or an infinity anywhere in a frame reaches every band.
    if (!Number.isFinite(mel[0])) this.finite = false;
    const start = Math.floor(t / framesPerGroup) * POOLED_BANDS;
    if (start >= pooled.length) return;
    for (let pair = 0; pair < POOLED_BANDS; pair++) {
      const both = (mel[2 * pair] as number) + (mel[2 * pair + 1] as number);
      pooled[start + pair] = (pooled[start + pair] as number) + both;
    }
  }
}

/** Second pass: the floors are known, MFCC and onset strength follow. */
class DecibelPass {
  readonly mfcc = new MfccStatistics();
  readonly onset: OnsetEnvelope;
  private readonly db: Float32Array;
  private readonly reference: number;
  private readonly onsetFloor: number;
  private readonly mfccFloor: number;
  private readonly onsetDb = new Float64Array(MEL_BANDS);
  private readonly mfccDb = new Float64Array(MEL_BANDS);

  constructor(mel: MelPass) {
    this.db = mel.db;
    this.onset = new OnsetEnvelope(mel.frames);
    this.reference = powerToDb(Math.max(amin, mel.maxPower));
    this.mfccFloor = Math.max(powerToDb(amin), this.reference - topDb);
    this.onsetFloor = Math.max(SMALLEST_DB, powerToDb(Math.max(SMALLEST_POWER, mel.maxPower)) - topDb);
  }

  run(from: number, to: number): void {
    for (let t = from; t < to; t++) this.addFrame(t);
  }

  private addFrame(t: number): void {
    const { db, onsetDb, mfccDb, onsetFloor, mfccFloor, reference } = this;
    const at = t * MEL_BANDS;
    for (let band = 0; band < MEL_BANDS; band++) {
      const value = db[at + band] as number;
      onsetDb[band] = value < onsetFloor ? onsetFloor : value;
      mfccDb[band] = (value < mfccFloor ? mfccFloor : value) - reference;
    }
    this.onset.addFrame(onsetDb);
    this.mfcc.addFrame(mfccDb);
  }
}

/**
 * The 42 chart features of a song, and on the way its onset strength and pooled log-mel spectrogram,
 * in steps, so that a worker can answer messages in between. Yields the fraction done, 0 … 1.
 *
 * Any length is accepted: an empty or very short signal has one frame, silence gives MFCC 0 and the
 * tempo of the prior (117.45). A non-finite sample makes the MFCC and the tempo NaN: there is no
 * honest value to give, and the caller can tell. Memory: 512 bytes a frame (26 MB for 20 minutes).
 *
 * The loops over frames stand in classes, not here: engines keep the numbers of a generator on the heap.
 *
 * @param signal the canonical signal: mono, 22,050 Hz.
 */
export function* chartFeatureSteps(signal: Float32Array): Generator<number, ChartFeatures> {
  const mel = new MelPass(signal);
  const { frames, pooled } = mel;
  for (let t = 0; t < frames; t += FRAMES_PER_STEP) {
    yield (MEL_SHARE * t) / frames;
    mel.run(t, Math.min(frames, t + FRAMES_PER_STEP));
  }
  const decibels = new DecibelPass(mel);
  for (let t = 0; t < frames; t += FRAMES_PER_STEP) {
    yield MEL_SHARE + (MFCC_SHARE * t) / frames;
    decibels.run(t, Math.min(frames, t + FRAMES_PER_STEP));
  }
  const onset = decibels.onset.values;
  const tempogram = new MeanTempogram(onset);
  for (let t = 0; t < frames; t += 2 * FRAMES_PER_STEP) {
    yield MEL_SHARE + MFCC_SHARE + ((1 - MEL_SHARE - MFCC_SHARE) * t) / frames;
    tempogram.run(t, Math.min(frames, t + 2 * FRAMES_PER_STEP));
  }
  const picked = pickTempo(tempogram.finish());
  const tempo = mel.finite ? picked : { ...picked, bpm: NaN };

  for (let i = 0; i < pooled.length; i++)
    pooled[i] = (pooled[i] as number) / (bandsPerGroup * framesPerGroup);
  toDbRelativeToMax(pooled);

  const mfccMean = decibels.mfcc.mean();
  const mfccStd = decibels.mfcc.standardDeviation();
  if (!mel.finite) {
    mfccMean.fill(NaN);
    mfccStd.fill(NaN);
  }
  const durationSeconds = signal.length / CANONICAL_SAMPLE_RATE;
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
    onset,
    pooledLogMel: { rows: pooled.length / POOLED_BANDS, db: Float32Array.from(pooled) },
  };
}

/** The 42 chart features in one go; see `chartFeatureSteps`. */
export function extractChartFeatures(signal: Float32Array): ChartFeatures {
  return runSteps(chartFeatureSteps(signal));
}

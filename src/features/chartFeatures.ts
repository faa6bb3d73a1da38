import { powerToDb, toDbRelativeToMax } from './decibel.ts';
import { MEL_BANDS, MelFilterbank } from './mel.ts';
import { MFCC_COUNT, MfccStatistics } from './mfcc.ts';
import { ONSET_GAIN_DB, OnsetEnvelope } from './onset.ts';
import { CANONICAL_SAMPLE_RATE, CHART_FEATURE_NAMES, FEATURE_SPEC } from './spec.ts';
import { SPECTRUM_BINS, Spectrogram } from './spectrogram.ts';
import { pickTempo, tempogramMeanSteps, type TempoEstimate } from './tempo.ts';

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

/**
 * The 42 chart features of a song, and on the way its onset strength and pooled log-mel spectrogram,
 * in steps, so that a worker can answer messages in between. Yields the fraction done, 0 … 1.
 *
 * Any length is accepted: an empty or very short signal has one frame, silence gives MFCC 0 and the
 * tempo of the prior (117.45). A non-finite sample makes the MFCC and the tempo NaN: there is no
 * honest value to give, and the caller can tell. Memory: 512 bytes a frame (26 MB for 20 minutes).
 *
 * @param signal the canonical signal: mono, 22,050 Hz.
 */
export function* chartFeatureSteps(signal: Float32Array): Generator<number, ChartFeatures> {
  const spectrogram = new Spectrogram(signal);
  const { frames } = spectrogram;
  const filterbank = new MelFilterbank();
  const power = new Float64Array(SPECTRUM_BINS);
  const mel = new Float64Array(MEL_BANDS);

  // The 80 dB floor hangs below the largest value of the whole song, so nothing can be finished before
  // the last frame. What is kept is the decibels themselves: MFCC and onset strength differ only by
  // a constant and by the floor, so each logarithm is taken once. In float32 they are good to 1e−5 dB.
  const onsetFloor = amin * 10 ** (-ONSET_GAIN_DB / 10);
  const melDb = new Float32Array(frames * MEL_BANDS);
  const rows = Math.floor(frames / framesPerGroup);
  const pooled = new Float64Array(rows * POOLED_BANDS);
  let maxPower = 0;
  let finite = true;
  for (let t = 0; t < frames; t++) {
    if (t % FRAMES_PER_STEP === 0) yield (MEL_SHARE * t) / frames;
    spectrogram.frame(t, power);
    filterbank.apply(power, mel);
    const at = t * MEL_BANDS;
    for (let band = 0; band < MEL_BANDS; band++) {
      const value = mel[band] as number;
      if (value > maxPower) maxPower = value;
      melDb[at + band] = powerToDb(value > onsetFloor ? value : onsetFloor);
    }
    // A NaN or an infinity anywhere in a frame reaches every band.
    if (!Number.isFinite(mel[0])) finite = false;
    const row = Math.floor(t / framesPerGroup);
    if (row < rows) {
      const start = row * POOLED_BANDS;
      for (let pair = 0; pair < POOLED_BANDS; pair++) {
        const both = (mel[2 * pair] as number) + (mel[2 * pair + 1] as number);
        pooled[start + pair] = (pooled[start + pair] as number) + both;
      }
    }
  }

  const reference = powerToDb(Math.max(amin, maxPower));
  // In the onset's decibels 1e−10 lies far lower: only the floor below the maximum acts.
  const onsetMin = Math.max(powerToDb(onsetFloor), powerToDb(Math.max(onsetFloor, maxPower)) - topDb);
  const mfccMin = Math.max(reference - topDb, powerToDb(amin));
  const mfcc = new MfccStatistics();
  const onset = new OnsetEnvelope(frames);
  const onsetDb = new Float64Array(MEL_BANDS);
  const mfccDb = new Float64Array(MEL_BANDS);
  for (let t = 0; t < frames; t++) {
    if (t % FRAMES_PER_STEP === 0) yield MEL_SHARE + (MFCC_SHARE * t) / frames;
    const at = t * MEL_BANDS;
    for (let band = 0; band < MEL_BANDS; band++) {
      const db = melDb[at + band] as number;
      onsetDb[band] = db < onsetMin ? onsetMin : db;
      mfccDb[band] = (db < mfccMin ? mfccMin : db) - reference;
    }
    onset.addFrame(onsetDb);
    mfcc.addFrame(mfccDb);
  }

  const tempogram = tempogramMeanSteps(onset.values);
  let step = tempogram.next();
  while (!step.done) {
    yield MEL_SHARE + MFCC_SHARE + (1 - MEL_SHARE - MFCC_SHARE) * step.value;
    step = tempogram.next();
  }
  const picked = pickTempo(step.value);
  const tempo = finite ? picked : { ...picked, bpm: NaN };

  for (let i = 0; i < pooled.length; i++)
    pooled[i] = (pooled[i] as number) / (bandsPerGroup * framesPerGroup);
  toDbRelativeToMax(pooled);

  const mfccMean = mfcc.mean();
  const mfccStd = mfcc.standardDeviation();
  if (!finite) {
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
    onset: onset.values,
    pooledLogMel: { rows, db: Float32Array.from(pooled) },
  };
}

/** Runs a generator of steps to its end and returns its result. */
export function runSteps<T>(steps: Generator<number, T>): T {
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

/** The 42 chart features in one go; see `chartFeatureSteps`. */
export function extractChartFeatures(signal: Float32Array): ChartFeatures {
  return runSteps(chartFeatureSteps(signal));
}

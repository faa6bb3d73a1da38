import { powerToDb, toDbRelativeToMax } from './decibel.ts';
import { MEL_BANDS, MelFilterbank } from './mel.ts';
import { MFCC_COUNT, MfccStatistics, type MfccHistory } from './mfcc.ts';
import { ONSET_GAIN_DB, OnsetEnvelope } from './onset.ts';
import { CANONICAL_SAMPLE_RATE, CHART_FEATURE_NAMES, FEATURE_SPEC } from './spec.ts';
import { frameCount, SPECTRUM_BINS, Spectrogram } from './spectrogram.ts';
import { runSteps } from './steps.ts';
import { MeanTempogram, pickTempo, type TempoEstimate } from './tempo.ts';

const { amin, topDb } = FEATURE_SPEC.decibel;
const { bandsPerGroup, framesPerGroup } = FEATURE_SPEC.pooledLogMel;
const { hopLength } = FEATURE_SPEC.stft;

/** Bands of the pooled log-mel spectrogram: 64. */
export const POOLED_BANDS = MEL_BANDS / bandsPerGroup;

/** Frames between two yields: some milliseconds of work. */
const FRAMES_PER_STEP = 256;

/** Share of the whole time that each part takes, for the fraction that is yielded. */
const MEL_SHARE = 0.75;
const MFCC_SHARE = 0.1;

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
  /** `rows × 64` sums of mel power over 2 bands and 4 frames. */
  readonly pooled: Float64Array<ArrayBuffer>;
  maxPower = 0;
  finite = true;
  private readonly spectrogram: Spectrogram;
  private readonly filterbank = new MelFilterbank();
  private readonly power = new Float64Array(SPECTRUM_BINS);
  private readonly mel = new Float64Array(MEL_BANDS);

  private readonly leadFrames: number;

  /** @param leadFrames frames at the start that belong to no row of the pooled spectrogram. */
  constructor(signal: Float32Array, leadFrames = 0) {
    this.leadFrames = leadFrames;
    this.spectrogram = new Spectrogram(signal);
    this.frames = this.spectrogram.frames;
    this.db = new Float32Array(this.frames * MEL_BANDS);
    this.pooled = new Float64Array(Math.floor((this.frames - leadFrames) / framesPerGroup) * POOLED_BANDS);
  }

  run(from: number, to: number): void {
    for (let t = from; t < to; t++) this.addFrame(t);
  }

  /** Takes over the frames from `firstFrame` on, which were computed elsewhere. */
  add(part: MelPart): void {
    this.db.set(part.db, part.firstFrame * MEL_BANDS);
    this.pooled.set(part.pooled, (part.firstFrame / framesPerGroup) * POOLED_BANDS);
    if (part.maxPower > this.maxPower) this.maxPower = part.maxPower;
    if (!part.finite) this.finite = false;
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
    const start = Math.floor((t - this.leadFrames) / framesPerGroup) * POOLED_BANDS;
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

/** The mel bands of a song's frames from `firstFrame` to its end; plain data, so that a worker can send it. */
export interface MelPart {
  readonly firstFrame: number;
  /** Decibels (reference 1), 128 a frame. */
  readonly db: Float32Array<ArrayBuffer>;
  /** Sums of mel power over 2 bands and 4 frames, 64 a row. */
  readonly pooled: Float64Array<ArrayBuffer>;
  readonly maxPower: number;
  readonly finite: boolean;
}

/** The end of a song, to be given to another thread: samples from `PART_LEAD_FRAMES` hops before `firstFrame` on. */
export interface SongEnd {
  readonly firstFrame: number;
  readonly samples: Float32Array<ArrayBuffer>;
}

/** A frame reaches 1,024 samples back, and a signal's own first frames are padded with zeros: two hops each. */
const PART_LEAD_FRAMES = 2;

/** The second half of a song as a copy of its own, or `null` where a song is too short to be worth dividing. */
export function secondHalf(signal: Float32Array): SongEnd | null {
  const frames = frameCount(signal.length);
  if (frames < 4 * FRAMES_PER_STEP) return null;
  const firstFrame = Math.floor(frames / 2 / framesPerGroup) * framesPerGroup;
  return { firstFrame, samples: signal.slice((firstFrame - PART_LEAD_FRAMES) * hopLength) };
}

/** Mel bands of the end of a song: exactly the values that the whole song would give there. */
export function melPart({ firstFrame, samples }: SongEnd): MelPart {
  // Frame t of the copy is frame t + firstFrame − 2 of the song; the first two see the cut and are left out.
  const pass = new MelPass(samples, PART_LEAD_FRAMES);
  pass.run(PART_LEAD_FRAMES, pass.frames);
  const { pooled, maxPower, finite } = pass;
  return { firstFrame, db: pass.db.slice(PART_LEAD_FRAMES * MEL_BANDS), pooled, maxPower, finite };
}

/**
 * The 42 chart features of a song, and on the way its onset strength and pooled log-mel spectrogram.
 * The spectra, most of the work, may be shared with another thread ({@link secondHalf}, {@link melPart}).
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

  /** @param signal the canonical signal: mono, 22,050 Hz. */
  constructor(signal: Float32Array) {
    this.mel = new MelPass(signal);
    this.durationSeconds = signal.length / CANONICAL_SAMPLE_RATE;
  }

  /** Computes the spectra of the frames before `end` (all, unless told otherwise); yields 0 … 0.75. */
  *melSteps(end = this.mel.frames): Generator<number, void> {
    for (let t = 0; t < end; t += FRAMES_PER_STEP) {
      yield (MEL_SHARE * t) / end;
      this.mel.run(t, Math.min(end, t + FRAMES_PER_STEP));
    }
  }

  /** Takes over spectra that were computed elsewhere. */
  add(part: MelPart): void {
    this.mel.add(part);
  }

  /** Everything after the spectra, once all frames have theirs; yields 0.75 … 1. */
  *finishSteps(): Generator<number, ChartFeatures> {
    const { mel } = this;
    const { frames, pooled } = mel;
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
    const pooledDb = pooled.slice();
    toDbRelativeToMax(pooledDb);

    const mfccMean = decibels.mfcc.mean();
    const mfccStd = decibels.mfcc.standardDeviation();
    if (!mel.finite) {
      mfccMean.fill(NaN);
      mfccStd.fill(NaN);
    }
    const values = new Float64Array(CHART_FEATURE_NAMES.length);
    values[0] = this.durationSeconds;
    values[1] = tempo.bpm;
    values.set(mfccMean, 2);
    values.set(mfccStd, 2 + MFCC_COUNT);
    return {
      values,
      durationSeconds: this.durationSeconds,
      tempo,
      mfccMean,
      mfccStd,
      mfccHistory: decibels.mfcc.history(),
      onset,
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
  yield* extraction.melSteps();
  return yield* extraction.finishSteps();
}

/** The 42 chart features in one go; see `chartFeatureSteps`. */
export function extractChartFeatures(signal: Float32Array): ChartFeatures {
  return runSteps(chartFeatureSteps(signal));
}

import { ChromaBank, TuningEstimator } from '../chroma.ts';
import { powerToDb } from '../decibel.ts';
import { MEL_BANDS, MelFilterbank } from '../mel.ts';
import { MFCC_COUNT, MfccStatistics } from '../mfcc.ts';
import { FEATURE_SPEC } from '../spec.ts';
import { BIN_HZ, SPECTRUM_BINS, Spectrogram } from '../spectrogram.ts';

const { amin, topDb } = FEATURE_SPEC.decibel;
const { frameLength } = FEATURE_SPEC.stft;
const CLASSES = FEATURE_SPEC.chroma.classes;

/** Frames between two yields: some milliseconds of work. */
const FRAMES_PER_STEP = 128;
/** Every fourth frame is enough to hear how a song is tuned. */
const TUNING_EVERY = 4;

/** The range in which a voice is told from what surrounds it, Hz. */
const VOCAL_RANGE_HZ = [200, 4000] as const;
/** Decibels of the vocal range over the rest that count as 0 and as 1. */
const VOCAL_RANGE_DB = [-12, 12] as const;

/** Sum of squares of the periodic Hann window times its length: what a full-scale constant power gives. */
const POWER_SCALE = frameLength * 0.375 * frameLength;

/** What the structure of a song is read from, frame by frame (512 samples of the canonical signal). */
export interface SongFrames {
  readonly frames: number;
  /** Twelfths of an octave from A = 440 Hz. */
  readonly tuning: number;
  /** `frames × 12`, each frame divided by its largest class; class 0 = C; silent frames are 0. */
  readonly chroma: Float32Array<ArrayBuffer>;
  /** `frames × 20`, decibels relative to the loudest mel cell of the song, floored at −80, as the jury's. */
  readonly mfcc: Float32Array<ArrayBuffer>;
  /** Mean power of each frame, dB; 0 dB is a full-scale square wave; −100 and below is silence. */
  readonly levelDb: Float32Array<ArrayBuffer>;
  /** Decibels of the loudest mel band of each frame, relative to the loudest of the song. */
  readonly peakMelDb: Float32Array<ArrayBuffer>;
  /**
   * How prominent the range of the voice is, 0–1: its level against what lies below 200 Hz and above 4 kHz,
   * times how pitched it is (one minus the spectral flatness). A lead instrument looks the same.
   */
  readonly vocal: Float32Array<ArrayBuffer>;
}

/** One pass over the spectra; the loops stand in a class because engines keep a generator's numbers on the heap. */
class FramePass {
  readonly frames: number;
  readonly tuning = new TuningEstimator();
  readonly chroma: Float32Array<ArrayBuffer>;
  readonly mfcc: Float32Array<ArrayBuffer>;
  readonly levelDb: Float32Array<ArrayBuffer>;
  readonly peakMelDb: Float32Array<ArrayBuffer>;
  readonly vocal: Float32Array<ArrayBuffer>;
  private readonly spectrogram: Spectrogram;
  private readonly power = new Float64Array(SPECTRUM_BINS);
  private readonly filterbank = new MelFilterbank();
  private readonly mel = new Float64Array(MEL_BANDS);
  private readonly melDb: Float32Array<ArrayBuffer>;
  private readonly classes = new Float64Array(CLASSES);
  private maxMelDb = -Infinity;

  constructor(signal: Float32Array) {
    this.spectrogram = new Spectrogram(signal);
    this.frames = this.spectrogram.frames;
    this.chroma = new Float32Array(this.frames * CLASSES);
    this.mfcc = new Float32Array(this.frames * MFCC_COUNT);
    this.levelDb = new Float32Array(this.frames);
    this.peakMelDb = new Float32Array(this.frames);
    this.vocal = new Float32Array(this.frames);
    this.melDb = new Float32Array(this.frames * MEL_BANDS);
  }

  listenForTuning(from: number, to: number): void {
    for (let t = from; t < to; t += TUNING_EVERY) {
      this.spectrogram.frame(t, this.power);
      this.tuning.addFrame(this.power);
    }
  }

  run(bank: ChromaBank, from: number, to: number): void {
    for (let t = from; t < to; t++) this.addFrame(bank, t);
  }

  private addFrame(bank: ChromaBank, t: number): void {
    const { power, mel, melDb, classes, chroma } = this;
    this.spectrogram.frame(t, power);
    const largest = bank.apply(power, classes);
    if (largest > 0) {
      for (let i = 0; i < CLASSES; i++) chroma[t * CLASSES + i] = (classes[i] as number) / largest;
    }
    this.filterbank.apply(power, mel);
    let peak = -Infinity;
    for (let band = 0; band < MEL_BANDS; band++) {
      const db = powerToDb(Math.max(amin, mel[band] as number));
      melDb[t * MEL_BANDS + band] = db;
      if (db > peak) peak = db;
    }
    this.peakMelDb[t] = peak;
    if (peak > this.maxMelDb) this.maxMelDb = peak;
    this.addLevels(t);
  }

  private addLevels(t: number): void {
    const { power } = this;
    const first = Math.ceil(VOCAL_RANGE_HZ[0] / BIN_HZ);
    const end = Math.floor(VOCAL_RANGE_HZ[1] / BIN_HZ);
    let outside = 0;
    let inside = 0;
    let logs = 0;
    for (let bin = 1; bin < first; bin++) outside += power[bin] as number;
    for (let bin = end; bin < SPECTRUM_BINS; bin++) outside += power[bin] as number;
    // The logarithm of a product of four bins is that of four bins, at a quarter of the cost.
    let bin = first;
    for (; bin + 4 <= end; bin += 4) {
      const a = (power[bin] as number) + 1e-20;
      const b = (power[bin + 1] as number) + 1e-20;
      const c = (power[bin + 2] as number) + 1e-20;
      const d = (power[bin + 3] as number) + 1e-20;
      inside += a + b + c + d;
      logs += Math.log(a * b * (c * d));
    }
    const count = bin - first;
    // Half of the spectrum was summed: the other half mirrors it.
    this.levelDb[t] = powerToDb(Math.max(1e-12, (2 * (outside + inside)) / POWER_SCALE));
    const flatness = inside > 0 ? Math.exp(logs / count) / (inside / count) : 1;
    const ratioDb = powerToDb((inside + 1e-12) / (outside + 1e-12));
    const [none, all] = VOCAL_RANGE_DB;
    const level = Math.min(1, Math.max(0, (ratioDb - none) / (all - none)));
    this.vocal[t] = inside > amin ? level * (1 - Math.min(1, flatness)) : 0;
  }

  /** MFCC, once the loudest cell of the song is known. */
  finish(from: number, to: number, mfcc: MfccStatistics, floored: Float64Array): void {
    const reference = this.maxMelDb;
    for (let t = from; t < to; t++) {
      for (let band = 0; band < MEL_BANDS; band++) {
        const db = (this.melDb[t * MEL_BANDS + band] as number) - reference;
        floored[band] = db < -topDb ? -topDb : db;
      }
      mfcc.addFrame(floored);
      this.mfcc.set(mfcc.latest, t * MFCC_COUNT);
      this.peakMelDb[t] = (this.peakMelDb[t] as number) - reference;
    }
  }
}

/**
 * Chroma, MFCC, level and vocal prominence of every frame, in steps; yields the fraction done, 0 … 1.
 * Memory: 650 bytes a frame while it runs, 150 afterwards (8 MB for 20 minutes).
 *
 * @param signal the canonical signal: mono, 22,050 Hz; any length
 */
export function* songFrameSteps(signal: Float32Array): Generator<number, SongFrames> {
  const pass = new FramePass(signal);
  const { frames } = pass;
  for (let t = 0; t < frames; t += 4 * FRAMES_PER_STEP) {
    yield (0.12 * t) / frames;
    pass.listenForTuning(t, Math.min(frames, t + 4 * FRAMES_PER_STEP));
  }
  const tuning = pass.tuning.finish();
  const bank = new ChromaBank(tuning);
  for (let t = 0; t < frames; t += FRAMES_PER_STEP) {
    yield 0.12 + (0.78 * t) / frames;
    pass.run(bank, t, Math.min(frames, t + FRAMES_PER_STEP));
  }
  const statistics = new MfccStatistics();
  const floored = new Float64Array(MEL_BANDS);
  for (let t = 0; t < frames; t += 8 * FRAMES_PER_STEP) {
    yield 0.9 + (0.1 * t) / frames;
    pass.finish(t, Math.min(frames, t + 8 * FRAMES_PER_STEP), statistics, floored);
  }
  const { chroma, mfcc, levelDb, peakMelDb, vocal } = pass;
  return { frames, tuning, chroma, mfcc, levelDb, peakMelDb, vocal };
}

/** Mean chroma over frames that are not silent, 12 values, 0–1. */
export function meanChroma({ frames, chroma }: SongFrames): number[] {
  const sum = new Array<number>(CLASSES).fill(0);
  let heard = 0;
  for (let t = 0; t < frames; t++) {
    let largest = 0;
    for (let i = 0; i < CLASSES; i++) {
      const value = chroma[t * CLASSES + i] as number;
      sum[i] = (sum[i] as number) + value;
      if (value > largest) largest = value;
    }
    if (largest > 0) heard++;
  }
  return sum.map((value) => value / Math.max(1, heard));
}

import { powerToDb } from './decibel.ts';
import { MEL_BANDS, MelFilterbank } from './mel.ts';
import { ONSET_GAIN_DB } from './onset.ts';
import { FEATURE_SPEC } from './spec.ts';
import { frameCount, SPECTRUM_BINS, Spectrogram } from './spectrogram.ts';

const { amin } = FEATURE_SPEC.decibel;
const { bandsPerGroup, framesPerGroup } = FEATURE_SPEC.pooledLogMel;
const { hopLength } = FEATURE_SPEC.stft;

/** Bands of the pooled log-mel spectrogram: 64. */
export const POOLED_BANDS = MEL_BANDS / bandsPerGroup;

/** Songs of fewer frames (12 s) are not worth dividing. */
const FEWEST_FRAMES_TO_DIVIDE = 1024;

/** In the onset's decibels 1e−10 stands for this mel power; nothing below it can be told apart. */
export const SMALLEST_POWER = amin * 10 ** (-ONSET_GAIN_DB / 10);
export const SMALLEST_DB = powerToDb(SMALLEST_POWER);

/**
 * Spectrum and mel bands of every frame.
 *
 * The 80 dB floor hangs below the largest value of the whole song, so nothing can be finished before
 * the last frame. What is kept is the decibels themselves: MFCC and onset strength differ only by a
 * constant and by the floor, so each logarithm is taken once. In float32 they are good to 1e−5 dB.
 */
export class MelPass {
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
  if (frames < FEWEST_FRAMES_TO_DIVIDE) return null;
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

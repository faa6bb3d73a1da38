import { MeydaFrame } from './meydaFrame.ts';
import { FEATURE_SPEC, MEYDA_DESCRIPTOR_NAMES } from './spec.ts';
import { runSteps } from './steps.ts';

const { frameLength, hopLength, minRms } = FEATURE_SPEC.meyda;
const COUNT = MEYDA_DESCRIPTOR_NAMES.length;
/** Frames between two yields: some milliseconds of work. */
const FRAMES_PER_STEP = 128;

export interface MeydaFeatures {
  /** 76 values in the order of `MEYDA_FEATURE_NAMES`: 38 means, then 38 population standard deviations. */
  readonly values: Float64Array<ArrayBuffer>;
  /** Frames that counted; with 0 (silence, or less than 2,048 samples) all values are 0. */
  readonly frames: number;
}

/** Running mean and variance (Welford 1962): kurtosis spans too many magnitudes for plain sums of squares. */
class MeydaPool {
  frames = 0;
  private readonly frame = new MeydaFrame();
  private readonly mean = new Float64Array(COUNT);
  private readonly squares = new Float64Array(COUNT);

  run(signal: Float32Array, from: number, to: number): void {
    for (let t = from; t < to; t++) {
      this.frame.analyse(signal, t * hopLength);
      this.add(this.frame.values);
    }
  }

  private add(values: Float64Array): void {
    const { mean, squares } = this;
    if (!((values[0] as number) > minRms)) return;
    for (let i = 0; i < COUNT; i++) if (!Number.isFinite(values[i])) return;
    const count = ++this.frames;
    for (let i = 0; i < COUNT; i++) {
      const value = values[i] as number;
      const before = value - (mean[i] as number);
      const updated = (mean[i] as number) + before / count;
      mean[i] = updated;
      squares[i] = (squares[i] as number) + before * (value - updated);
    }
  }

  finish(): MeydaFeatures {
    const values = new Float64Array(2 * COUNT);
    values.set(this.mean);
    if (this.frames > 0) {
      for (let i = 0; i < COUNT; i++)
        values[COUNT + i] = Math.sqrt((this.squares[i] as number) / this.frames);
    }
    return { values, frames: this.frames };
  }
}

/**
 * Meyda's descriptors pooled over a song, in steps; yields the fraction done, 0 … 1.
 *
 * Frames of 2,048 samples without overlap, no padding, an incomplete last one dropped. Frames with
 * rms ≤ 1e−4 or any non-finite value are left out.
 *
 * @param signal the canonical signal: mono, 22,050 Hz.
 */
export function* meydaSteps(signal: Float32Array): Generator<number, MeydaFeatures> {
  const pool = new MeydaPool();
  const frames = Math.floor(signal.length / frameLength);
  for (let t = 0; t < frames; t += FRAMES_PER_STEP) {
    yield t / frames;
    pool.run(signal, t, Math.min(frames, t + FRAMES_PER_STEP));
  }
  return pool.finish();
}

/** Meyda's descriptors pooled over a song in one go; see `meydaSteps`. */
export function extractMeydaFeatures(signal: Float32Array): MeydaFeatures {
  return runSteps(meydaSteps(signal));
}

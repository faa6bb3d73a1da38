import { ChromaMean, TuningEstimator } from './chroma.ts';
import { SpectralShapeMean, zeroCrossingRate, type SpectralShape } from './spectralShape.ts';
import { SPECTRUM_BINS, Spectrogram } from './spectrogram.ts';
import { runSteps } from './steps.ts';

const FRAMES_PER_STEP = 256;

export interface TonalFeatures {
  /** Mean chroma over frames, 12 values, 0–1, class 0 = C, with the song's own tuning. */
  readonly chroma: Float64Array<ArrayBuffer>;
  /** In twelfths of an octave from A = 440 Hz, −0.5 … 0.49. */
  readonly tuning: number;
  readonly shape: SpectralShape;
  /** Mean zero-crossing rate, 0–1. */
  readonly zeroCrossingRate: number;
}

/** Both passes over the spectrogram: the chroma bank can only be built when the tuning is known. */
class TonalPasses {
  readonly frames: number;
  readonly shape = new SpectralShapeMean();
  readonly tuning = new TuningEstimator();
  private readonly spectrogram: Spectrogram;
  private readonly power = new Float64Array(SPECTRUM_BINS);

  constructor(signal: Float32Array) {
    this.spectrogram = new Spectrogram(signal);
    this.frames = this.spectrogram.frames;
  }

  first(from: number, to: number): void {
    for (let t = from; t < to; t++) {
      this.spectrogram.frame(t, this.power);
      this.shape.addFrame(this.power);
      this.tuning.addFrame(this.power);
    }
  }

  second(chroma: ChromaMean, from: number, to: number): void {
    for (let t = from; t < to; t++) {
      this.spectrogram.frame(t, this.power);
      chroma.addFrame(this.power);
    }
  }
}

/**
 * Chroma, tuning, spectral shape and zero crossings of a song, in steps; yields the fraction done, 0 … 1.
 * The spectrogram is computed twice rather than kept: for a long song it would fill hundreds of megabytes.
 * Non-finite samples make the values NaN or leave their frames without peaks.
 *
 * @param signal the canonical signal: mono, 22,050 Hz; any length.
 */
export function* tonalSteps(signal: Float32Array): Generator<number, TonalFeatures> {
  const passes = new TonalPasses(signal);
  const { frames } = passes;
  for (let t = 0; t < frames; t += FRAMES_PER_STEP) {
    yield (0.5 * t) / frames;
    passes.first(t, Math.min(frames, t + FRAMES_PER_STEP));
  }
  const tuning = passes.tuning.finish();
  const chroma = new ChromaMean(tuning);
  for (let t = 0; t < frames; t += FRAMES_PER_STEP) {
    yield 0.5 + (0.5 * t) / frames;
    passes.second(chroma, t, Math.min(frames, t + FRAMES_PER_STEP));
  }
  return {
    chroma: chroma.finish(),
    tuning,
    shape: passes.shape.finish(),
    zeroCrossingRate: zeroCrossingRate(signal),
  };
}

/** Chroma, tuning, spectral shape and zero crossings in one go; see `tonalSteps`. */
export function extractTonalFeatures(signal: Float32Array): TonalFeatures {
  return runSteps(tonalSteps(signal));
}

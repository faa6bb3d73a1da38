import { FEATURE_SPEC } from './spec.ts';
import { BIN_HZ, SPECTRUM_BINS, frameCount } from './spectrogram.ts';

const { rolloff: ROLLOFF, flatnessAmin, zeroCrossingThreshold } = FEATURE_SPEC.spectralShape;
const { frameLength, hopLength } = FEATURE_SPEC.stft;
/** Powers of at least 1e−10 multiply in groups of eight without underflow; the product is taken apart before it can overflow. */
const LOG_GROUP = 8;
/** A power above this (a float32 frame far beyond full scale) could overflow in a group. */
const LARGE_POWER = 1e30;

/** Means over all frames. */
export interface SpectralShape {
  /** Centre of gravity of the magnitudes, Hz; a silent frame counts as 0. */
  readonly centroidHz: number;
  /** Lowest frequency with 85 % of the magnitude at or below it, Hz; a silent frame counts as 0. */
  readonly rolloffHz: number;
  /** Geometric over arithmetic mean of the power, 0–1; a silent frame counts as 1. */
  readonly flatness: number;
}

/** Centroid, roll-off and flatness by librosa's definitions, fed with power spectra of `Spectrogram`. */
export class SpectralShapeMean {
  private frames = 0;
  private centroid = 0;
  private rolloff = 0;
  private flatness = 0;
  private readonly magnitude = new Float64Array(SPECTRUM_BINS);

  /** @param power 1025 bins. */
  addFrame(power: Float64Array): void {
    const { magnitude } = this;
    let sum = 0;
    let moment = 0;
    let powerSum = 0;
    let logSum = 0;
    let product = 1;
    let factors = 0;
    for (let bin = 0; bin < SPECTRUM_BINS; bin++) {
      const raw = power[bin] as number;
      const m = Math.sqrt(raw);
      magnitude[bin] = m;
      sum += m;
      moment += bin * m;
      const p = raw > flatnessAmin ? raw : flatnessAmin;
      powerSum += p;
      if (p > LARGE_POWER) {
        logSum += Math.log(p);
        continue;
      }
      product *= p;
      if (++factors === LOG_GROUP) {
        logSum += Math.log(product);
        product = 1;
        factors = 0;
      }
    }
    logSum += Math.log(product);
    this.frames++;
    this.flatness += Math.exp(logSum / SPECTRUM_BINS) / (powerSum / SPECTRUM_BINS);
    if (sum > 0) {
      this.centroid += (moment / sum) * BIN_HZ;
      const threshold = ROLLOFF * sum;
      let bin = 0;
      for (let running = magnitude[0] as number; running < threshold && bin < SPECTRUM_BINS - 1;) {
        running += magnitude[++bin] as number;
      }
      this.rolloff += bin * BIN_HZ;
    }
  }

  finish(): SpectralShape {
    const frames = Math.max(1, this.frames);
    return {
      centroidHz: this.centroid / frames,
      rolloffHz: this.rolloff / frames,
      flatness: this.flatness / frames,
    };
  }
}

/**
 * Mean zero-crossing rate (librosa): sign changes per sample in centred frames of 2,048, the first and
 * last sample repeated outside the signal; −1e−10 and above counts as positive.
 *
 * @param signal mono, any rate. Empty: 0.
 * @returns 0–1.
 */
export function zeroCrossingRate(signal: Float32Array): number {
  const { length } = signal;
  if (length === 0) return 0;
  // Every frame holds the crossings between its own samples; a crossing before sample n lies in all
  // frames that start at n − 1 or earlier and end at n or later. One running sum serves them all.
  const before = new Uint32Array(length + 1);
  let crossings = 0;
  let wasNegative = (signal[0] as number) < -zeroCrossingThreshold;
  for (let n = 1; n < length; n++) {
    const isNegative = (signal[n] as number) < -zeroCrossingThreshold;
    if (isNegative !== wasNegative) crossings++;
    wasNegative = isNegative;
    before[n] = crossings;
  }
  const frames = frameCount(length);
  let total = 0;
  for (let t = 0; t < frames; t++) {
    const start = Math.max(0, t * hopLength - frameLength / 2);
    const last = Math.min(length - 1, t * hopLength + frameLength / 2 - 1);
    if (last > start) total += (before[last] as number) - (before[start] as number);
  }
  return total / frameLength / frames;
}

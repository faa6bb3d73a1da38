import { ComplexFft } from './fft.ts';
import { CANONICAL_SAMPLE_RATE, FEATURE_SPEC } from './spec.ts';
import { periodicHann } from './spectrogram.ts';

const { windowFrames, maxBpm, priorBpm, priorOctaves, logGain } = FEATURE_SPEC.tempo;

/** Points of a transform that holds the linear autocorrelation of 344 values without wrapping round. */
const FFT_SIZE = 1024;
/** Below this a frame of onset strength counts as silent (librosa's `normalize` leaves it alone). */
const SMALLEST_NORMAL = 2.2250738585072014e-308;

/** Tempo of a song as a whole. */
export interface TempoEstimate {
  /** Beats per minute of the winning lag; NaN if the onset strength holds a non-finite value. */
  readonly bpm: number;
  /** Lag in frames of 512 samples; `bpm = 60 · 22050 / (512 · lag)`. */
  readonly lag: number;
  /** The best tempo that is not a direct neighbour of the winner. */
  readonly rivalBpm: number;
  /** Score of the winner minus score of the rival; below about 0.02 the choice is arbitrary. */
  readonly margin: number;
  /** Mean over time of the normalised local autocorrelation; 344 lags, 1 at lag 0 unless silent. */
  readonly tempogramMean: Float64Array<ArrayBuffer>;
}

/** Beats per minute that a lag in frames stands for. */
export function lagToBpm(lag: number): number {
  return (60 * CANONICAL_SAMPLE_RATE) / (FEATURE_SPEC.stft.hopLength * lag);
}

/**
 * Mean autocorrelation tempogram (Grosche, Müller and Kurth 2010, as librosa's `tempogram`, window 8 s),
 * in steps; yields the fraction done.
 *
 * An autocorrelation is largest at lag 0, so a frame's `max |a|` is `a[0]`, the energy of the windowed
 * frame. Scaled by its root, frames can be averaged as power spectra: one transform per frame and a
 * single inverse at the end. Two frames share a transform as its real and imaginary part; the mixed
 * terms of the two cancel in the real part of the inverse.
 */
export function* tempogramMeanSteps(onset: Float64Array): Generator<number, Float64Array<ArrayBuffer>> {
  const frames = onset.length;
  const side = windowFrames / 2;
  const padded = new Float64Array(frames + 2 * side);
  padded.set(onset, side);
  const first = onset[0] ?? 0;
  const last = onset[frames - 1] ?? 0;
  for (let i = 0; i < side; i++) {
    padded[i] = (first * i) / side;
    padded[padded.length - 1 - i] = (last * i) / side;
  }

  const window = periodicHann(windowFrames);
  const fft = new ComplexFft(FFT_SIZE);
  const z = fft.data;
  const power = new Float64Array(FFT_SIZE);
  for (let t = 0; t < frames; t += 2) {
    if (t % 512 === 0) yield t / frames;
    const hasSecond = t + 1 < frames;
    let energy1 = 0;
    let energy2 = 0;
    for (let i = 0; i < windowFrames; i++) {
      const weight = window[i] as number;
      const a = weight * (padded[t + i] as number);
      const b = hasSecond ? weight * (padded[t + i + 1] as number) : 0;
      z[2 * i] = a;
      z[2 * i + 1] = b;
      energy1 += a * a;
      energy2 += b * b;
    }
    const scale1 = energy1 < SMALLEST_NORMAL ? 0 : 1 / Math.sqrt(energy1);
    const scale2 = energy2 < SMALLEST_NORMAL ? 0 : 1 / Math.sqrt(energy2);
    for (let p = 0; p < 2 * windowFrames; p += 2) {
      z[p] = (z[p] as number) * scale1;
      z[p + 1] = (z[p + 1] as number) * scale2;
    }
    z.fill(0, 2 * windowFrames, FFT_SIZE);
    fft.transformHalfPadded();
    for (let p = 0, k = 0; k < FFT_SIZE; k++, p += 2) {
      const re = z[p] as number;
      const im = z[p + 1] as number;
      power[k] = (power[k] as number) + (re * re + im * im);
    }
  }

  const cosine = new Float64Array(FFT_SIZE);
  for (let i = 0; i < FFT_SIZE; i++) cosine[i] = Math.cos((2 * Math.PI * i) / FFT_SIZE);
  const mean = new Float64Array(windowFrames);
  for (let lag = 0; lag < windowFrames; lag++) {
    let sum = 0;
    for (let k = 0; k < FFT_SIZE; k++) {
      sum += (power[(fft.order[k] as number) >> 1] as number) * (cosine[(k * lag) % FFT_SIZE] as number);
    }
    mean[lag] = sum / (FFT_SIZE * Math.max(1, frames));
  }
  return mean;
}

/**
 * Picks the tempo: `ln(1 + 10⁶ a) − ½ (log2(bpm / 120))²` is largest (librosa's `feature.tempo`).
 * @param tempogramMean 344 lags.
 */
export function pickTempo(tempogramMean: Float64Array<ArrayBuffer>): TempoEstimate {
  const score = (lag: number): number => {
    const bpm = lagToBpm(lag);
    const octaves = (Math.log2(bpm) - Math.log2(priorBpm)) / priorOctaves;
    return Math.log1p(logGain * (tempogramMean[lag] as number)) - 0.5 * octaves * octaves;
  };
  const firstLag = Math.floor(lagToBpm(1) / maxBpm) + 1;
  const best = (excluded: number): { lag: number; score: number } => {
    let winner = { lag: 0, score: -Infinity };
    for (let lag = firstLag; lag < tempogramMean.length; lag++) {
      if (Math.abs(lag - excluded) <= 1) continue;
      const candidate = score(lag);
      if (candidate > winner.score) winner = { lag, score: candidate };
    }
    return winner;
  };
  const winner = best(-Infinity);
  if (winner.lag === 0) return { bpm: NaN, lag: 0, rivalBpm: NaN, margin: NaN, tempogramMean };
  const rival = best(winner.lag);
  return {
    bpm: lagToBpm(winner.lag),
    lag: winner.lag,
    rivalBpm: lagToBpm(rival.lag),
    margin: winner.score - rival.score,
    tempogramMean,
  };
}

import { ComplexFft } from './fft.ts';
import { CANONICAL_SAMPLE_RATE, FEATURE_SPEC } from './spec.ts';
import { periodicHann } from './spectrogram.ts';
import { within } from './steps.ts';

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
 * Mean autocorrelation tempogram (Grosche, Müller and Kurth 2010, as librosa's `tempogram`, window 8 s).
 *
 * An autocorrelation is largest at lag 0, so a frame's `max |a|` is `a[0]`, the energy of the windowed
 * frame. Scaled by its root, frames can be averaged as power spectra: one transform per frame and a
 * single inverse at the end. Two frames share a transform as its real and imaginary part; the mixed
 * terms of the two cancel in the real part of the inverse.
 */
export class MeanTempogram {
  private readonly frames: number;
  private readonly padded: Float64Array<ArrayBuffer>;
  private readonly window = periodicHann(windowFrames);
  private readonly fft = new ComplexFft(FFT_SIZE);
  /** Sum of power spectra, in the order in which the transform leaves them; another object may {@link add} it. */
  readonly sums = new Float64Array(FFT_SIZE);

  /** @param onset onset strength, one value per frame. */
  constructor(onset: Float64Array) {
    const side = windowFrames / 2;
    this.frames = onset.length;
    this.padded = new Float64Array(onset.length + 2 * side);
    this.padded.set(onset, side);
    const first = onset[0] ?? 0;
    const last = onset[onset.length - 1] ?? 0;
    for (let i = 0; i < side; i++) {
      this.padded[i] = (first * i) / side;
      this.padded[this.padded.length - 1 - i] = (last * i) / side;
    }
  }

  /** Takes over the sums of frames that were added elsewhere. */
  add(sums: Float64Array): void {
    for (let i = 0; i < FFT_SIZE; i++) this.sums[i] = (this.sums[i] as number) + (sums[i] as number);
  }

  /** Adds frames `from` to `to` − 1; `from` must be even. */
  run(from: number, to: number): void {
    for (let t = from; t < to; t += 2) this.addPair(t, t + 1 < to);
  }

  private addPair(t: number, hasSecond: boolean): void {
    const { padded, window, sums, fft } = this;
    const z = fft.data;
    let energy1 = 0;
    let energy2 = 0;
    let sample = padded[t] as number;
    for (let i = 0; i < windowFrames; i++) {
      const weight = window[i] as number;
      const next = padded[t + i + 1] as number;
      const a = weight * sample;
      const b = weight * next;
      z[2 * i] = a;
      z[2 * i + 1] = b;
      energy1 += a * a;
      energy2 += b * b;
      sample = next;
    }
    const scale1 = energy1 < SMALLEST_NORMAL ? 0 : 1 / Math.sqrt(energy1);
    const scale2 = !hasSecond || energy2 < SMALLEST_NORMAL ? 0 : 1 / Math.sqrt(energy2);
    for (let p = 0; p < 2 * windowFrames; p += 2) {
      z[p] = (z[p] as number) * scale1;
      z[p + 1] = (z[p + 1] as number) * scale2;
    }
    z.fill(0, 2 * windowFrames, FFT_SIZE);
    fft.transformHalfPadded();
    for (let p = 0, k = 0; k < FFT_SIZE; k++, p += 2) {
      const re = z[p] as number;
      const im = z[p + 1] as number;
      sums[k] = (sums[k] as number) + (re * re + im * im);
    }
  }

  /** Mean over all frames: 344 lags, 1 at lag 0 if no frame is silent. */
  finish(): Float64Array<ArrayBuffer> {
    const { sums, fft, frames } = this;
    const cosine = new Float64Array(FFT_SIZE);
    for (let i = 0; i < FFT_SIZE; i++) cosine[i] = Math.cos((2 * Math.PI * i) / FFT_SIZE);
    const mean = new Float64Array(windowFrames);
    for (let lag = 0; lag < windowFrames; lag++) {
      let sum = 0;
      for (let k = 0; k < FFT_SIZE; k++) {
        sum += (sums[(fft.order[k] as number) >> 1] as number) * (cosine[(k * lag) % FFT_SIZE] as number);
      }
      mean[lag] = sum / (FFT_SIZE * Math.max(1, frames));
    }
    return mean;
  }
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

/** Frames between two yields: some milliseconds of work. Even, as {@link MeanTempogram} asks. */
const FRAMES_PER_STEP = 512;

/** Share of the frames whose sums are made on the thread that computes the MFCC beside. */
const EARLY_SHARE = 0.4;

/** The frames of a song in two parts, whose sums may be made by two threads; both begin at an even frame. */
function partOf(part: 'early' | 'late', frames: number): { first: number; end: number } {
  const border = 2 * Math.floor((EARLY_SHARE * frames) / 2);
  return part === 'early' ? { first: 0, end: border } : { first: border, end: frames };
}

/**
 * Mean tempogram of a part of a song, in steps; yields the fraction done, 0 … 1.
 * @param onset one value per frame of 512 samples, of the whole song.
 */
export function* tempogramSteps(
  onset: Float64Array,
  part: 'early' | 'late',
): Generator<number, MeanTempogram> {
  const tempogram = new MeanTempogram(onset);
  const { first, end } = partOf(part, onset.length);
  for (let t = first; t < end; t += FRAMES_PER_STEP) {
    yield (t - first) / (end - first);
    tempogram.run(t, Math.min(end, t + FRAMES_PER_STEP));
  }
  return tempogram;
}

/**
 * Tempo of a song.
 * @param late sums of the tempogram's late part
 */
export function tempoOf(early: MeanTempogram, late: Float64Array): TempoEstimate {
  early.add(late);
  return pickTempo(early.finish());
}

/**
 * Tempo of a song from its onset strength, in steps; yields the fraction done, 0 … 1.
 * @param onset one value per frame of 512 samples.
 */
export function* tempoSteps(onset: Float64Array): Generator<number, TempoEstimate> {
  const early = yield* within(0, EARLY_SHARE, tempogramSteps(onset, 'early'));
  const late = yield* within(EARLY_SHARE, 1, tempogramSteps(onset, 'late'));
  return tempoOf(early, late.sums);
}

import { similarity, BEAT_DIMENSIONS } from './beatFeatures.ts';

/** Beats of a stretch that must come back to count: four bars of four. */
const STRETCH_BEATS = 16;
/** How far away a return must be: a loop that goes round and round is no return. */
const NEAREST_RETURN_BEATS = 24;
/** Share of all pairs of stretches that count as alike. */
const ALIKE_SHARE = 0.08;
/** Below this mean similarity nothing counts as a return, however much else is less alike. */
const ALIKE_FLOOR = 0.35;
/** Beyond this many beats, beats are paired, so that the work stays bounded: 20 minutes at 120 BPM are 2,400. */
const MOST_BEATS = 2400;
/** Lags between two yields. */
const LAGS_PER_STEP = 16;

/**
 * How much of the song repeats what begins at each beat.
 *
 * The self-similarity matrix of the beats is walked diagonal by diagonal (the time-lag representation of
 * Goto 2006), each smoothed over four bars: a stretch that returns is a bright line parallel to the main
 * diagonal. What is kept of the matrix is one byte per pair of stretches. The value of a stretch is the sum of
 * its similarities with all others above a threshold, the 8 % of all pairs that are most alike.
 *
 * @param features of `beatFeatures`
 * @returns one value per beat, 0–1 with 1 the most repeated stretch of the song; yields 0 … 1
 */
export function* repetitionSteps(features: Float32Array): Generator<number, Float64Array<ArrayBuffer>> {
  const beats = features.length / BEAT_DIMENSIONS;
  const every = Math.ceil(beats / MOST_BEATS);
  if (every > 1) {
    const coarse = yield* repetitionSteps(everyNth(features, every));
    return Float64Array.from({ length: beats }, (_, beat) => coarse[Math.floor(beat / every)] ?? 0);
  }
  const stretches = beats - STRETCH_BEATS + 1;
  const result = new Float64Array(beats);
  if (stretches <= NEAREST_RETURN_BEATS) return result;
  const diagonals = new Diagonals(features, beats, stretches);
  for (let lag = NEAREST_RETURN_BEATS; lag < stretches; lag += LAGS_PER_STEP) {
    yield (0.8 * lag) / stretches;
    diagonals.run(lag, Math.min(stretches, lag + LAGS_PER_STEP));
  }
  yield 0.8;
  diagonals.count(result);
  return result;
}

function everyNth(features: Float32Array, every: number): Float32Array {
  const beats = Math.ceil(features.length / BEAT_DIMENSIONS / every);
  const coarse = new Float32Array(beats * BEAT_DIMENSIONS);
  for (let beat = 0; beat < beats; beat++) {
    const at = beat * every * BEAT_DIMENSIONS;
    coarse.set(features.subarray(at, at + BEAT_DIMENSIONS), beat * BEAT_DIMENSIONS);
  }
  return coarse;
}

/** The smoothed diagonals of a self-similarity matrix, one byte per pair. */
class Diagonals {
  private readonly features: Float32Array;
  private readonly beats: number;
  private readonly stretches: number;
  private readonly bytes: Uint8Array<ArrayBuffer>;
  private readonly histogram = new Float64Array(256);
  private readonly row: Float64Array<ArrayBuffer>;
  private filled = 0;

  constructor(features: Float32Array, beats: number, stretches: number) {
    this.features = features;
    this.beats = beats;
    this.stretches = stretches;
    const lags = stretches - NEAREST_RETURN_BEATS;
    this.bytes = new Uint8Array((lags * (lags + 1)) / 2);
    this.row = new Float64Array(beats);
  }

  run(from: number, to: number): void {
    for (let lag = from; lag < to; lag++) this.addLag(lag);
  }

  private addLag(lag: number): void {
    const { features, row, bytes, histogram, stretches } = this;
    const pairs = this.beats - lag;
    for (let i = 0; i < pairs; i++) row[i] = similarity(features, i, i + lag);
    let sum = 0;
    for (let i = 0; i < STRETCH_BEATS; i++) sum += row[i] as number;
    for (let i = 0; i < stretches - lag; i++) {
      const byte = Math.round(255 * Math.min(1, Math.max(0, sum / STRETCH_BEATS)));
      bytes[this.filled++] = byte;
      histogram[byte] = (histogram[byte] as number) + 1;
      if (i + STRETCH_BEATS < pairs) sum += (row[i + STRETCH_BEATS] as number) - (row[i] as number);
    }
  }

  /** Adds up what is alike; `result` has one place per beat and ends up with 1 as its largest value. */
  count(result: Float64Array): void {
    const { bytes, stretches } = this;
    const threshold = this.threshold();
    let at = 0;
    for (let lag = NEAREST_RETURN_BEATS; lag < stretches; lag++) {
      for (let i = 0; i < stretches - lag; i++) {
        const above = (bytes[at++] as number) - threshold;
        if (above <= 0) continue;
        result[i] = (result[i] as number) + above;
        result[i + lag] = (result[i + lag] as number) + above;
      }
    }
    let largest = 0;
    for (const value of result) if (value > largest) largest = value;
    if (largest === 0) return;
    for (let i = 0; i < result.length; i++) result[i] = (result[i] as number) / largest;
    // The last beats begin no whole stretch: they belong to the last one that does.
    for (let i = stretches; i < result.length; i++) result[i] = result[stretches - 1] as number;
  }

  private threshold(): number {
    let above = 0;
    const wanted = ALIKE_SHARE * this.filled;
    let byte = 255;
    for (; byte > 255 * ALIKE_FLOOR; byte--) {
      above += this.histogram[byte] as number;
      if (above > wanted) break;
    }
    return byte - 1;
  }
}

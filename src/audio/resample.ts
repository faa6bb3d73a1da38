/**
 * The one resampler that every path shares: band-limited, polyphase, windowed sinc, without delay.
 *
 * The design is that of libswresample's defaults, because the values that the models are compared with
 * were made with it: 32 zero crossings' worth of taps, a Kaiser window with β = 9, a cut-off of 0.97 of
 * the lower Nyquist frequency when going down (the full band when going up), exact rational phases, and
 * the signal mirrored at its ends. Keeping to it matters: the learned features take every second sample
 * of the result without a low-pass, so that the shape of the transition band is folded into them.
 *
 * Theory: J. O. Smith, "Digital Audio Resampling", and J. F. Kaiser, "Nonrecursive digital filter
 * design using the I0-sinh window function" (1974).
 */

import { mixInto } from './mix.ts';

/** Hz. Where everything downstream starts. */
export const ANALYSIS_SAMPLE_RATE = 44_100;

const FILTER_SIZE = 32;
const KAISER_BETA = 9;
const CUTOFF = 0.97;
/** Ratios with more phases than this share a table of that many and interpolate linearly between neighbours (error below −110 dB). */
const MAX_EXACT_PHASES = 2048;
const INTERPOLATED_PHASES = 1024;
/** Output samples between two pauses of the generator: some 10 ms of work. */
const SAMPLES_PER_PAUSE = 1 << 17;

/** Zeroth-order modified Bessel function of the first kind, by its power series. */
function besselI0(x: number): number {
  const quarter = (x * x) / 4;
  let term = 1;
  let sum = 1;
  for (let k = 1; term > sum * 1e-17; k++) {
    term *= quarter / (k * k);
    sum += term;
  }
  return sum;
}

function greatestCommonDivisor(a: number, b: number): number {
  while (b !== 0) [a, b] = [b, a % b];
  return a;
}

/** Number of output samples for `length` input samples. */
export function resampledLength(length: number, fromRate: number, toRate = ANALYSIS_SAMPLE_RATE): number {
  return Math.round((length * toRate) / fromRate);
}

/**
 * A resampler for one pair of rates; it keeps a coefficient table and no signal, so one object serves
 * all channels and any part of the output in any order.
 */
export class Resampler {
  readonly fromRate: number;
  readonly toRate: number;
  /** Coefficients of one phase. */
  readonly taps: number;
  readonly #phases: number;
  /** Input samples per output sample = #step / #denominator. */
  readonly #step: number;
  readonly #denominator: number;
  /** Input samples in front of the current one that a phase reaches back to. */
  readonly #centre: number;
  /** One row per phase, and one more at the end for interpolation. */
  readonly #table: Float64Array;
  readonly #row: Float64Array;

  /** @param fromRate Hz, a positive integer @param toRate Hz, a positive integer */
  constructor(fromRate: number, toRate = ANALYSIS_SAMPLE_RATE) {
    if (!(Number.isSafeInteger(fromRate) && fromRate > 0 && Number.isSafeInteger(toRate) && toRate > 0)) {
      throw new RangeError(`Cannot resample from ${fromRate} Hz to ${toRate} Hz.`);
    }
    const divisor = greatestCommonDivisor(fromRate, toRate);
    this.fromRate = fromRate;
    this.toRate = toRate;
    this.#step = fromRate / divisor;
    this.#denominator = toRate / divisor;
    this.#phases = this.#denominator <= MAX_EXACT_PHASES ? this.#denominator : INTERPOLATED_PHASES;
    const factor = Math.min((toRate * CUTOFF) / fromRate, 1);
    this.taps = Math.ceil(FILTER_SIZE / factor);
    this.#centre = (this.taps - 1) >> 1;
    this.#table = new Float64Array((this.#phases + 1) * this.taps);
    this.#row = new Float64Array(this.taps);
    for (let phase = 0; phase <= this.#phases; phase++) this.#designPhase(phase, factor);
  }

  #designPhase(phase: number, factor: number): void {
    const { taps } = this;
    const table = this.#table;
    const start = phase * taps;
    let sum = 0;
    for (let i = 0; i < taps; i++) {
      const distance = i - this.#centre - phase / this.#phases;
      const x = Math.PI * distance * factor;
      const w = (2 * distance) / taps;
      const value =
        (x === 0 ? 1 : Math.sin(x) / x) * besselI0(KAISER_BETA * Math.sqrt(Math.max(0, 1 - w * w)));
      table[start + i] = value;
      sum += value;
    }
    // Every phase passes DC unchanged.
    for (let i = 0; i < taps; i++) table[start + i] = (table[start + i] as number) / sum;
  }

  /**
   * The samples of a signal of `length` that output samples `first` (inclusive) to `last` (exclusive) are made of,
   * and some more.
   */
  reach(first: number, last: number, stride: number, length: number): { from: number; to: number } {
    const at = (n: number): number => Math.floor((n * this.#step * stride) / this.#denominator);
    return {
      from: Math.max(0, at(first) - 2 * this.taps),
      to: Math.min(length, at(last) + 2 * this.taps),
    };
  }

  /**
   * Computes output samples `first` (inclusive) to `last` (exclusive).
   *
   * @param input the whole signal, or what {@link reach} says of it
   * @param stride only every `stride`-th sample of the result is computed, without any further low-pass
   * @param output at index k receives sample `k · stride` of the result
   * @param start where in the whole signal `input` begins
   * @param length of the whole signal
   */
  process(
    input: Float32Array,
    output: Float32Array,
    first: number,
    last: number,
    stride = 1,
    start = 0,
    length = input.length,
  ): void {
    const { taps } = this;
    const isExact = this.#phases === this.#denominator;
    const table = this.#table;
    const denominator = this.#denominator;
    const step = this.#step * stride;
    const wholeStep = Math.floor(step / denominator);
    const remainderStep = step % denominator;
    // first · step stays below 2^53: 2^31 samples times 768,000.
    let whole = Math.floor((first * step) / denominator);
    let remainder = (first * step) % denominator;
    for (let n = first; n < last; n++) {
      const begin = whole - this.#centre;
      let coefficients = table;
      let row = remainder * taps;
      if (!isExact) {
        const position = (remainder / denominator) * this.#phases;
        const phase = Math.floor(position);
        const weight = position - phase;
        const low = phase * taps;
        coefficients = this.#row;
        row = 0;
        for (let i = 0; i < taps; i++) {
          const value = table[low + i] as number;
          coefficients[i] = value + weight * ((table[low + taps + i] as number) - value);
        }
      }
      output[n] =
        begin >= 0 && begin + taps <= length
          ? dot(input, begin - start, coefficients, row, taps)
          : mirroredDot(input, begin, coefficients, row, taps, start, length);
      whole += wholeStep;
      remainder += remainderStep;
      if (remainder >= denominator) {
        remainder -= denominator;
        whole++;
      }
    }
  }
}

/** Four sums at once, so that the additions do not wait for one another. */
function dot(
  input: Float32Array,
  begin: number,
  coefficients: Float64Array,
  row: number,
  taps: number,
): number {
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  let i = 0;
  for (; i + 3 < taps; i += 4) {
    a += (input[begin + i] as number) * (coefficients[row + i] as number);
    b += (input[begin + i + 1] as number) * (coefficients[row + i + 1] as number);
    c += (input[begin + i + 2] as number) * (coefficients[row + i + 2] as number);
    d += (input[begin + i + 3] as number) * (coefficients[row + i + 3] as number);
  }
  for (; i < taps; i++) a += (input[begin + i] as number) * (coefficients[row + i] as number);
  return a + b + (c + d);
}

/** As {@link dot} at the ends of the signal, which is mirrored there: x(−k) = x(k). */
function mirroredDot(
  input: Float32Array,
  begin: number,
  coefficients: Float64Array,
  row: number,
  taps: number,
  start: number,
  length: number,
): number {
  const last = length - 1;
  let sum = 0;
  for (let i = 0; i < taps; i++) {
    let at = begin + i;
    if (at < 0) at = -at;
    if (at > last) at = 2 * last - at;
    // A signal shorter than the filter would need a second mirror: held at its end instead.
    at = at < 0 ? 0 : at > last ? last : at;
    sum += (input[at - start] as number) * (coefficients[row + i] as number);
  }
  return sum;
}

/**
 * Brings the mean of some channels to {@link ANALYSIS_SAMPLE_RATE}; yields the finished fraction now and then, so that
 * a worker stays responsive, and returns the result. Resampling is linear, so mixing comes first, piece by piece: of
 * the mixture no more is held than a piece needs.
 *
 * @param channels of one length, at `fromRate`
 * @param stride keep only every `stride`-th sample of the result (the canonical signal needs every second one);
 *   the others are not even computed
 * @returns `ceil(round(n · 44100 / fromRate) / stride)` samples; of one channel at 44,100 Hz and stride 1 the channel
 *   itself, not a copy
 */
export function* resampleInSteps(
  channels: readonly Float32Array<ArrayBuffer>[],
  fromRate: number,
  stride = 1,
): Generator<number, Float32Array<ArrayBuffer>, void> {
  const [first = new Float32Array(0)] = channels;
  const only = channels.length <= 1 ? first : null;
  if (only && fromRate === ANALYSIS_SAMPLE_RATE && stride === 1) return only;
  const output = new Float32Array(Math.ceil(resampledLength(first.length, fromRate) / stride));
  if (fromRate === ANALYSIS_SAMPLE_RATE) {
    mixInto(output, channels, 0, output.length, stride);
    return output;
  }
  const kernel = new Resampler(fromRate);
  const { length } = first;
  const longest = kernel.reach(0, SAMPLES_PER_PAUSE, stride, Infinity).to + 4 * kernel.taps;
  const piece = only ?? new Float32Array(Math.min(length, longest));
  for (let from = 0; from < output.length; from += SAMPLES_PER_PAUSE) {
    const to = Math.min(output.length, from + SAMPLES_PER_PAUSE);
    if (only) kernel.process(only, output, from, to, stride);
    else {
      const heard = kernel.reach(from, to, stride, length);
      mixInto(piece, channels, heard.from, heard.to - heard.from);
      kernel.process(piece, output, from, to, stride, heard.from, length);
    }
    yield to / output.length;
  }
  return output;
}

/** {@link resampleInSteps} of one channel in one go. */
export function resample(
  input: Float32Array<ArrayBuffer>,
  fromRate: number,
  stride = 1,
): Float32Array<ArrayBuffer> {
  const steps = resampleInSteps([input], fromRate, stride);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

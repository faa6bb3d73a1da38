/** Hz. Everything in the song is rendered at this rate. */
export const sampleRate = 44100;

/** Two channels of equal length, nominal range −1…1. */
export interface StereoBuffer {
  readonly left: Float32Array;
  readonly right: Float32Array;
}

/** A silent stereo buffer of `length` samples per channel. */
export function createStereo(length: number): StereoBuffer {
  return { left: new Float32Array(length), right: new Float32Array(length) };
}

/** Equal-tempered frequency in Hz of a MIDI note number (69 = A4 = 440 Hz); fractions are allowed. */
export function midiToHz(midi: number): number {
  return 440 * 2 ** ((midi - 69) / 12);
}

/** Linear gain of a level in decibels. */
export function dbToGain(db: number): number {
  return 10 ** (db / 20);
}

/** Constant-power gains [left, right] of a pan position from −1 (left) to 1 (right); 0 gives 1/√2 each. */
export function panGains(pan: number): [number, number] {
  const angle = ((pan + 1) * Math.PI) / 4;
  return [Math.cos(angle), Math.sin(angle)];
}

/** Coefficient of a one-pole smoother that reaches 63 % in `seconds`. */
export function smoothing(seconds: number): number {
  return 1 - Math.exp(-1 / (seconds * sampleRate));
}

/** Adds `source * gain` to `target` from sample `at` on; what falls outside is dropped. */
export function addInto(target: Float32Array, source: Float32Array, at: number, gain: number): void {
  const start = Math.max(0, -at);
  const end = Math.min(source.length, target.length - at);
  for (let index = start; index < end; index += 1) {
    target[at + index] = (target[at + index] as number) + (source[index] as number) * gain;
  }
}

/**
 * Sawtooth with its step smoothed by a two-sample polynomial (PolyBLEP: Välimäki, Pekonen and Nam,
 * "Perceptually informed synthesis of bandlimited classical waveforms", JASA 131, 2012).
 */
export class Sawtooth {
  private phase: number;

  /** `phase` in cycles, 0…1. */
  constructor(phase = 0) {
    this.phase = phase;
  }

  /** Next sample at `hz`, range −1…1. */
  next(hz: number): number {
    const step = hz / sampleRate;
    this.phase += step;
    if (this.phase >= 1) this.phase -= 1;
    let value = 2 * this.phase - 1;
    if (this.phase < step) {
      const t = this.phase / step;
      value -= t + t - t * t - 1;
    } else if (this.phase > 1 - step) {
      const t = (this.phase - 1) / step;
      value -= t * t + t + t + 1;
    }
    return value;
  }
}

/**
 * Two-pole state-variable filter in the topology-preserving form (Zavalishin, "The Art of VA Filter Design", 2012):
 * stays stable and in tune while its cutoff moves.
 */
export class StateVariableFilter {
  low = 0;
  /** Band-pass output; multiply by `bandwidth` for unit gain at the centre. */
  band = 0;
  high = 0;
  private state1 = 0;
  private state2 = 0;
  private g = 0;
  private k = 1;
  private a = 0;

  /** `hz` is the cutoff, `bandwidth` = 1 / Q. */
  set(hz: number, bandwidth: number): this {
    this.g = Math.tan((Math.PI * Math.min(hz, sampleRate * 0.45)) / sampleRate);
    this.k = bandwidth;
    this.a = 1 / (1 + this.g * (this.g + this.k));
    return this;
  }

  /** Feeds one sample; read `low`, `band` or `high` afterwards. */
  process(input: number): void {
    const v3 = input - this.state2;
    this.band = this.a * (this.state1 + this.g * v3);
    this.low = this.state2 + this.g * this.band;
    this.high = input - this.k * this.band - this.low;
    this.state1 = 2 * this.band - this.state1;
    this.state2 = 2 * this.low - this.state2;
  }
}

type ShelfKind = 'lowShelf' | 'highShelf' | 'bell' | 'highPass' | 'lowPass';

/** One band of an equaliser. */
export interface EqualiserBand {
  readonly kind: ShelfKind;
  readonly hz: number;
  /** Boost or cut; not used by the pass filters. */
  readonly db?: number;
  readonly q?: number;
}

/** Filters `samples` in place with one biquad after the audio EQ cookbook (Bristow-Johnson, W3C note). */
export function equalise(samples: Float32Array, band: EqualiserBand): void {
  const amplitude = 10 ** ((band.db ?? 0) / 40);
  const w = (2 * Math.PI * band.hz) / sampleRate;
  const cos = Math.cos(w);
  const alpha = Math.sin(w) / (2 * (band.q ?? Math.SQRT1_2));
  const root = 2 * Math.sqrt(amplitude) * alpha;
  let b0: number, b1: number, b2: number, a0: number, a1: number, a2: number;
  switch (band.kind) {
    case 'highPass':
      [b0, b1, b2] = [(1 + cos) / 2, -(1 + cos), (1 + cos) / 2];
      [a0, a1, a2] = [1 + alpha, -2 * cos, 1 - alpha];
      break;
    case 'lowPass':
      [b0, b1, b2] = [(1 - cos) / 2, 1 - cos, (1 - cos) / 2];
      [a0, a1, a2] = [1 + alpha, -2 * cos, 1 - alpha];
      break;
    case 'bell':
      [b0, b1, b2] = [1 + alpha * amplitude, -2 * cos, 1 - alpha * amplitude];
      [a0, a1, a2] = [1 + alpha / amplitude, -2 * cos, 1 - alpha / amplitude];
      break;
    case 'lowShelf':
      b0 = amplitude * (amplitude + 1 - (amplitude - 1) * cos + root);
      b1 = 2 * amplitude * (amplitude - 1 - (amplitude + 1) * cos);
      b2 = amplitude * (amplitude + 1 - (amplitude - 1) * cos - root);
      a0 = amplitude + 1 + (amplitude - 1) * cos + root;
      a1 = -2 * (amplitude - 1 + (amplitude + 1) * cos);
      a2 = amplitude + 1 + (amplitude - 1) * cos - root;
      break;
    case 'highShelf':
      b0 = amplitude * (amplitude + 1 + (amplitude - 1) * cos + root);
      b1 = -2 * amplitude * (amplitude - 1 + (amplitude + 1) * cos);
      b2 = amplitude * (amplitude + 1 + (amplitude - 1) * cos - root);
      a0 = amplitude + 1 - (amplitude - 1) * cos + root;
      a1 = 2 * (amplitude - 1 - (amplitude + 1) * cos);
      a2 = amplitude + 1 - (amplitude - 1) * cos - root;
      break;
  }
  b0 /= a0;
  b1 /= a0;
  b2 /= a0;
  a1 /= a0;
  a2 /= a0;
  let s1 = 0;
  let s2 = 0;
  for (let index = 0; index < samples.length; index += 1) {
    const x = samples[index] as number;
    const y = b0 * x + s1;
    s1 = b1 * x - a1 * y + s2;
    s2 = b2 * x - a2 * y;
    samples[index] = y;
  }
}

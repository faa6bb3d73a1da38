import { RealFft } from './fft.ts';
import { CANONICAL_SAMPLE_RATE, FEATURE_SPEC } from './spec.ts';

const { frameLength, hopLength } = FEATURE_SPEC.stft;

/** Bins of a spectrum, 0 Hz to Nyquist: 1025. */
export const SPECTRUM_BINS = frameLength / 2 + 1;
/** Hz between neighbouring bins. */
export const BIN_HZ = CANONICAL_SAMPLE_RATE / frameLength;

/** `1 + floor(samples / 512)`; an empty signal has one frame of padding. */
export function frameCount(samples: number): number {
  return 1 + Math.floor(samples / hopLength);
}

/** Periodic Hann window: `0.5 − 0.5 cos(2πi / length)`. */
export function periodicHann(length: number): Float64Array<ArrayBuffer> {
  const window = new Float64Array(length);
  for (let i = 0; i < length; i++) window[i] = 0.5 - 0.5 * Math.cos((2 * Math.PI * i) / length);
  return window;
}

/**
 * Centred power spectrogram (librosa's `stft(center=True, pad_mode='constant')`, squared): frame t covers
 * samples `512t − 1024` to `512t + 1023`, zeros outside the signal, periodic Hann, no scaling.
 */
export class Spectrogram {
  readonly frames: number;
  private readonly signal: Float32Array;
  private readonly fft = new RealFft(frameLength);
  private readonly window = periodicHann(frameLength);
  private readonly padded = new Float32Array(frameLength);

  /** @param signal mono, 22,050 Hz. */
  constructor(signal: Float32Array) {
    this.signal = signal;
    this.frames = frameCount(signal.length);
  }

  /** Writes the 1025 values `re² + im²` of frame t, 0 … frames − 1, to `power`. */
  frame(t: number, power: Float64Array): void {
    const start = t * hopLength - frameLength / 2;
    if (start >= 0 && start + frameLength <= this.signal.length) {
      this.fft.powerSpectrum(this.signal, start, this.window, power);
      return;
    }
    const from = Math.max(0, start);
    const to = Math.min(this.signal.length, start + frameLength);
    this.padded.fill(0);
    if (to > from) this.padded.set(this.signal.subarray(from, to), from - start);
    this.fft.powerSpectrum(this.padded, 0, this.window, power);
  }
}

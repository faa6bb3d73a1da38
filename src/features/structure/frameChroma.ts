import { chromaFilterbank } from '../chroma.ts';
import { FEATURE_SPEC } from '../spec.ts';
import { SPECTRUM_BINS } from '../spectrogram.ts';

const CLASSES = FEATURE_SPEC.chroma.classes;

/**
 * The chroma filter bank bin by bin: the weights of a bin for its 12 classes stand side by side, so that each
 * bin is read once and 12 sums grow independently of each other. A sum of its own for every class, one after
 * the other, takes four times as long: each addition would have to wait for the one before it.
 */
export class FrameChroma {
  /** `1025 × 12` weights. */
  private readonly weights = new Float64Array(SPECTRUM_BINS * CLASSES);

  /** @param tuning in twelfths of an octave from A = 440 Hz */
  constructor(tuning: number) {
    const bank = chromaFilterbank(tuning);
    for (let bin = 0; bin < SPECTRUM_BINS; bin++) {
      for (let i = 0; i < CLASSES; i++) {
        this.weights[bin * CLASSES + i] = bank[i * SPECTRUM_BINS + bin] as number;
      }
    }
  }

  /**
   * @param power 1025 bins of a power spectrum
   * @param frame receives 12 values, from C upwards
   * @returns the largest of them
   */
  apply(power: Float64Array, frame: Float64Array): number {
    const { weights } = this;
    let c = 0;
    let cSharp = 0;
    let d = 0;
    let dSharp = 0;
    let e = 0;
    let f = 0;
    let fSharp = 0;
    let g = 0;
    let gSharp = 0;
    let a = 0;
    let aSharp = 0;
    let b = 0;
    for (let bin = 0, at = 0; bin < SPECTRUM_BINS; bin++, at += CLASSES) {
      const value = power[bin] as number;
      c += value * (weights[at] as number);
      cSharp += value * (weights[at + 1] as number);
      d += value * (weights[at + 2] as number);
      dSharp += value * (weights[at + 3] as number);
      e += value * (weights[at + 4] as number);
      f += value * (weights[at + 5] as number);
      fSharp += value * (weights[at + 6] as number);
      g += value * (weights[at + 7] as number);
      gSharp += value * (weights[at + 8] as number);
      a += value * (weights[at + 9] as number);
      aSharp += value * (weights[at + 10] as number);
      b += value * (weights[at + 11] as number);
    }
    frame[0] = c;
    frame[1] = cSharp;
    frame[2] = d;
    frame[3] = dSharp;
    frame[4] = e;
    frame[5] = f;
    frame[6] = fSharp;
    frame[7] = g;
    frame[8] = gSharp;
    frame[9] = a;
    frame[10] = aSharp;
    frame[11] = b;
    let largest = 0;
    for (let i = 0; i < CLASSES; i++) largest = Math.max(largest, frame[i] as number);
    return largest;
  }
}

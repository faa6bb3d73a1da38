import { CANONICAL_SAMPLE_RATE, FEATURE_SPEC } from './spec.ts';
import { BIN_HZ, SPECTRUM_BINS } from './spectrogram.ts';

const { classes: CLASSES, centreOctave, octaveWidth, tuning: TUNING } = FEATURE_SPEC.chroma;
const { frameLength } = FEATURE_SPEC.stft;
/** Weights below this cannot be seen beside the others of a column, whose squares add up to 1. */
const NEGLIGIBLE_WEIGHT = 1e-30;

/** A list of numbers that grows in place, so that no object is made per peak. */
class GrowingList {
  length = 0;
  values = new Float64Array(4096);

  push(value: number): void {
    if (this.length === this.values.length) {
      const longer = new Float64Array(2 * this.length);
      longer.set(this.values);
      this.values = longer;
    }
    this.values[this.length++] = value;
  }
}

/**
 * How far a recording is tuned from A = 440 Hz (librosa's `estimate_tuning` on power spectra): spectral
 * peaks, refined by a parabola (Smith, Spectral Audio Signal Processing), the louder half of them counted
 * by their distance from the equal-tempered scale.
 */
export class TuningEstimator {
  private readonly pitch = new GrowingList();
  private readonly height = new GrowingList();

  /** @param power 1025 bins. */
  addFrame(power: Float64Array): void {
    let max = 0;
    for (let bin = 0; bin < SPECTRUM_BINS; bin++)
      if ((power[bin] as number) > max) max = power[bin] as number;
    const threshold = TUNING.threshold * max;
    const first = Math.ceil(TUNING.minHz / BIN_HZ);
    const end = Math.ceil(TUNING.maxHz / BIN_HZ);
    for (let bin = first; bin < end; bin++) {
      const here = power[bin] as number;
      if (!(here > threshold)) continue;
      const below = power[bin - 1] as number;
      const above = power[bin + 1] as number;
      // What is below the threshold counts as 0, which is never a peak's better.
      if (!(here > below && here >= above)) continue;
      const a = above + below - 2 * here;
      const b = (above - below) / 2;
      const shift = Math.abs(b) >= Math.abs(a) ? 0 : -b / a;
      this.pitch.push((bin + shift) * BIN_HZ);
      this.height.push(here + 0.5 * b * shift);
    }
  }

  /** Tuning in twelfths of an octave, −0.5 … 0.49 in steps of 0.01; 0 without any peak. */
  finish(): number {
    const count = this.pitch.length;
    if (count === 0) return 0;
    const sorted = this.height.values.slice(0, count).sort();
    const middle = count >> 1;
    const upper = sorted[middle] as number;
    const median = count % 2 === 1 ? upper : ((sorted[middle - 1] as number) + upper) / 2;
    const bins = TUNING.histogramBins;
    const histogram = new Uint32Array(bins);
    for (let i = 0; i < count; i++) {
      if ((this.height.values[i] as number) < median) continue;
      const semitones = TUNING.binsPerOctave * Math.log2((this.pitch.values[i] as number) / 27.5);
      let residual = semitones - Math.floor(semitones);
      if (residual >= 0.5) residual -= 1;
      const bin = Math.min(bins - 1, Math.max(0, Math.floor((residual + 0.5) * bins)));
      histogram[bin] = (histogram[bin] as number) + 1;
    }
    let fullest = 0;
    for (let bin = 1; bin < bins; bin++) {
      if ((histogram[bin] as number) > (histogram[fullest] as number)) fullest = bin;
    }
    // Divided, not accumulated, so that the edges are the nearest numbers to 0.01, 0.02, ...
    return (fullest - bins / 2) / bins;
  }
}

/**
 * The chroma filter bank bin by bin: the weights of a bin for its 12 classes stand side by side, so that each
 * bin is read once and 12 sums grow independently of each other. A sum of its own for every class, one after
 * the other, takes four times as long: each addition would have to wait for the one before it.
 */
export class ChromaBank {
  /** `1025 × 12` weights. */
  private readonly weights = new Float64Array(SPECTRUM_BINS * CLASSES);

  /** @param tuning in twelfths of an octave from A = 440 Hz */
  constructor(tuning: number) {
    const bank = chromaFilterbank(tuning);
    for (let bin = 0; bin < SPECTRUM_BINS; bin++) {
      for (let i = 0; i < CLASSES; i++) {
        const weight = bank[i * SPECTRUM_BINS + bin] as number;
        this.weights[bin * CLASSES + i] = weight < NEGLIGIBLE_WEIGHT ? 0 : weight;
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

/** Mean chroma (Ellis 2007, as librosa's `chroma_stft`), fed with power spectra of `Spectrogram`. */
export class ChromaMean {
  private frames = 0;
  private readonly bank: ChromaBank;
  private readonly frame = new Float64Array(CLASSES);
  private readonly sum = new Float64Array(CLASSES);

  /** @param tuning in twelfths of an octave. */
  constructor(tuning: number) {
    this.bank = new ChromaBank(tuning);
  }

  /** @param power 1025 bins. */
  addFrame(power: Float64Array): void {
    const { bank, frame, sum } = this;
    const max = bank.apply(power, frame);
    this.frames++;
    if (max === 0) return;
    for (let i = 0; i < CLASSES; i++) sum[i] = (sum[i] as number) + (frame[i] as number) / max;
  }

  /** 12 values, 0–1, from C upwards: means over frames that were divided by their largest class. */
  finish(): Float64Array<ArrayBuffer> {
    return Float64Array.from(this.sum, (value) => value / Math.max(1, this.frames));
  }
}

/**
 * Chroma filter bank: `12 × 1025` weights, row after row, row 0 = C.
 * @param tuning in twelfths of an octave from A = 440 Hz.
 */
export function chromaFilterbank(tuning: number): Float64Array<ArrayBuffer> {
  const referenceHz = (440 * 2 ** (tuning / CLASSES)) / 16;
  const pitch = new Float64Array(frameLength);
  for (let bin = 1; bin < frameLength; bin++) {
    pitch[bin] = CLASSES * Math.log2((bin * CANONICAL_SAMPLE_RATE) / frameLength / referenceHz);
  }
  // 0 Hz has no pitch: it is put one and a half octaves below bin 1.
  pitch[0] = (pitch[1] as number) - 1.5 * CLASSES;
  const bank = new Float64Array(CLASSES * SPECTRUM_BINS);
  for (let bin = 0; bin < SPECTRUM_BINS; bin++) {
    const q = pitch[bin] as number;
    const width = Math.max(1, (pitch[bin + 1] as number) - q);
    const octave = (q / CLASSES - centreOctave) / octaveWidth;
    let squares = 0;
    for (let row = 0; row < CLASSES; row++) {
      const distance = ((((q - row + 126) % CLASSES) + CLASSES) % CLASSES) - CLASSES / 2;
      const gauss = Math.exp(-0.5 * ((2 * distance) / width) ** 2);
      squares += gauss * gauss;
      // Rows are counted from A; C is three semitones above.
      bank[((row + 9) % CLASSES) * SPECTRUM_BINS + bin] = gauss;
    }
    const scale = Math.exp(-0.5 * octave * octave) / Math.sqrt(squares);
    for (let row = 0; row < CLASSES; row++) {
      const at = row * SPECTRUM_BINS + bin;
      bank[at] = (bank[at] as number) * scale;
    }
  }
  return bank;
}

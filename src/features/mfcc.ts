import { MEL_BANDS } from './mel.ts';
import { FEATURE_SPEC } from './spec.ts';

const { count: MFCC_COUNT } = FEATURE_SPEC.mfcc;
export { MFCC_COUNT };

const HALF = MEL_BANDS / 2;

/** Frames between two notes of the running sums: 2.508 s. */
export const MFCC_BLOCK_FRAMES = 108;

/**
 * Running sums of a song's MFCC at the borders of blocks of 108 frames, so that the statistics of any
 * run of blocks, or of the song without it, follow exactly and at once.
 */
export interface MfccHistory {
  /** Frames before each border: 0, 108, 216 … and the number of frames of the song. */
  readonly borders: readonly number[];
  /** `borders × 20`: sums over the frames before a border of the difference from `shift`. */
  readonly sums: readonly Float64Array<ArrayBuffer>[];
  /** `borders × 20`: sums of its square. */
  readonly squares: readonly Float64Array<ArrayBuffer>[];
  /** MFCC of the first frame. */
  readonly shift: Float64Array<ArrayBuffer>;
}

/**
 * MFCC by an orthonormal DCT-II of decibels (Davis and Mermelstein 1980; librosa's definition), and
 * their mean and population standard deviation over frames.
 */
export class MfccStatistics {
  frames = 0;
  /** MFCC of the latest frame, 20 values. */
  readonly latest = new Float64Array(MFCC_COUNT);
  /** cos table of the first half of the bands, scaled; rows are coefficients. */
  private readonly basis = new Float64Array(MFCC_COUNT * HALF);
  private readonly even = new Float64Array(HALF);
  private readonly odd = new Float64Array(HALF);
  /** The first frame: sums are kept of the differences from it, so that squares do not swallow digits. */
  private readonly shift = new Float64Array(MFCC_COUNT);
  private readonly sum = new Float64Array(MFCC_COUNT);
  private readonly sumOfSquares = new Float64Array(MFCC_COUNT);
  private readonly borders = [0];
  private readonly sums = [new Float64Array(MFCC_COUNT)];
  private readonly squares = [new Float64Array(MFCC_COUNT)];

  constructor() {
    for (let k = 0; k < MFCC_COUNT; k++) {
      const scale = Math.sqrt((k === 0 ? 1 : 2) / MEL_BANDS);
      for (let m = 0; m < HALF; m++) {
        this.basis[k * HALF + m] = scale * Math.cos((Math.PI * k * (m + 0.5)) / MEL_BANDS);
      }
    }
  }

  /** @param db 128 decibel values of one frame. */
  addFrame(db: Float64Array): void {
    const { basis, even, odd, latest } = this;
    // The cosines of even coefficients are symmetric about the middle band and those of odd ones
    // antisymmetric: folding the frame first halves the multiplications.
    for (let m = 0; m < HALF; m++) {
      const low = db[m] as number;
      const high = db[MEL_BANDS - 1 - m] as number;
      even[m] = low + high;
      odd[m] = low - high;
    }
    for (let k = 0; k < MFCC_COUNT; k += 2) {
      const row = k * HALF;
      let a = 0;
      let b = 0;
      for (let m = 0; m < HALF; m++) {
        a += (even[m] as number) * (basis[row + m] as number);
        b += (odd[m] as number) * (basis[row + HALF + m] as number);
      }
      latest[k] = a;
      latest[k + 1] = b;
    }
    if (this.frames === 0) this.shift.set(latest);
    for (let k = 0; k < MFCC_COUNT; k++) {
      const difference = (latest[k] as number) - (this.shift[k] as number);
      this.sum[k] = (this.sum[k] as number) + difference;
      this.sumOfSquares[k] = (this.sumOfSquares[k] as number) + difference * difference;
    }
    this.frames++;
    if (this.frames % MFCC_BLOCK_FRAMES === 0) this.noteBorder();
  }

  private noteBorder(): void {
    this.borders.push(this.frames);
    this.sums.push(this.sum.slice());
    this.squares.push(this.sumOfSquares.slice());
  }

  /** The running sums; to be asked for once, after the last frame. */
  history(): MfccHistory {
    if (this.borders.at(-1) !== this.frames) this.noteBorder();
    const { borders, sums, squares, shift } = this;
    return { borders, sums, squares, shift };
  }

  /** Mean over frames, 20 values. */
  mean(): Float64Array<ArrayBuffer> {
    return Float64Array.from(this.sum, (sum, k) => (this.shift[k] as number) + sum / this.frames);
  }

  /** Standard deviation over frames (divided by their number), 20 values. */
  standardDeviation(): Float64Array<ArrayBuffer> {
    return Float64Array.from(this.sumOfSquares, (squares, k) => {
      const mean = (this.sum[k] as number) / this.frames;
      const variance = squares / this.frames - mean * mean;
      return variance < 0 ? 0 : Math.sqrt(variance);
    });
  }
}

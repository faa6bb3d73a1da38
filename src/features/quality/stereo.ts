/** How two channels relate, as a correlation meter shows it. */

/** Sums are kept per 100 ms. */
const PIECES_PER_SECOND = 10;
/** A short window is 3 s long, as the loudness standards have it; windows start every second. */
const WINDOW_PIECES = 30;
const YIELD_PIECES = 20;
/** Windows 20 dB below the song's mean power are left out: in near silence, correlation is noise. */
const QUIET = 0.01;
/** A difference 60 dB below the sum cannot be heard. */
const SAME = 1e-6;

export interface StereoImage {
  /** Pearson's correlation, so that a DC offset does not count: 1 the same signal, 0 unrelated, −1 the same with opposite sign; `null` if a side is silent. */
  readonly correlation: number | null;
  /** The lowest correlation of 3 s in a part that is not near silence, and where it starts. */
  readonly lowest: { readonly correlation: number; readonly atSeconds: number } | null;
  /** Both channels hold the same signal. */
  readonly isDualMono: boolean;
}

/** Sums over samples: their number, and Σ L, Σ R, Σ L², Σ R², Σ LR. */
interface Sums {
  readonly n: number;
  readonly l: number;
  readonly r: number;
  readonly ll: number;
  readonly rr: number;
  readonly lr: number;
}

function correlationOf({ n, l, r, ll, rr, lr }: Sums): number | null {
  const left = ll - (l * l) / n;
  const right = rr - (r * r) / n;
  const size = Math.sqrt(left * right);
  return size > 0 ? Math.max(-1, Math.min(1, (lr - (l * r) / n) / size)) : null;
}

/** Sums per 100 ms; the loop over samples stands in a class because engines keep a generator's numbers on the heap. */
class PieceSums {
  readonly l: Float64Array<ArrayBuffer>;
  readonly r: Float64Array<ArrayBuffer>;
  readonly ll: Float64Array<ArrayBuffer>;
  readonly rr: Float64Array<ArrayBuffer>;
  readonly lr: Float64Array<ArrayBuffer>;
  private readonly left: Float32Array;
  private readonly right: Float32Array;

  constructor(left: Float32Array, right: Float32Array, pieces: number) {
    this.left = left;
    this.right = right;
    this.l = new Float64Array(pieces);
    this.r = new Float64Array(pieces);
    this.ll = new Float64Array(pieces);
    this.rr = new Float64Array(pieces);
    this.lr = new Float64Array(pieces);
  }

  /** Sums up samples `from` to `to` (exclusive) as one piece. */
  add(piece: number, from: number, to: number): void {
    const { left, right } = this;
    let a = 0;
    let b = 0;
    let aa = 0;
    let bb = 0;
    let ab = 0;
    for (let n = from; n < to; n++) {
      const l = left[n] as number;
      const r = right[n] as number;
      a += l;
      b += r;
      aa += l * l;
      bb += r * r;
      ab += l * r;
    }
    this.l[piece] = a;
    this.r[piece] = b;
    this.ll[piece] = aa;
    this.rr[piece] = bb;
    this.lr[piece] = ab;
  }
}

/** Yields the fraction done, 0–1. Both channels are of one length. */
export function* stereoImageSteps(
  left: Float32Array,
  right: Float32Array,
  sampleRate: number,
): Generator<number, StereoImage, void> {
  const pieces = Math.ceil((left.length * PIECES_PER_SECOND) / sampleRate);
  const perPiece = new PieceSums(left, right, pieces);
  const start = (piece: number) =>
    Math.min(left.length, Math.round((piece * sampleRate) / PIECES_PER_SECOND));
  for (let piece = 0; piece < pieces; piece++) {
    perPiece.add(piece, start(piece), start(piece + 1));
    if (piece % YIELD_PIECES === 0) yield piece / pieces;
  }

  const sumsOf = (first: number, end: number): Sums => {
    const over = (values: Float64Array) => {
      let sum = 0;
      for (let i = first; i < end; i++) sum += values[i] as number;
      return sum;
    };
    const n = start(end) - start(first);
    const { l, r, ll, rr, lr } = perPiece;
    return { n, l: over(l), r: over(r), ll: over(ll), rr: over(rr), lr: over(lr) };
  };
  /** Power without DC. */
  const power = ({ n, l, r, ll, rr }: Sums) => (ll + rr - (l * l + r * r) / n) / n;

  const whole = sumsOf(0, pieces);
  const quiet = QUIET * power(whole);
  let lowest: StereoImage['lowest'] = null;
  for (let first = 0; first + WINDOW_PIECES <= pieces; first += PIECES_PER_SECOND) {
    const sums = sumsOf(first, first + WINDOW_PIECES);
    const correlation = power(sums) > quiet ? correlationOf(sums) : null;
    if (correlation !== null && (lowest === null || correlation < lowest.correlation)) {
      lowest = { correlation, atSeconds: first / PIECES_PER_SECOND };
    }
  }
  const { ll, rr, lr } = whole;
  const difference = ll + rr - 2 * lr;
  const sum = ll + rr + 2 * lr;
  return { correlation: correlationOf(whole), lowest, isDualMono: sum > 0 && difference <= SAME * sum };
}

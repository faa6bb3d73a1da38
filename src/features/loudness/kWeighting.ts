/**
 * K-weighting of ITU-R BS.1770-5, annex 1: a shelf for the head and a high-pass. The standard gives
 * coefficients for 48,000 Hz only; here they come from the analogue prototypes behind them by the bilinear
 * transform, so that every rate hears the same curve (the parameters are those that reproduce the table).
 */

/** One second-order section, `a[0] = 1` left out: `[b0, b1, b2, a1, a2]`. */
export type Biquad = readonly [b0: number, b1: number, b2: number, a1: number, a2: number];

const SHELF = { hz: 1681.974450955533, gainDb: 3.999843853973347, q: 0.7071752369554196 };
/** How the shelf's gain is divided between its two ends. */
const SHELF_BAND_EXPONENT = 0.4996667741545416;
const HIGH_PASS = { hz: 38.13547087602444, q: 0.5003270373238773 };

/**
 * @param sampleRate Hz, more than twice the shelf's 1,682 Hz
 * @returns the shelf, then the high-pass
 */
export function kWeighting(sampleRate: number): readonly [shelf: Biquad, highPass: Biquad] {
  const k = Math.tan((Math.PI * SHELF.hz) / sampleRate);
  const high = 10 ** (SHELF.gainDb / 20);
  const band = high ** SHELF_BAND_EXPONENT;
  const a0 = 1 + k / SHELF.q + k * k;
  const shelf: Biquad = [
    (high + (band * k) / SHELF.q + k * k) / a0,
    (2 * (k * k - high)) / a0,
    (high - (band * k) / SHELF.q + k * k) / a0,
    (2 * (k * k - 1)) / a0,
    (1 - k / SHELF.q + k * k) / a0,
  ];
  const h = Math.tan((Math.PI * HIGH_PASS.hz) / sampleRate);
  const d0 = 1 + h / HIGH_PASS.q + h * h;
  // The standard's table has b = [1, −2, 1] undivided; dividing by d0 would cost 0.04 LU.
  const highPass: Biquad = [1, -2, 1, (2 * (h * h - 1)) / d0, (1 - h / HIGH_PASS.q + h * h) / d0];
  return [shelf, highPass];
}

/** Below this a filter's memory is flushed: in long silence it would decay into slow subnormal numbers. */
const NOTHING = 1e-30;

/** What {@link KWeightingPair} finds in a piece of two K-weighted channels. */
export interface PairSums {
  /** Sum of the squares of the first channel. */
  first: number;
  /** Sum of the squares of the second channel. */
  second: number;
  /** Sum of the products of both. */
  product: number;
}

/**
 * K-weights two channels piece by piece; its memory carries over from piece to piece. Both go through one loop:
 * each value of a filter has to wait for the one before it, and meanwhile the processor works on the other.
 */
export class KWeightingPair {
  private readonly first: Float32Array;
  private readonly second: Float32Array;
  private readonly sections: readonly [Biquad, Biquad];
  /** Two values for each section, first those of the first channel. */
  private readonly memory = new Float64Array(8);

  /** @param second as long as `first`; may be the same */
  constructor(first: Float32Array, second: Float32Array, sampleRate: number) {
    this.first = first;
    this.second = second;
    const [shelf, highPass] = kWeighting(sampleRate);
    this.sections = [shelf, highPass];
  }

  /** Filters samples `start` to `end` (exclusive), which follow those of the call before, and sums them up. */
  run(start: number, end: number, sums: PairSums): void {
    const { first, second, memory } = this;
    const [[b0, b1, b2, a1, a2], [c0, c1, c2, d1, d2]] = this.sections;
    let s1 = memory[0] as number;
    let s2 = memory[1] as number;
    let t1 = memory[2] as number;
    let t2 = memory[3] as number;
    let u1 = memory[4] as number;
    let u2 = memory[5] as number;
    let v1 = memory[6] as number;
    let v2 = memory[7] as number;
    let firstSum = 0;
    let secondSum = 0;
    let product = 0;
    for (let n = start; n < end; n++) {
      const x = first[n] as number;
      const shelved = b0 * x + s1;
      s1 = b1 * x + s2 - a1 * shelved;
      s2 = b2 * x - a2 * shelved;
      const z = c0 * shelved + t1;
      t1 = c1 * shelved + t2 - d1 * z;
      t2 = c2 * shelved - d2 * z;
      firstSum += z * z;

      const otherX = second[n] as number;
      const otherShelved = b0 * otherX + u1;
      u1 = b1 * otherX + u2 - a1 * otherShelved;
      u2 = b2 * otherX - a2 * otherShelved;
      const otherZ = c0 * otherShelved + v1;
      v1 = c1 * otherShelved + v2 - d1 * otherZ;
      v2 = c2 * otherShelved - d2 * otherZ;
      secondSum += otherZ * otherZ;
      product += z * otherZ;
    }
    memory[0] = s1;
    memory[1] = s2;
    memory[2] = t1;
    memory[3] = t2;
    memory[4] = u1;
    memory[5] = u2;
    memory[6] = v1;
    memory[7] = v2;
    for (let i = 0; i < memory.length; i++) if (Math.abs(memory[i] as number) < NOTHING) memory[i] = 0;
    sums.first = firstSum;
    sums.second = secondSum;
    sums.product = product;
  }
}

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

/** K-weights one channel piece by piece; its memory carries over from piece to piece. */
export class KWeightingFilter {
  private readonly sections: readonly [Biquad, Biquad];
  private readonly memory = new Float64Array(4);

  constructor(sampleRate: number) {
    const [shelf, highPass] = kWeighting(sampleRate);
    this.sections = [shelf, highPass];
  }

  /**
   * Filters samples `start` to `end` (exclusive) into the beginning of `out`.
   * @returns the sum of their squares
   */
  run(samples: Float32Array, start: number, end: number, out: Float64Array): number {
    const { memory } = this;
    const [[b0, b1, b2, a1, a2], [c0, c1, c2, d1, d2]] = this.sections;
    let s1 = memory[0] as number;
    let s2 = memory[1] as number;
    let t1 = memory[2] as number;
    let t2 = memory[3] as number;
    let energy = 0;
    for (let n = start, i = 0; n < end; n++, i++) {
      const x = samples[n] as number;
      const y = b0 * x + s1;
      s1 = b1 * x + s2 - a1 * y;
      s2 = b2 * x - a2 * y;
      const z = c0 * y + t1;
      t1 = c1 * y + t2 - d1 * z;
      t2 = c2 * y - d2 * z;
      out[i] = z;
      energy += z * z;
    }
    memory[0] = Math.abs(s1) < NOTHING ? 0 : s1;
    memory[1] = Math.abs(s2) < NOTHING ? 0 : s2;
    memory[2] = Math.abs(t1) < NOTHING ? 0 : t1;
    memory[3] = Math.abs(t2) < NOTHING ? 0 : t2;
    return energy;
  }
}

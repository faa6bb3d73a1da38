/**
 * Fourier transforms for analysis frames: float64, power-of-two lengths, tables made once, nothing
 * allocated per call.
 *
 * Radix-4 decimation in frequency (Cooley and Tukey 1965; Gentleman and Sande 1966), with one
 * radix-2 stage at the end where the length is an odd power of two. The result is left in
 * digit-reversed order: whoever reads it walks `order`, which is cheaper than a reordering pass.
 * Complex values are interleaved (re, im) in one array, so a butterfly needs only two base addresses.
 */

/** Complex forward transform, in place, output in digit-reversed order. */
export class ComplexFft {
  /** Number of complex points. */
  readonly size: number;
  /** Interleaved re, im: `2 * size` values; input in natural order, output at the places given by `order`. */
  readonly data: Float64Array;
  /** `order[k]` is the offset in `data` of the real part of output bin k (the imaginary part follows). */
  readonly order: Uint16Array;
  /** Per radix-4 stage, from the longest block down: cos, −sin of 1, 2 and 3 times the angle, for each j. */
  private readonly twiddles: readonly Float64Array[];

  /** @param size complex points, a power of two, at least 4. */
  constructor(size: number) {
    if (size < 4 || (size & (size - 1)) !== 0)
      throw new RangeError(`FFT size ${size} is not a power of two >= 4`);
    this.size = size;
    this.data = new Float64Array(2 * size);
    const twiddles: Float64Array[] = [];
    for (let length = size; length >= 4; length >>= 2) {
      const quarter = length >> 2;
      const table = new Float64Array(6 * quarter);
      for (let j = 0; j < quarter; j++) {
        for (let m = 1; m <= 3; m++) {
          const angle = (2 * Math.PI * j * m) / length;
          table[6 * j + 2 * m - 2] = Math.cos(angle);
          table[6 * j + 2 * m - 1] = -Math.sin(angle);
        }
      }
      twiddles.push(table);
    }
    this.twiddles = twiddles;
    this.order = new Uint16Array(size);
    for (let k = 0; k < size; k++) this.order[k] = 2 * reversedPosition(k, size);
  }

  /** Transforms `data` in place. */
  transform(): void {
    this.stagesFrom(0);
  }

  /**
   * The same, for input whose second half is zero and need not be cleared: the first stage reads the
   * first half only. Meant for linear (zero-padded) correlations.
   */
  transformHalfPadded(): void {
    const z = this.data;
    const half = this.size;
    const quarter = half >> 1; // in doubles: size / 4 complex points
    const w = this.twiddles[0] as Float64Array;
    for (let p = 0, t = 0; p < quarter; p += 2, t += 6) {
      const ar = z[p] as number;
      const ai = z[p + 1] as number;
      const br = z[p + quarter] as number;
      const bi = z[p + quarter + 1] as number;
      z[p] = ar + br;
      z[p + 1] = ai + bi;
      const r1 = ar + bi;
      const i1 = ai - br;
      const r2 = ar - br;
      const i2 = ai - bi;
      const r3 = ar - bi;
      const i3 = ai + br;
      const c1 = w[t] as number;
      const s1 = w[t + 1] as number;
      const c2 = w[t + 2] as number;
      const s2 = w[t + 3] as number;
      const c3 = w[t + 4] as number;
      const s3 = w[t + 5] as number;
      z[p + quarter] = r1 * c1 - i1 * s1;
      z[p + quarter + 1] = r1 * s1 + i1 * c1;
      z[p + half] = r2 * c2 - i2 * s2;
      z[p + half + 1] = r2 * s2 + i2 * c2;
      z[p + half + quarter] = r3 * c3 - i3 * s3;
      z[p + half + quarter + 1] = r3 * s3 + i3 * c3;
    }
    this.stagesFrom(1);
  }

  /**
   * The first stage, reading `2 * size` real samples from `offset` on, times `window`, as `size` complex
   * points (even samples real, odd ones imaginary); then the other stages.
   */
  transformWindowed(signal: Float32Array, offset: number, window: Float64Array): void {
    const z = this.data;
    const half = this.size;
    const quarter = half >> 1;
    const threeQuarters = half + quarter;
    const w = this.twiddles[0] as Float64Array;
    for (let p = 0, t = 0, s = offset; p < quarter; p += 2, t += 6, s += 2) {
      const p1 = p + quarter;
      const p2 = p + half;
      const p3 = p + threeQuarters;
      const ar = (signal[s] as number) * (window[p] as number);
      const ai = (signal[s + 1] as number) * (window[p + 1] as number);
      const br = (signal[s + quarter] as number) * (window[p1] as number);
      const bi = (signal[s + quarter + 1] as number) * (window[p1 + 1] as number);
      const cr = (signal[s + half] as number) * (window[p2] as number);
      const ci = (signal[s + half + 1] as number) * (window[p2 + 1] as number);
      const dr = (signal[s + threeQuarters] as number) * (window[p3] as number);
      const di = (signal[s + threeQuarters + 1] as number) * (window[p3 + 1] as number);
      const t0r = ar + cr;
      const t0i = ai + ci;
      const t1r = ar - cr;
      const t1i = ai - ci;
      const t2r = br + dr;
      const t2i = bi + di;
      const t3r = bi - di;
      const t3i = dr - br;
      z[p] = t0r + t2r;
      z[p + 1] = t0i + t2i;
      const r1 = t1r + t3r;
      const i1 = t1i + t3i;
      const r2 = t0r - t2r;
      const i2 = t0i - t2i;
      const r3 = t1r - t3r;
      const i3 = t1i - t3i;
      const c1 = w[t] as number;
      const s1 = w[t + 1] as number;
      const c2 = w[t + 2] as number;
      const s2 = w[t + 3] as number;
      const c3 = w[t + 4] as number;
      const s3 = w[t + 5] as number;
      z[p1] = r1 * c1 - i1 * s1;
      z[p1 + 1] = r1 * s1 + i1 * c1;
      z[p2] = r2 * c2 - i2 * s2;
      z[p2 + 1] = r2 * s2 + i2 * c2;
      z[p3] = r3 * c3 - i3 * s3;
      z[p3 + 1] = r3 * s3 + i3 * c3;
    }
    this.stagesFrom(1);
  }

  private stagesFrom(first: number): void {
    const z = this.data;
    const size = this.size;
    const end = 2 * size;
    let stage = first;
    let length = size >> (2 * first);
    for (; length >= 8; length >>= 2, stage++) {
      const w = this.twiddles[stage] as Float64Array;
      const step = 2 * length;
      const quarter = length >> 1; // in doubles
      // Twiddles outside, blocks inside: the six factors stay in registers.
      for (let j = 0, t = 0; j < quarter; j += 2, t += 6) {
        const c1 = w[t] as number;
        const s1 = w[t + 1] as number;
        const c2 = w[t + 2] as number;
        const s2 = w[t + 3] as number;
        const c3 = w[t + 4] as number;
        const s3 = w[t + 5] as number;
        for (let p = j; p < end; p += step) {
          const p1 = p + quarter;
          const p2 = p1 + quarter;
          const p3 = p2 + quarter;
          const ar = z[p] as number;
          const ai = z[p + 1] as number;
          const br = z[p1] as number;
          const bi = z[p1 + 1] as number;
          const cr = z[p2] as number;
          const ci = z[p2 + 1] as number;
          const dr = z[p3] as number;
          const di = z[p3 + 1] as number;
          const t0r = ar + cr;
          const t0i = ai + ci;
          const t1r = ar - cr;
          const t1i = ai - ci;
          const t2r = br + dr;
          const t2i = bi + di;
          const t3r = bi - di;
          const t3i = dr - br;
          z[p] = t0r + t2r;
          z[p + 1] = t0i + t2i;
          const r1 = t1r + t3r;
          const i1 = t1i + t3i;
          z[p1] = r1 * c1 - i1 * s1;
          z[p1 + 1] = r1 * s1 + i1 * c1;
          const r2 = t0r - t2r;
          const i2 = t0i - t2i;
          z[p2] = r2 * c2 - i2 * s2;
          z[p2 + 1] = r2 * s2 + i2 * c2;
          const r3 = t1r - t3r;
          const i3 = t1i - t3i;
          z[p3] = r3 * c3 - i3 * s3;
          z[p3 + 1] = r3 * s3 + i3 * c3;
        }
      }
    }
    if (length === 4) {
      for (let p = 0; p < end; p += 8) {
        const ar = z[p] as number;
        const ai = z[p + 1] as number;
        const br = z[p + 2] as number;
        const bi = z[p + 3] as number;
        const cr = z[p + 4] as number;
        const ci = z[p + 5] as number;
        const dr = z[p + 6] as number;
        const di = z[p + 7] as number;
        const t0r = ar + cr;
        const t0i = ai + ci;
        const t1r = ar - cr;
        const t1i = ai - ci;
        const t2r = br + dr;
        const t2i = bi + di;
        const t3r = bi - di;
        const t3i = dr - br;
        z[p] = t0r + t2r;
        z[p + 1] = t0i + t2i;
        z[p + 2] = t1r + t3r;
        z[p + 3] = t1i + t3i;
        z[p + 4] = t0r - t2r;
        z[p + 5] = t0i - t2i;
        z[p + 6] = t1r - t3r;
        z[p + 7] = t1i - t3i;
      }
    } else if (length === 2) {
      for (let p = 0; p < end; p += 4) {
        const ar = z[p] as number;
        const ai = z[p + 1] as number;
        const br = z[p + 2] as number;
        const bi = z[p + 3] as number;
        z[p] = ar + br;
        z[p + 1] = ai + bi;
        z[p + 2] = ar - br;
        z[p + 3] = ai - bi;
      }
    }
  }
}

/** Where the decimation in frequency leaves output bin k. */
function reversedPosition(k: number, size: number): number {
  let position = 0;
  let rest = k;
  let length = size;
  while (length > 1) {
    const radix = length === 2 ? 2 : 4;
    length /= radix;
    position += (rest % radix) * length;
    rest = Math.floor(rest / radix);
  }
  return position;
}

/**
 * Power spectrum of real frames: `size` samples as `size / 2` complex points, untangled afterwards
 * (Press et al., Numerical Recipes, section 12.3).
 */
export class RealFft {
  /** Samples per frame. */
  readonly size: number;
  /** Number of bins, 0 Hz to Nyquist: `size / 2 + 1`. */
  readonly bins: number;
  private readonly fft: ComplexFft;
  private readonly rotation: Float64Array;

  /** @param size samples per frame, a power of two, at least 8. */
  constructor(size: number) {
    this.size = size;
    this.bins = size / 2 + 1;
    this.fft = new ComplexFft(size / 2);
    this.rotation = new Float64Array(size / 2 + 2);
    for (let k = 0; k <= size / 4; k++) {
      this.rotation[2 * k] = Math.cos((2 * Math.PI * k) / size);
      this.rotation[2 * k + 1] = Math.sin((2 * Math.PI * k) / size);
    }
  }

  /**
   * |X[k]|², unscaled, of `size` windowed samples.
   * @param signal samples; all of `offset` … `offset + size - 1` must exist.
   * @param window `size` factors.
   * @param power receives `bins` values; anything behind them is left alone.
   */
  powerSpectrum(signal: Float32Array, offset: number, window: Float64Array, power: Float64Array): void {
    const { fft, rotation } = this;
    fft.transformWindowed(signal, offset, window);
    const z = fft.data;
    const order = fft.order;
    const half = fft.size;
    const zr = z[0] as number;
    const zi = z[1] as number;
    power[0] = (zr + zi) * (zr + zi);
    power[half] = (zr - zi) * (zr - zi);
    const quarter = half >> 1;
    for (let k = 1; k <= quarter; k++) {
      const a = order[k] as number;
      const b = order[half - k] as number;
      const ar = z[a] as number;
      const ai = z[a + 1] as number;
      const br = z[b] as number;
      const bi = z[b + 1] as number;
      const cos = rotation[2 * k] as number;
      const sin = rotation[2 * k + 1] as number;
      // twice the even part, twice the odd part times -i, the latter rotated by -2 pi k / size
      const er = ar + br;
      const ei = ai - bi;
      const or = ai + bi;
      const oi = br - ar;
      const tr = or * cos + oi * sin;
      const ti = oi * cos - or * sin;
      const lowR = er + tr;
      const lowI = ei + ti;
      const highR = er - tr;
      const highI = ei - ti;
      power[k] = 0.25 * (lowR * lowR + lowI * lowI);
      power[half - k] = 0.25 * (highR * highR + highI * highI);
    }
  }
}

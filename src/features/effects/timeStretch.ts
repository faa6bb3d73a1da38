/**
 * Speed without pitch: a phase vocoder with identity phase locking (Laroche and Dolson, "Improved phase
 * vocoder time-scale modification of audio", 1999), that leaves onsets alone: around each of them time
 * runs at its own pace, and what rises there takes its phases from the recording (after Röbel, "A new
 * approach to transient processing in the phase vocoder", DAFx 2003).
 */
import { ComplexFft } from '../fft.ts';
import { periodicHann } from '../spectrogram.ts';

/** Frames between two yields. */
const FRAMES_PER_STEP = 64;
const OVERLAP = 4;
/** Sum of the squared Hann windows at this overlap. */
const WINDOW_SUM = 1.5;

/** Samples of a window: 46 ms at 44.1 and 48 kHz. */
function windowLength(sampleRate: number): number {
  return sampleRate > 64_000 ? 4096 : sampleRate > 30_000 ? 2048 : 1024;
}

/** Parts of a window in which energy is compared to find onsets. */
const BLOCKS_PER_WINDOW = 8;
const BLOCKS_BEFORE = 8;
/** An onset has this many times the high-frequency energy of the 46 ms before it. */
const ONSET_RISE = 5;
/** Blocks below this mean square of the differences are silence. */
const ONSET_FLOOR = 1e-8;
/** A region whose energy rises by this factor belongs to the onset. */
const REGION_RISE = 2;

/** Sudden starts: sample positions, at least `spacing` apart. */
function findOnsets(channels: readonly Float32Array[], block: number, spacing: number): number[] {
  const length = channels[0]?.length ?? 0;
  const blocks = Math.floor((length - 1) / block);
  const energy = new Float64Array(Math.max(0, blocks));
  const difference = (n: number): number => {
    let sum = 0;
    for (const channel of channels) sum += (channel[n + 1] as number) - (channel[n] as number);
    return sum;
  };
  for (let b = 0; b < blocks; b++) {
    let sum = 0;
    for (let n = b * block; n < (b + 1) * block; n++) {
      const d = difference(n);
      sum += d * d;
    }
    energy[b] = sum / block;
  }
  const onsets: number[] = [];
  for (let b = BLOCKS_BEFORE; b < blocks; b++) {
    let before = 0;
    for (let i = 1; i <= BLOCKS_BEFORE; i++) before += energy[b - i] as number;
    const here = energy[b] as number;
    if (here < ONSET_FLOOR || here * BLOCKS_BEFORE < ONSET_RISE * before) continue;
    let peak = 0;
    for (let n = b * block; n < (b + 1) * block; n++) peak = Math.max(peak, Math.abs(difference(n)));
    let at = b * block;
    while (Math.abs(difference(at)) < 0.3 * peak) at++;
    if (at - (onsets.at(-1) ?? -Infinity) >= spacing) onsets.push(at);
  }
  return onsets;
}

/** Where in the input each moment of the output comes from: straight lines between pairs of positions. */
class TimeMap {
  readonly #out: number[] = [0];
  readonly #in: number[] = [0];
  #piece = 0;

  /** @param onsets input positions around which both run at the same pace, `half` to either side */
  constructor(inLength: number, outLength: number, onsets: readonly number[], half: number) {
    const factor = outLength / inLength;
    for (const onset of onsets) {
      this.#out.push(onset * factor - half, onset * factor + half);
      this.#in.push(onset - half, onset + half);
    }
    this.#out.push(outLength);
    this.#in.push(inLength);
  }

  /** Input position; must be asked in ascending order. */
  at(out: number): number {
    while (this.#piece < this.#out.length - 2 && out >= (this.#out[this.#piece + 1] as number)) this.#piece++;
    const p = this.#piece;
    const fromOut = this.#out[p] as number;
    const fromIn = this.#in[p] as number;
    const slope = ((this.#in[p + 1] as number) - fromIn) / ((this.#out[p + 1] as number) - fromOut);
    return fromIn + (out - fromOut) * slope;
  }
}

const TWO_PI = 2 * Math.PI;

/** One frame after another: spectrum, phases, synthesis. Two channels share a transform and all phases. */
class Vocoder {
  readonly hop: number;
  private readonly size: number;
  private readonly half: number;
  private readonly fft: ComplexFft;
  private readonly window: Float64Array;
  private readonly left: Float32Array;
  private readonly right: Float32Array | null;
  /** Spectra as re, im pairs: left, right; now and one frame ago. */
  private nowL: Float64Array;
  private nowR: Float64Array;
  private lastL: Float64Array;
  private lastR: Float64Array;
  /** |left|² + |right|² now, and before the latest onset. */
  private power: Float64Array;
  private lastPower: Float64Array;
  private readonly powerBeforeOnset: Float64Array;
  /** What each bin is turned by. */
  private turn: Float64Array;
  private lastTurn: Float64Array;
  private readonly peaks: Int32Array;
  private lastPosition = NaN;
  private wasOnset = false;

  constructor(channels: readonly Float32Array[], size: number) {
    this.size = size;
    this.half = size / 2;
    this.hop = size / OVERLAP;
    this.fft = new ComplexFft(size);
    this.window = periodicHann(size);
    this.left = channels[0] ?? new Float32Array(0);
    this.right = channels[1] ?? null;
    const bins = this.half + 1;
    this.nowL = new Float64Array(2 * bins);
    this.nowR = new Float64Array(2 * bins);
    this.lastL = new Float64Array(2 * bins);
    this.lastR = new Float64Array(2 * bins);
    this.power = new Float64Array(bins);
    this.lastPower = new Float64Array(bins);
    this.powerBeforeOnset = new Float64Array(bins);
    this.turn = new Float64Array(bins);
    this.lastTurn = new Float64Array(bins);
    this.peaks = new Int32Array(bins);
  }

  /**
   * @param from centre of the frame in the input
   * @param to centre of the frame in the output
   * @param onset an onset is near the centre
   * @param outputs receive the frame
   */
  frame(from: number, to: number, onset: boolean, outputs: readonly Float32Array[]): void {
    [this.lastL, this.nowL] = [this.nowL, this.lastL];
    [this.lastR, this.nowR] = [this.nowR, this.lastR];
    [this.lastPower, this.power] = [this.power, this.lastPower];
    [this.lastTurn, this.turn] = [this.turn, this.lastTurn];
    this.analyse(from);
    if (onset && !this.wasOnset) this.powerBeforeOnset.set(this.lastPower);
    this.wasOnset = onset;
    this.setPhases(from - this.lastPosition, onset);
    this.lastPosition = from;
    this.synthesise(to, outputs);
  }

  private analyse(centre: number): void {
    const { size, half, window, left, right, fft, nowL, nowR, power } = this;
    const z = fft.data;
    const start = centre - half;
    const length = left.length;
    for (let i = 0; i < size; i++) {
      const n = start + i;
      const inside = n >= 0 && n < length;
      const w = window[i] as number;
      z[2 * i] = inside ? w * (left[n] as number) : 0;
      z[2 * i + 1] = inside && right ? w * (right[n] as number) : 0;
    }
    fft.transform();
    const { order } = fft;
    for (let k = 0; k <= half; k++) {
      const a = order[k] as number;
      const b = order[(size - k) % size] as number;
      const ar = z[a] as number;
      const ai = z[a + 1] as number;
      const br = z[b] as number;
      const bi = z[b + 1] as number;
      const lr = 0.5 * (ar + br);
      const li = 0.5 * (ai - bi);
      const rr = 0.5 * (ai + bi);
      const ri = 0.5 * (br - ar);
      nowL[2 * k] = lr;
      nowL[2 * k + 1] = li;
      nowR[2 * k] = rr;
      nowR[2 * k + 1] = ri;
      power[k] = lr * lr + li * li + rr * rr + ri * ri;
    }
  }

  /** Phases of the peaks run on at their own frequency; the bins around a peak keep their phase to it. */
  private setPhases(step: number, onset: boolean): void {
    const { size, half, hop, power, peaks, turn, lastTurn, powerBeforeOnset } = this;
    if (!(step > 0)) {
      // The first frame starts with the recording's own phases.
      turn.fill(0);
      return;
    }
    let count = 0;
    for (let k = 0; k <= half; k++) {
      const here = power[k] as number;
      if (
        here > 0 &&
        here >= (power[k - 1] ?? 0) &&
        here >= (power[k - 2] ?? 0) &&
        here > (power[k + 1] ?? 0) &&
        here > (power[k + 2] ?? 0)
      ) {
        peaks[count++] = k;
      }
    }
    let start = 0;
    for (let p = 0; p < count; p++) {
      const k = peaks[p] as number;
      const end = p + 1 < count ? (k + (peaks[p + 1] as number)) >> 1 : half;
      let rotation = this.rotationOf(k, step, (TWO_PI * k) / size, hop, lastTurn);
      if (onset) {
        let before = 0;
        let now = 0;
        for (let i = start; i <= end; i++) {
          before += powerBeforeOnset[i] as number;
          now += power[i] as number;
        }
        if (now > REGION_RISE * before) rotation = 0;
      }
      turn.fill(rotation, start, end + 1);
      start = end + 1;
    }
    if (count === 0) turn.fill(0);
  }

  private rotationOf(k: number, step: number, omega: number, hop: number, lastTurn: Float64Array): number {
    const l = 2 * k;
    const { nowL, nowR, lastL, lastR } = this;
    const powerLeft = (nowL[l] as number) ** 2 + (nowL[l + 1] as number) ** 2;
    const powerRight = (nowR[l] as number) ** 2 + (nowR[l + 1] as number) ** 2;
    const now = powerLeft >= powerRight ? nowL : nowR;
    const last = powerLeft >= powerRight ? lastL : lastR;
    const phase = Math.atan2(now[l + 1] as number, now[l] as number);
    const lastPhase = Math.atan2(last[l + 1] as number, last[l] as number);
    let deviation = phase - lastPhase - omega * step;
    deviation -= TWO_PI * Math.round(deviation / TWO_PI);
    const rotation = lastPhase + (lastTurn[k] as number) + hop * (omega + deviation / step) - phase;
    return rotation - TWO_PI * Math.round(rotation / TWO_PI);
  }

  private synthesise(centre: number, outputs: readonly Float32Array[]): void {
    const { size, half, window, fft, nowL, nowR, turn } = this;
    const z = fft.data;
    let angle = 0;
    let cos = 1;
    let sin = 0;
    for (let k = 0; k <= half; k++) {
      const next = turn[k] as number;
      if (next !== angle) {
        angle = next;
        cos = Math.cos(angle);
        sin = Math.sin(angle);
      }
      const l = 2 * k;
      const lr = (nowL[l] as number) * cos - (nowL[l + 1] as number) * sin;
      const li = (nowL[l] as number) * sin + (nowL[l + 1] as number) * cos;
      const rr = (nowR[l] as number) * cos - (nowR[l + 1] as number) * sin;
      const ri = (nowR[l] as number) * sin + (nowR[l + 1] as number) * cos;
      // Real and imaginary part change places, before and after: the forward transform runs backwards.
      if (k === 0 || k === half) {
        z[l] = rr;
        z[l + 1] = lr;
        continue;
      }
      z[l] = li + rr;
      z[l + 1] = lr - ri;
      const m = 2 * (size - k);
      z[m] = rr - li;
      z[m + 1] = lr + ri;
    }
    fft.transform();
    const { order } = fft;
    const [outL, outR] = outputs;
    const start = centre - half;
    const length = outL?.length ?? 0;
    const from = Math.max(0, -start);
    const to = Math.min(size, length - start);
    const scale = 1 / (size * WINDOW_SUM);
    for (let i = from; i < to; i++) {
      const at = order[i] as number;
      const w = (window[i] as number) * scale;
      if (outL) outL[start + i] = (outL[start + i] as number) + w * (z[at + 1] as number);
      if (outR) outR[start + i] = (outR[start + i] as number) + w * (z[at] as number);
    }
  }
}

/** Samples of a stretched signal: the exact length, rounded. */
export function stretchedLength(length: number, factor: number): number {
  return Math.round(length * factor);
}

/**
 * Makes a sound longer or shorter without changing its pitch.
 *
 * @param channels one or two channels of one length
 * @param sampleRate Hz
 * @param factor new length / old length; meant for 0.5 – 2, and best near 1
 * @returns as many channels of `stretchedLength` samples; yields the fraction done, 0–1
 * @throws RangeError for other numbers of channels or an impossible factor
 */
export function* timeStretchSteps(
  channels: readonly Float32Array<ArrayBuffer>[],
  sampleRate: number,
  factor: number,
): Generator<number, Float32Array<ArrayBuffer>[], void> {
  if (channels.length < 1 || channels.length > 2) throw new RangeError('one or two channels');
  if (!(factor >= 0.25 && factor <= 4)) throw new RangeError(`cannot stretch by ${factor}`);
  const length = channels[0]?.length ?? 0;
  const outLength = stretchedLength(length, factor);
  if (outLength === length) return channels.map((channel) => channel.slice());
  const outputs = channels.map(() => new Float32Array(outLength));
  const size = windowLength(sampleRate);
  const half = size / 2;
  const vocoder = new Vocoder(channels, size);
  const { hop } = vocoder;
  // Between two onsets enough must be left to be longer or shorter.
  const spacing = (2 * size) / Math.min(1, factor);
  const onsets = findOnsets(channels, size / BLOCKS_PER_WINDOW, spacing).filter(
    (onset) => Math.min(onset, onset * factor) > half && Math.max(onset / length, 0) < 1 - spacing / length,
  );
  const map = new TimeMap(length, outLength, onsets, half);
  const centres = onsets.map((onset) => onset * factor);
  let nearest = 0;
  const last = Math.ceil(outLength / hop) + 1;
  for (let m = -1; m <= last; m++) {
    const to = m * hop;
    while (nearest < centres.length - 1 && (centres[nearest] as number) < to - hop) nearest++;
    const onset = Math.abs((centres[nearest] ?? Infinity) - to) <= hop;
    vocoder.frame(Math.round(map.at(to)), to, onset, outputs);
    if ((m + 1) % FRAMES_PER_STEP === 0) yield (m + 1) / (last + 2);
  }
  return outputs;
}

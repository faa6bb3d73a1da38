import { KWeightingPair, type PairSums } from './kWeighting.ts';

/**
 * Loudness by ITU-R BS.1770-5 and EBU Tech 3341 (momentary, short-term, integrated) and loudness range by
 * EBU Tech 3342, on channels at their own rate.
 */

/** Sums of K-weighted power are kept per 10 ms; every window of the standards is a whole number of these. */
const PIECES_PER_SECOND = 100;
const MOMENTARY_PIECES = 40;
const SHORT_TERM_PIECES = 300;
/** Gating blocks start every 100 ms (75 % overlap of 400 ms). */
const GATING_HOP_PIECES = 10;
const ABSOLUTE_GATE_LUFS = -70;
const RELATIVE_GATE_LU = -10;
const RANGE_GATE_LU = -20;
/** Pieces between two yields. */
const YIELD_PIECES = 50;

/** Gain of surround channels, +1.5 dB as BS.1770 rounds it. */
const SURROUND = 1.41;

/** Channel gains by number of channels, in the order in which decoders deliver them; the LFE is left out. */
const LAYOUT_WEIGHTS: Readonly<Record<number, readonly number[]>> = {
  4: [1, 1, SURROUND, SURROUND],
  5: [1, 1, 1, SURROUND, SURROUND],
  6: [1, 1, 1, 0, SURROUND, SURROUND],
  // 7.1: the rear pair stands behind 120°, where BS.1770-5 (table 4) gives no extra weight.
  8: [1, 1, 1, 0, 1, 1, SURROUND, SURROUND],
};

/** LUFS of a mean power; `-Infinity` for none. */
export function powerToLufs(power: number): number {
  return -0.691 + 10 * Math.log10(power);
}

function lufsToPower(lufs: number): number {
  return 10 ** ((lufs + 0.691) / 10);
}

/** K-weighted power of a song, per 10 ms. Only whole pieces; what remains at the end is left out. */
export interface WeightedPower {
  readonly sampleRate: number;
  /** Weighted sum over the channels of the mean squares. */
  readonly total: Float64Array;
  /** For two channels: left, right, and the mean of their product. */
  readonly stereo: {
    readonly left: Float64Array;
    readonly right: Float64Array;
    readonly product: Float64Array;
  } | null;
}

/** Two channels that are filtered together, and how much each counts. */
interface WeightedPair {
  readonly filter: KWeightingPair;
  readonly firstWeight: number;
  readonly secondWeight: number;
}

/**
 * K-weights all channels and sums their power. Yields the fraction done, 0–1.
 *
 * @param channels of one length, nominal range −1…1
 */
export function* weightedPowerSteps(
  channels: readonly Float32Array[],
  sampleRate: number,
): Generator<number, WeightedPower, void> {
  const length = channels[0]?.length ?? 0;
  const pieces = Math.floor((length * PIECES_PER_SECOND) / sampleRate);
  const start = (piece: number) => Math.round((piece * sampleRate) / PIECES_PER_SECOND);
  const weights = LAYOUT_WEIGHTS[channels.length] ?? channels.map(() => 1);
  const audible = [...channels.keys()].filter((c) => weights[c] !== 0);
  const pairs: WeightedPair[] = [];
  for (let i = 0; i < audible.length; i += 2) {
    const first = audible[i] as number;
    // A channel that is left over is paired with itself, and counts once.
    const second = audible[i + 1] ?? first;
    pairs.push({
      filter: new KWeightingPair(
        channels[first] as Float32Array,
        channels[second] as Float32Array,
        sampleRate,
      ),
      firstWeight: weights[first] as number,
      secondWeight: second === first ? 0 : (weights[second] as number),
    });
  }
  const sums: PairSums = { first: 0, second: 0, product: 0 };
  const total = new Float64Array(pieces);
  const isStereo = channels.length === 2;
  const left = new Float64Array(isStereo ? pieces : 0);
  const right = new Float64Array(isStereo ? pieces : 0);
  const product = new Float64Array(isStereo ? pieces : 0);
  for (let piece = 0; piece < pieces; piece++) {
    const from = start(piece);
    const to = Math.min(length, start(piece + 1));
    const samples = to - from;
    let power = 0;
    for (const { filter, firstWeight, secondWeight } of pairs) {
      filter.run(from, to, sums);
      power += firstWeight * (sums.first / samples);
      power += secondWeight * (sums.second / samples);
    }
    total[piece] = power;
    if (isStereo) {
      left[piece] = sums.first / samples;
      right[piece] = sums.second / samples;
      product[piece] = sums.product / samples;
    }
    if (piece % YIELD_PIECES === 0) yield piece / pieces;
  }
  return { sampleRate, total, stereo: isStereo ? { left, right, product } : null };
}

/** Mean of `pieces` values from `first` on. */
function windowMean(power: Float64Array, first: number, pieces: number): number {
  let sum = 0;
  for (let i = first; i < first + pieces; i++) sum += power[i] as number;
  return sum / pieces;
}

/** The gating blocks that count for the integrated loudness, by the piece that they start at. */
export function gatedBlocks(power: WeightedPower): number[] {
  const { total } = power;
  const blocks: number[] = [];
  const powers: number[] = [];
  const absolute = lufsToPower(ABSOLUTE_GATE_LUFS);
  let sum = 0;
  for (let first = 0; first + MOMENTARY_PIECES <= total.length; first += GATING_HOP_PIECES) {
    const mean = windowMean(total, first, MOMENTARY_PIECES);
    if (!(mean > absolute)) continue;
    blocks.push(first);
    powers.push(mean);
    sum += mean;
  }
  const relative = (sum / blocks.length) * 10 ** (RELATIVE_GATE_LU / 10);
  return blocks.filter((_, i) => (powers[i] as number) > relative);
}

/** Mean over gated blocks of any per-piece power; 0 where there is no block. */
export function meanOverBlocks(blocks: readonly number[], power: Float64Array): number {
  let sum = 0;
  for (const first of blocks) sum += windowMean(power, first, MOMENTARY_PIECES);
  return blocks.length === 0 ? 0 : sum / blocks.length;
}

export interface Loudness {
  /** LUFS; `null` where nothing is above the gate. */
  readonly integratedLufs: number | null;
  /** LU; `null` where nothing is above the gate. Means little below some ten seconds. */
  readonly rangeLu: number | null;
  /** The loudest 400 ms, looked for every 10 ms, LUFS. */
  readonly momentaryMaxLufs: number | null;
  /** The loudest 3 s, looked for every 100 ms, LUFS. */
  readonly shortTermMaxLufs: number | null;
  /** Where the loudest 3 s start, seconds. */
  readonly shortTermMaxAtSeconds: number | null;
}

/** Percentiles of EBU Tech 3342. */
function loudnessRange(shortTerm: readonly number[]): number | null {
  const absolute = lufsToPower(ABSOLUTE_GATE_LUFS);
  const audible = shortTerm.filter((power) => power >= absolute);
  if (audible.length === 0) return null;
  const gate = (audible.reduce((sum, power) => sum + power, 0) / audible.length) * 10 ** (RANGE_GATE_LU / 10);
  const sorted = audible.filter((power) => power >= gate).sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.round((sorted.length - 1) * share)] as number;
  return 10 * Math.log10(at(0.95) / at(0.1));
}

const lufsOrNull = (power: number) => (power > 0 ? powerToLufs(power) : null);

export function loudness(power: WeightedPower, blocks: readonly number[]): Loudness {
  const { total } = power;
  let momentaryMax = 0;
  // A running sum would lose the quiet parts behind a loud one to rounding; forty additions are cheap.
  for (let first = 0; first + MOMENTARY_PIECES <= total.length; first++) {
    momentaryMax = Math.max(momentaryMax, windowMean(total, first, MOMENTARY_PIECES));
  }
  const shortTerm: number[] = [];
  let loudest = -1;
  for (let first = 0; first + SHORT_TERM_PIECES <= total.length; first += GATING_HOP_PIECES) {
    const mean = windowMean(total, first, SHORT_TERM_PIECES);
    if (loudest < 0 || mean > (shortTerm[loudest] as number)) loudest = shortTerm.length;
    shortTerm.push(mean);
  }
  const shortTermMax = shortTerm[loudest] ?? 0;
  return {
    integratedLufs: blocks.length === 0 ? null : powerToLufs(meanOverBlocks(blocks, total)),
    rangeLu: loudnessRange(shortTerm),
    momentaryMaxLufs: lufsOrNull(momentaryMax),
    shortTermMaxLufs: lufsOrNull(shortTermMax),
    shortTermMaxAtSeconds: shortTermMax > 0 ? (loudest * GATING_HOP_PIECES) / PIECES_PER_SECOND : null,
  };
}

/** Loudness over time, one value per second of the song; `null` below −70 LUFS and where no window fits. */
export interface LoudnessCurve {
  /** The loudest 400 ms that start in this second, LUFS. */
  readonly momentaryLufs: readonly (number | null)[];
  /** The 3 s around this second (from one second before it to one after), LUFS. */
  readonly shortTermLufs: readonly (number | null)[];
}

export function loudnessCurve({ total }: WeightedPower): LoudnessCurve {
  const seconds = Math.ceil(total.length / PIECES_PER_SECOND);
  const audible = (power: number) => {
    const lufs = powerToLufs(power);
    return lufs > ABSOLUTE_GATE_LUFS ? lufs : null;
  };
  const momentaryLufs: (number | null)[] = [];
  const shortTermLufs: (number | null)[] = [];
  for (let second = 0; second < seconds; second++) {
    const first = second * PIECES_PER_SECOND;
    let most = 0;
    for (let i = first; i < first + PIECES_PER_SECOND && i + MOMENTARY_PIECES <= total.length; i++) {
      most = Math.max(most, windowMean(total, i, MOMENTARY_PIECES));
    }
    momentaryLufs.push(audible(most));
    const from = first - PIECES_PER_SECOND;
    const fits = from >= 0 && from + SHORT_TERM_PIECES <= total.length;
    shortTermLufs.push(fits ? audible(windowMean(total, from, SHORT_TERM_PIECES)) : null);
  }
  return { momentaryLufs, shortTermLufs };
}

export interface StereoLoudness {
  /**
   * LU that are lost when both channels are mixed to one and that is played on both sides: 0 for the same
   * signal left and right, 3 for unrelated ones, more where they cancel. Limited to 60.
   */
  readonly monoLossLu: number;
  /** How much louder the right channel is than the left, LU, limited to ±60. */
  readonly balanceLu: number;
}

const MOST_LU = 60;

/** Compares channels and their mix in the blocks that count for the loudness; `null` without those. */
export function stereoLoudness(power: WeightedPower, blocks: readonly number[]): StereoLoudness | null {
  if (power.stereo === null || blocks.length === 0) return null;
  const left = meanOverBlocks(blocks, power.stereo.left);
  const right = meanOverBlocks(blocks, power.stereo.right);
  const product = meanOverBlocks(blocks, power.stereo.product);
  // (l + r) / 2 on both sides has the power 2 ((l + r) / 2)².
  const folded = Math.max(0, (left + right) / 2 + product);
  const limited = (ratio: number) => Math.max(-MOST_LU, Math.min(MOST_LU, 10 * Math.log10(ratio)));
  return { monoLossLu: limited((left + right) / folded), balanceLu: limited(right / left) };
}

/** Flat tops, DC and silence: what a waveform shows without a spectrum. All channels at their own rate. */

/** Samples that are looked at together. */
const BLOCK = 512;
/** Blocks between two yields. */
const YIELD_BLOCKS = 512;

/** Half a step of 16 bits: what rounding may add to a flat top. */
const FLAT = 0.5 / 32768;
/** So many samples in a row at the ceiling are a clipped run; two may happen by chance. */
const SHORTEST_RUN = 3;
/** Below −20 dBFS nobody clips; there, a few equal samples are quantisation. */
const LOWEST_CEILING = 0.1;

export interface ChannelLevels {
  /** Mean of the samples; 1 is full scale. */
  readonly mean: number;
  readonly lowest: number;
  readonly highest: number;
  readonly clipping: Clipping;
}

export interface Clipping {
  readonly runs: number;
  /** Samples of the longest run. */
  readonly longest: number;
  /** Samples in all runs. */
  readonly samples: number;
  /** The sample at which the first run starts; `null` without any. */
  readonly firstAt: number | null;
}

/** The loops over samples stand in a class because engines keep a generator's numbers on the heap. */
class LevelMeter {
  private readonly samples: Float32Array;
  /** Extremes of each block, so that the search for runs can pass over most of them. */
  private readonly blockLowest: Float32Array<ArrayBuffer>;
  private readonly blockHighest: Float32Array<ArrayBuffer>;
  private sum = 0;
  private lowest = 0;
  private highest = 0;
  private runs = 0;
  private longest = 0;
  private clipped = 0;
  private firstAt: number | null = null;
  private run = 0;
  /** Where the latest run is: 1 at the top, −1 at the bottom. */
  private side = 0;

  constructor(samples: Float32Array) {
    this.samples = samples;
    const blocks = Math.ceil(samples.length / BLOCK);
    this.blockLowest = new Float32Array(blocks);
    this.blockHighest = new Float32Array(blocks);
  }

  /** Sum and extremes of a block. */
  measure(block: number): void {
    const { samples } = this;
    const end = Math.min(samples.length, (block + 1) * BLOCK);
    let { sum } = this;
    let lowest = 0;
    let highest = 0;
    for (let n = block * BLOCK; n < end; n++) {
      const value = samples[n] as number;
      sum += value;
      if (value > highest) highest = value;
      if (value < lowest) lowest = value;
    }
    this.sum = sum;
    this.blockLowest[block] = lowest;
    this.blockHighest[block] = highest;
    if (lowest < this.lowest) this.lowest = lowest;
    if (highest > this.highest) this.highest = highest;
  }

  /** Counts clipped runs; to be called for every block in order, once all are measured. */
  findRuns(block: number): void {
    const { samples, lowest, highest } = this;
    const top = highest >= LOWEST_CEILING ? highest - FLAT : Infinity;
    const bottom = lowest <= -LOWEST_CEILING ? lowest + FLAT : -Infinity;
    if ((this.blockHighest[block] as number) < top && (this.blockLowest[block] as number) > bottom) {
      this.run = 0;
      return;
    }
    const end = Math.min(samples.length, (block + 1) * BLOCK);
    for (let n = block * BLOCK; n < end; n++) {
      const value = samples[n] as number;
      if (value < top && value > bottom) this.run = 0;
      else this.addClipped(n, value >= top ? 1 : -1);
    }
  }

  private addClipped(n: number, side: number): void {
    this.run = side === this.side ? this.run + 1 : 1;
    this.side = side;
    if (this.run < SHORTEST_RUN) return;
    if (this.run === SHORTEST_RUN) {
      this.runs++;
      this.clipped += SHORTEST_RUN;
      this.firstAt ??= n - SHORTEST_RUN + 1;
    } else this.clipped++;
    if (this.run > this.longest) this.longest = this.run;
  }

  result(): ChannelLevels {
    const { length } = this.samples;
    return {
      mean: length === 0 ? 0 : this.sum / length,
      lowest: this.lowest,
      highest: this.highest,
      clipping: { runs: this.runs, longest: this.longest, samples: this.clipped, firstAt: this.firstAt },
    };
  }
}

/**
 * Mean, extremes and clipped runs of one channel. A clipped run is three or more samples in a row at the
 * channel's own highest or lowest value, so that a mix which was clipped and then turned down is found too.
 * (Encoding with loss rounds flat tops off; such runs cannot be seen afterwards.)
 */
export function* channelLevelsSteps(samples: Float32Array): Generator<number, ChannelLevels, void> {
  const meter = new LevelMeter(samples);
  const blocks = Math.ceil(samples.length / BLOCK);
  for (let block = 0; block < blocks; block++) {
    meter.measure(block);
    if (block % YIELD_BLOCKS === 0) yield (0.8 * block) / blocks;
  }
  for (let block = 0; block < blocks; block++) {
    meter.findRuns(block);
    if (block % YIELD_BLOCKS === 0) yield 0.8 + (0.2 * block) / blocks;
  }
  return meter.result();
}

/** −60 dBFS: below it, a start or an end is as good as silent. */
export const SILENCE_DBFS = -60;
const PIECES_PER_SECOND = 100;

/** Whether samples `from` to `to` swing by no more than `amplitude` around whatever DC there is. */
function isStill(samples: Float32Array, from: number, to: number, amplitude: number): boolean {
  let lowest = Infinity;
  let highest = -Infinity;
  for (let n = from; n < to; n++) {
    const value = samples[n] as number;
    if (value < lowest) lowest = value;
    if (value > highest) highest = value;
  }
  return !(highest - lowest > 2 * amplitude);
}

/**
 * Silence before the first and after the last sound above −60 dBFS in any channel, in steps of 10 ms.
 *
 * @returns seconds; both are the whole length for a song that is silent throughout
 */
export function silentEnds(
  channels: readonly Float32Array[],
  sampleRate: number,
): { leadSeconds: number; trailSeconds: number } {
  const amplitude = 10 ** (SILENCE_DBFS / 20);
  const length = channels[0]?.length ?? 0;
  const pieces = Math.ceil((length * PIECES_PER_SECOND) / sampleRate);
  const still = (piece: number) => {
    const from = Math.round((piece * sampleRate) / PIECES_PER_SECOND);
    const to = Math.min(length, Math.round(((piece + 1) * sampleRate) / PIECES_PER_SECOND));
    return channels.every((samples) => isStill(samples, from, to, amplitude));
  };
  let lead = 0;
  while (lead < pieces && still(lead)) lead++;
  let trail = 0;
  while (trail < pieces && still(pieces - 1 - trail)) trail++;
  const seconds = (count: number) => Math.min(length / sampleRate, count / PIECES_PER_SECOND);
  return { leadSeconds: seconds(lead), trailSeconds: seconds(trail) };
}

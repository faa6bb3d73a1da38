/** Flat tops, DC and silence: what a waveform shows without a spectrum. All channels at their own rate. */

const YIELD_SAMPLES = 1 << 18;

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

/**
 * Mean, extremes and clipped runs of one channel. A clipped run is three or more samples in a row at the
 * channel's own highest or lowest value, so that a mix which was clipped and then turned down is found too.
 * (Encoding with loss rounds flat tops off; such runs cannot be seen afterwards.)
 */
export function* channelLevelsSteps(samples: Float32Array): Generator<number, ChannelLevels, void> {
  const { length } = samples;
  let sum = 0;
  let lowest = 0;
  let highest = 0;
  for (let start = 0; start < length; start += YIELD_SAMPLES) {
    const end = Math.min(length, start + YIELD_SAMPLES);
    for (let n = start; n < end; n++) {
      const value = samples[n] as number;
      sum += value;
      if (value > highest) highest = value;
      if (value < lowest) lowest = value;
    }
    yield end / length / 2;
  }

  const top = highest >= LOWEST_CEILING ? highest - FLAT : Infinity;
  const bottom = lowest <= -LOWEST_CEILING ? lowest + FLAT : -Infinity;
  let runs = 0;
  let longest = 0;
  let clipped = 0;
  let firstAt: number | null = null;
  let run = 0;
  let side = 0; // 1 at the top, −1 at the bottom
  for (let start = 0; start < length; start += YIELD_SAMPLES) {
    const end = Math.min(length, start + YIELD_SAMPLES);
    for (let n = start; n < end; n++) {
      const value = samples[n] as number;
      if (value < top && value > bottom) {
        run = 0;
        continue;
      }
      const now = value >= top ? 1 : -1;
      run = now === side ? run + 1 : 1;
      side = now;
      if (run < SHORTEST_RUN) continue;
      if (run === SHORTEST_RUN) {
        runs++;
        clipped += SHORTEST_RUN;
        firstAt ??= n - SHORTEST_RUN + 1;
      } else clipped++;
      if (run > longest) longest = run;
    }
    yield 0.5 + end / length / 2;
  }
  return {
    mean: length === 0 ? 0 : sum / length,
    lowest,
    highest,
    clipping: { runs, longest, samples: clipped, firstAt },
  };
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

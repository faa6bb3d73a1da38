/** One characteristic of a song as the network sees it: a chain of ramps, one between each two knots. */
export interface EncodedInput {
  /** Name of the characteristic, unit included where it has one: `danceability`, `tempo_bpm`, `duration_s`. */
  readonly name: string;
  /** Logarithm (base 2) first: for figures whose ratios matter. The knots are in logarithms then. */
  readonly log: boolean;
  /** Rising; quantiles of the training songs. */
  readonly knots: readonly number[];
  /** Per ramp its mean over the training songs. */
  readonly means: readonly number[];
  /** Per ramp what its centred value is multiplied by. */
  readonly factors: readonly number[];
}

/**
 * How the characteristics of a song become the network's input: the piecewise linear encoding with
 * quantiles as knots (Gorishniy, Rubachev and Babenko, "On embeddings for numerical features in tabular deep
 * learning", NeurIPS 2022), centred and scaled. With it even a linear network bends where the songs are, and
 * no odd song leaves the range that was trained: below the first and above the last knot nothing changes.
 */
export interface JuryTransform {
  readonly inputs: readonly EncodedInput[];
}

/** Arguments of logarithms are raised to this; a tempo of 0 means that no beat was found. */
const SMALLEST_LOG_ARGUMENT = 1;

/** A raw value after the optional logarithm. */
export function maybeLog2(value: number, log: boolean): number {
  return log ? Math.log2(Math.max(SMALLEST_LOG_ARGUMENT, value)) : value;
}

/** Number of network inputs. */
export function encodedWidth(transform: JuryTransform): number {
  return transform.inputs.reduce((sum, { means }) => sum + means.length, 0);
}

/** The ramps between the knots: 0 below the one, 1 above the other, linear between them. */
export function ramps(value: number, knots: readonly number[]): number[] {
  return knots.slice(1).map((high, i) => {
    const low = knots[i] ?? high;
    return Math.min(1, Math.max(0, (value - low) / (high - low)));
  });
}

/**
 * Network input of one song.
 *
 * @param row characteristics in the order of `transform.inputs`, in the units of the tables: 0–1, loudness in
 *   dB, tempo in BPM, duration in seconds
 * @throws RangeError if one is missing or not finite
 */
export function encodeRow(row: ArrayLike<number>, transform: JuryTransform): number[] {
  return transform.inputs.flatMap(({ name, log, knots, means, factors }, index) => {
    const value = row[index];
    if (value === undefined || !Number.isFinite(value))
      throw new RangeError(`${name} is not a finite number`);
    return ramps(maybeLog2(value, log), knots).map((ramp, i) => (ramp - (means[i] ?? 0)) * (factors[i] ?? 0));
  });
}

/**
 * How raw chart features become the network's input. One entry per network input; a feature that the
 * network does not see has none.
 */
export interface ChartTransform {
  readonly inputs: readonly {
    /** Name of the raw feature. */
    readonly name: string;
    /** Index of the raw feature in `CHART_FEATURE_NAMES`. */
    readonly index: number;
    /** Logarithm (base 2) first: for figures whose ratios matter. */
    readonly log: boolean;
    /** Mean over the training songs, after the logarithm. */
    readonly mean: number;
    /** Population standard deviation over the training songs, after the logarithm. */
    readonly scale: number;
  }[];
  /** Standardised values are limited to ±`clip`, so that no odd song leaves the range that was trained. */
  readonly clip: number;
}

/** Arguments of logarithms are raised to this. */
const SMALLEST_LOG_ARGUMENT = 1e-3;

/** A raw value after the optional logarithm. */
export function maybeLog(value: number, log: boolean): number {
  return log ? Math.log2(Math.max(SMALLEST_LOG_ARGUMENT, value)) : value;
}

/**
 * Network input of one song: (x − mean) / scale, limited to ±clip.
 *
 * @param raw features in the order of `CHART_FEATURE_NAMES`
 * @throws RangeError if a feature that is needed is missing or not finite
 */
export function transformFeatures(raw: ArrayLike<number>, transform: ChartTransform): number[] {
  const { clip } = transform;
  return transform.inputs.map(({ index, log, mean, scale, name }) => {
    const value = raw[index];
    if (value === undefined || !Number.isFinite(value))
      throw new RangeError(`${name} is not a finite number`);
    return Math.min(clip, Math.max(-clip, (maybeLog(value, log) - mean) / scale));
  });
}

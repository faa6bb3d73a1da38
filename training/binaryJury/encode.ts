import {
  encodedWidth,
  encodeRow,
  maybeLog2,
  ramps,
  type JuryTransform,
} from '../../src/model/jury/encoding.ts';
import { quantile } from '../protocol/bootstrap.ts';

/** Characteristics whose ratios matter rather than their differences. */
const LOGARITHMIC = new Set(['tempo_bpm', 'duration_s']);

/**
 * Fits the encoding on training songs only: knots at their quantiles, ramps centred and brought to one
 * standard deviation.
 *
 * @param rows characteristics in the order of `names`
 * @param count ramps per characteristic; fewer where many songs share a value
 * @param deviation standard deviation of every network input
 */
export function fitEncoding(
  rows: readonly (readonly number[])[],
  names: readonly string[],
  count: number,
  deviation: number,
): JuryTransform {
  const inputs = names.map((name, index) => {
    const log = LOGARITHMIC.has(name);
    const values = rows.map((row) => maybeLog2(row[index] ?? NaN, log));
    const sorted = Float64Array.from(values).sort();
    const quantiles = Array.from({ length: count + 1 }, (_, i) => quantile(sorted, i / count));
    const distinct = quantiles.filter((value, i) => i === 0 || value > (quantiles[i - 1] as number));
    // A constant says nothing, but a ramp needs two ends.
    const knots = distinct.length > 1 ? distinct : [distinct[0] ?? 0, (distinct[0] ?? 0) + 1];
    const sums = new Float64Array(knots.length - 1);
    const squares = new Float64Array(knots.length - 1);
    for (const value of values) {
      ramps(value, knots).forEach((ramp, i) => {
        sums[i] = (sums[i] as number) + ramp;
        squares[i] = (squares[i] as number) + ramp * ramp;
      });
    }
    const means = [...sums].map((sum) => sum / rows.length);
    const factors = means.map((mean, i) => {
      const variance = (squares[i] as number) / rows.length - mean * mean;
      return variance > 1e-12 ? deviation / Math.sqrt(variance) : 0;
    });
    return { name, log, knots, means, factors };
  });
  return { inputs };
}

/** Network inputs of many songs, `rows × encodedWidth`. */
export function encodeRows(rows: readonly (readonly number[])[], transform: JuryTransform): Float32Array {
  const width = encodedWidth(transform);
  const encoded = new Float32Array(rows.length * width);
  rows.forEach((row, i) => {
    encoded.set(encodeRow(row, transform), i * width);
  });
  return encoded;
}

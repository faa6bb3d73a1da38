import { CHART_FEATURE_NAMES } from '../../src/features/spec.ts';
import { maybeLog, transformFeatures, type ChartTransform } from '../../src/model/chart/transform.ts';
import type { CodecShift } from '../augmentation/codecShift.ts';

/** Features whose ratios matter rather than their differences. */
const LOGARITHMIC = new Set(['duration_s', 'tempo_bpm']);

/** Standardisation fitted on raw features of training songs only. */
export function fitTransform(
  rows: readonly (readonly number[])[],
  options: { readonly clip: number; readonly leaveOut: readonly string[] },
): ChartTransform {
  const inputs = CHART_FEATURE_NAMES.flatMap((name, index) => {
    if (options.leaveOut.includes(name)) return [];
    const log = LOGARITHMIC.has(name);
    const values = rows.map((row) => maybeLog(row[index] ?? NaN, log));
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
    // A constant feature says nothing; scale 1 keeps it at 0.
    return [{ name, index, log, mean, scale: Math.sqrt(variance) || 1 }];
  });
  return { inputs, clip: options.clip };
}

/** Network inputs of many songs, `rows × inputs`. */
export function transformRows(rows: readonly (readonly number[])[], transform: ChartTransform): Float32Array {
  const width = transform.inputs.length;
  const inputs = new Float32Array(rows.length * width);
  rows.forEach((row, i) => {
    inputs.set(transformFeatures(row, transform), i * width);
  });
  return inputs;
}

/** The measured codec shifts as differences of network inputs before clipping, `count × inputs`. */
export function shiftsInInputSpace(measured: CodecShift, transform: ChartTransform): Float32Array {
  const rows = measured.excerpts.flatMap(({ reference, shifts }) =>
    shifts.map((shift) =>
      transform.inputs.map(({ index, log, scale }) => {
        const before = reference[index] ?? NaN;
        return (maybeLog(before + (shift[index] ?? NaN), log) - maybeLog(before, log)) / scale;
      }),
    ),
  );
  return Float32Array.from(rows.flat());
}

/**
 * Target distributions over the tenths: each label spread over its neighbours like a normal density.
 *
 * @param ranks 1–10
 * @param spread standard deviation in tenths; 0 keeps the label as it is
 */
export function spreadLabels(ranks: readonly number[], spread: number, classes = 10): Float32Array {
  const targets = new Float32Array(ranks.length * classes);
  ranks.forEach((rank, row) => {
    const weights = Array.from({ length: classes }, (_, k) =>
      spread > 0 ? Math.exp(-0.5 * ((k + 1 - rank) / spread) ** 2) : Number(k + 1 === rank),
    );
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    targets.set(
      weights.map((weight) => weight / total),
      row * classes,
    );
  });
  return targets;
}

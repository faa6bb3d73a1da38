import type { RocPoint } from './metrics.ts';

/** A point of a curve that is kept: false positive rate and true positive rate, four decimals. */
export type CurvePoint = readonly [falsePositiveRate: number, truePositiveRate: number];

const DECIMALS = 4;

/**
 * A receiver operating characteristic with at most `count` points, evenly spread along its length (the sum
 * of both rates); both ends stay. For drawing; areas are computed from the whole curve.
 */
export function thinCurve(curve: readonly RocPoint[], count = 80): CurvePoint[] {
  const kept: CurvePoint[] = [];
  let next = 0;
  curve.forEach(({ falsePositiveRate, truePositiveRate }, i) => {
    const along = falsePositiveRate + truePositiveRate;
    const isLast = i === curve.length - 1;
    if (along < next && !isLast) return;
    if (isLast && kept.length === count) kept.pop();
    kept.push([Number(falsePositiveRate.toFixed(DECIMALS)), Number(truePositiveRate.toFixed(DECIMALS))]);
    next = along + 2 / (count - 1);
  });
  return kept;
}

import { FEATURE_SPEC } from './spec.ts';

const { amin, topDb } = FEATURE_SPEC.decibel;

const DB_PER_NEPER = 10 / Math.LN10;

/** `10 log10(power)`, by the natural logarithm, which engines compute faster than log10. */
export function powerToDb(power: number): number {
  return DB_PER_NEPER * Math.log(power);
}

/**
 * In place, power to decibels relative to the largest value, floored 80 dB below it; nothing below
 * 1e−10 counts (librosa's `power_to_db(ref=np.max)`). Silence is 0 dB throughout.
 */
export function toDbRelativeToMax(power: Float64Array): void {
  let max: number = amin;
  for (const value of power) if (value > max) max = value;
  const reference = powerToDb(max);
  for (let i = 0; i < power.length; i++) {
    const db = powerToDb(Math.max(amin, power[i] as number)) - reference;
    power[i] = Math.max(-topDb, db);
  }
}

import { expect } from 'vitest';

/** Expects every value of `actual` within `absolute + relative · |expected|` of `expected`; NaN equals NaN. */
export function expectClose(
  actual: ArrayLike<number>,
  expected: ArrayLike<number>,
  absolute: number,
  relative = 0,
  what = 'value',
): void {
  expect(actual.length, `${what}: length`).toBe(expected.length);
  for (let i = 0; i < expected.length; i++) {
    const a = actual[i] ?? NaN;
    const e = expected[i] ?? NaN;
    if (Object.is(a, e) || a === e) continue;
    const limit = absolute + relative * Math.abs(e);
    if (!(Math.abs(a - e) <= limit)) expect.fail(`${what}[${i}]: ${a}, expected ${e} ± ${limit}`);
  }
}

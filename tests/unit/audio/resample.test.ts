import { describe, expect, test } from 'vitest';
import { runSteps } from '../../../src/features/steps.ts';
import { resample, resampledLength, resampleInSteps, Resampler } from '../../../src/audio/resample.ts';

function sine(hz: number, rate: number, seconds: number): Float32Array<ArrayBuffer> {
  return Float32Array.from({ length: Math.round(rate * seconds) }, (_, n) =>
    Math.sin((2 * Math.PI * hz * n) / rate),
  );
}

/** Largest difference away from the ends, where the filter sees the mirrored signal. */
function largestDifference(a: Float32Array, b: Float32Array, margin = 200): number {
  let largest = 0;
  for (let i = margin; i < a.length - margin; i++)
    largest = Math.max(largest, Math.abs((a[i] ?? 0) - (b[i] ?? 0)));
  return largest;
}

/** I0 by its integral, so that the test does not share the series. */
function besselI0(x: number): number {
  const steps = 2000;
  let sum = 0;
  for (let k = 0; k < steps; k++) sum += Math.exp(x * Math.cos((Math.PI * (k + 0.5)) / steps));
  return sum / steps;
}

describe('resample', () => {
  test('44,100 Hz passes untouched, not even copied', () => {
    const input = sine(440, 44_100, 0.1);
    expect(resample(input, 44_100)).toBe(input);
  });

  test.each([8_000, 11_025, 16_000, 22_050, 32_000, 44_099, 48_000, 88_200, 96_000, 192_000])(
    'from %d Hz a sine keeps its amplitude and its place in time',
    (rate) => {
      const output = resample(sine(997, rate, 1), rate);
      expect(output.length).toBe(44_100);
      expect(largestDifference(output, sine(997, 44_100, 1))).toBeLessThan(2e-4);
    },
  );

  test.each([16_000, 48_000, 96_000, 47_999])(
    'from %d Hz a constant stays constant up to the ends',
    (rate) => {
      for (const value of resample(new Float32Array(4000).fill(0.5), rate)) expect(value).toBeCloseTo(0.5, 6);
    },
  );

  test('what lies above the new Nyquist frequency is gone', () => {
    // By Kaiser's formula the transition around 0.97 · 22,050 Hz is 7.7 kHz wide for 72 taps at 96 kHz and ends at 25.3 kHz.
    for (const hz of [26_000, 30_000, 40_000]) {
      const output = resample(sine(hz, 96_000, 0.5), 96_000);
      expect(largestDifference(output, new Float32Array(output.length))).toBeLessThan(1e-4);
    }
    const passed = resample(sine(17_000, 96_000, 0.5), 96_000);
    expect(largestDifference(passed, sine(17_000, 44_100, 0.5))).toBeLessThan(1e-3);
  });

  test('equals the windowed sinc written out directly', () => {
    const rate = 48_000;
    const input = Float32Array.from({ length: 600 }, (_, n) => Math.sin(n * n * 0.01) + (n % 7) / 7);
    const output = resample(input, rate);
    const factor = (44_100 * 0.97) / rate;
    const taps = Math.ceil(32 / factor);
    expect(taps).toBe(36);
    for (let n = 60; n < output.length - 60; n += 13) {
      const position = (n * rate) / 44_100;
      const whole = Math.floor(position);
      let sum = 0;
      let weightSum = 0;
      for (let k = whole - 17; k <= whole + 18; k++) {
        const distance = k - position;
        const x = Math.PI * distance * factor;
        const w = Math.min(1, Math.abs((2 * distance) / taps));
        const weight = (Math.abs(x) < 1e-12 ? 1 : Math.sin(x) / x) * besselI0(9 * Math.sqrt(1 - w * w));
        sum += weight * (input[k] ?? 0);
        weightSum += weight;
      }
      expect(output[n]).toBeCloseTo(sum / weightSum, 5);
    }
  });

  test('ratios with too many exact phases are interpolated well', () => {
    const exact = resample(sine(5_000, 48_000, 0.5), 48_000);
    const interpolated = resample(sine(5_000, 47_999, 0.5), 47_999);
    expect(largestDifference(exact.subarray(0, 22_000), interpolated.subarray(0, 22_000))).toBeLessThan(2e-4);
  });

  test('every second sample is every second sample', () => {
    for (const rate of [44_100, 48_000, 47_999]) {
      const input = sine(700, rate, 0.3);
      const all = resample(input, rate);
      const half = resample(input, rate, 2);
      expect(half.length).toBe(Math.ceil(all.length / 2));
      for (let i = 0; i < half.length; i++) expect(half[i]).toBe(all[2 * i]);
    }
  });

  test('lengths', () => {
    expect(resampledLength(48_000, 48_000)).toBe(44_100);
    expect(resampledLength(1, 48_000)).toBe(1);
    for (const length of [0, 1, 2, 5, 100]) {
      const output = resample(new Float32Array(length).fill(1), 48_000);
      expect(output.length).toBe(Math.round((length * 44_100) / 48_000));
      for (const value of output) expect(value).toBeCloseTo(1, 5);
    }
  });

  test('the generator pauses, counts up to 1 and gives the same result in pieces', () => {
    const input = sine(440, 48_000, 10);
    const steps = resampleInSteps([input], 48_000);
    const fractions: number[] = [];
    let step = steps.next();
    for (; !step.done; step = steps.next()) fractions.push(step.value);
    expect(fractions.length).toBeGreaterThan(2);
    expect(fractions).toEqual([...fractions].sort((a, b) => a - b));
    expect(fractions.at(-1)).toBe(1);
    const whole = new Float32Array(step.value.length);
    new Resampler(48_000).process(input, whole, 0, whole.length);
    expect(step.value).toEqual(whole);
  });

  test.each([
    [48_000, 2],
    [96_000, 3],
    [8_000, 2],
  ])('%i Hz, %i channels: mixed piece by piece as mixed at once', (rate, count) => {
    const channels = Array.from({ length: count }, (_, c) => sine(200 * (c + 1), rate, 9.7));
    const mixed = Float32Array.from(
      channels[0] ?? [],
      (_, n) => channels.reduce((sum, channel) => sum + (channel[n] ?? NaN), 0) / count,
    );
    for (const stride of [1, 2]) {
      const inPieces = runSteps(resampleInSteps(channels, rate, stride));
      const whole = new Float32Array(inPieces.length);
      new Resampler(rate).process(mixed, whole, 0, whole.length, stride);
      expect(inPieces).toEqual(whole);
    }
  });

  test('rates that are none', () => {
    for (const rate of [0, -1, 44_100.5, Number.NaN]) expect(() => new Resampler(rate)).toThrow(RangeError);
  });
});

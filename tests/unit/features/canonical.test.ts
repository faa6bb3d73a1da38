import { describe, expect, it } from 'vitest';
import { canonicalSignal } from '../../../src/features/canonical.ts';
import { waveformPeaks } from '../../../src/features/waveform.ts';

describe('canonicalSignal', () => {
  const a = Float32Array.of(0.1, 9, 0.3, 9, -0.5);
  const b = Float32Array.of(0.2, 9, -0.3, 9, -0.25);
  const c = Float32Array.of(0.7, 9, 0.1, 9, 0.3);

  it('takes every second sample of one channel, starting with the first', () => {
    expect(canonicalSignal([a])).toEqual(Float32Array.of(0.1, 0.3, -0.5));
    expect(canonicalSignal([a.subarray(0, 4)])).toEqual(Float32Array.of(0.1, 0.3));
  });

  it.each([
    ['two', [a, b]],
    ['three', [a, b, c]],
    ['six', [a, b, c, c, b, a]],
  ])('takes the mean of %s channels in float64 and rounds once', (_, channels) => {
    const expected = [0, 2, 4].map((n) =>
      Math.fround(channels.reduce((sum, channel) => sum + (channel[n] ?? NaN), 0) / channels.length),
    );
    expect([...canonicalSignal(channels)]).toEqual(expected);
  });

  it('does not lose a quiet channel beside a loud one, as float32 sums would', () => {
    const sum = canonicalSignal([Float32Array.of(16777216), Float32Array.of(1), Float32Array.of(-16777216)]);
    expect(sum[0]).toBe(Math.fround(1 / 3));
  });

  it('is empty without channels or samples, and refuses channels of different lengths', () => {
    expect(canonicalSignal([]).length).toBe(0);
    expect(canonicalSignal([new Float32Array(0)]).length).toBe(0);
    expect(() => canonicalSignal([a, a.subarray(1)])).toThrow(RangeError);
  });
});

describe('waveformPeaks', () => {
  it('finds the largest absolute value of each slice', () => {
    const signal = Float32Array.of(0.25, -0.5, 0.125, 0, 0.75, -0.25);
    expect([...waveformPeaks(signal, 3)]).toEqual([0.5, 0.125, 0.75]);
    expect([...waveformPeaks(signal, 1)]).toEqual([0.75]);
  });

  it('covers every sample once when the slices do not come out even', () => {
    for (let at = 0; at < 10; at++) {
      const signal = new Float32Array(10);
      signal[at] = -1;
      expect(waveformPeaks(signal, 4).filter((peak) => peak === 1).length).toBe(1);
    }
  });

  it('limits to 1, counts non-finite samples as 0 and stands more slices than samples', () => {
    expect([...waveformPeaks(Float32Array.of(3, NaN, -Infinity, 0.5), 4)]).toEqual([1, 0, 0, 0.5]);
    expect([...waveformPeaks(Float32Array.of(0.5, 1), 4)]).toEqual([0.5, 0.5, 1, 1]);
    expect([...waveformPeaks(new Float32Array(0), 2)]).toEqual([0, 0]);
    expect(() => waveformPeaks(new Float32Array(4), 0)).toThrow(RangeError);
  });
});

import { describe, expect, test } from 'vitest';
import { bandwidthSteps } from '../../../../src/features/quality/bandwidth.ts';
import { channelLevelsSteps, silentEnds } from '../../../../src/features/quality/levels.ts';
import { stereoImageSteps } from '../../../../src/features/quality/stereo.ts';
import { runSteps } from '../../../../src/features/steps.ts';

const RATE = 44_100;

function noise(seconds: number, seed: number, gain = 0.2, sampleRate = RATE): Float32Array<ArrayBuffer> {
  let x = seed;
  return Float32Array.from({ length: seconds * sampleRate }, () => {
    x = (1664525 * x + 1013904223) % 4294967296;
    return gain * (x / 2147483648 - 1);
  });
}

/** Low-pass of 511 taps: a sinc in a Blackman-Harris window, 92 dB down. */
function lowPassed(samples: Float32Array, hz: number, sampleRate = RATE): Float32Array<ArrayBuffer> {
  const half = 255;
  const taps = Array.from({ length: 2 * half + 1 }, (_, i) => {
    const t = i - half;
    const x = (2 * hz * t) / sampleRate;
    const sinc = t === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
    const turn = (2 * Math.PI * i) / (2 * half);
    const window =
      0.35875 - 0.48829 * Math.cos(turn) + 0.14128 * Math.cos(2 * turn) - 0.01168 * Math.cos(3 * turn);
    return ((2 * hz) / sampleRate) * sinc * window;
  });
  // Only where all taps meet samples: an abrupt start would fill the whole spectrum.
  const out = new Float32Array(samples.length - 2 * half);
  for (let n = 0; n < out.length; n++) {
    let sum = 0;
    for (let k = 0; k <= 2 * half; k++) sum += (taps[k] ?? 0) * (samples[n + k] ?? 0);
    out[n] = sum;
  }
  return out;
}

const to16Bit = (samples: Float32Array) => samples.map((value) => Math.round(value * 32767) / 32768);

describe('clipping', () => {
  const sine = (gain: number, hz = 220) =>
    Float32Array.from({ length: 2 * RATE }, (_, n) => gain * Math.sin((2 * Math.PI * hz * n) / RATE));
  const clip = (samples: Float32Array, at: number) => samples.map((v) => Math.max(-at, Math.min(at, v)));

  test('planted runs are counted, measured and placed', () => {
    const samples = noise(2, 3, 0.5);
    samples.fill(1, 10_000, 10_005);
    samples.fill(-1, 20_000, 20_009);
    samples.fill(1, 30_000, 30_002);
    const { clipping } = runSteps(channelLevelsSteps(samples));
    expect(clipping).toEqual({ runs: 2, longest: 9, samples: 14, firstAt: 10_000 });
  });

  test('every half wave of a clipped tone, at full scale or turned down afterwards', () => {
    for (const gain of [1, 0.7]) {
      const samples = clip(sine(1.5), 1).map((value) => value * gain);
      const { clipping } = runSteps(channelLevelsSteps(to16Bit(samples)));
      expect(clipping.runs).toBe(880);
      expect(clipping.samples / samples.length).toBeGreaterThan(0.3);
    }
  });

  test('music that touches full scale without flat tops is not clipped', () => {
    for (const samples of [sine(1), sine(1, 997), noise(2, 7, 1)]) {
      expect(runSteps(channelLevelsSteps(to16Bit(samples))).clipping).toMatchObject({
        runs: 0,
        firstAt: null,
      });
    }
  });

  test('a run from the top straight to the bottom is two', () => {
    const samples = new Float32Array(100);
    samples.fill(1, 10, 14).fill(-1, 14, 18);
    expect(runSteps(channelLevelsSteps(samples)).clipping).toMatchObject({ runs: 2, longest: 4, samples: 8 });
  });

  test('quiet steps of 16 bits are no clipping', () => {
    expect(runSteps(channelLevelsSteps(to16Bit(sine(0.0002)))).clipping.runs).toBe(0);
    expect(runSteps(channelLevelsSteps(new Float32Array(1000))).clipping.runs).toBe(0);
  });
});

test('DC offset and extremes', () => {
  const samples = noise(2, 3, 0.25).map((value) => value + 0.1);
  const levels = runSteps(channelLevelsSteps(samples));
  expect(levels.mean).toBeCloseTo(0.1, 2);
  expect(levels.highest).toBeCloseTo(0.35, 3);
  expect(levels.lowest).toBeCloseTo(-0.15, 3);
});

describe('silence at the ends', () => {
  const rate = 1_000;
  const buzz = (length: number, from: number, to: number, gain: number, dc = 0) =>
    Float32Array.from({ length }, (_, n) => dc + (n >= from && n < to ? gain * (-1) ** n : 0));
  test('of the channel that speaks first and last', () => {
    const left = buzz(1000, 300, 500, 0.1);
    const right = buzz(1000, 400, 900, 0.1);
    expect(silentEnds([left, right], rate)).toEqual({ leadSeconds: 0.3, trailSeconds: 0.1 });
  });
  test('below −60 dBFS counts as silent, and so does DC', () => {
    const hiss = buzz(1000, 0, 1000, 0.0009);
    const sound = buzz(1000, 100, 200, 0.002, 0.2);
    expect(silentEnds([hiss], rate)).toEqual({ leadSeconds: 1, trailSeconds: 1 });
    expect(silentEnds([sound], rate)).toEqual({ leadSeconds: 0.1, trailSeconds: 0.8 });
  });
  test('a single loud sample is a sound', () => {
    const click = new Float32Array(1000);
    click[999] = 0.5;
    expect(silentEnds([click], rate)).toEqual({ leadSeconds: 0.99, trailSeconds: 0 });
  });
});

describe('stereo', () => {
  const left = noise(12, 1);
  const measure = (right: Float32Array) => runSteps(stereoImageSteps(left, right, RATE));
  test('the same, unrelated, upside down, silent', () => {
    expect(measure(left)).toMatchObject({ correlation: 1, isDualMono: true });
    const unrelated = measure(noise(12, 77));
    expect(Math.abs(unrelated.correlation ?? NaN)).toBeLessThan(0.02);
    const withDc = runSteps(
      stereoImageSteps(
        left.map((v) => v + 0.3),
        noise(12, 77).map((v) => v + 0.3),
        RATE,
      ),
    );
    expect(Math.abs(withDc.correlation ?? NaN)).toBeLessThan(0.02);
    expect(unrelated.isDualMono).toBe(false);
    expect(measure(left.map((v) => -v)).correlation).toBeCloseTo(-1, 6);
    expect(measure(new Float32Array(left.length))).toEqual({
      correlation: null,
      lowest: null,
      isDualMono: false,
    });
  });

  test('dual mono is told from a quiet difference that can be heard', () => {
    const hiss = noise(12, 5, 0.0001);
    expect(measure(left.map((v, n) => v + (hiss[n] ?? 0))).isDualMono).toBe(true);
    const louder = noise(12, 5, 0.004);
    expect(measure(left.map((v, n) => v + (louder[n] ?? 0))).isDualMono).toBe(false);
  });

  test('the worst three seconds are found, near silence is passed over', () => {
    const right = left.slice();
    for (let n = 5 * RATE; n < 8 * RATE; n++) right[n] = -(left[n] ?? 0);
    const { lowest } = measure(right);
    expect(lowest?.atSeconds).toBe(5);
    expect(lowest?.correlation).toBeCloseTo(-1, 6);

    const quietLeft = left.slice();
    const quietRight = left.slice();
    for (let n = 5 * RATE; n < 8 * RATE; n++) {
      quietLeft[n] = 0.01 * (left[n] ?? 0);
      quietRight[n] = -0.01 * (left[n] ?? 0);
    }
    expect(runSteps(stereoImageSteps(quietLeft, quietRight, RATE)).lowest?.correlation).toBeGreaterThan(0.9);
  });
});

describe('bandwidth', () => {
  const measure = (samples: Float32Array, sampleRate = RATE) =>
    runSteps(bandwidthSteps([samples], sampleRate));

  test.each([5_000, 11_025, 16_000, 19_000])('white noise that ends at %d Hz', (hz) => {
    const { edge, highestHz } = measure(lowPassed(noise(3, 1), hz));
    expect(Math.abs((edge?.hz ?? NaN) - hz)).toBeLessThanOrEqual(600);
    expect(edge?.dropDb).toBeGreaterThan(24);
    expect(highestHz ?? NaN).toBeLessThan(hz + 1200);
  });

  test('the same after rounding to 16 bits', () => {
    const { edge } = measure(to16Bit(lowPassed(noise(3, 1), 16_000)));
    expect(Math.abs((edge?.hz ?? NaN) - 16_000)).toBeLessThanOrEqual(600);
  });

  test('music that is quiet in the treble but reaches the top has no edge', () => {
    // One-pole low-pass at 500 Hz: 6 dB less per octave, some 33 dB at 22 kHz.
    let y = 0;
    const pink = noise(3, 9, 1).map((v) => (y += 0.07 * (v - y)));
    expect(measure(pink)).toEqual({ highestHz: 22_000, edge: null });
    // Four of them: fades into nothing.
    let faded = pink;
    for (let i = 0; i < 3; i++) {
      let z = 0;
      faded = faded.map((v) => (z += 0.07 * (v - z)));
    }
    expect(measure(faded).edge).toBeNull();
  });

  test('full-band noise and silence', () => {
    expect(measure(noise(2, 4))).toEqual({ highestHz: 22_000, edge: null });
    expect(measure(new Float32Array(2 * RATE))).toEqual({ highestHz: null, edge: null });
    expect(measure(new Float32Array(100).fill(0.5))).toEqual({ highestHz: null, edge: null });
  });

  test('a CD resampled to 96 kHz ends at its own top', () => {
    const { edge } = measure(lowPassed(noise(2, 4, 0.2, 96_000), 21_500, 96_000), 96_000);
    expect(Math.abs((edge?.hz ?? NaN) - 21_500)).toBeLessThanOrEqual(800);
  });

  test('a gap that is filled again above is no end', () => {
    const low = lowPassed(noise(2, 4), 8_000);
    const whistle = low.map((v, n) => v + 0.05 * Math.sin((2 * Math.PI * 15_000 * n) / RATE));
    expect(Math.abs((measure(whistle).edge?.hz ?? NaN) - 15_200)).toBeLessThanOrEqual(400);
  });
});

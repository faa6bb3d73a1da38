import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { kWeighting } from '../../../../src/features/loudness/kWeighting.ts';
import {
  gatedBlocks,
  loudness,
  loudnessCurve,
  stereoLoudness,
  weightedPowerSteps,
} from '../../../../src/features/loudness/loudness.ts';
import { samplePeak, truePeakSteps } from '../../../../src/features/loudness/truePeak.ts';
import { runSteps } from '../../../../src/features/steps.ts';
import { loudnessSignal } from '../../../fixtures/goldens/loudnessSignals.ts';

interface Expected {
  readonly value: number;
  readonly plus: number;
  readonly minus: number;
}
interface GoldenCase {
  readonly id: string;
  readonly sampleRate: 44100 | 48000;
  readonly frames: number;
  readonly sha256: string;
  /** What the standard asks for. */
  readonly expected: Readonly<
    Partial<Record<'integrated' | 'momentaryMax' | 'shortTermMax' | 'lra' | 'truePeak', Expected>>
  > | null;
  /** Float64 values by the standards' definitions; `null` where undefined. */
  readonly reference: Readonly<
    Record<
      | 'momentaryMaxHop10ms'
      | 'shortTermMax'
      | 'integrated'
      | 'lra'
      | 'samplePeak'
      | 'truePeakBs1770Fir'
      | 'truePeakIdeal',
      number | null
    >
  >;
}
interface Section {
  readonly b: readonly [number, number, number];
  readonly a: readonly [number, number, number];
}

const goldens = JSON.parse(
  readFileSync(new URL('../../../fixtures/goldens/loudness.json', import.meta.url), 'utf8'),
) as { kWeighting: Record<string, { shelf: Section; highpass: Section }>; cases: GoldenCase[] };

function hash(channels: readonly Float32Array[]): string {
  const frames = channels[0]?.length ?? 0;
  const interleaved = new Float32Array(frames * channels.length);
  channels.forEach((channel, c) => {
    for (let n = 0; n < frames; n++) interleaved[n * channels.length + c] = channel[n] ?? NaN;
  });
  return createHash('sha256').update(new Uint8Array(interleaved.buffer)).digest('hex');
}

function measure(channels: readonly Float32Array[], sampleRate: number) {
  const power = runSteps(weightedPowerSteps(channels, sampleRate));
  const blocks = gatedBlocks(power);
  const peaks = channels.map((channel) => runSteps(truePeakSteps(channel, sampleRate)));
  const db = (value: number) => (value > 0 ? 20 * Math.log10(value) : null);
  return {
    ...loudness(power, blocks),
    stereo: stereoLoudness(power, blocks),
    curve: loudnessCurve(power),
    samplePeakDbfs: db(Math.max(...channels.map(samplePeak))),
    truePeakDbtp: db(Math.max(...peaks)),
  };
}

describe.each(Object.entries(goldens.kWeighting))('K-weighting at %s Hz', (rate, golden) => {
  test('coefficients of the reference', () => {
    const [shelf, highPass] = kWeighting(Number(rate));
    const flat = ({ b, a }: Section) => [...b, a[1], a[2]];
    for (const [i, value] of flat(golden.shelf).entries()) expect(shelf[i]).toBeCloseTo(value, 10);
    for (const [i, value] of flat(golden.highpass).entries()) expect(highPass[i]).toBeCloseTo(value, 10);
  });
});

/** Equal, or within `tolerance`; undefined has to be undefined. */
function expectClose(actual: number | null, golden: number | null, tolerance: number, what: string) {
  if (golden === null) expect(actual, what).toBeNull();
  else expect(Math.abs((actual ?? NaN) - golden), `${what}: ${actual} for ${golden}`).toBeLessThan(tolerance);
}

function expectWithin(actual: number | null, expected: Expected | undefined, what: string) {
  if (!expected) return;
  expect(actual, what).toBeGreaterThanOrEqual(expected.value - expected.minus);
  expect(actual, what).toBeLessThanOrEqual(expected.value + expected.plus);
}

test('there are 94 cases', () => {
  expect(goldens.cases).toHaveLength(94);
});

describe.each(goldens.cases)('$id at $sampleRate Hz', ({ id, sampleRate, sha256, expected, reference }) => {
  let signalHash: string;
  let measured: ReturnType<typeof measure>;
  beforeAll(() => {
    const channels = loudnessSignal(id, sampleRate);
    signalHash = hash(channels);
    measured = measure(channels, sampleRate);
  });

  test('the signal is the one that was measured', () => {
    expect(signalHash).toBe(sha256);
  });

  test('the standard: within its own tolerance', () => {
    expectWithin(measured.integratedLufs, expected?.integrated, 'integrated');
    expectWithin(measured.momentaryMaxLufs, expected?.momentaryMax, 'momentary');
    expectWithin(measured.shortTermMaxLufs, expected?.shortTermMax, 'short-term');
    expectWithin(measured.rangeLu, expected?.lra, 'range');
    expectWithin(measured.truePeakDbtp, expected?.truePeak, 'true peak');
  });

  test('the reference: loudness within 0.02 LU', () => {
    expectClose(measured.integratedLufs, reference.integrated, 0.02, 'integrated');
    expectClose(measured.momentaryMaxLufs, reference.momentaryMaxHop10ms, 0.02, 'momentary');
    expectClose(measured.shortTermMaxLufs, reference.shortTermMax, 0.02, 'short-term');
    expectClose(measured.rangeLu, reference.lra, 0.02, 'range');
    expectClose(measured.samplePeakDbfs, reference.samplePeak, 0.001, 'sample peak');
  });

  test("true peak: between the standard's filter and ideal interpolation, give or take 0.2 dB", () => {
    const { truePeakBs1770Fir: fir, truePeakIdeal: ideal } = reference;
    if (fir === null || ideal === null) return expect(measured.truePeakDbtp).toBeNull();
    expect(measured.truePeakDbtp).toBeGreaterThan(Math.min(fir, ideal) - 0.2);
    expect(measured.truePeakDbtp).toBeLessThan(Math.max(fir, ideal) + 0.2);
  });
});

/** Unrelated noise of a seed, −1…1, times `gain`. */
function noise(length: number, seed: number, gain = 0.2): Float32Array<ArrayBuffer> {
  let x = seed;
  return Float32Array.from({ length }, () => {
    x = (1664525 * x + 1013904223) % 4294967296;
    return gain * (x / 2147483648 - 1);
  });
}
const negated = (samples: Float32Array) => samples.map((value) => -value);
const scaled = (samples: Float32Array, factor: number) => samples.map((value) => value * factor);

describe('two channels and their mix', () => {
  const left = noise(44_100 * 5, 1);
  test.each([
    ['the same on both sides', left, 0, 0],
    ['unrelated sides', noise(44_100 * 5, 99), 3.01, 0],
    ['one the other upside down', negated(left), 60, 0],
    ['right half as strong', scaled(left, 0.5), 0.46, -6.02],
    ['nothing on the right', new Float32Array(left.length), 3.01, -60],
  ])('%s', (_name, right, monoLossLu, balanceLu) => {
    const { stereo } = measure([left, right], 44_100);
    expect(Math.abs((stereo?.monoLossLu ?? NaN) - monoLossLu)).toBeLessThan(0.1);
    expect(Math.abs((stereo?.balanceLu ?? NaN) - balanceLu)).toBeLessThan(0.1);
  });

  test('one channel, or silence: nothing to compare', () => {
    expect(measure([left], 44_100).stereo).toBeNull();
    expect(measure([new Float32Array(44_100), new Float32Array(44_100)], 44_100).stereo).toBeNull();
  });
});

test('every rate hears the same loudness', () => {
  for (const sampleRate of [8_000, 11_025, 22_050, 32_000, 44_100, 96_000, 192_000]) {
    const sine = Float32Array.from(
      { length: sampleRate * 4 },
      (_, n) => 0.1 * Math.sin((2 * Math.PI * 997 * n) / sampleRate),
    );
    expect(Math.abs((measure([sine, sine], sampleRate).integratedLufs ?? NaN) + 20)).toBeLessThan(0.1);
  }
});

test('loudness over time: one value a second, gaps where nothing is heard', () => {
  const sampleRate = 48_000;
  const sine = Float32Array.from({ length: sampleRate * 10 }, (_, n) =>
    n >= 4 * sampleRate && n < 8 * sampleRate ? 0.1 * Math.sin((2 * Math.PI * 997 * n) / sampleRate) : 0,
  );
  const { curve } = measure([sine, sine], sampleRate);
  expect(curve.momentaryLufs).toHaveLength(10);
  expect(curve.shortTermLufs).toHaveLength(10);
  const heard = curve.momentaryLufs.map((value) => value !== null && value > -40);
  // The 400 ms windows that start in second 3 reach into second 4.
  expect(heard).toEqual([false, false, false, true, true, true, true, true, false, false]);
  expect(curve.momentaryLufs[0]).toBeNull();
  expect(curve.shortTermLufs[0]).toBeNull();
  expect(curve.shortTermLufs[9]).toBeNull();
  expect(Math.abs((curve.shortTermLufs[5] ?? NaN) + 20)).toBeLessThan(0.1);
  expect(Math.abs((curve.shortTermLufs[3] ?? NaN) + 20 + 10 * Math.log10(3))).toBeLessThan(0.1);
});

describe('true peak', () => {
  const peakDb = (samples: Float32Array, sampleRate: number) =>
    20 * Math.log10(runSteps(truePeakSteps(samples, sampleRate)));
  test.each([44_100, 88_200, 96_000])('a sine between the samples at %d Hz', (sampleRate) => {
    // A quarter of the rate up to 48 kHz; above, music has nothing to say there.
    const hz = Math.min(sampleRate / 4, 11_025);
    const samples = Float32Array.from({ length: sampleRate }, (_, n) => {
      const fade = Math.min(1, n / 500, (sampleRate - 1 - n) / 500);
      return 0.5 * fade * Math.sin((2 * Math.PI * hz * n) / sampleRate + Math.PI / 4);
    });
    expect(Math.abs(peakDb(samples, sampleRate) + 6.02)).toBeLessThan(0.2);
  });

  test('at 192 kHz it is the sample peak, and it never is below it', () => {
    const samples = noise(20_000, 5, 1);
    expect(runSteps(truePeakSteps(samples, 192_000))).toBe(samplePeak(samples));
    expect(runSteps(truePeakSteps(samples, 44_100))).toBeGreaterThan(samplePeak(samples));
  });

  test('a burst at the very end is found', () => {
    const samples = new Float32Array(10_007);
    samples.set([0.5, 0.5], samples.length - 2);
    expect(runSteps(truePeakSteps(samples, 44_100))).toBeGreaterThan(0.55);
  });
});

import { describe, expect, test } from 'vitest';
import { weightedPowerSteps } from '../../../../src/features/loudness/loudness.ts';
import { truePeakSteps } from '../../../../src/features/loudness/truePeak.ts';
import { runSteps } from '../../../../src/features/steps.ts';

/** What must not depend on how the work is divided: into blocks, and into pairs of channels. */

function noise(length: number, seed: number, gain: number): Float32Array<ArrayBuffer> {
  let x = seed;
  return Float32Array.from({ length }, () => {
    x = (1664525 * x + 1013904223) % 4294967296;
    return gain * (x / 2147483648 - 1);
  });
}

describe('true peak: where most is passed over', () => {
  test.each([44_100, 96_000])('a burst counts the same wherever it lies, at %d Hz', (sampleRate) => {
    const peakAt = (place: number) => {
      const samples = new Float32Array(2_000);
      samples.set([0.1, 0.7, 0.7, -0.2], place);
      // A sample as loud as that far away: the search begins with it.
      samples[1_900] = 0.7;
      return runSteps(truePeakSteps(samples, sampleRate));
    };
    const expected = peakAt(0);
    expect(expected).toBeGreaterThan(0.75);
    for (let place = 1; place < 600; place++) expect(peakAt(place)).toBeCloseTo(expected, 12);
  });

  test('quiet stretches beside loud ones change nothing', () => {
    const loud = noise(5_000, 3, 0.9);
    const alone = runSteps(truePeakSteps(loud, 44_100));
    const samples = new Float32Array(50_000);
    samples.set(noise(20_000, 4, 0.01));
    samples.set(loud, 22_000);
    samples.set(noise(20_000, 5, 0.3), 29_000);
    expect(runSteps(truePeakSteps(samples, 44_100))).toBeCloseTo(alone, 12);
  });
});

describe('K-weighting two channels at once', () => {
  const sampleRate = 44_100;
  const channels = [1, 2, 3, 4, 5, 6].map((seed) => noise(sampleRate, seed, 0.1 * seed));
  const totals = (of: readonly Float32Array[]) => runSteps(weightedPowerSteps(of, sampleRate)).total;
  const alone = channels.map((channel) => totals([channel]));
  const sum = (weights: readonly number[], piece: number) =>
    weights.reduce((power, weight, c) => power + weight * (alone[c]?.[piece] ?? NaN), 0);

  test.each([
    { layout: 'two', weights: [1, 1] },
    { layout: 'three', weights: [1, 1, 1] },
    { layout: '5.0', weights: [1, 1, 1, 1.41, 1.41] },
    { layout: '5.1, without the LFE', weights: [1, 1, 1, 0, 1.41, 1.41] },
  ])('$layout channels: each counts as it does alone', ({ weights }) => {
    const together = totals(channels.slice(0, weights.length));
    expect(together).toHaveLength(100);
    for (const [piece, power] of together.entries()) expect(power).toBeCloseTo(sum(weights, piece), 12);
  });

  test('sides and their product', () => {
    const [first, second] = channels as [Float32Array, Float32Array];
    const { stereo } = runSteps(weightedPowerSteps([first, second], sampleRate));
    expect(stereo?.left).toEqual(alone[0]);
    expect(stereo?.right).toEqual(alone[1]);
    const same = runSteps(weightedPowerSteps([first, first], sampleRate)).stereo;
    expect(same?.product).toEqual(alone[0]);
  });
});

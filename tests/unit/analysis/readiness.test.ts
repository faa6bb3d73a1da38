import * as v from 'valibot';
import { expect, test } from 'vitest';
import { computeReadiness, readinessSteps } from '../../../src/analysis/details/computeReadiness.ts';
import { readinessSchema } from '../../../src/analysis/details/readiness.ts';

const RATE = 44_100;
const context = () => ({ signal: new AbortController().signal, report: () => undefined });

/** A 440 Hz tone at −6 dBFS with a second of silence before and half a second behind, clipped in its middle. */
function tone(gain: number, seconds = 12): Float32Array<ArrayBuffer> {
  const samples = Float32Array.from({ length: seconds * RATE }, (_, n) =>
    n < RATE || n >= (seconds - 0.5) * RATE ? 0 : gain * Math.sin((2 * Math.PI * 440 * n) / RATE),
  );
  return samples;
}

test('facts of a planted song', async () => {
  const left = tone(0.5);
  left.fill(0.9, 3 * RATE, 3 * RATE + 441);
  const right = tone(0.25);
  const facts = await computeReadiness({ sound: { channels: [left, right], sampleRate: RATE } }, context());
  expect(v.parse(readinessSchema, structuredClone(facts))).toEqual(facts);
  const { loudness, clipping, stereo, silence, bandwidth } = facts;
  expect(clipping).toMatchObject({ runs: 1, longestSeconds: 0.01, firstAtSeconds: 3 });
  expect(clipping.share).toBeCloseTo(441 / (2 * 12 * RATE), 9);
  expect(clipping.ceilingDbfs).toBeCloseTo(20 * Math.log10(0.9), 3);
  expect(loudness.samplePeakDbfs).toBeCloseTo(20 * Math.log10(0.9), 3);
  expect(loudness.truePeakDbtp ?? NaN).toBeGreaterThanOrEqual(loudness.samplePeakDbfs ?? NaN);
  expect(loudness.peakToLoudnessLu).toBe((loudness.truePeakDbtp ?? NaN) - (loudness.integratedLufs ?? NaN));
  expect(loudness.curve.momentaryLufs).toHaveLength(12);
  expect(silence).toEqual({ leadSeconds: 1, trailSeconds: 0.5 });
  expect(stereo?.balanceLu).toBeCloseTo(-6, 0);
  expect(stereo?.isDualMono).toBe(false);
  expect(facts.dcOffset).toHaveLength(2);
  expect(bandwidth.highestHz).not.toBeNull();
});

test('one channel, too short for a range', async () => {
  const facts = await computeReadiness({ sound: { channels: [tone(0.5, 6)], sampleRate: RATE } }, context());
  expect(facts.stereo).toBeNull();
  expect(facts.loudness.rangeLu).toBeNull();
  expect(facts.loudness.integratedLufs).not.toBeNull();
});

test('silence has no figures, and still is a valid part of a report', async () => {
  const silent = () => new Float32Array(11 * RATE);
  const facts = await computeReadiness(
    { sound: { channels: [silent(), silent()], sampleRate: RATE } },
    context(),
  );
  expect(v.parse(readinessSchema, facts)).toEqual(facts);
  expect(facts.loudness).toMatchObject({ integratedLufs: null, rangeLu: null, truePeakDbtp: null });
  expect(facts.stereo).toMatchObject({ correlation: null, lowest: null, monoLossLu: null, balanceLu: null });
  expect(facts.silence).toEqual({ leadSeconds: 11, trailSeconds: 11 });
});

test('comes in many small steps whose fraction never falls', () => {
  const steps = readinessSteps({ channels: [tone(0.5), tone(0.4)], sampleRate: RATE });
  const fractions: number[] = [];
  for (let step = steps.next(); !step.done; step = steps.next()) fractions.push(step.value);
  expect(fractions.length).toBeGreaterThan(60);
  expect(fractions.every((fraction, i) => fraction >= (fractions[i - 1] ?? 0) && fraction <= 1)).toBe(true);
});

test('stops when it is cancelled', async () => {
  const controller = new AbortController();
  controller.abort();
  const sound = { channels: [tone(0.5, 60), tone(0.4, 60)], sampleRate: RATE };
  const computing = computeReadiness({ sound }, { signal: controller.signal, report: () => undefined });
  await expect(computing).rejects.toMatchObject({ name: 'AbortError' });
});

import { expect, test } from 'vitest';
import { ChartFeatureExtraction, extractChartFeatures } from '../../../src/features/chartFeatures.ts';
import { melPart, secondHalf } from '../../../src/features/melPass.ts';
import { runSteps } from '../../../src/features/steps.ts';
import { tempogramSteps, tempoOf } from '../../../src/features/tempo.ts';

/** Noise that swells and fades, so that the loudest frame is in one half only. */
function song(seconds: number, loudestAt: number): Float32Array {
  let state = 99;
  const length = Math.round(seconds * 22_050);
  return Float32Array.from({ length }, (_, n) => {
    state = (state * 1664525 + 1013904223) % 4294967296;
    const distance = n / length - loudestAt;
    return (state / 2147483648 - 1) * Math.exp(-40 * distance * distance) * (n % 9000 < 700 ? 1 : 0.05);
  });
}

test.each([
  [30, 0.2],
  [30.013, 0.8],
  [61.7, 0.5],
])('%f s, loudest at %f: two threads give bit for bit what one gives', (seconds, loudestAt) => {
  const signal = song(seconds, loudestAt);
  const end = secondHalf(signal);
  expect(end).not.toBeNull();
  if (!end) return;
  const divided = new ChartFeatureExtraction(signal);
  runSteps(divided.melSteps(end.firstFrame));
  divided.add(structuredClone(melPart(end)));
  const onset = runSteps(divided.onsetSteps());
  runSteps(divided.mfccSteps());
  const early = runSteps(tempogramSteps(onset, 'early'));
  const late = runSteps(tempogramSteps(structuredClone(onset), 'late'));
  const shared = divided.finish(tempoOf(early, structuredClone(late.sums)));
  const alone = extractChartFeatures(signal);
  expect([...shared.values]).toEqual([...alone.values]);
  expect(shared.pooledLogMel).toEqual(alone.pooledLogMel);
  expect(shared.onset).toEqual(alone.onset);
  expect(shared.tempo).toEqual(alone.tempo);
});

test('a value that is no number in the second half is told', () => {
  const signal = song(30, 0.5);
  signal[signal.length - 5000] = NaN;
  const end = secondHalf(signal);
  expect(end && melPart(end).finite).toBe(false);
});

test('short songs are not divided', () => {
  expect(secondHalf(song(5, 0.5))).toBeNull();
});

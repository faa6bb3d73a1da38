import { describe, expect, test } from 'vitest';
import { estimateKey } from '../../../src/features/key.ts';
import { runSteps } from '../../../src/features/steps.ts';
import { meanChroma, songFrameSteps } from '../../../src/features/structure/songFrames.ts';
import { lagToBpm, type TempoEstimate } from '../../../src/features/tempo.ts';
import { tempoCandidates } from '../../../src/features/tempoCandidates.ts';
import { extractTonalFeatures } from '../../../src/features/tonal.ts';
import { cadence } from './structure/constructedSong.ts';

const KEYS = Array.from({ length: 24 }, (_, i) => ({
  tonic: i % 12,
  mode: i < 12 ? ('major' as const) : ('minor' as const),
}));

describe('key', () => {
  test.each(KEYS)('cadence on $tonic $mode', ({ tonic, mode }) => {
    const { candidates, margin } = estimateKey(meanChroma(runSteps(songFrameSteps(cadence(tonic, mode)))));
    expect(candidates[0]).toMatchObject({ tonic, mode });
    expect(margin).toBeGreaterThan(0.05);
    expect(candidates.length).toBe(24);
  });

  test.each(KEYS)('the same, 35 cents sharp, on $tonic $mode', ({ tonic, mode }) => {
    const frames = runSteps(songFrameSteps(cadence(tonic, mode, 0.35)));
    expect(Math.abs(frames.tuning - 0.35)).toBeLessThan(0.06);
    expect(estimateKey(meanChroma(frames)).candidates[0]).toMatchObject({ tonic, mode });
  });

  test('chroma by frames is the chroma of the feature extractor', () => {
    const signal = cadence(3, 'minor');
    const tonal = extractTonalFeatures(signal);
    const frames = runSteps(songFrameSteps(signal));
    expect(Math.abs(frames.tuning - tonal.tuning)).toBeLessThan(0.03);
    meanChroma(frames).forEach((value, i) => {
      expect(Math.abs(value - (tonal.chroma[i] ?? NaN))).toBeLessThan(0.03);
    });
  });

  test('a flat chroma has no key', () => {
    expect(estimateKey(new Float64Array(12).fill(0.4)).margin).toBe(0);
  });

  test('scale does not matter, and turning the chroma turns the key', () => {
    const chroma = [1, 0, 0.5, 0, 0.7, 0.4, 0, 0.9, 0, 0.4, 0, 0.3];
    const turned = chroma.map((_, i) => 10 * (chroma[(i + 7) % 12] ?? 0));
    const [a] = estimateKey(chroma).candidates;
    const [b] = estimateKey(turned).candidates;
    expect(a).toMatchObject({ tonic: 0, mode: 'major' });
    expect(b).toMatchObject({ tonic: 5, mode: 'major' });
    expect(b?.correlation).toBeCloseTo(a?.correlation ?? NaN, 12);
  });
});

describe('tempo candidates', () => {
  const tempogram = (peaks: Readonly<Record<number, number>>) =>
    Float64Array.from({ length: 344 }, (_, lag) =>
      lag === 0 ? 1 : (peaks[lag] ?? Math.max(peaks[lag - 1] ?? 0, peaks[lag + 1] ?? 0) * 0.5),
    );
  const estimate = (lag: number, rival: number, peaks: Readonly<Record<number, number>>): TempoEstimate => ({
    bpm: lagToBpm(lag),
    lag,
    rivalBpm: lagToBpm(rival),
    margin: 0.1,
    tempogramMean: tempogram(peaks),
  });

  test('half, double and a rival, with their strengths', () => {
    const [chosen, ...others] = tempoCandidates(estimate(22, 33, { 11: 0.3, 22: 0.6, 33: 0.2, 44: 0.45 }));
    expect(chosen?.bpm).toBeCloseTo(lagToBpm(22), 6);
    expect(others.map(({ relation, strength }) => [relation, Number(strength.toFixed(2))])).toEqual([
      ['half', 0.75],
      ['double', 0.5],
      ['other', 0.33],
    ]);
    expect(others[0]?.bpm).toBeCloseTo(lagToBpm(44), 6);
  });

  test('a rival that is the double is named once', () => {
    const relations = tempoCandidates(estimate(22, 11, { 11: 0.5, 22: 0.6, 44: 0.3 })).map((c) => c.relation);
    expect(relations).toEqual(['chosen', 'double', 'half']);
  });

  test('no tempo, no candidates', () => {
    expect(tempoCandidates({ ...estimate(22, 11, {}), bpm: NaN })).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { chartFeatureSteps, extractChartFeatures } from '../../../src/features/chartFeatures.ts';
import { CHART_FEATURE_NAMES } from '../../../src/features/spec.ts';
import { lagToBpm, pickTempo } from '../../../src/features/tempo.ts';
import { extractTonalFeatures } from '../../../src/features/tonal.ts';
import { goldenSignal } from '../../fixtures/goldens/signals.ts';
import { expectClose } from './close.ts';

const chords = goldenSignal('chords');

describe('chart features', () => {
  it('stand in the order of their names', () => {
    const features = extractChartFeatures(chords);
    const at = (name: string) => features.values[CHART_FEATURE_NAMES.indexOf(name)];
    expect(features.values.length).toBe(42);
    expect(at('duration_s')).toBe(chords.length / 22050);
    expect(at('tempo_bpm')).toBe(features.tempo.bpm);
    expect(at('mfcc_mean_0')).toBe(features.mfccMean[0]);
    expect(at('mfcc_mean_19')).toBe(features.mfccMean[19]);
    expect(at('mfcc_std_0')).toBe(features.mfccStd[0]);
    expect(at('mfcc_std_19')).toBe(features.mfccStd[19]);
  });

  it.each([0.25, 2, 1e3])('do not change with the playback level (gain %f)', (gain) => {
    const loud = extractChartFeatures(chords.map((v) => v * gain));
    // Beyond the 1e−10 floor of the silent edges nothing depends on the level.
    expectClose(loud.values, extractChartFeatures(chords).values, 1e-3);
  });

  it('do not change with the sign', () => {
    const turned = extractChartFeatures(chords.map((v) => -v));
    expectClose(turned.values, extractChartFeatures(chords).values, 1e-9);
  });

  it('change when the signal does: the tests above could otherwise pass on constants', () => {
    const reference = extractChartFeatures(chords).mfccMean;
    const noise = extractChartFeatures(goldenSignal('noise_lcg')).mfccMean;
    expect(Math.abs((noise[1] ?? 0) - (reference[1] ?? 0))).toBeGreaterThan(10);
  });

  it('of silence are 0 dB throughout and the tempo of the prior', () => {
    const silent = extractChartFeatures(new Float32Array(22050 * 3));
    expect(silent.durationSeconds).toBe(3);
    expect([...silent.mfccMean, ...silent.mfccStd].every((v) => v === 0)).toBe(true);
    expect(silent.tempo.lag).toBe(22);
    expect(silent.tempo.tempogramMean.every((v) => v === 0)).toBe(true);
    expect(silent.pooledLogMel.db.every((v) => v === 0)).toBe(true);
  });

  it.each([0, 1, 2, 511, 512, 513, 1023, 1024, 2047, 2048, 2049, 4096])(
    'exist for a signal of %i samples',
    (length) => {
      const { values, onset, pooledLogMel } = extractChartFeatures(
        goldenSignal('noise_lcg').subarray(0, length),
      );
      expect(values.every(Number.isFinite)).toBe(true);
      expect(onset.length).toBe(1 + Math.floor(length / 512));
      expect(pooledLogMel.rows).toBe(Math.floor(onset.length / 4));
      const tonal = extractTonalFeatures(goldenSignal('noise_lcg').subarray(0, length));
      expect([...tonal.chroma, tonal.tuning, ...Object.values(tonal.shape)].every(Number.isFinite)).toBe(
        true,
      );
      expect(tonal.zeroCrossingRate).toBeGreaterThanOrEqual(0);
    },
  );

  it('read a view into a longer array from where the view begins', () => {
    const longer = new Float32Array(chords.length + 100).fill(0.5);
    longer.set(chords, 60);
    const view = longer.subarray(60, 60 + chords.length);
    expect(extractChartFeatures(view).values).toEqual(extractChartFeatures(chords).values);
  });

  it.each([NaN, Infinity, -Infinity])('are NaN when a sample is %f, the duration excepted', (bad) => {
    const damaged = chords.slice(0, 22050);
    damaged[9000] = bad;
    const { values } = extractChartFeatures(damaged);
    expect(values[0]).toBe(1);
    expect(values.subarray(1).every(Number.isNaN)).toBe(true);
  });

  it('leave the signal alone', () => {
    const copy = chords.slice();
    extractChartFeatures(copy);
    expect(copy).toEqual(chords);
  });

  it('come in steps with a growing fraction and the same result', () => {
    const fractions: number[] = [];
    const steps = chartFeatureSteps(chords);
    let step = steps.next();
    for (; !step.done; step = steps.next()) fractions.push(step.value);
    expect(step.value.values).toEqual(extractChartFeatures(chords).values);
    expect(fractions[0]).toBe(0);
    expect(fractions.length).toBeGreaterThan(6);
    expect(fractions.every((f, i) => f < 1 && (i === 0 || f > (fractions[i - 1] ?? 1)))).toBe(true);
  });
});

describe('tempo', () => {
  it('names lags as 22,050 Hz and hops of 512 samples have it', () => {
    expect(lagToBpm(22)).toBeCloseTo(117.4538, 4);
    expect(lagToBpm(343)).toBeCloseTo(7.533, 3);
  });

  it('takes the smaller lag in a tie, and never a tempo of 320 or more', () => {
    const flat = new Float64Array(344);
    expect(pickTempo(flat).lag).toBe(22);
    const fast = new Float64Array(344);
    fast[8] = 1; // 323 BPM
    expect(pickTempo(fast).lag).toBe(22);
    fast[9] = 1;
    expect(pickTempo(fast).lag).toBe(9);
  });

  it('does not take a neighbour of the winner as its rival', () => {
    const mean = new Float64Array(344);
    mean.set([0.5, 0.9, 0.5], 20);
    mean[43] = 0.4;
    const tempo = pickTempo(mean);
    expect(tempo.lag).toBe(21);
    expect(tempo.rivalBpm).toBeCloseTo(lagToBpm(43), 9);
    expect(tempo.margin).toBeGreaterThan(0);
  });
});

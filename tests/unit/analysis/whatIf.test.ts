import { describe, expect, it } from 'vitest';
import { applyChangesSteps } from '../../../src/analysis/whatIf/applyChanges.ts';
import { NO_CHANGES, type Changes } from '../../../src/analysis/whatIf/changes.ts';
import { computeWhatIf, noiseOf } from '../../../src/analysis/whatIf/whatIf.ts';
import { extractChartFeatures } from '../../../src/features/chartFeatures.ts';
import { canonicalSignal } from '../../../src/features/canonical.ts';
import { runSteps } from '../../../src/features/steps.ts';
import { summariseDistribution } from '../../../src/model/chart/distribution.ts';
import { Random } from '../../../training/random.ts';

const RATE = 44_100;
const SECONDS = 8;
const random = new Random('what if');
const left = Float32Array.from(
  { length: SECONDS * RATE },
  (_, n) =>
    0.3 * Math.sin((2 * Math.PI * 440 * n) / RATE) * (n % 22_050 < 8000 ? 1 : 0.3) + 0.01 * random.normal(),
);
const right = left.map((x, n) => 0.8 * x + 0.02 * Math.sin(n / 5));
const sound = { channels: [left, right], sampleRate: RATE };
const apply = (changes: Partial<Changes>) =>
  runSteps(applyChangesSteps(sound, { ...NO_CHANGES, ...changes }));

const even = summariseDistribution(new Array<number>(10).fill(0.1));
/** Says of any song that its chance is its length over 100 seconds: enough to see what was analysed. */
const juries = {
  estimate: (features: readonly number[]) => {
    const top = Math.min(0.9, (features[0] as number) / 100);
    return Promise.resolve({
      estimate: { ...even, median: top },
      backend: 'cpu' as const,
      version: 'test',
    });
  },
};
const ask = (changes: Partial<Changes>) =>
  computeWhatIf(
    juries,
    sound,
    {
      original: { ...even, median: SECONDS / 100 },
      changes: { ...NO_CHANGES, ...changes },
      excerpt: { startSeconds: 3, seconds: 2 },
    },
    new AbortController().signal,
    () => undefined,
  );

describe('changes to the sound', () => {
  it('leave the original as it was', () => {
    const before = left.slice();
    apply({ gainDb: 6, lowCutHz: 100, tiltDb: 6, startSeconds: 1, speed: 1.2, keepPitch: true });
    expect(left).toEqual(before);
  });

  it('have the length that they must have', () => {
    expect(apply({ startSeconds: 1, endSeconds: 2 }).channels[0]?.length).toBe(5 * RATE);
    expect(apply({ speed: 1.25, keepPitch: true }).channels[0]?.length).toBe(
      Math.round((SECONDS * RATE) / 1.25),
    );
    const tape = apply({ speed: 1.25 });
    expect(tape.channels[0]?.length).toBe(SECONDS * RATE);
    expect(tape.sampleRate).toBe(55_125);
    expect(() => apply({ startSeconds: 5, endSeconds: 5 })).toThrow(RangeError);
  });

  it('of loudness alone are nothing to the features', async () => {
    const [quieter, before] = [
      extractChartFeatures(canonicalSignal(apply({ gainDb: -9 }).channels)).values,
      extractChartFeatures(canonicalSignal(sound.channels)).values,
    ];
    quieter.forEach((value, i) => expect(value).toBeCloseTo(before[i] as number, 2));
  });
});

describe('what if', () => {
  it('analyses the changed song and lets it be heard', async () => {
    const faster = await ask({ speed: 1.25 });
    expect(faster.durationSeconds).toBeCloseTo(6.4, 3);
    expect(faster.estimate.median).toBeCloseTo(0.064, 3);
    expect(faster.difference.median).toBeCloseTo(-0.016, 3);
    expect(faster.excerpt.sampleRate).toBe(RATE);
    expect(faster.excerpt.channels.length).toBe(2);
    expect(faster.excerpt.channels[0]?.length).toBe(Math.round(1.6 * RATE));
    const stretched = await ask({ speed: 0.8, keepPitch: true });
    expect(stretched.durationSeconds).toBeCloseTo(10, 3);
    expect(stretched.excerpt.channels[0]?.length).toBe(Math.round(2.5 * RATE));
  });

  it('refuses to leave too little', async () => {
    await expect(ask({ startSeconds: 4 })).rejects.toMatchObject({ reason: 'too-short' });
  });

  it('stops when it is told to', async () => {
    const controller = new AbortController();
    controller.abort();
    const asked = computeWhatIf(
      juries,
      sound,
      { original: even, changes: { ...NO_CHANGES, tiltDb: 3 }, excerpt: { startSeconds: 0, seconds: 1 } },
      controller.signal,
      () => undefined,
    );
    await expect(asked).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('is inside the noise where a codec does as much, or where the intervals overlap', () => {
    const at = (median: number, low80: number, high80: number) => ({ median, low80, high80 });
    expect(noiseOf(at(0.5, 0.2, 0.8), at(0.51, 0.2, 0.8), 0.02)).toBe('codec');
    expect(noiseOf(at(0.5, 0.2, 0.8), at(0.6, 0.3, 0.9), 0.02)).toBe('overlap');
    expect(noiseOf(at(0.3, 0.1, 0.5), at(0.8, 0.6, 0.9), 0.02)).toBe('outside');
    expect(noiseOf(at(0.8, 0.6, 0.9), at(0.3, 0.1, 0.5), 0.02)).toBe('outside');
  });
});

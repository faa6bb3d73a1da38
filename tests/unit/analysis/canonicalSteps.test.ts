import { expect, test } from 'vitest';
import { canonicalSteps } from '../../../src/analysis/canonicalSteps.ts';
import { resample } from '../../../src/audio/resample.ts';
import { canonicalSignal } from '../../../src/features/canonical.ts';

function run(sound: Parameters<typeof canonicalSteps>[0]): Float32Array {
  const steps = canonicalSteps(sound);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** Two different channels with sound up to the Nyquist frequency. */
function stereo(length: number): Float32Array<ArrayBuffer>[] {
  let state = 7;
  const noise = () => {
    state = (state * 1664525 + 1013904223) % 4294967296;
    return state / 2147483648 - 1;
  };
  return [0.5, 0.3].map((gain) => Float32Array.from({ length }, () => gain * noise()));
}

test.each([22_050, 44_100, 48_000, 96_000])(
  'at %i Hz equals resampling each channel, then the mean',
  (sampleRate) => {
    const channels = stereo(sampleRate);
    const slow = canonicalSignal(channels.map((channel) => resample(channel, sampleRate)));
    const fast = run({ channels, sampleRate });
    expect(fast.length).toBe(slow.length);
    let worst = 0;
    fast.forEach((value, i) => (worst = Math.max(worst, Math.abs(value - (slow[i] ?? NaN)))));
    expect(worst).toBeLessThan(2e-7);
  },
);

test('leaves one channel at 44,100 Hz as it is but for every second sample', () => {
  const [channel] = stereo(101);
  const canonical = run({ channels: channel ? [channel] : [], sampleRate: 44_100 });
  expect([...canonical]).toEqual([...(channel ?? [])].filter((_, i) => i % 2 === 0));
});

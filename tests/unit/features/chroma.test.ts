import { expect, test } from 'vitest';
import { ChromaBank, chromaFilterbank } from '../../../src/features/chroma.ts';
import { SPECTRUM_BINS } from '../../../src/features/spectrogram.ts';
import { seeded } from './structure/constructedSong.ts';

test.each([-0.5, 0, 0.31])('chroma of a frame are its spectrum under the weights, tuned by %f', (tuning) => {
  const random = seeded(3);
  const power = Float64Array.from({ length: SPECTRUM_BINS }, () => random() ** 8);
  const weights = chromaFilterbank(tuning);
  const frame = new Float64Array(12);
  const largest = new ChromaBank(tuning).apply(power, frame);
  const expected = Array.from(frame, (_, row) =>
    power.reduce((sum, value, bin) => sum + value * (weights[row * SPECTRUM_BINS + bin] ?? NaN), 0),
  );
  expect(largest).toBeCloseTo(Math.max(...expected), 12);
  for (const [i, value] of frame.entries()) expect(value).toBeCloseTo(expected[i] ?? NaN, 12);
});

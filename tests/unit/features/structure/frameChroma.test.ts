import { expect, test } from 'vitest';
import { ChromaBank } from '../../../../src/features/chroma.ts';
import { SPECTRUM_BINS } from '../../../../src/features/spectrogram.ts';
import { FrameChroma } from '../../../../src/features/structure/frameChroma.ts';
import { seeded } from './constructedSong.ts';

test.each([-0.5, 0, 0.31])('chroma of a frame are those of the bank, tuned by %f', (tuning) => {
  const random = seeded(3);
  const power = Float64Array.from({ length: SPECTRUM_BINS }, () => random() ** 8);
  const frame = new Float64Array(12);
  const expected = new Float64Array(12);
  const largest = new FrameChroma(tuning).apply(power, frame);
  expect(largest).toBeCloseTo(new ChromaBank(tuning).apply(power, expected), 12);
  for (const [i, value] of frame.entries()) expect(value).toBeCloseTo(expected[i] ?? NaN, 12);
});

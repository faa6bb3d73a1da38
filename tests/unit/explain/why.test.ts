import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { computeWhy } from '../../../src/analysis/details/computeWhy.ts';
import { whySchema } from '../../../src/analysis/details/why.ts';
import { extractChartFeatures } from '../../../src/features/chartFeatures.ts';
import { Random } from '../../../training/random.ts';
import { explainBackground } from '../../../training/explain/background.ts';

const RATE = 22_050;

/** Says that dull songs with much movement are hits, crookedly; anything else is spread evenly. */
const jury = {
  predictBatch: (rows: readonly ArrayLike<number>[]) =>
    Promise.resolve(
      rows.map((row) => {
        const lean = ((row[3] as number) - 80) / 40 + Math.tanh(((row[22] as number) - 60) / 30);
        const top = 1 / (1 + Math.exp(2 - lean));
        return [top / 2, top / 2, ...new Array<number>(8).fill((1 - top) / 8)];
      }),
    ),
};
const context = () => ({ signal: new AbortController().signal, report: () => undefined });

const random = new Random('planted');
const song = Float32Array.from({ length: 60 * RATE }, () => 0.1 * random.normal());
let dull = 0;
for (let n = 30 * RATE; n < 36 * RATE; n++) {
  dull += 0.03 * ((song[n] as number) - dull);
  song[n] = 0.5 * dull;
}
const features = extractChartFeatures(song);

describe('why', () => {
  it('adds up, in log-odds and in points', async () => {
    const why = await computeWhy(jury, { features }, context());
    expect(v.is(whySchema, why)).toBe(true);
    const logits = why.parts.reduce((sum, { logit }) => sum + logit, 0);
    expect(Math.abs(why.baseLogit + logits - why.songLogit)).toBeLessThan(1e-6);
    const points = why.parts.reduce((sum, part) => sum + part.points, 0);
    expect(Math.abs(points - 100 * (why.songChance - why.baseChance))).toBeLessThan(1e-6);
    // What the jury does not look at has no part in it.
    for (const { group, logit } of why.parts) {
      if (group === 'length' || group === 'tempo' || group === 'detail')
        expect(Math.abs(logit)).toBeLessThan(1e-9);
    }
  });

  it('sees a planted section over time there and nowhere else', async () => {
    const { overTime } = await computeWhy(jury, { features }, context());
    const largest = Math.max(...overTime.map(({ logit }) => logit));
    expect(largest).toBeGreaterThan(0.02);
    for (const { fromSeconds, toSeconds, logit } of overTime) {
      const inside = Math.min(toSeconds, 36) - Math.max(fromSeconds, 30);
      if (inside >= 4) expect(logit).toBeGreaterThan(0.6 * largest);
      // Less of the rest makes the section weigh more, a little and everywhere the same.
      if (inside <= 0) expect(Math.abs(logit)).toBeLessThan(0.25 * largest);
    }
    const outside = overTime.filter(({ fromSeconds, toSeconds }) => toSeconds <= 30 || fromSeconds >= 36);
    const values = outside.map(({ logit }) => logit);
    expect(Math.max(...values) - Math.min(...values)).toBeLessThan(0.05 * largest);
  });

  it('stops when it is told to', async () => {
    const controller = new AbortController();
    controller.abort();
    await expect(
      computeWhy(jury, { features }, { signal: controller.signal, report: () => undefined }),
    ).rejects.toMatchObject({ name: 'AbortError' });
  });
});

describe('the background of explanations', () => {
  const songs = Array.from({ length: 300 }, () => ({
    features: Array.from({ length: 42 }, (_, i) => 50 + i + 5 * random.normal()),
  }));

  it('holds sums over many songs and no song, and comes out the same again', () => {
    const background = explainBackground(songs);
    expect(explainBackground(songs)).toEqual(background);
    expect(background.prototypes.length).toBeGreaterThan(2);
    for (const { weight } of background.prototypes)
      expect(weight * songs.length).toBeGreaterThanOrEqual(24.999);
    const mean = background.prototypes.reduce((sum, p) => sum + p.weight * (p.features[7] as number), 0);
    expect(mean).toBeCloseTo(songs.reduce((sum, { features: f }) => sum + (f[7] as number), 0) / 300, 3);
    const { low, median, high } = background.quartiles.length;
    const sorted = songs.map(({ features: f }) => f[0] as number).sort((a, b) => a - b);
    expect(low).toBeCloseTo(((sorted[74] as number) + 3 * (sorted[75] as number)) / 4, 0);
    expect(median).toBeGreaterThan(low);
    expect(high).toBeGreaterThan(median);
  });

  it('is refused for a handful of songs', () => {
    expect(() => explainBackground(songs.slice(0, 24))).toThrow(RangeError);
  });
});

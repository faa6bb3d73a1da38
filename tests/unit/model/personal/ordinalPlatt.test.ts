import { describe, expect, it } from 'vitest';
import { sigmoid } from '../../../../src/model/jury/calibration.ts';
import {
  aboveCuts,
  biasAndSlope,
  chanceAbove,
  cutsOf,
  fitPersonalLayer,
  NO_LAYER,
  personalChance,
  PRIOR,
  type PersonalLayer,
  type Ranged,
} from '../../../../src/model/personal/ordinalPlatt.ts';
import { estimateLogOdds } from '../../../../src/model/personal/recalibrate.ts';
import { Random } from '../../../../training/random.ts';
import { simulatedSongs, type Artist } from './simulated.ts';

function layerOf(artist: Artist, random: Random): PersonalLayer {
  const songs = simulatedSongs(artist, random);
  const cuts = cutsOf(songs.map(({ result }) => result));
  return fitPersonalLayer(
    songs.map(({ estimate, result }) => ({ x: estimateLogOdds(estimate), above: aboveCuts(result, cuts) })),
  );
}

const holds = ({ low, high }: Ranged, truth: number): number => (low <= truth && truth <= high ? 1 : 0);

describe('cuts of the results', () => {
  it('part them into quarters of equal size', () => {
    expect(cutsOf([8, 7, 6, 5, 4, 3, 2, 1])).toEqual([2.5, 4.5, 6.5]);
    // Five results: the middle one is the cut itself.
    expect(cutsOf([1, 2, 3, 4, 5])).toEqual([1.5, 3, 4.5]);
    expect(aboveCuts(3, [1.5, 3, 4.5])).toEqual([1, 0.5, 0]);
    expect(cutsOf([7])).toEqual([7, 7, 7]);
  });
});

describe('the personal layer', () => {
  it('is the general estimate as it stands where there are no songs', () => {
    const layer = fitPersonalLayer([]);
    expect(layer.slope).toBeCloseTo(1, 9);
    layer.levels.forEach((level, i) => expect(level).toBeCloseTo(NO_LAYER.levels[i] ?? NaN, 9));
    expect(layer.covariance[2]).toBeCloseTo(PRIOR.slope ** 2, 9);
    expect(chanceAbove(layer, estimateLogOdds(0.73))).toBeCloseTo(0.73, 9);
  });

  it('sits where the posterior is flat: no step in any direction is better', () => {
    const songs = simulatedSongs({ songs: 15, middle: 0.4, spread: 1, slope: 1.3 }, new Random('flat'));
    const cuts = cutsOf(songs.map(({ result }) => result));
    const rows = songs.map(({ estimate, result }) => ({
      x: estimateLogOdds(estimate),
      above: aboveCuts(result, cuts),
    }));
    const layer = fitPersonalLayer(rows);
    // Written out anew, from the definition.
    const usual = Math.log(3);
    const logPosterior = ([l0, l1, l2, slope]: readonly number[]): number => {
      const levels = [l0 ?? NaN, l1 ?? NaN, l2 ?? NaN];
      const b = slope ?? NaN;
      let sum =
        -(((levels[1] ?? NaN) / PRIOR.level) ** 2) / 2 -
        ((b - 1) / PRIOR.slope) ** 2 / 2 -
        (((levels[0] ?? NaN) - (levels[1] ?? NaN) - usual) / PRIOR.gap) ** 2 / 2 -
        (((levels[1] ?? NaN) - (levels[2] ?? NaN) - usual) / PRIOR.gap) ** 2 / 2;
      for (const { x, above } of rows) {
        const chances = [1, ...levels.map((level) => sigmoid(level + b * x)), 0];
        const shares = [1, ...above, 0];
        for (let band = 0; band < 4; band++) {
          const weight = (shares[band] ?? NaN) - (shares[band + 1] ?? NaN);
          sum += weight * Math.log((chances[band] ?? NaN) - (chances[band + 1] ?? NaN));
        }
      }
      return sum;
    };
    const mode = [...layer.levels, layer.slope];
    const best = logPosterior(mode);
    mode.forEach((_, i) => {
      for (const step of [-1e-3, 1e-3]) {
        const moved = mode.map((value, j) => (i === j ? value + step : value));
        expect(logPosterior(moved)).toBeLessThan(best);
      }
    });
    // Half of the results lie above their middle: so do, on average, their chances.
    const chances = rows.map(({ x }) => chanceAbove(layer, x));
    expect(chances.reduce((sum, p) => sum + p, 0) / rows.length).toBeCloseTo(0.5, 1);
  });

  it('stays finite and ordered where estimates part the results perfectly', () => {
    const rows = Array.from({ length: 8 }, (_, i) => i).map((i) => ({
      x: i - 3.5,
      above: aboveCuts(i, cutsOf([0, 1, 2, 3, 4, 5, 6, 7])),
    }));
    const layer = fitPersonalLayer(rows);
    expect(layer.slope).toBeGreaterThan(1);
    expect(layer.slope).toBeLessThan(5);
    expect(layer.levels.toSorted((a, b) => b - a)).toEqual(layer.levels);
    expect(biasAndSlope(layer).slope.low).toBeGreaterThan(0);
  });
});

describe('on simulated artists with known bias and slope, the 90 % intervals', () => {
  const ARTISTS: Artist[] = [
    { songs: 8, middle: 0, spread: 1, slope: 1 },
    { songs: 12, middle: 0.5, spread: 1, slope: 1 },
    { songs: 30, middle: 0.8, spread: 1, slope: 1.5 },
    { songs: 30, middle: 0, spread: 1, slope: 0.3 },
    { songs: 40, middle: 0.5, spread: 1, slope: 0.5 },
  ];
  it.each(ARTISTS)('hold the truth nine times of ten or nearly: %o', (artist) => {
    const RUNS = 500;
    const truth = sigmoid(artist.slope * artist.spread);
    let bias = 0;
    let slope = 0;
    let chance = 0;
    for (let run = 0; run < RUNS; run++) {
      const layer = layerOf(artist, new Random('fixed artist', artist.songs, artist.slope, run));
      const figures = biasAndSlope(layer);
      bias += holds(figures.bias, -artist.slope * artist.middle) / RUNS;
      slope += holds(figures.slope, artist.slope) / RUNS;
      // A new song, one spread above the artist's middle.
      chance += holds(personalChance(layer, artist.middle + artist.spread), truth) / RUNS;
    }
    expect(chance).toBeGreaterThan(0.85);
    expect(chance).toBeLessThan(0.95);
    // Shrinking helps where the truth is near the centre of the prior, and hides a little far from it.
    expect(slope).toBeGreaterThan(0.85);
    expect(bias).toBeGreaterThan(0.85);
  });

  it('hold it in nine of ten artists drawn as the prior says', () => {
    const RUNS = 500;
    let slope = 0;
    let bias = 0;
    let chance = 0;
    for (let run = 0; run < RUNS; run++) {
      const random = new Random('drawn artists', run);
      const artist = {
        songs: 20,
        middle: random.normal(),
        spread: 1,
        slope: 1 + PRIOR.slope * random.normal(),
      };
      const layer = layerOf(artist, random);
      const figures = biasAndSlope(layer);
      slope += holds(figures.slope, artist.slope) / RUNS;
      bias += holds(figures.bias, -artist.slope * artist.middle) / RUNS;
      chance += holds(personalChance(layer, artist.middle + 1), sigmoid(artist.slope)) / RUNS;
    }
    for (const covered of [slope, bias, chance]) {
      expect(covered).toBeGreaterThan(0.85);
      expect(covered).toBeLessThan(0.95);
    }
  });

  it('shrink as songs are added, around the truth', () => {
    const widths = [10, 40, 160].map((songs) => {
      const { slope } = biasAndSlope(
        layerOf({ songs, middle: 0.5, spread: 1, slope: 2 }, new Random('more', songs)),
      );
      expect(Math.abs(slope.value - 2)).toBeLessThan(slope.high - slope.low);
      return slope.high - slope.low;
    });
    expect(widths.toSorted((a, b) => b - a)).toEqual(widths);
  });
});

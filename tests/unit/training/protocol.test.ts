import { describe, expect, it } from 'vitest';
import { bootstrap, groupResamples, quantile } from '../../../training/protocol/bootstrap.ts';
import { judge } from '../../../training/protocol/evaluate.ts';
import { groupedFolds, rowFolds } from '../../../training/protocol/folds.ts';
import { Random } from '../../../training/random.ts';

/** Artists with 1 to 40 songs, in mixed order. */
function artistsOfSongs(): string[] {
  const groups = Array.from({ length: 60 }, (_, artist) =>
    new Array<string>(1 + ((artist * 7) % 40)).fill(`artist ${artist}`),
  ).flat();
  return new Random('order').shuffle(groups);
}

describe('groupedFolds', () => {
  const groups = artistsOfSongs();
  const folds = groupedFolds(groups, 5, 1);

  it('never splits an artist', () => {
    const foldsOf = new Map<string, Set<number>>();
    groups.forEach((group, row) => {
      foldsOf.set(group, (foldsOf.get(group) ?? new Set()).add(folds[row] ?? -1));
    });
    expect([...foldsOf.values()].every((set) => set.size === 1)).toBe(true);
  });

  it('makes folds of nearly equal size', () => {
    const sizes = [0, 1, 2, 3, 4].map((fold) => folds.filter((f) => f === fold).length);
    expect(sizes.reduce((a, b) => a + b)).toBe(groups.length);
    expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThan(0.02 * groups.length);
  });

  it('depends on the seed and not on the order of rows', () => {
    expect(groupedFolds(groups, 5, 1)).toEqual(folds);
    expect(groupedFolds(groups, 5, 2)).not.toEqual(folds);
    expect(groupedFolds([...groups].reverse(), 5, 1)).toEqual([...folds].reverse());
  });

  it('makes the folds’ base rates agree where it is told the labels', () => {
    const random = new Random('labels');
    const fame = new Map(groups.map((group) => [group, random.uniform()]));
    const hits = groups.map((group) => Number(random.uniform() < (fame.get(group) ?? 0)));
    const spread = (foldOf: readonly number[]): number => {
      const rates = [0, 1, 2, 3, 4].map((fold) => {
        const own = hits.filter((_, row) => foldOf[row] === fold);
        return own.reduce((a, b) => a + b, 0) / own.length;
      });
      return Math.max(...rates) - Math.min(...rates);
    };
    expect(spread(groupedFolds(groups, 5, 1, hits))).toBeLessThan(0.03);
    expect(spread(folds)).toBeGreaterThan(0.06);
  });

  it('refuses more folds than artists', () => {
    expect(() => groupedFolds(['a', 'b'], 3, 1)).toThrow(RangeError);
  });
});

it('rowFolds splits artists, which is what makes it leaky', () => {
  const groups = artistsOfSongs();
  const folds = rowFolds(groups.length, 5, 1);
  const biggest = groups.flatMap((group, row) => (group === 'artist 17' ? [folds[row]] : []));
  expect(biggest.length).toBeGreaterThan(20);
  expect(new Set(biggest).size).toBe(5);
});

describe('bootstrap', () => {
  const groups = ['a', 'a', 'a', 'b', 'c', 'c'];
  const values = [1, 1, 1, 5, 2, 2];
  const mean = (weights?: Float64Array) => {
    const w = weights ?? new Float64Array(6).fill(1);
    const total = w.reduce((sum, weight) => sum + weight, 0);
    return { mean: values.reduce((sum, value, i) => sum + value * (w[i] as number), 0) / total };
  };

  it('draws whole artists', () => {
    for (const weights of groupResamples(groups, 50, 3)) {
      expect(weights[0]).toBe(weights[1]);
      expect(weights[1]).toBe(weights[2]);
      expect(weights[4]).toBe(weights[5]);
      expect((weights[0] as number) + (weights[3] as number) + (weights[4] as number)).toBe(3);
    }
  });

  it('gives the same interval for the same seed', () => {
    const options = { resamples: 200, seed: 7 };
    const first = bootstrap(groups, mean, options);
    expect(bootstrap(groups, mean, options)).toEqual(first);
    expect(first.mean.value).toBe(2);
    expect(first.mean.low).toBe(1);
    expect(first.mean.high).toBe(5);
  });

  it('interpolates quantiles', () => {
    expect(quantile([0, 10], 0.25)).toBe(2.5);
    expect(quantile([4], 0.9)).toBe(4);
  });
});

describe('judge', () => {
  const groups = Array.from({ length: 10 }, (_, i) => String(i));
  const ranks = groups.map((_, i) => i + 1);
  const options = { resamples: 20, seed: 1 };

  it('gives full marks to certainty about the truth', () => {
    const predictions = ranks.map((rank) => ranks.map((other) => Number(other === rank)));
    const figures = judge({ predictions, ranks, groups }, options);
    expect(figures.aucTop20.value).toBe(1);
    expect(figures.spearman.value).toBeCloseTo(1, 12);
    expect(figures.ece.value).toBe(0);
    expect(figures.logLoss.value).toBeCloseTo(0, 12);
    expect(figures.coverage80.value).toBeCloseTo(0.8, 12);
  });

  it('gives a coin’s marks to the base rate', () => {
    const predictions = ranks.map(() => new Array<number>(10).fill(0.1));
    const figures = judge({ predictions, ranks, groups }, options);
    expect(figures.aucTop20.value).toBe(0.5);
    expect(figures.spearman.value).toBe(0);
    expect(figures.logLoss.value).toBeCloseTo(Math.log(10), 12);
    expect(figures.coverage80.value).toBeCloseTo(0.8, 12);
  });
});

describe('Random', () => {
  it('repeats itself for one seed and differs between seeds', () => {
    const draw = (...seed: (number | string)[]): number[] => {
      const random = new Random(...seed);
      return Array.from({ length: 8 }, () => random.bits());
    };
    expect(draw('a', 1)).toEqual(draw('a', 1));
    expect(draw('a', 1)).not.toEqual(draw('a', 2));
  });

  it('draws normal deviates', () => {
    const random = new Random(4);
    const values = Array.from({ length: 20_000 }, () => random.normal());
    const mean = values.reduce((a, b) => a + b) / values.length;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
    expect(Math.abs(mean)).toBeLessThan(0.03);
    expect(Math.abs(variance - 1)).toBeLessThan(0.04);
  });
});

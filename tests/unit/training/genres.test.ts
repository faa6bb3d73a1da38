import { describe, expect, it } from 'vitest';
import {
  calibrateWithinGenres,
  calibrationErrorByChance,
  compareCalibrations,
  figuresByGenre,
  judgedGenres,
} from '../../../training/chart/genres.ts';
import { crossCalibrate } from '../../../training/chart/calibrate.ts';
import type { Judged } from '../../../training/protocol/evaluate.ts';
import { groupedFolds } from '../../../training/protocol/folds.ts';
import { Random } from '../../../training/random.ts';

const options = { resamples: 30, seed: 1 };

/** Two genres, one with three times as many songs of the best fifth, and predictions that know nothing of it. */
function songs(): { judged: Judged; genres: string[] } {
  const random = new Random('genres');
  const genres: string[] = [];
  const ranks: number[] = [];
  const groups: string[] = [];
  const predictions: number[][] = [];
  for (let row = 0; row < 3000; row++) {
    const genre = row % 2 === 0 ? 'pop' : 'ballad';
    const rate = genre === 'pop' ? 0.3 : 0.1;
    const isTop = random.uniform() < rate;
    genres.push(genre);
    ranks.push(isTop ? 1 + random.integer(2) : 3 + random.integer(8));
    groups.push(`artist ${Math.floor(row / 10)}`);
    const weights = Array.from({ length: 10 }, () => 1 + 0.1 * random.uniform());
    const total = weights.reduce((a, b) => a + b);
    predictions.push(weights.map((weight) => weight / total));
  }
  return { judged: { predictions, ranks, groups }, genres };
}

it('judges genres with enough songs only, the biggest first', () => {
  const genres = [
    ...new Array<string>(120).fill('b'),
    ...new Array<string>(130).fill('a'),
    ...new Array<string>(99).fill('c'),
  ];
  expect(judgedGenres([...genres, ...new Array<string>(500).fill('')])).toEqual(['a', 'b']);
});

describe('calibrating within genres', () => {
  const { judged, genres } = songs();
  const folds = groupedFolds(judged.groups, 5, 1, judged.ranks);
  const common = { ...judged, predictions: crossCalibrate(judged.predictions, judged.ranks, folds) };
  const within = { ...judged, predictions: calibrateWithinGenres(judged, folds, genres) };

  it('removes what a genre’s chances are off by', () => {
    const lines = compareCalibrations(common, within, genres, options);
    expect(lines.map(({ genre }) => genre)).toEqual([null, 'ballad', 'pop']);
    for (const line of lines.slice(1)) {
      expect(line.common.ece.value).toBeGreaterThan(0.07);
      expect(line.within.ece.value).toBeLessThan(0.04);
    }
    expect(lines[0]?.within.aucTop20.value).toBeGreaterThan((lines[0]?.common.aucTop20.value ?? 1) + 0.05);
  });

  it('learns nothing from the fold that it is judged on', () => {
    const flipped = judged.ranks.map((rank, row) => (folds[row] === 0 ? 11 - rank : rank));
    const again = calibrateWithinGenres({ ...judged, ranks: flipped }, folds, genres);
    folds.forEach((fold, row) => {
      if (fold === 0) expect(again[row]).toEqual(within.predictions[row]);
    });
    expect(again).not.toEqual(within.predictions);
  });

  it('shows the difference in the table of genres', () => {
    const [ballad, pop] = figuresByGenre(common, genres, options);
    expect(ballad).toMatchObject({ genre: 'ballad', songs: 1500, artists: 300 });
    expect(ballad?.baseRate.value).toBeLessThan(0.13);
    expect(pop?.baseRate.value).toBeGreaterThan(0.27);
    expect(Math.abs((pop?.meanPrediction.value ?? 0) - 0.2)).toBeLessThan(0.02);
    expect(pop?.ece.value).toBeGreaterThan(3 * (pop?.eceByChance ?? 1));
  });
});

it('expects more miscalibration by chance of fewer songs', () => {
  const few = calibrationErrorByChance(new Array<number>(25).fill(0.2), 1);
  const many = calibrationErrorByChance(new Array<number>(2500).fill(0.2), 1);
  // Mean distance of a share from its probability: √(2 p (1 − p) / (π n)).
  expect(few).toBeCloseTo(Math.sqrt((2 * 0.16) / (Math.PI * 25)), 1.5);
  expect(many).toBeCloseTo(few / 10, 2);
});

import { bootstrap, type Estimate } from '../protocol/bootstrap.ts';
import { judge, subset, type Figures, type Judged } from '../protocol/evaluate.ts';
import { expectedCalibrationError } from '../protocol/metrics.ts';
import { Random } from '../random.ts';
import { calibrate } from '../../src/model/chart/calibration.ts';
import { fitCalibration } from './calibrate.ts';

/** Genres with fewer songs are not judged alone. */
export const MIN_GENRE_SONGS = 100;
/** Genres with fewer songs to learn from are not calibrated alone: about 20 songs per parameter. */
export const MIN_CALIBRATED_SONGS = 400;
const CHANCE_DRAWS = 200;

/** How the jury treats one genre. */
export interface GenreFigures {
  readonly genre: string;
  readonly songs: number;
  readonly artists: number;
  /** Share of the genre's songs that are of the best fifth. */
  readonly baseRate: Estimate;
  /** Mean of their predicted chances of being so. */
  readonly meanPrediction: Estimate;
  readonly aucTop20: Estimate;
  readonly ece: Estimate;
  /** Mean ECE that perfectly true chances would show with so few songs. */
  readonly eceByChance: number;
}

interface Options {
  readonly resamples: number;
  readonly seed: number;
}

const top20 = ({ predictions }: Judged): number[] => predictions.map((p) => (p[0] ?? 0) + (p[1] ?? 0));

/** Genres with enough songs, most songs first; songs without a genre are not counted. */
export function judgedGenres(genres: readonly string[], minSongs = MIN_GENRE_SONGS): string[] {
  const sizes = new Map<string, number>();
  for (const genre of genres) if (genre !== '') sizes.set(genre, (sizes.get(genre) ?? 0) + 1);
  return [...sizes]
    .filter(([, songs]) => songs >= minSongs)
    .sort(([nameA, a], [nameB, b]) => b - a || (nameA < nameB ? -1 : 1))
    .map(([genre]) => genre);
}

/** ECE of outcomes that are drawn with exactly the predicted chances, in the mean. */
export function calibrationErrorByChance(probabilities: readonly number[], seed: number): number {
  const random = new Random('calibration by chance', seed);
  let sum = 0;
  for (let draw = 0; draw < CHANCE_DRAWS; draw++) {
    sum += expectedCalibrationError(
      probabilities,
      probabilities.map((p) => random.uniform() < p),
    );
  }
  return sum / CHANCE_DRAWS;
}

/** The jury's figures within every genre that has enough songs. */
export function figuresByGenre(judged: Judged, genres: readonly string[], options: Options): GenreFigures[] {
  return judgedGenres(genres).map((genre) => {
    const own = subset(judged, (row) => genres[row] === genre);
    const chances = top20(own);
    const { aucTop20, ece } = judge(own, options);
    const mean = (value: (row: number) => number, weights?: Float64Array): number => {
      let sum = 0;
      let total = 0;
      for (let row = 0; row < chances.length; row++) {
        const weight = weights ? (weights[row] as number) : 1;
        sum += weight * value(row);
        total += weight;
      }
      return sum / total;
    };
    const rates = bootstrap(
      own.groups,
      (weights) => ({
        baseRate: mean((row) => Number((own.ranks[row] ?? 10) <= 2), weights),
        meanPrediction: mean((row) => chances[row] as number, weights),
      }),
      options,
    );
    return {
      genre,
      songs: chances.length,
      artists: new Set(own.groups).size,
      ...rates,
      aucTop20,
      ece,
      eceByChance: calibrationErrorByChance(chances, options.seed),
    };
  });
}

/**
 * What calibrating within each genre would give: the calibration of all songs, then one more of the genre's
 * songs, both fitted on the other folds. Genres that have too few songs there keep the first one.
 *
 * @param predictions uncalibrated, out of fold
 */
export function calibrateWithinGenres(
  { predictions, ranks }: Judged,
  folds: readonly number[],
  genres: readonly string[],
): number[][] {
  const result = new Array<number[]>(predictions.length);
  for (const fold of new Set(folds)) {
    const others = folds.flatMap((f, row) => (f === fold ? [] : [row]));
    const pick = (rows: readonly number[]) => rows.map((row) => predictions[row] ?? []);
    const rankOf = (rows: readonly number[]) => rows.map((row) => ranks[row] ?? 0);
    const common = fitCalibration(pick(others), rankOf(others));
    const own = new Map(
      judgedGenres(
        others.map((row) => genres[row] ?? ''),
        MIN_CALIBRATED_SONGS,
      ).map((genre) => {
        const rows = others.filter((row) => genres[row] === genre);
        return [
          genre,
          fitCalibration(
            pick(rows).map((p) => calibrate(p, common)),
            rankOf(rows),
          ),
        ];
      }),
    );
    folds.forEach((f, row) => {
      if (f !== fold) return;
      const calibrated = calibrate(predictions[row] ?? [], common);
      const within = own.get(genres[row] ?? '');
      result[row] = within ? calibrate(calibrated, within) : calibrated;
    });
  }
  return result;
}

/** One line of the experiment: on which songs, and what the two calibrations give there. */
export interface GenreCalibrationLine {
  readonly genre: string | null;
  readonly songs: number;
  /** As shipped: calibrated over all songs. */
  readonly common: Figures;
  /** Calibrated within the genre, which the page does not know. */
  readonly within: Figures;
}

/** Compares both calibrations on all songs and within every genre that can have its own. */
export function compareCalibrations(
  common: Judged,
  within: Judged,
  genres: readonly string[],
  options: Options,
): GenreCalibrationLine[] {
  return [null, ...judgedGenres(genres, MIN_CALIBRATED_SONGS)].map((genre) => {
    const keep = (row: number): boolean => genre === null || genres[row] === genre;
    const own = subset(common, keep);
    return {
      genre,
      songs: own.ranks.length,
      common: judge(own, options),
      within: judge(subset(within, keep), options),
    };
  });
}

import { Random } from '../random.ts';
import { bootstrap, type Estimate } from './bootstrap.ts';

/** Songs of artists that the model has not heard, with the model's order and the true one. */
export interface JudgedOrder {
  /** What the model says; larger is better. */
  readonly scores: readonly number[];
  /** The truth; smaller is better. */
  readonly ranks: readonly number[];
  /** Artist of each song. */
  readonly groups: readonly string[];
}

/** How often the better of two songs of one artist was named, by how far the model put them apart. */
export interface GapAccuracy {
  /** Distance of the two songs' percentiles, 0–1; from is inside, to is outside. */
  readonly fromGap: number;
  readonly toGap: number;
  readonly accuracy: Estimate;
  readonly pairs: number;
}

/** How often the first of some songs of one artist was the best of them. */
export interface PickAccuracy {
  /** Songs to choose from. */
  readonly songs: number;
  readonly right: Estimate;
  /** How often a song taken blindly is the best; more than one in `songs`, because ranks tie. */
  readonly chance: number;
  readonly artists: number;
}

/** How well songs of the same artist are told apart. */
export interface SameArtistSkill {
  /** Over all pairs; ties in the score count half, pairs of equal rank do not count. */
  readonly accuracy: Estimate;
  readonly pairs: number;
  readonly artists: number;
  readonly gaps: readonly GapAccuracy[];
  readonly picks: readonly PickAccuracy[];
}

const GAPS = [0, 0.05, 0.1, 0.2, 0.3, 0.5, 1];
const PICKS = [2, 3, 5, 8, 12];
/** Times that an artist's songs are drawn for each size. */
const DRAWS = 20;

/** Share of all scores that are lower, equal ones counted half; 0–1. */
function percentiles(scores: readonly number[]): number[] {
  const sorted = Float64Array.from(scores).sort();
  /** How many are lower than `score`, or not higher with `inclusive`. */
  const below = (score: number, inclusive: boolean): number => {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const value = sorted[middle] as number;
      if (value < score || (inclusive && value === score)) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return scores.map((score) => (below(score, false) + below(score, true)) / (2 * sorted.length));
}

interface Pair {
  readonly group: string;
  readonly gap: number;
  /** 1 where the better song was named, 0.5 for equal scores. */
  readonly right: number;
  readonly weight: number;
}

/** Weighted mean of `right`, with its interval from resampled artists. */
function meanRight(
  rows: readonly { readonly group: string; readonly right: number; readonly weight: number }[],
  options: { readonly resamples: number; readonly seed: number },
): Estimate {
  return bootstrap(
    rows.map(({ group }) => group),
    (weights) => {
      let sum = 0;
      let total = 0;
      rows.forEach(({ right, weight }, i) => {
        const w = weight * (weights?.[i] ?? 1);
        sum += w * right;
        total += w;
      });
      return { right: sum / total };
    },
    options,
  ).right;
}

/**
 * Judges the choice among songs of one artist, as for an album. All pairs of an artist's songs count; each is
 * weighted so that an artist counts by the number of songs, not of pairs.
 *
 * @returns `null` where no artist has two songs of unequal rank
 */
export function judgeSameArtist(
  { scores, ranks, groups }: JudgedOrder,
  options: { readonly resamples: number; readonly seed: number },
): SameArtistSkill | null {
  const places = percentiles(scores);
  const songsOf = new Map<string, number[]>();
  groups.forEach((group, row) => songsOf.set(group, [...(songsOf.get(group) ?? []), row]));
  const artists = [...songsOf].sort(([a], [b]) => (a < b ? -1 : 1)).filter(([, rows]) => rows.length > 1);

  const pairs: Pair[] = [];
  for (const [group, rows] of artists) {
    const weight = 1 / (rows.length - 1);
    rows.forEach((a, i) => {
      for (const b of rows.slice(i + 1)) {
        const better = (ranks[b] as number) - (ranks[a] as number);
        if (better === 0) continue;
        const difference = (places[a] as number) - (places[b] as number);
        const right = difference === 0 ? 0.5 : Number(difference > 0 === better > 0);
        pairs.push({ group, gap: Math.abs(difference), right, weight });
      }
    });
  }

  if (pairs.length === 0) return null;

  const gaps = GAPS.slice(0, -1).flatMap((fromGap, i): GapAccuracy[] => {
    const toGap = GAPS[i + 1] as number;
    const last = i === GAPS.length - 2;
    const within = pairs.filter(({ gap }) => gap >= fromGap && (gap < toGap || last));
    return within.length === 0
      ? []
      : [{ fromGap, toGap, accuracy: meanRight(within, options), pairs: within.length }];
  });

  const picks = PICKS.flatMap((songs): PickAccuracy[] => {
    const random = new Random('picks', options.seed, songs);
    const draws: { group: string; right: number; weight: number }[] = [];
    let chance = 0;
    for (const [group, rows] of artists) {
      if (rows.length < songs) continue;
      for (let draw = 0; draw < DRAWS; draw++) {
        const drawn = random.shuffle([...rows]).slice(0, songs);
        const bestRank = Math.min(...drawn.map((row) => ranks[row] as number));
        const topScore = Math.max(...drawn.map((row) => scores[row] as number));
        const named = drawn.filter((row) => scores[row] === topScore);
        const right = named.filter((row) => ranks[row] === bestRank).length / named.length;
        chance += drawn.filter((row) => ranks[row] === bestRank).length / songs;
        draws.push({ group, right, weight: 1 });
      }
    }
    const eligible = draws.length / DRAWS;
    return eligible < 30
      ? []
      : [{ songs, right: meanRight(draws, options), chance: chance / draws.length, artists: eligible }];
  });

  return {
    accuracy: meanRight(pairs, options),
    pairs: pairs.length,
    artists: new Set(pairs.map(({ group }) => group)).size,
    gaps,
    picks,
  };
}

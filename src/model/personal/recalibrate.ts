import { logit } from '../jury/calibration.ts';
import {
  aboveCuts,
  biasAndSlope,
  chanceAbove,
  CUT_SHARES,
  cutsOf,
  fitPersonalLayer,
  MIDDLE_CUT,
  NO_LAYER,
  type LevelledSong,
  type PersonalLayer,
  type Ranged,
} from './ordinalPlatt.ts';

/**
 * Whether general estimates can be turned into a personal one, and how.
 *
 * The question is relative to the person: "does this song do better than the middle of your own results?"
 * Views of different people cannot be compared with the charts that the juries learned from; the order of one
 * person's own results can. The layer of `ordinalPlatt.ts` answers it. It is used only where it has proved
 * itself on songs that it had not seen (leave one out, the cuts made anew from the others each time), by the
 * log loss averaged over the three cuts, against two rivals:
 *
 * - *none*, the general estimate as it stands: never worse than none;
 * - *no song*, the shares 75, 50 and 25 % for every song: where outcomes have nothing to do with the estimates,
 *   flattening the estimates beats *none* and says nothing about any song. On noise the layer stays off.
 *
 * Against both it must win by more than one standard error of the paired differences (the one-standard-error
 * rule: Breiman et al., "Classification and Regression Trees", 1984), not lose at the middle cut, which is the
 * one that is shown, and the 90 % interval of the slope must lie above zero. The decision depends on nothing but
 * the outcomes: the same outcomes give the same answer, in whatever order they came in.
 */

/** From so many songs with outcomes on, a layer is tried. */
export const SONGS_NEEDED = 8;

/** A song with what was estimated and what happened. */
export interface SongResult {
  readonly songId: string;
  /** The general estimate as a position among released songs, 0–1. */
  readonly estimate: number;
  /** What happened, on any scale where more is better. */
  readonly result: number;
}

/** Mean advantage in log loss (nats per song and cut, positive: the layer is better) and its standard error. */
export interface Advantage {
  readonly mean: number;
  readonly standardError: number;
}

/** Why the layer is off. */
export type OffReason =
  /** Fewer than {@link SONGS_NEEDED} songs. */
  | 'too-few'
  /** All songs have the same estimate, or all results are equal. */
  | 'no-differences'
  /** Not better than saying the same of every song. */
  | 'not-better-than-no-song'
  /** Not better than the general estimate as it stands. */
  | 'not-better-than-none';

interface Evidence {
  readonly songs: number;
  /** How often the song with the higher estimate did better, of all pairs that differ in both. */
  readonly pairs: { readonly right: number; readonly all: number };
}

/** What the person's outcomes say about the estimates. */
export type Recalibration =
  | (Evidence & {
      readonly state: 'off';
      readonly reason: OffReason;
    })
  | (Evidence & {
      readonly state: 'on';
      readonly layer: PersonalLayer;
      readonly bias: Ranged;
      readonly slope: Ranged;
      readonly overNone: Advantage;
      readonly overNoSong: Advantage;
    });

/** Estimates are kept this far from 0 and 1: nobody is above all songs. */
const EDGE = 0.005;

/** Log-odds of a general estimate (position, 0–1), as the layer takes it. */
export function estimateLogOdds(estimate: number): number {
  return logit(Math.min(1 - EDGE, Math.max(EDGE, estimate)));
}

/** −log probability of what happened; `above` may be one half where the result lies on the cut. */
const logLoss = (above: number, chance: number): number =>
  -(above * Math.log(chance) + (1 - above) * Math.log(1 - chance));

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

function advantage(differences: readonly number[]): Advantage {
  const middle = mean(differences);
  const variance =
    differences.reduce((sum, value) => sum + (value - middle) ** 2, 0) / (differences.length - 1);
  return { mean: middle, standardError: Math.sqrt(variance / differences.length) };
}

interface Point {
  readonly x: number;
  readonly result: number;
}

function fit(points: readonly Point[]): { layer: PersonalLayer; cuts: number[] } {
  const cuts = cutsOf(points.map(({ result }) => result));
  const songs: LevelledSong[] = points.map(({ x, result }) => ({ x, above: aboveCuts(result, cuts) }));
  return { layer: fitPersonalLayer(songs), cuts };
}

/** Leave-one-out advantages over both rivals: over all cuts, and at the middle one. */
function leaveOneOut(points: readonly Point[]): {
  none: Advantage;
  noSong: Advantage;
  middleNone: number;
  middleNoSong: number;
} {
  const none: number[] = [];
  const noSong: number[] = [];
  const middleNone: number[] = [];
  const middleNoSong: number[] = [];
  points.forEach(({ x, result }, left) => {
    const { layer, cuts } = fit(points.filter((_, i) => i !== left));
    const above = aboveCuts(result, cuts);
    const losses = (chance: (cut: number) => number): number[] =>
      above.map((value, cut) => logLoss(value, chance(cut)));
    const own = losses((cut) => chanceAbove(layer, x, cut));
    const asItStands = losses((cut) => chanceAbove(NO_LAYER, x, cut));
    const same = losses((cut) => CUT_SHARES[cut] ?? NaN);
    none.push(mean(asItStands) - mean(own));
    noSong.push(mean(same) - mean(own));
    middleNone.push((asItStands[MIDDLE_CUT] as number) - (own[MIDDLE_CUT] as number));
    middleNoSong.push((same[MIDDLE_CUT] as number) - (own[MIDDLE_CUT] as number));
  });
  return {
    none: advantage(none),
    noSong: advantage(noSong),
    middleNone: mean(middleNone),
    middleNoSong: mean(middleNoSong),
  };
}

function pairsRight(points: readonly Point[]): { right: number; all: number } {
  let right = 0;
  let all = 0;
  points.forEach((a, i) => {
    for (const b of points.slice(i + 1)) {
      const agreement = (a.x - b.x) * (a.result - b.result);
      if (agreement === 0) continue;
      all++;
      if (agreement > 0) right++;
    }
  });
  return { right, all };
}

const differ = (values: readonly number[]): boolean => values.some((value) => value !== values[0]);

/**
 * Recalibrates general estimates for the person whose songs these are, or says why not.
 *
 * @param songs one row per song, estimates and results finite
 */
export function recalibrate(songs: readonly SongResult[]): Recalibration {
  const points = songs.map(({ estimate, result }) => ({ x: estimateLogOdds(estimate), result }));
  const evidence: Evidence = { songs: songs.length, pairs: pairsRight(points) };
  const off = (reason: OffReason): Recalibration => ({ ...evidence, state: 'off', reason });
  if (points.length < SONGS_NEEDED) return off('too-few');
  if (!differ(points.map(({ x }) => x)) || !differ(points.map(({ result }) => result)))
    return off('no-differences');
  const { layer } = fit(points);
  const figures = biasAndSlope(layer);
  if (!(figures.slope.low > 0)) return off('not-better-than-no-song');
  const gains = leaveOneOut(points);
  const wins = (gain: Advantage, atMiddle: number): boolean => gain.mean > gain.standardError && atMiddle > 0;
  if (!wins(gains.noSong, gains.middleNoSong)) return off('not-better-than-no-song');
  if (!wins(gains.none, gains.middleNone)) return off('not-better-than-none');
  return { ...evidence, ...figures, state: 'on', layer, overNone: gains.none, overNoSong: gains.noSong };
}

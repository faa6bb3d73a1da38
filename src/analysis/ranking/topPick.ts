/** A measured share with its 95 % interval. */
interface MeasuredShare {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** How well a jury told songs of one artist apart, on artists that it had not heard. */
export interface PairwiseSkill {
  /** By the distance of two songs' percentiles (0–1): how often the higher one was the better one. */
  readonly gaps: readonly {
    readonly fromGap: number;
    readonly toGap: number;
    readonly accuracy: MeasuredShare;
    readonly pairs: number;
  }[];
  /** How often the first of so many songs was the best of them, and how often one taken blindly was. */
  readonly picks: readonly {
    readonly songs: number;
    readonly right: MeasuredShare;
    readonly chance: number;
    readonly artists: number;
  }[];
}

/** Fewer pairs than this say nothing. */
const FEWEST_PAIRS = 100;
/** Fewer artists than this say nothing. */
const FEWEST_ARTISTS = 30;

/**
 * How often the top pick of so many songs was right. Where that number was not measured, it is the nearest
 * larger one: choosing among more is harder, so nothing is promised that was not seen; above the largest that was
 * measured, the largest.
 *
 * @param songs songs to choose from, ≥ 2
 * @returns `null` where nothing was measured well enough
 */
export function pickSkill(songs: number, skill: PairwiseSkill | null): PairwiseSkill['picks'][number] | null {
  if (!skill || songs < 2) return null;
  const measured = skill.picks
    .filter(({ artists }) => artists >= FEWEST_ARTISTS)
    .sort((a, b) => a.songs - b.songs);
  return measured.find((pick) => pick.songs >= songs) ?? measured.at(-1) ?? null;
}

/**
 * How often the higher of two songs was the better one, at the distance of these two.
 *
 * @param a percentile, 0–1
 * @param b percentile, 0–1
 * @returns `null` where that distance was not measured well enough
 */
export function pairSkill(
  a: number,
  b: number,
  skill: PairwiseSkill | null,
): PairwiseSkill['gaps'][number] | null {
  const distance = Math.abs(a - b);
  const last = skill?.gaps.at(-1);
  const gap = skill?.gaps.find(
    ({ fromGap, toGap }) => distance >= fromGap && (distance < toGap || toGap === last?.toGap),
  );
  return gap && gap.pairs >= FEWEST_PAIRS ? gap : null;
}

import type { PostReading } from './posts.ts';

/** What is counted of a post beside its views. */
export const COUNTS = ['likes', 'shares', 'comments', 'videosWithSound'] as const;
export type CountName = (typeof COUNTS)[number];

/** A correlation needs at least so many posts. */
export const POSTS_NEEDED = 3;

/** How a count enters the field's measure. */
export type CountWeight =
  | {
      readonly name: CountName;
      readonly weight: number;
      /** Pearson's, with views, −1 … 1. */
      readonly correlation: number;
      readonly posts: number;
    }
  | {
      readonly name: CountName;
      readonly weight: null;
      /** `few-posts`: fewer than {@link POSTS_NEEDED} posts have both figures; `no-variance`: one of them never changes. */
      readonly reason: 'few-posts' | 'no-variance';
      readonly posts: number;
    };

type Counts = Pick<PostReading, 'views' | CountName>;

/** Pearson's correlation; `null` where one side has no variance. */
function correlationOf(pairs: readonly (readonly [number, number])[]): number | null {
  const n = pairs.length;
  const meanA = pairs.reduce((sum, [a]) => sum + a, 0) / n;
  const meanB = pairs.reduce((sum, [, b]) => sum + b, 0) / n;
  let both = 0;
  let squaresA = 0;
  let squaresB = 0;
  for (const [a, b] of pairs) {
    both += (a - meanA) * (b - meanB);
    squaresA += (a - meanA) ** 2;
    squaresB += (b - meanB) ** 2;
  }
  if (squaresA === 0 || squaresB === 0) return null;
  return Math.max(-1, Math.min(1, both / Math.sqrt(squaresA * squaresB)));
}

/**
 * Weights of the field's virality measure: views + Σ (1 − correlation of the count with views) · count. A count
 * that says the same as the views adds nothing; one that moves on its own adds fully; one that moves against
 * the views adds twice. From the person's own posts of one platform, so that it starts at
 * {@link POSTS_NEEDED} posts; a correlation of few posts is rough, so the number of posts is given.
 */
export function countWeights(posts: readonly Counts[]): CountWeight[] {
  return COUNTS.map((name) => {
    const pairs = posts.flatMap((post) => {
      const count = post[name];
      return post.views === null || count === null ? [] : [[post.views, count] as const];
    });
    const known = { name, posts: pairs.length };
    if (pairs.length < POSTS_NEEDED) return { ...known, weight: null, reason: 'few-posts' };
    const correlation = correlationOf(pairs);
    if (correlation === null) return { ...known, weight: null, reason: 'no-variance' };
    return { ...known, weight: 1 - correlation, correlation };
  });
}

/**
 * The field's virality measure of one post, in weighted views: views and every count that has a weight.
 *
 * @returns `null` where no count has a weight, or where the post lacks its views or a weighted count
 */
export function fieldVirality(post: Counts, weights: readonly CountWeight[]): number | null {
  if (post.views === null) return null;
  let sum = post.views;
  let weighted = false;
  for (const { name, weight } of weights) {
    if (weight === null) continue;
    const count = post[name];
    if (count === null) return null;
    weighted = true;
    sum += weight * count;
  }
  return weighted ? sum : null;
}

/**
 * Reach beyond the own followers, on a logarithmic scale: log10((views + 1) / (followers + 1)). 0: as many
 * views as followers; 1: ten times as many; −1: a tenth. The ones keep it defined where a count is zero.
 *
 * @returns `null` where views or followers are not known
 */
export function logReach({ views, followers }: Pick<PostReading, 'views' | 'followers'>): number | null {
  return views === null || followers === null ? null : Math.log10((views + 1) / (followers + 1));
}

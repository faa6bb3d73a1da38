import { logReach } from './measures.ts';
import { commonAge, postsOf, readingAt, type Post, type PostReading } from './posts.ts';

/** Songs that a platform needs before its posts are compared: the middle of fewer says little. */
export const SONGS_PER_PLATFORM = 3;

/** Why a post is not compared. */
export type LeftOutReason =
  /** Views or followers are not known. */
  | 'figures-missing'
  /** No figures from about the common age. */
  | 'other-age'
  /** Fewer than {@link SONGS_PER_PLATFORM} songs on this platform. */
  | 'lonely-platform';

/** How one song did, measured against the person's own posts. */
export interface OwnResult {
  readonly songId: string;
  /** log10 of how many times the usual reach: 0 is the middle of the person's songs on the same platforms. */
  readonly result: number;
  readonly posts: number;
}

export interface OwnResults<Reading extends PostReading = PostReading> {
  /** Days after posting at which posts are compared; `null` where there is nothing to compare. */
  readonly ageDays: number | null;
  readonly songs: readonly OwnResult[];
  readonly compared: readonly { readonly post: Post<Reading>; readonly reading: Reading }[];
  readonly leftOut: readonly { readonly post: Post<Reading>; readonly reason: LeftOutReason }[];
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length >> 1;
  const upper = sorted[half] as number;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] as number) + upper) / 2;
}

function grouped<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}

/**
 * How the person's songs did, each relative to the others. Posts are read at like ages; what is compared is the
 * logarithm of views per follower, so that a growing following is not taken for better songs; platforms differ
 * in what is usual, so each post is measured from the middle of the person's songs on its platform, and a song
 * with several posts counts with their mean.
 */
export function ownResults<Reading extends PostReading>(readings: readonly Reading[]): OwnResults<Reading> {
  const posts = postsOf(readings);
  const leftOut: { post: Post<Reading>; reason: LeftOutReason }[] = [];
  const complete: Post<Reading>[] = [];
  for (const post of posts) {
    const known = post.readings.filter((reading) => logReach(reading) !== null);
    if (known.length === 0) leftOut.push({ post, reason: 'figures-missing' });
    else complete.push({ ...post, readings: known });
  }
  const ageDays = commonAge(complete);
  if (ageDays === null) return { ageDays: null, songs: [], compared: [], leftOut };

  const aged: { post: Post<Reading>; reading: Reading; reach: number }[] = [];
  for (const post of complete) {
    const reading = readingAt(post, ageDays);
    const reach = reading && logReach(reading);
    if (reading === null || reach === null) leftOut.push({ post, reason: 'other-age' });
    else aged.push({ post, reading, reach });
  }

  const compared: { post: Post<Reading>; reading: Reading; deviation: number }[] = [];
  for (const group of grouped(aged, ({ post }) => post.platform.trim().toLowerCase()).values()) {
    const bySong = grouped(group, ({ post }) => post.songId);
    if (bySong.size < SONGS_PER_PLATFORM) {
      leftOut.push(...group.map(({ post }) => ({ post, reason: 'lonely-platform' as const })));
      continue;
    }
    // A song with many posts has one voice about what is usual.
    const usual = median([...bySong.values()].map((own) => mean(own.map(({ reach }) => reach))));
    compared.push(...group.map(({ post, reading, reach }) => ({ post, reading, deviation: reach - usual })));
  }

  const songs = [...grouped(compared, ({ post }) => post.songId)].map(([songId, own]) => ({
    songId,
    result: mean(own.map(({ deviation }) => deviation)),
    posts: own.length,
  }));
  return {
    ageDays,
    songs,
    compared: compared.map(({ post, reading }) => ({ post, reading })),
    leftOut,
  };
}

/** A post's figures at one moment, as far as the measures need them. */
export interface PostReading {
  readonly songId: string;
  readonly platform: string;
  /** ISO 8601 date. */
  readonly postedOn: string;
  /** Tells posts of one song, platform and day apart. */
  readonly note: string;
  /** Days from the post to the counting, ≥ 0. */
  readonly daysSince: number;
  readonly views: number | null;
  readonly likes: number | null;
  readonly shares: number | null;
  readonly comments: number | null;
  readonly videosWithSound: number | null;
  /** At the time of the post. */
  readonly followers: number | null;
}

/** One post with all its readings. */
export interface Post<Reading extends PostReading = PostReading> {
  readonly key: string;
  readonly songId: string;
  readonly platform: string;
  readonly postedOn: string;
  readonly note: string;
  /** By day, earliest first; at least one. */
  readonly readings: readonly Reading[];
}

/** Equal for the readings of one post: song, platform, day and what tells posts of that day apart. */
export function postKey({ songId, platform, postedOn, note }: Omit<PostReading, 'views'>): string {
  return JSON.stringify([
    songId,
    platform.trim().toLowerCase(),
    postedOn.slice(0, 10),
    note.trim().toLowerCase(),
  ]);
}

/** The posts that readings belong to, the latest post first. */
export function postsOf<Reading extends PostReading>(readings: readonly Reading[]): Post<Reading>[] {
  const byKey = new Map<string, Reading[]>();
  for (const reading of readings) {
    const key = postKey(reading);
    const known = byKey.get(key);
    if (known) known.push(reading);
    else byKey.set(key, [reading]);
  }
  return [...byKey]
    .map(([key, own]) => {
      const sorted = own.toSorted((a, b) => a.daysSince - b.daysSince);
      const { songId, platform, postedOn, note } = sorted[0] as Reading;
      return { key, songId, platform, postedOn, note, readings: sorted };
    })
    .toSorted((a, b) => (a.postedOn < b.postedOn ? 1 : a.postedOn > b.postedOn ? -1 : 0));
}

/**
 * Figures of posts are compared only where they were read at like ages: within a factor of two of the common
 * age (counted from one, so that the first days have room). Views grow slower than the days, so what is left
 * of the difference is small beside the differences between songs.
 */
const LIKE_AGE = Math.log(2);

const ageDistance = (days: number, other: number): number => Math.abs(Math.log((days + 1) / (other + 1)));

/** The reading nearest to an age, if it is of a like age. */
export function readingAt<Reading extends PostReading>(
  { readings }: Post<Reading>,
  age: number,
): Reading | null {
  let best: Reading | null = null;
  for (const reading of readings) {
    if (ageDistance(reading.daysSince, age) > LIKE_AGE + 1e-9) continue;
    if (best === null || ageDistance(reading.daysSince, age) < ageDistance(best.daysSince, age))
      best = reading;
  }
  return best;
}

/**
 * The age, in days, at which most posts have figures; of several the one that is nearest to them, then the
 * oldest. `null` without posts.
 */
export function commonAge(posts: readonly Post[]): number | null {
  const ages = new Set(posts.flatMap(({ readings }) => readings.map(({ daysSince }) => daysSince)));
  let best: { age: number; posts: number; distance: number } | null = null;
  for (const age of [...ages].sort((a, b) => b - a)) {
    let count = 0;
    let distance = 0;
    for (const post of posts) {
      const reading = readingAt(post, age);
      if (!reading) continue;
      count++;
      distance += ageDistance(reading.daysSince, age);
    }
    if (!best || count > best.posts || (count === best.posts && distance < best.distance - 1e-9))
      best = { age, posts: count, distance };
  }
  return best?.age ?? null;
}

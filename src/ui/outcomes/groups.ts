import type { LibraryEntry, Outcome } from '../../library/db.ts';
import type { OutcomeRow } from '../../library/outcomesCsv.ts';
import type { PersonalReading } from '../../library/personalReading.ts';
import { countWeights, fieldVirality, logReach, type CountWeight } from '../../model/personal/measures.ts';

/** What lists and tables of outcomes are made of. All pure. */

/** Titles by id. */
export function titlesOf(songs: readonly Pick<LibraryEntry, 'id' | 'title'>[]): Map<string, string> {
  return new Map(songs.map(({ id, title }) => [id, title]));
}

/** Readings of songs that are there. */
export function ofKnownSongs(
  outcomes: readonly Outcome[],
  songs: readonly Pick<LibraryEntry, 'id'>[],
): Outcome[] {
  const known = new Set(songs.map(({ id }) => id));
  return outcomes.filter(({ songId }) => known.has(songId));
}

/** Songs per post count, by id. */
export function postCounts({ results }: PersonalReading): Map<string, number> {
  return new Map(results.songs.map(({ songId, posts }) => [songId, posts]));
}

/** What a row of a file is matched by. */
export const rowName = (row: Pick<OutcomeRow, 'songId' | 'song'>): string =>
  `${row.songId ?? ''} ${row.song}`;

/** The different songs that a file speaks of, in its order. */
export function namesIn(
  rows: readonly OutcomeRow[],
): { readonly name: string; readonly song: string; readonly rows: number }[] {
  const byName = new Map<string, { name: string; song: string; rows: number }>();
  for (const row of rows) {
    const name = rowName(row);
    const known = byName.get(name);
    if (known) known.rows++;
    else byName.set(name, { name, song: row.song, rows: 1 });
  }
  return [...byName.values()];
}

/** Both measures of all compared posts of one platform. */
export interface PlatformMeasures {
  readonly platform: string;
  readonly weights: readonly CountWeight[];
  /** Furthest reach first. */
  readonly posts: readonly {
    readonly key: string;
    readonly songId: string;
    readonly postedOn: string;
    readonly reach: number | null;
    readonly virality: number | null;
  }[];
}

/** Platforms count differently, so each has its own weights; all compared posts are of about one age. */
export function platformMeasures({ results }: PersonalReading): PlatformMeasures[] {
  const byPlatform = new Map<string, (typeof results.compared)[number][]>();
  for (const item of results.compared) {
    const platform = item.post.platform.trim().toLowerCase();
    const known = byPlatform.get(platform);
    if (known) known.push(item);
    else byPlatform.set(platform, [item]);
  }
  return [...byPlatform].map(([platform, items]) => {
    const weights = countWeights(items.map(({ reading }) => reading));
    return {
      platform,
      weights,
      posts: items
        .map(({ post, reading }) => ({
          key: post.key,
          songId: post.songId,
          postedOn: post.postedOn,
          reach: logReach(reading),
          virality: fieldVirality(reading, weights),
        }))
        .toSorted((a, b) => (b.reach ?? 0) - (a.reach ?? 0)),
    };
  });
}

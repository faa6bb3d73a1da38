import { postKey } from '../model/personal/posts.ts';
import { library as ownLibrary, writeTo, type Outcome, readFrom } from './db.ts';

/**
 * What really happened to songs: figures of posts, one row per reading. Several rows with the same song,
 * platform, day and note are readings of one post (`src/model/personal/posts.ts`). All functions reject with
 * `LibraryError`; what is given must be plain data.
 */

/** A reading that is not stored yet. */
export type OutcomeDraft = Omit<Outcome, 'id' | 'updatedAt'>;

/** All readings of all songs, also of songs whose deletion can still be undone; in no order that means anything. */
export async function listOutcomes(library = ownLibrary): Promise<Outcome[]> {
  return library.run((db) => readFrom(db, ['outcomes']).objectStore('outcomes').getAll());
}

const sameReading = (a: OutcomeDraft, b: OutcomeDraft): boolean =>
  a.daysSince === b.daysSince && postKey(a) === postKey(b);

/**
 * Stores readings, all or none. A reading of the same post and day as one that is there takes its place.
 *
 * @returns the rows as they are stored, and how many of them took another's place
 */
export async function addOutcomes(
  drafts: readonly OutcomeDraft[],
  library = ownLibrary,
): Promise<{ readonly stored: readonly Outcome[]; readonly replaced: number }> {
  const updatedAt = new Date().toISOString();
  const result = await library.run((db) =>
    writeTo(db, ['outcomes'], async (transaction) => {
      const store = transaction.objectStore('outcomes');
      const stored: Outcome[] = [];
      let replaced = 0;
      const bySong = new Map<string, Outcome[]>();
      for (const draft of drafts) {
        let known = bySong.get(draft.songId);
        if (!known) {
          known = await store.index('songId').getAll(draft.songId);
          bySong.set(draft.songId, known);
        }
        const before = known.find((other) => sameReading(other, draft));
        const row: Outcome = { ...draft, id: before?.id ?? crypto.randomUUID(), updatedAt };
        await store.put(row);
        stored.push(row);
        if (before) {
          replaced++;
          known.splice(known.indexOf(before), 1, row);
        } else {
          known.push(row);
        }
      }
      return { stored, replaced };
    }),
  );
  library.announce({ kind: 'outcomes', songIds: [...new Set(drafts.map(({ songId }) => songId))] });
  return result;
}

/** Stores rows under their own ids: an edited reading, or readings whose deletion is undone. */
export async function putOutcomes(rows: readonly Outcome[], library = ownLibrary): Promise<void> {
  const updatedAt = new Date().toISOString();
  await library.run((db) =>
    writeTo(db, ['outcomes'], async (transaction) => {
      const store = transaction.objectStore('outcomes');
      await Promise.all(rows.map((row) => store.put({ ...row, updatedAt })));
    }),
  );
  library.announce({ kind: 'outcomes', songIds: [...new Set(rows.map(({ songId }) => songId))] });
}

/** Deletes rows; given to {@link putOutcomes}, they come back. */
export async function deleteOutcomes(rows: readonly Outcome[], library = ownLibrary): Promise<void> {
  await library.run((db) =>
    writeTo(db, ['outcomes'], async (transaction) => {
      const store = transaction.objectStore('outcomes');
      await Promise.all(rows.map(({ id }) => store.delete(id)));
    }),
  );
  library.announce({ kind: 'outcomes', songIds: [...new Set(rows.map(({ songId }) => songId))] });
}

import { parseReport } from '../analysis/reportSchema.ts';
import type { Report } from '../analysis/report.ts';
import {
  library as ownLibrary,
  readFrom,
  writeTo,
  type EarlierEstimate,
  type LibraryConnection,
  type LibraryEntry,
} from './db.ts';
import { earlierBeside, estimateOf, factsOf, newEntry, reportToKeep, type EntryNames } from './entry.ts';
import { LibraryError } from './error.ts';
import { noteSongs } from './mark.ts';

/**
 * The songs of the library: the one way in and out for rows, reports, covers and kept audio. All functions
 * reject with `LibraryError`. What is given must be plain data: a Svelte proxy goes through `$state.snapshot`
 * first.
 */

/** How long a deletion can be undone, milliseconds. */
export const UNDO_MS = 10_000;

const SONG_STORES = ['songs', 'reports', 'covers', 'audio'] as const;

/** What comes in when a song is saved. */
export interface SongToSave {
  readonly report: Report;
  readonly names: EntryNames;
  /** Of the file; a song whose file is in the library already takes its place there. */
  readonly contentHash: string | null;
  /** A small picture; see `covers.ts`. */
  readonly cover: Blob | null;
  /** The file itself, where the person asked to keep it. */
  readonly audio: File | null;
}

/** One song with everything that is kept of it. */
export interface KeptSong {
  readonly entry: LibraryEntry;
  readonly report: Report;
  /** Estimates of other models, oldest first. */
  readonly earlier: readonly EarlierEstimate[];
  readonly cover: Blob | null;
  readonly audio: File | null;
}

/** What a person changes of a song. */
export type SongChange = Partial<
  Pick<LibraryEntry, 'title' | 'artist' | 'album' | 'tags' | 'note' | 'versionGroup'>
>;

/** The time of a change: now, but never before the change that it follows, whatever the clock says. */
function after(previous?: string): string {
  const now = new Date().toISOString();
  if (previous === undefined || now > previous) return now;
  return new Date(Date.parse(previous) + 1).toISOString();
}

/** Says how many songs there are now, for the note beside the library. */
async function updateMark(library: LibraryConnection): Promise<void> {
  noteSongs(await library.run((db) => readFrom(db, ['songs']).objectStore('songs').count()));
}

/**
 * Saves a song: a new row, or a new estimate for a song whose file (`contentHash`) or id is there already.
 * Then names, tags, notes and versions stay, and the old estimate is kept beside where the model was another.
 *
 * @returns the row; its id is the song's in the library, which need not be the given report's
 */
export async function saveSong(song: SongToSave, library = ownLibrary): Promise<LibraryEntry> {
  const entry = await library.run((db) =>
    writeTo(db, SONG_STORES, async (transaction) => {
      const songs = transaction.objectStore('songs');
      const known =
        (await songs.get(song.report.id)) ??
        (song.contentHash === null ? undefined : await songs.index('contentHash').get(song.contentHash));
      const before = known?.deletedAt === null ? known : undefined;
      const id = before?.id ?? song.report.id;
      const report = reportToKeep(song.report, id);
      const audioKept = song.audio !== null || before?.audioKept === true;
      const saved: LibraryEntry = before
        ? {
            ...before,
            ...factsOf(report),
            updatedAt: after(before.updatedAt),
            audioKept,
            contentHash: song.contentHash ?? before.contentHash,
          }
        : newEntry(report, song.names, after(), { contentHash: song.contentHash, audioKept });
      const reports = transaction.objectStore('reports');
      const kept = before && (await reports.get(id));
      const earlier = [...(kept?.earlier ?? [])];
      if (kept && kept.report.model.version !== report.model.version) earlier.push(estimateOf(kept.report));
      await songs.put(saved);
      await reports.put({ report, earlier: earlierBeside(report, earlier) }, id);
      if (song.cover) await transaction.objectStore('covers').put(song.cover, id);
      if (song.audio) await transaction.objectStore('audio').put(song.audio, id);
      return saved;
    }),
  );
  await updateMark(library);
  library.announce({ kind: 'songs', ids: [entry.id] });
  return entry;
}

/**
 * Saves parts of a report that arrived after the song. Does nothing where the song has been deleted, or
 * analysed again, in the meantime.
 *
 * @param id of the song in the library
 */
export async function saveDetails(id: string, report: Report, library = ownLibrary): Promise<void> {
  const saved = await library.run((db) =>
    writeTo(db, ['songs', 'reports'], async (transaction) => {
      const songs = transaction.objectStore('songs');
      const reports = transaction.objectStore('reports');
      const [entry, kept] = await Promise.all([songs.get(id), reports.get(id)]);
      if (entry?.deletedAt !== null || kept?.report.createdAt !== report.createdAt) return false;
      await songs.put({ ...entry, ...factsOf(report), updatedAt: after(entry.updatedAt) });
      await reports.put({ ...kept, report: reportToKeep(report, id) }, id);
      return true;
    }),
  );
  if (saved) library.announce({ kind: 'songs', ids: [id] });
}

/** All songs, without those that are deleted; in no order that means anything. */
export async function listSongs(library = ownLibrary): Promise<LibraryEntry[]> {
  const rows = await library.run((db) => readFrom(db, ['songs']).objectStore('songs').getAll());
  return rows.filter(({ deletedAt }) => deletedAt === null);
}

/**
 * The songs that came in last, and how many there are in all: what a page needs to draw a long list before it has
 * been read.
 *
 * @param limit how many at most; the newest first
 */
export async function newestSongs(
  limit: number,
  library = ownLibrary,
): Promise<{ readonly newest: readonly LibraryEntry[]; readonly total: number }> {
  return library.run(async (db) => {
    const store = readFrom(db, ['songs']).objectStore('songs');
    const [all, deleted] = await Promise.all([store.count(), store.index('deletedAt').count()]);
    const newest: LibraryEntry[] = [];
    let cursor = await store.index('createdAt').openCursor(null, 'prev');
    while (cursor && newest.length < limit) {
      if (cursor.value.deletedAt === null) newest.push(cursor.value);
      cursor = await cursor.continue();
    }
    return { newest, total: all - deleted };
  });
}

/** Rows by id, in the order asked; those that are not there (any more) are left out. */
export async function getSongs(ids: readonly string[], library = ownLibrary): Promise<LibraryEntry[]> {
  const rows = await library.run((db) => {
    const store = readFrom(db, ['songs']).objectStore('songs');
    return Promise.all(ids.map((id) => store.get(id)));
  });
  return rows.filter((row): row is LibraryEntry => row?.deletedAt === null);
}

/**
 * One song with its report, brought to the present version of the report's shape; `null` where it is not there.
 *
 * @throws LibraryError `damaged` where the report cannot be read, `newer` where a newer page has written it
 */
export async function getSong(id: string, library = ownLibrary): Promise<KeptSong | null> {
  const found = await library.run((db) => {
    const transaction = readFrom(db, SONG_STORES);
    return Promise.all([
      transaction.objectStore('songs').get(id),
      transaction.objectStore('reports').get(id),
      transaction.objectStore('covers').get(id),
      transaction.objectStore('audio').get(id),
    ]);
  });
  const [entry, kept, cover, audio] = found;
  if (entry?.deletedAt !== null) return null;
  const parsed = parseReport(kept?.report);
  if (!parsed.ok) {
    throw new LibraryError(
      parsed.problem === 'from-a-newer-version' ? 'newer' : 'damaged',
      `report ${id}: ${parsed.detail}`,
    );
  }
  return {
    entry,
    report: parsed.report,
    earlier: kept?.earlier ?? [],
    cover: cover ?? null,
    audio: audio ?? null,
  };
}

/** The small pictures of songs, by id; songs without one are left out. */
export async function getCovers(ids: readonly string[], library = ownLibrary): Promise<Map<string, Blob>> {
  const covers = await library.run((db) => {
    const store = readFrom(db, ['covers']).objectStore('covers');
    return Promise.all(ids.map(async (id) => [id, await store.get(id)] as const));
  });
  return new Map(covers.flatMap(([id, cover]) => (cover ? [[id, cover]] : [])));
}

/** Changes rows, all or none; ids that are not there are passed over. */
async function changeRows(
  ids: readonly string[],
  change: (entry: LibraryEntry) => LibraryEntry,
  library: LibraryConnection,
): Promise<void> {
  await library.run((db) =>
    writeTo(db, ['songs'], async (transaction) => {
      const store = transaction.objectStore('songs');
      await Promise.all(
        ids.map(async (id) => {
          const entry = await store.get(id);
          if (entry) await store.put(change(entry));
        }),
      );
    }),
  );
  library.announce({ kind: 'songs', ids });
}

/** Tags as they are kept: trimmed, none empty, each once whatever its case. */
export function tidyTags(tags: readonly string[]): string[] {
  const byName = new Map<string, string>();
  for (const tag of tags) {
    const tidy = tag.trim().replace(/\s+/g, ' ');
    const name = tidy.toLocaleLowerCase();
    if (tidy !== '' && !byName.has(name)) byName.set(name, tidy);
  }
  return [...byName.values()];
}

/** Gives songs another name, other tags, another note or another group of versions. An empty title stays as it was. */
export async function changeSongs(
  ids: readonly string[],
  change: SongChange,
  library = ownLibrary,
): Promise<void> {
  const { title, tags, ...rest } = change;
  await changeRows(
    ids,
    (entry) => ({
      ...entry,
      ...rest,
      title: title?.trim() || entry.title,
      tags: tags ? tidyTags(tags) : entry.tags,
      updatedAt: after(entry.updatedAt),
    }),
    library,
  );
}

/** Deletes songs so that {@link undoDelete} can still bring them back; {@link purgeDeleted} makes it final. */
export async function deleteSongs(ids: readonly string[], library = ownLibrary): Promise<void> {
  await changeRows(ids, (entry) => ({ ...entry, deletedAt: after() }), library);
}

/** Brings back songs that were deleted and not yet purged. */
export async function undoDelete(ids: readonly string[], library = ownLibrary): Promise<void> {
  await changeRows(ids, (entry) => ({ ...entry, deletedAt: null }), library);
}

/**
 * Removes for good, with everything that belongs to them, songs whose deletion is older than `ageMs`. Called
 * when the time for undoing is over and whenever the library is opened.
 */
export async function purgeDeleted(ageMs: number = UNDO_MS, library = ownLibrary): Promise<void> {
  const before = new Date(Date.now() - ageMs).toISOString();
  const stale = await library.run((db) =>
    db.getAllKeysFromIndex('songs', 'deletedAt', IDBKeyRange.upperBound(before)),
  );
  if (stale.length > 0) {
    await library.run((db) =>
      writeTo(db, [...SONG_STORES, 'outcomes'], async (transaction) => {
        const outcomes = transaction.objectStore('outcomes');
        await Promise.all(
          stale.map(async (id) => {
            // Undone in another tab since it was looked at.
            const entry = await transaction.objectStore('songs').get(id);
            if (!entry || entry.deletedAt === null) return;
            const posts = await outcomes.index('songId').getAllKeys(id);
            await Promise.all([
              ...SONG_STORES.map((name) => transaction.objectStore(name).delete(id)),
              ...posts.map((post) => outcomes.delete(post)),
            ]);
          }),
        );
      }),
    );
  }
  await updateMark(library);
}

/** Deletes all songs with their reports, covers, audio and outcomes, at once and for good; settings stay. */
export async function deleteAllSongs(library = ownLibrary): Promise<void> {
  const stores = [...SONG_STORES, 'outcomes', 'queue'] as const;
  await library.run((db) =>
    writeTo(db, stores, async (transaction) => {
      await Promise.all(stores.map((name) => transaction.objectStore(name).clear()));
    }),
  );
  noteSongs(0);
  library.announce({ kind: 'everything' });
}

/** Deletes the kept files of songs; what was found out about them stays. */
export async function dropAudio(ids: readonly string[], library = ownLibrary): Promise<void> {
  await library.run((db) =>
    writeTo(db, ['songs', 'audio'], async (transaction) => {
      const songs = transaction.objectStore('songs');
      await Promise.all(
        ids.map(async (id) => {
          const entry = await songs.get(id);
          await transaction.objectStore('audio').delete(id);
          if (entry) await songs.put({ ...entry, audioKept: false });
        }),
      );
    }),
  );
  library.announce({ kind: 'songs', ids });
}

/** The kept files of songs, in the order asked; songs without one are left out. */
export async function keptAudio(ids: readonly string[], library = ownLibrary): Promise<File[]> {
  const files = await library.run((db) => {
    const store = readFrom(db, ['audio']).objectStore('audio');
    return Promise.all(ids.map((id) => store.get(id)));
  });
  return files.filter((file) => file !== undefined);
}

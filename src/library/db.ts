import { openDB, type DBSchema, type IDBPDatabase, type IDBPTransaction, type StoreNames } from 'idb';
import type { Report } from '../analysis/report.ts';
import { isClosed, LibraryError, toLibraryError } from './error.ts';
import { noteLoss, readMark } from './mark.ts';

/**
 * Where everything that was analysed is kept: one IndexedDB database.
 *
 * How to use it: `library.run((db) => readFrom(db, ['songs']).objectStore('songs').get(id))`. The work that is given to `run` is one
 * transaction (or several that may each be done twice), because it is started again where the connection was
 * lost before it began. Every function that writes tells what it changed with `library.announce(…)`, which
 * reaches this tab and all others. Songs are saved, read and changed through `repository.ts`; nobody else
 * writes to `songs`, `reports`, `covers` and `audio`.
 */

/** One light row per song: what lists, search, ranking and comparisons need, without opening the report. */
export interface LibraryEntry {
  /** Of the song in the library; also the id of its report as it is kept here. */
  readonly id: string;
  readonly title: string;
  readonly artist: string | null;
  readonly album: string | null;
  readonly fileName: string;
  readonly fileBytes: number;
  readonly durationSeconds: number;
  /** ISO 8601: when the song first came in. */
  readonly createdAt: string;
  /** ISO 8601: of the last change to this row or to its report; the later one wins when two are merged. */
  readonly updatedAt: string;
  /** ISO 8601; set while the deletion can still be undone. Functions that list leave these rows out. */
  readonly deletedAt: string | null;
  /** What all juries say together, positions 0–1; `null` until it is computed, or where no jury has skill. */
  readonly summary: { readonly percentile: number; readonly low: number; readonly high: number } | null;
  /** The chart jury's estimate, positions 0–1. */
  readonly chart: {
    readonly median: number;
    readonly low80: number;
    readonly high80: number;
    /** Probability of the best fifth. */
    readonly top20: number;
  };
  readonly tempoBpm: number | null;
  /** Tonic as a pitch class, 0 = C … 11 = B. */
  readonly key: { readonly tonic: number; readonly mode: 'major' | 'minor' } | null;
  readonly integratedLufs: number | null;
  /** Only where one genre is clear. */
  readonly genre: string | null;
  /** The best clip to post. */
  readonly clip: { readonly startSeconds: number; readonly endSeconds: number } | null;
  /** Of the model that made the estimate. */
  readonly modelVersion: string;
  /** Words that the person gave it, each once, in the order in which they were given. */
  readonly tags: readonly string[];
  readonly note: string;
  /** Songs with the same value are versions (mixes, masters) of one song. */
  readonly versionGroup: string | null;
  /** SHA-256 of the file's bytes, lower-case hex; `null` where the file was not at hand. */
  readonly contentHash: string | null;
  readonly audioKept: boolean;
}

/** An estimate of an older model, kept beside the present one. */
export interface EarlierEstimate {
  /** ISO 8601 time of that analysis. */
  readonly createdAt: string;
  readonly modelVersion: string;
  readonly chart: LibraryEntry['chart'];
  readonly summary: LibraryEntry['summary'];
}

/** A whole report as it is kept. Its cover is in `covers`, so `report.tags.cover` is `null` here. */
export interface KeptReport {
  readonly report: Report;
  /** Oldest first. */
  readonly earlier: readonly EarlierEstimate[];
}

/** What really happened to a song: one post at one moment. */
export interface Outcome {
  readonly id: string;
  readonly songId: string;
  /** For instance `tiktok`, `instagram`, `youtube`, or whatever the person wrote. */
  readonly platform: string;
  /** ISO 8601 date of the post. */
  readonly postedOn: string;
  /** Days from the post to the counting, ≥ 0. */
  readonly daysSince: number;
  /** Counts are whole and ≥ 0; `null` where they are not known. */
  readonly views: number | null;
  readonly likes: number | null;
  readonly shares: number | null;
  readonly comments: number | null;
  /** Videos that others made with the sound. */
  readonly videosWithSound: number | null;
  /** Followers at the time of the post. */
  readonly followers: number | null;
  readonly note: string;
  /** ISO 8601; the later one wins when two are merged. */
  readonly updatedAt: string;
}

/** A file of a queue that is not finished, kept so that the queue survives the tab. */
export interface QueueItem {
  readonly id: string;
  /** Which queue it belongs to. */
  readonly batch: string;
  /** Order within the queue, 0 first. */
  readonly position: number;
  readonly file: File;
  readonly state: 'waiting' | 'working' | 'done' | 'failed';
  /** Of the song that came of it, once there is one. */
  readonly songId: string | null;
  /** Why it failed: a `FailureReason` and a detail. */
  readonly failure: { readonly reason: string; readonly detail: string } | null;
  /** ISO 8601. */
  readonly addedAt: string;
}

export interface LibraryDb extends DBSchema {
  songs: {
    key: string;
    value: LibraryEntry;
    indexes: { contentHash: string; createdAt: string; deletedAt: string };
  };
  reports: { key: string; value: KeptReport };
  /** Small pictures, by the id of their song. */
  covers: { key: string; value: Blob };
  /** Only where the person asked for it, by the id of the song. */
  audio: { key: string; value: File };
  outcomes: { key: string; value: Outcome; indexes: { songId: string } };
  queue: { key: string; value: QueueItem; indexes: { batch: string } };
  /** Plain data by name; see `settings.ts`. */
  settings: { key: string; value: unknown };
  /** What an import has read and checked so far, until all of it can be taken over at once; see `backup/`. */
  staging: { key: number; value: unknown };
}

export type LibraryHandle = IDBPDatabase<LibraryDb>;
type Upgrade = (
  db: LibraryHandle,
  transaction: IDBPTransaction<LibraryDb, StoreNames<LibraryDb>[], 'versionchange'>,
) => void | Promise<void>;

/**
 * Writes to some stores, all or nothing. Where it fails, the error is the reason why the transaction ended and
 * not the echo of it in one of its requests: a full disk reads as `QuotaExceededError`.
 *
 * @param work does nothing but wait for requests of this transaction
 */
export async function writeTo<Stores extends StoreNames<LibraryDb>, T>(
  db: LibraryHandle,
  stores: readonly Stores[],
  work: (transaction: IDBPTransaction<LibraryDb, Stores[], 'readwrite'>) => Promise<T>,
): Promise<T> {
  const transaction = db.transaction([...stores], 'readwrite');
  // Looked at below; it must not count as unhandled until then.
  transaction.done.catch(() => undefined);
  try {
    const result = await work(transaction);
    await transaction.done;
    return result;
  } catch (error) {
    try {
      transaction.abort();
    } catch {
      // It has ended already.
    }
    await transaction.done.catch(() => undefined);
    throw transaction.error ?? error;
  }
}

/**
 * A transaction that reads. Its end is of no interest: where it fails, its requests do, and where they are not
 * waited for (the database goes under the page), nothing is left unhandled.
 */
export function readFrom<Stores extends StoreNames<LibraryDb>>(
  db: LibraryHandle,
  stores: readonly Stores[],
): IDBPTransaction<LibraryDb, Stores[], 'readonly'> {
  const transaction = db.transaction([...stores], 'readonly');
  transaction.done.catch(() => undefined);
  return transaction;
}

/** Number N of this list (from 0) makes version N + 1 out of version N. Each step stays for good. */
export const LIBRARY_MIGRATIONS: readonly Upgrade[] = [
  (db) => {
    const songs = db.createObjectStore('songs', { keyPath: 'id' });
    songs.createIndex('contentHash', 'contentHash');
    songs.createIndex('createdAt', 'createdAt');
    // `null` is no key: only songs whose deletion can still be undone are in it.
    songs.createIndex('deletedAt', 'deletedAt');
    db.createObjectStore('reports');
    db.createObjectStore('covers');
    db.createObjectStore('audio');
    db.createObjectStore('outcomes', { keyPath: 'id' }).createIndex('songId', 'songId');
    db.createObjectStore('queue', { keyPath: 'id' }).createIndex('batch', 'batch');
    db.createObjectStore('settings');
    db.createObjectStore('staging', { autoIncrement: true });
  },
];

export const LIBRARY_DB_NAME = 'earshot-library';
export const LIBRARY_DB_VERSION = LIBRARY_MIGRATIONS.length;

/** What has changed, told to every tab after it is stored. */
export type LibraryChange =
  | { readonly kind: 'songs'; readonly ids: readonly string[] }
  | { readonly kind: 'outcomes'; readonly songIds: readonly string[] }
  | { readonly kind: 'queue' }
  | { readonly kind: 'settings'; readonly key: string }
  /** Too much to name: read everything again (an import, a deletion of everything). */
  | { readonly kind: 'everything' };

/**
 * The connection of one tab to the library. It opens when it is first needed, lets go when another tab needs
 * a newer version or deletes everything, and opens again when it is next needed.
 */
export class LibraryConnection {
  /** What is wrong at present and has to be told, or `null`. */
  trouble: LibraryError | null = null;

  readonly #name: string;
  #opening: Promise<LibraryHandle> | null = null;
  #channel: BroadcastChannel | null = null;
  readonly #changeListeners = new Set<(change: LibraryChange, elsewhere: boolean) => void>();
  readonly #troubleListeners = new Set<(trouble: LibraryError | null) => void>();

  constructor(name: string = LIBRARY_DB_NAME) {
    this.#name = name;
  }

  /**
   * Does some work with the open database. The work must be safe to start again: one transaction.
   *
   * @throws LibraryError for everything that goes wrong
   */
  async run<T>(work: (db: LibraryHandle) => Promise<T>): Promise<T> {
    for (let attempt = 0; ; attempt++) {
      const opening = this.#open();
      let db: LibraryHandle | null = null;
      try {
        db = await opening;
        const result = await work(db);
        if (this.trouble && this.trouble.reason !== 'evicted') this.#tell(null);
        return result;
      } catch (error) {
        const lost = db !== null && isClosed(error);
        if (lost && this.#opening === opening) this.#opening = null;
        if (lost && attempt === 0) continue;
        const trouble = lost
          ? new LibraryError('closed', String(error), { cause: error })
          : toLibraryError(error);
        if (trouble.reason !== 'quota') this.#tell(trouble);
        throw trouble;
      }
    }
  }

  /** Tells this tab and all others what has been stored. */
  announce(change: LibraryChange): void {
    for (const listener of this.#changeListeners) listener(change, false);
    this.#listen().postMessage(change);
  }

  /**
   * Hears of every change, of this tab (`elsewhere` is false) and of others.
   *
   * @returns what stops it
   */
  onChange(listener: (change: LibraryChange, elsewhere: boolean) => void): () => void {
    this.#changeListeners.add(listener);
    this.#listen();
    return () => this.#changeListeners.delete(listener);
  }

  /** Hears when the library falls into trouble and when it is over; told at once of what is wrong now. */
  onTrouble(listener: (trouble: LibraryError | null) => void): () => void {
    this.#troubleListeners.add(listener);
    if (this.trouble) listener(this.trouble);
    return () => this.#troubleListeners.delete(listener);
  }

  /** The person has read what was lost. */
  dismissTrouble(): void {
    if (this.trouble?.reason === 'evicted') noteLoss(0);
    this.#tell(null);
  }

  /** Lets go of the database; the next `run` opens it again. */
  async close(): Promise<void> {
    const opening = this.#opening;
    this.#opening = null;
    const db = await opening?.catch(() => null);
    db?.close();
  }

  /** Ends the connection for good: also stops listening to other tabs. */
  async dispose(): Promise<void> {
    this.#changeListeners.clear();
    this.#troubleListeners.clear();
    this.#channel?.close();
    this.#channel = null;
    await this.close();
  }

  #listen(): BroadcastChannel {
    if (!this.#channel) {
      this.#channel = new BroadcastChannel(this.#name);
      this.#channel.onmessage = ({ data }: MessageEvent<LibraryChange>) => {
        for (const listener of this.#changeListeners) listener(data, true);
      };
    }
    return this.#channel;
  }

  #tell(trouble: LibraryError | null): void {
    if (this.trouble === trouble) return;
    this.trouble = trouble;
    for (const listener of this.#troubleListeners) listener(trouble);
  }

  #open(): Promise<LibraryHandle> {
    if (this.#opening) return this.#opening;
    // What is waited for can be given up (`blocked`) while the browser goes on opening: it is then used later.
    let giveUp: (error: LibraryError) => void = () => undefined;
    const blocked = new Promise<never>((_, reject) => {
      giveUp = reject;
    });
    const forget = () => {
      if (this.#opening === opening) this.#opening = null;
    };
    const opened = openLibrary(this.#name, {
      blocked: () => {
        const error = new LibraryError('blocked', 'another tab holds an older version open');
        this.#tell(error);
        giveUp(error);
      },
      blocking: (db, deleting) => {
        db.close();
        forget();
        this.#tell(
          deleting
            ? new LibraryError('deleted', 'the database is being deleted elsewhere')
            : new LibraryError('newer', 'a newer version of the page is opening the database'),
        );
      },
      terminated: () => {
        forget();
        this.#tell(new LibraryError('closed', 'the browser ended the connection'));
      },
      created: () => {
        const { songs, lost } = readMark();
        if (songs > 0) noteLoss(Math.max(songs, lost));
      },
    });
    const opening = Promise.race([opened, blocked]);
    this.#opening = opening;
    opened.then(() => {
      // Whoever gave up finds the connection that came after all.
      if (this.#opening === opening) this.#opening = opened;
      const { lost } = readMark();
      if (lost > 0) {
        this.#tell(new LibraryError('evicted', `${lost} songs were here before`));
      } else if (this.trouble?.reason === 'blocked') {
        this.#tell(null);
        this.announce({ kind: 'everything' });
      }
    }, forget);
    return opening;
  }
}

interface ConnectionEvents {
  readonly blocked: () => void;
  readonly blocking: (db: IDBDatabase, deleting: boolean) => void;
  readonly terminated: () => void;
  /** There was no database before. */
  readonly created: () => void;
}

async function openLibrary(name: string, events: ConnectionEvents): Promise<LibraryHandle> {
  if (typeof indexedDB === 'undefined') throw new LibraryError('unavailable', 'no IndexedDB');
  let isNew = false;
  const db = await openDB<LibraryDb>(name, LIBRARY_DB_VERSION, {
    async upgrade(database, oldVersion, _newVersion, transaction) {
      isNew = oldVersion === 0;
      // Where it fails, opening does; the transaction's own end need not be handled as well.
      transaction.done.catch(() => undefined);
      for (const migrate of LIBRARY_MIGRATIONS.slice(oldVersion)) await migrate(database, transaction);
    },
    blocked: events.blocked,
    blocking: (_current, blockedVersion, event) =>
      events.blocking(event.target as IDBDatabase, blockedVersion === null),
    terminated: events.terminated,
  });
  if (isNew) events.created();
  return db;
}

/** The library of this tab. */
export const library = new LibraryConnection();

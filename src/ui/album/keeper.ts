import type { Answered, QueueSong } from '../../analysis/queue/songQueue.ts';
import { fileSource, type SongSource } from '../../analysis/queue/songSource.ts';
import type { Report } from '../../analysis/report.ts';
import { contentHashOf } from '../../library/contentHash.ts';
import { coverThumbnail } from '../../library/covers.ts';
import type { QueueItem } from '../../library/db.ts';
import { LibraryError, type LibraryTrouble } from '../../library/error.ts';
import {
  dropQueue,
  holdQueue,
  leftQueues,
  noteInStash,
  stashItem,
  type LeftQueue,
} from '../../library/queueStash.ts';
import { changeSongs, getSong, saveDetails, saveSong } from '../../library/repository.ts';
import { displayTitle } from '../text/title.ts';
import { songsOfZip, type Received, type ReceivedSong, type SongZip } from './receive.ts';

/** What is kept of an album, and what is not. */
export interface KeptState {
  /** Ids in the library by the queue's ids. */
  readonly savedIds: ReadonlyMap<string, string>;
  /** Why finished songs are not in the library. */
  readonly saving: LibraryTrouble | null;
  /** Why the queue would not survive this tab. */
  readonly stashing: LibraryTrouble | null;
  /** Whether everything that waits is kept. */
  readonly stashed: boolean;
}

/** What a queue that was left comes back as. */
export interface TakenUp {
  readonly waiting: readonly SongSource[];
  readonly answered: readonly { readonly source: SongSource; readonly report: Report }[];
  /** Names of zips that cannot be read any more. */
  readonly unreadable: readonly string[];
}

type Note = Partial<Pick<QueueItem, 'state' | 'songId' | 'failure'>>;

/** A zip stands before all songs. */
const ZIP_POSITION = -1;

/** Songs of a zip are called by the zip and their path in it. */
const isInZip = (id: string): boolean => id.includes('/');

const isOpen = ({ state }: QueueItem): boolean => state === 'waiting' || state === 'working';

/** How long reading a file again may take before the song is saved without its fingerprint. */
const READ_MS = 60_000;

const troubleOf = (error: unknown): LibraryTrouble =>
  error instanceof LibraryError ? error.reason : 'damaged';

/** The queue that an earlier tab has left; `null` where there is none or no library. Finished ones are cleared away. */
export async function findLeftQueue(): Promise<LeftQueue | null> {
  try {
    const queues = await leftQueues();
    for (const { batch, items } of queues) if (!items.some(isOpen)) await dropQueue(batch);
    return queues.find(({ items }) => items.some(isOpen)) ?? null;
  } catch {
    // The library's own page says what is wrong with it.
    return null;
  }
}

/**
 * Keeps what comes out of a queue in the library, and what waits in it where a later tab finds it. Nothing here
 * rejects: where storage fails, the queue goes on and the reason is told.
 */
export class AlbumKeeper {
  readonly #onChange: (state: KeptState) => void;
  readonly #savedIds = new Map<string, string>();
  #saving: LibraryTrouble | null = null;
  #stashing: LibraryTrouble | null = null;

  /** The latest report of a song that is saved or about to be. */
  readonly #reports = new Map<string, Report>();
  readonly #failed = new Set<string>();
  /** Saves, one after another, so that none is overtaken. */
  #saves: Promise<unknown> = Promise.resolve();

  #songs: ReceivedSong[] = [];
  #zips: SongZip[] = [];
  #batch: string | null = null;
  #release: (() => void) | null = null;
  #nextPosition = 0;
  readonly #stashed = new Set<string>();
  #stashedAll = false;
  #stashes: Promise<unknown> = Promise.resolve();

  constructor(onChange: (state: KeptState) => void) {
    this.#onChange = onChange;
  }

  /** Keeps the files of songs that wait. */
  stash({ songs, zips }: Pick<Received, 'songs' | 'zips'>): void {
    this.#songs.push(...songs);
    this.#zips.push(...zips);
    this.#stashAll();
  }

  /** Keeps what waits once more, after {@link close}. */
  stashAgain(): void {
    this.#failed.clear();
    if (this.#batch === null) this.#stashAll();
  }

  /** Saves what is new of the songs. */
  keep(songs: readonly QueueSong[]): void {
    for (const { source, state } of songs) {
      if (state.kind === 'failed') {
        if (this.#failed.has(source.id)) continue;
        this.#failed.add(source.id);
        const { reason, detail } = state.failure;
        this.#next(() => this.#note(source, { state: 'failed', failure: { reason, detail } }));
      } else if (state.kind === 'answered') {
        const before = this.#reports.get(source.id);
        const isWhole = state.details === 'complete';
        if (before !== undefined && (!isWhole || before === state.report)) continue;
        this.#reports.set(source.id, state.report);
        this.#next(() => (before === undefined ? this.#save(source, state) : this.#saveRest(source, state)));
      }
    }
  }

  /** Marks songs as versions of one another in the library, or not. */
  group(ids: readonly string[], versionGroup: string | null): void {
    this.#next(async () => {
      const saved = ids.flatMap((id) => this.#savedIds.get(id) ?? []);
      if (saved.length > 0) await changeSongs(saved, { versionGroup });
    });
  }

  /** Takes up a queue that was left; `null` where another tab was faster. */
  async takeUp({ batch, items }: LeftQueue): Promise<TakenUp | null> {
    const release = await holdQueue(batch).catch(() => null);
    if (!release) return null;
    this.#batch = batch;
    this.#release = release;
    const notes = new Map(items.map((item) => [item.id, item]));
    const waiting: SongSource[] = [];
    const answered: TakenUp['answered'][number][] = [];
    const unreadable: string[] = [];
    for (const item of items) {
      // A song of a zip only says how far it is; the zip brings it.
      if (isInZip(item.id)) continue;
      this.#stashed.add(item.id);
      this.#nextPosition = Math.max(this.#nextPosition, item.position + 1);
      const songs = await this.#songsOf(item);
      if (songs === null) unreadable.push(item.file.name);
      for (const song of songs ?? []) {
        const { source } = song;
        const note = notes.get(source.id);
        const report = note?.songId ? await savedReport(note.songId) : null;
        if (report && note?.songId) {
          this.#savedIds.set(source.id, note.songId);
          this.#reports.set(source.id, report);
          answered.push({ source, report });
        } else if (note?.state !== 'done' && note?.state !== 'failed') {
          waiting.push(source);
        }
        this.#songs.push(song);
      }
    }
    this.#tell();
    return { waiting, answered, unreadable };
  }

  /** The queue is done or given up: nothing that waits is kept any longer. */
  async close(): Promise<void> {
    const batch = this.#batch;
    this.#batch = null;
    this.#stashedAll = false;
    if (batch === null) return;
    // Something may be on its way in.
    await Promise.all([this.#saves, this.#stashes]);
    await dropQueue(batch).catch(() => undefined);
    this.#stashed.clear();
    this.#release?.();
    this.#release = null;
  }

  /** As {@link close}, and forgets the songs. */
  async clear(): Promise<void> {
    await this.close();
    this.#songs = [];
    this.#zips = [];
    this.#nextPosition = 0;
    this.#savedIds.clear();
    this.#reports.clear();
    this.#failed.clear();
    this.#saving = null;
    this.#stashing = null;
    this.#tell();
  }

  #next(work: () => Promise<void>): void {
    this.#saves = this.#saves.then(work).catch((error: unknown) => {
      this.#saving = troubleOf(error);
      this.#tell();
    });
  }

  #tell(): void {
    this.#onChange({
      savedIds: new Map(this.#savedIds),
      saving: this.#saving,
      stashing: this.#stashing,
      stashed: this.#stashedAll,
    });
  }

  async #songsOf(item: QueueItem): Promise<ReceivedSong[] | null> {
    if (item.position !== ZIP_POSITION) {
      return [{ source: fileSource(item.file, item.file.name, item.id), file: item.file }];
    }
    try {
      const zip = { id: item.id, file: item.file };
      const { songs } = await songsOfZip(zip);
      this.#zips.push(zip);
      return songs;
    } catch {
      return null;
    }
  }

  async #save(source: SongSource, { report, details }: Answered): Promise<void> {
    const { cover } = report.tags;
    const file = await source.open(AbortSignal.timeout(READ_MS)).catch(() => null);
    const entry = await saveSong({
      report,
      names: displayTitle(report.tags, report.file.name),
      contentHash: file && (await contentHashOf(file)),
      cover: cover && (await coverThumbnail(cover)),
      audio: null,
    });
    this.#savedIds.set(source.id, entry.id);
    this.#tell();
    await this.#note(source, { songId: entry.id, state: details === 'complete' ? 'done' : 'waiting' });
  }

  async #saveRest(source: SongSource, { report }: Answered): Promise<void> {
    const id = this.#savedIds.get(source.id);
    if (id === undefined) return;
    await saveDetails(id, report);
    await this.#note(source, { songId: id, state: 'done' });
  }

  /** Notes how far a song is; one inside a zip has no file of its own there. A lost note costs a song computed twice. */
  async #note(source: SongSource, note: Note): Promise<void> {
    const batch = this.#batch;
    if (batch === null) return;
    if (isInZip(source.id)) {
      const file = new File([], source.name);
      await stashItem({ ...this.#item(batch, source.id, file, this.#nextPosition), ...note }).catch(
        () => undefined,
      );
    } else if (this.#stashed.has(source.id)) {
      await noteInStash(source.id, note).catch(() => undefined);
    }
  }

  #item(batch: string, id: string, file: File, position: number): QueueItem {
    const songId = this.#savedIds.get(id) ?? null;
    const addedAt = new Date().toISOString();
    return { id, batch, position, file, state: 'waiting', songId, failure: null, addedAt };
  }

  #stashAll(): void {
    const batch = (this.#batch ??= crypto.randomUUID());
    this.#stashes = this.#stashes.then(async () => {
      try {
        this.#release ??= await holdQueue(batch);
        for (const { id, file } of this.#zips) await this.#stashFile(batch, id, file, ZIP_POSITION);
        for (const { source, file } of this.#songs) {
          if (file) await this.#stashFile(batch, source.id, file, this.#nextPosition++);
        }
        this.#stashing = null;
        this.#stashedAll = this.#batch === batch;
      } catch (error) {
        this.#stashing = troubleOf(error);
      }
      this.#tell();
    });
  }

  async #stashFile(batch: string, id: string, file: File, position: number): Promise<void> {
    // Given up, there already, or done meanwhile.
    if (this.#batch !== batch || this.#stashed.has(id) || this.#failed.has(id)) return;
    await stashItem(this.#item(batch, id, file, position));
    this.#stashed.add(id);
  }
}

async function savedReport(libraryId: string): Promise<Report | null> {
  try {
    return (await getSong(libraryId))?.report ?? null;
  } catch {
    return null;
  }
}

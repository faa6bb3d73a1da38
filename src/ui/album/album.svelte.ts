import { browserPorts, queueSize } from '../../analysis/queue/browserPorts.ts';
import { SongQueue, type QueueSong } from '../../analysis/queue/songQueue.ts';
import type { LibraryTrouble } from '../../library/error.ts';
import { dropQueue, type LeftQueue } from '../../library/queueStash.ts';
import { atWork } from '../atWork.svelte.ts';
import type { DroppedFile } from '../dropped.ts';
import { displayTitle } from '../text/title.ts';
import { AlbumKeeper, findLeftQueue } from './keeper.ts';
import { receive } from './receive.ts';

/** The parts of a report that belong to the verdict; the rest follows once every song has one. */
const VERDICT_DETAILS = ['juries', 'sounds'] as const;
const LATER_DETAILS = ['readiness', 'clips', 'character', 'why'] as const;

/** The page is drawn anew at most this often: drawing takes from the cores that compute. */
const DRAW_MS = 120;

/** How far the queue as a whole is. */
export interface AlbumProgress {
  readonly pass: SongQueue['pass'];
  readonly fraction: number;
  readonly secondsLeft: number | null;
  readonly paused: boolean;
  readonly busy: boolean;
  readonly liveWorkers: number;
}

/** Versions that a person has spoken about, by the ids of their songs. */
const groupKey = (ids: readonly string[]): string => [...ids].sort().join(' ');

/** The songs that came in together, as long as the page is open. */
class Album {
  songs = $state.raw<readonly QueueSong[]>([]);
  progress = $state.raw<AlbumProgress>({
    pass: 'verdicts',
    fraction: 0,
    secondsLeft: null,
    paused: false,
    busy: false,
    liveWorkers: 0,
  });
  /** Paths of files that are no songs. */
  ignored = $state.raw<readonly string[]>([]);
  /** Names of zips that could not be read. */
  unreadable = $state.raw<readonly string[]>([]);
  /** Whether there was no song in what was dropped last. */
  nothing = $state(false);
  /** Whether dropped files are being looked through. */
  receiving = $state(false);
  /** A queue that an earlier tab has left, until it is taken up or forgotten. */
  left = $state.raw<LeftQueue | null>(null);
  /** Why finished songs are not in the library. */
  saving = $state.raw<LibraryTrouble | null>(null);
  /** Why the queue would not survive this tab. */
  stashing = $state.raw<LibraryTrouble | null>(null);
  /** Whether everything that waits would survive this tab. */
  stashed = $state.raw(false);
  /** Groups of versions that the person has confirmed. */
  versions = $state.raw<readonly (readonly string[])[]>([]);
  /** Keys of groups that the person has said are no versions. */
  refused = $state.raw<readonly string[]>([]);

  #drawing = false;
  readonly #queue = new SongQueue(browserPorts(displayTitle), {
    ...queueSize(navigator),
    verdictDetails: VERDICT_DETAILS,
    laterDetails: LATER_DETAILS,
    onChange: () => this.#changed(),
  });
  readonly #keeper = new AlbumKeeper(({ saving, stashing, stashed }) => {
    this.saving = saving;
    this.stashed = stashed;
    this.stashing = stashing;
  });

  /**
   * Takes what was dropped.
   * @returns the file where it was one song alone, which is not taken: it has a page of its own
   */
  async take(dropped: readonly DroppedFile[]): Promise<File | null> {
    this.receiving = true;
    this.nothing = false;
    try {
      const received = await receive(dropped);
      const { songs, zips, ignored, unreadable } = received;
      const [only] = songs;
      const isAlone = songs.length === 1 && zips.length === 0 && this.songs.length === 0;
      if (isAlone && only?.file) return only.file;
      this.ignored = [...this.ignored, ...ignored];
      this.unreadable = [...this.unreadable, ...unreadable];
      this.nothing = songs.length === 0 && unreadable.length === 0;
      if (songs.length === 0) return null;
      this.left = null;
      this.#queue.add(songs.map(({ source }) => source));
      this.#keeper.stash(received);
      return null;
    } finally {
      this.receiving = false;
    }
  }

  pause(): void {
    this.#queue.pause();
  }

  resume(): void {
    this.#queue.resume();
  }

  /** Stops one song, or everything; what is answered stays. */
  cancel(id?: string): void {
    this.#queue.cancel(id);
    if (id === undefined) void this.#keeper.close();
  }

  /** Once more: one song, or all that failed or were stopped. */
  retry(id?: string): void {
    this.#keeper.stashAgain();
    this.#queue.retry(id);
  }

  /** Stops everything and empties the page; what is in the library stays there. */
  clear(): void {
    this.#queue.clear();
    this.nothing = false;
    this.ignored = [];
    this.unreadable = [];
    this.versions = [];
    this.refused = [];
    void this.#keeper.clear();
  }

  /** Says that songs are versions of one, and keeps that with them in the library. */
  confirmVersions(ids: readonly string[]): void {
    const joined = this.versions.filter((group) => group.some((id) => ids.includes(id)));
    const group = [...new Set([...joined.flat(), ...ids])];
    this.versions = [...this.versions.filter((other) => !joined.includes(other)), group];
    this.#keeper.group(group, crypto.randomUUID());
  }

  /** Says that songs are no versions of one another. */
  partVersions(ids: readonly string[]): void {
    const key = groupKey(ids);
    this.refused = [...this.refused, key];
    const isConfirmed = this.versions.some((group) => groupKey(group) === key);
    this.versions = this.versions.filter((group) => groupKey(group) !== key);
    if (isConfirmed) this.#keeper.group(ids, null);
  }

  /** Whether the person has said that these are no versions. */
  isRefused(ids: readonly string[]): boolean {
    return this.refused.includes(groupKey(ids));
  }

  /** Looks for a queue that an earlier tab has left. */
  async lookForLeft(): Promise<void> {
    if (this.songs.length > 0) return;
    this.left = await findLeftQueue();
  }

  /** Goes on with the queue that was left. */
  async takeUpLeft(): Promise<void> {
    const { left } = this;
    this.left = null;
    this.nothing = false;
    const taken = left && (await this.#keeper.takeUp(left));
    if (!taken) return;
    this.unreadable = taken.unreadable;
    for (const { source, report } of taken.answered) this.#queue.addAnswered(source, report);
    this.#queue.add(taken.waiting);
    // What is missing of songs that have their verdict already.
    this.#queue.retry();
  }

  /** Forgets the queue that was left; songs that were finished stay in the library. */
  async forgetLeft(): Promise<void> {
    const { left } = this;
    this.left = null;
    if (left) await dropQueue(left.batch).catch(() => undefined);
  }

  #changed(): void {
    if (this.#drawing) return;
    this.#drawing = true;
    setTimeout(() => {
      this.#drawing = false;
      this.#draw();
    }, DRAW_MS);
  }

  #draw(): void {
    const { songs, pass, fraction, secondsLeft, paused, busy, liveWorkers } = this.#queue;
    this.songs = songs;
    this.progress = { pass, fraction, secondsLeft, paused, busy, liveWorkers };
    atWork.album = busy && !paused;
    this.#keeper.keep(songs);
    const isDone = songs.every(
      ({ state }) => state.kind === 'failed' || (state.kind === 'answered' && state.details === 'complete'),
    );
    if (songs.length > 0 && isDone && !busy) void this.#keeper.close();
  }
}

let current: Album | null = null;

/** The album of this page; made when it is first needed. */
export function currentAlbum(): Album {
  return (current ??= new Album());
}

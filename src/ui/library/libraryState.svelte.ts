import { library, type LibraryChange, type LibraryEntry } from '../../library/db.ts';
import { toLibraryError, type LibraryError } from '../../library/error.ts';
import {
  deleteSongs,
  getSongs,
  listSongs,
  newestSongs,
  purgeDeleted,
  undoDelete,
  UNDO_MS,
} from '../../library/repository.ts';
import { SongSearch } from '../../library/search.ts';
import { sorted, type SongOrder } from './order.ts';

/** More than the largest window shows. */
const FIRST_ROWS = 40;

/** When what has changed has been drawn; soon all the same in a tab that is not shown and draws nothing. */
const nextFrame = () =>
  new Promise<void>((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve, 0));
    setTimeout(resolve, 250);
  });

/** What the library's page shows: the songs, narrowed and ordered, in step with every other tab. */
export class LibraryState {
  /** `null` until they have been read; at first only the newest, see {@link complete}. */
  entries = $state.raw<readonly LibraryEntry[] | null>(null);
  /** Whether `entries` are all songs. */
  complete = $state(false);
  /** How many songs there are. */
  readonly total = $derived.by(() => (this.complete ? (this.entries?.length ?? 0) : this.#expected));
  query = $state('');
  tag = $state<string | null>(null);
  order = $state<SongOrder>('newest');
  trouble = $state.raw<LibraryError | null>(null);
  /** Songs whose deletion can still be undone. */
  deleted = $state.raw<readonly LibraryEntry[]>([]);

  /** Every tag that songs have, the most frequent first. */
  readonly tags = $derived.by(() => {
    const counts: Record<string, number> = {};
    for (const { tags } of this.entries ?? []) for (const tag of tags) counts[tag] = (counts[tag] ?? 0) + 1;
    return Object.entries(counts)
      .sort(([a, m], [b, n]) => n - m || a.localeCompare(b))
      .map(([tag]) => tag);
  });

  readonly #ordered = $derived(sorted(this.entries ?? [], this.order));

  /** What is shown, in its order. */
  readonly shown = $derived.by(() => {
    // Asked again when the index has followed a change.
    void this.#searched;
    const found = this.#search.find(this.query);
    const { tag } = this;
    return this.#ordered.filter(
      (entry) => (found === null || found.has(entry.id)) && (tag === null || entry.tags.includes(tag)),
    );
  });

  #expected = $state(0);
  readonly #search = new SongSearch();
  #searched = $state(0);
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #stops: (() => void)[];

  constructor() {
    this.#stops = [
      library.onChange((change) => void this.#follow(change)),
      library.onTrouble((trouble) => (this.trouble = trouble)),
    ];
    void this.load();
  }

  dispose(): void {
    for (const stop of this.#stops) stop();
    // What was deleted stays deleted; whoever opens the library next sweeps it out.
    clearTimeout(this.#timer);
  }

  /** Reads all songs; what goes wrong is told as `trouble`. */
  async load(): Promise<void> {
    if (this.entries === null) {
      // A long list takes a while to be read: its beginning is drawn first.
      const first = await this.attempt(() => newestSongs(FIRST_ROWS));
      if (!first) return;
      this.#expected = first.total;
      this.#search.hold(first.newest);
      this.entries = first.newest;
      await nextFrame();
    }
    const entries = await this.attempt(() => listSongs());
    if (!entries) return;
    this.#search.hold(entries);
    this.entries = entries;
    this.complete = true;
    // The list is drawn first. What is typed meanwhile is looked for without the index.
    await new Promise((resolve) => setTimeout(resolve, 100));
    if (this.entries !== entries) return;
    await this.#search.fill(entries);
    this.#searched++;
    await this.attempt(() => purgeDeleted());
  }

  /** Does something with the library; tells what goes wrong and answers `undefined` then. */
  async attempt<T>(work: () => Promise<T>): Promise<T | undefined> {
    try {
      return await work();
    } catch (error) {
      this.trouble = toLibraryError(error);
      return undefined;
    }
  }

  dismissTrouble(): void {
    library.dismissTrouble();
    this.trouble = null;
  }

  /** Deletes a song; {@link undo} brings it back for a while. */
  async delete(entry: LibraryEntry): Promise<void> {
    const done = await this.attempt(async () => {
      await deleteSongs([entry.id]);
      return true;
    });
    if (!done) return;
    this.deleted = [...this.deleted, entry];
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#sweep(), UNDO_MS);
  }

  async undo(): Promise<void> {
    clearTimeout(this.#timer);
    const ids = this.deleted.map(({ id }) => id);
    this.deleted = [];
    await this.attempt(() => undoDelete(ids));
  }

  async #sweep(): Promise<void> {
    this.deleted = [];
    await this.attempt(() => purgeDeleted());
  }

  async #follow(change: LibraryChange): Promise<void> {
    if (change.kind === 'everything') return this.load();
    if (change.kind !== 'songs' || this.entries === null) return;
    const rows = await this.attempt(() => getSongs(change.ids));
    if (!rows) return;
    this.entries = [...this.entries.filter(({ id }) => !change.ids.includes(id)), ...rows];
    await this.#search.update(this.entries, change.ids);
    this.#searched++;
  }
}

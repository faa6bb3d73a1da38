import MiniSearch from 'minisearch';
import type { LibraryEntry } from './db.ts';

/** What is searched. */
const FIELDS = ['title', 'artist', 'tags', 'album', 'note', 'fileName'] as const;
type Field = (typeof FIELDS)[number];

/** How long indexing may hold the page before it lets it draw and answer a key. */
const SLICE_MS = 8;

/** Where more rows than this have changed, all are indexed anew, between the page's other work. */
const MANY_CHANGES = 250;

/** Small letters without their marks: "Canção" is found by "cancao", "Đêm" by "dem". */
export function foldedText(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replaceAll('đ', 'd')
    .replaceAll('ß', 'ss');
}

function textOf(entry: LibraryEntry, field: Field): string {
  if (field === 'tags') return entry.tags.join(' ');
  return entry[field] ?? '';
}

/**
 * Finds songs by what is typed, while it is typed. All words have to be found, in any field, each as the
 * beginning of a word; only where that finds nothing are words taken that differ by a letter or two, which the index
 * knows. Rows can be searched from the first moment; for words with a slip, once the index is built.
 */
export class SongSearch {
  readonly #index = new MiniSearch<LibraryEntry>({
    fields: [...FIELDS],
    extractField: (entry, field) => (field === 'id' ? entry.id : textOf(entry, field as Field)),
    // Letters and figures of any language; file names are full of underscores.
    tokenize: (text) => text.split(/[^\p{L}\p{M}\p{N}♯♭#]+/u),
    processTerm: (term) => foldedText(term) || null,
    searchOptions: { prefix: true, combineWith: 'AND' },
  });
  readonly #folded = new WeakMap<LibraryEntry, string>();
  #entries: readonly LibraryEntry[] = [];
  #indexed = false;
  #building = 0;

  /** Whether the index is built. */
  get ready(): boolean {
    return this.#indexed;
  }

  /** Takes the whole list anew, to be searched without an index until {@link fill} has made one. */
  hold(entries: readonly LibraryEntry[]): void {
    this.#building++;
    this.#entries = entries;
    this.#indexed = false;
  }

  /**
   * Takes the whole list anew and indexes it piece by piece between the page's other work. Resolves when the
   * index is built, or when a newer list has come.
   */
  async fill(entries: readonly LibraryEntry[]): Promise<void> {
    this.hold(entries);
    const building = this.#building;
    this.#index.removeAll();
    let sliceStart = performance.now();
    for (const entry of entries) {
      this.#index.add(entry);
      this.#foldedWords(entry);
      if (performance.now() - sliceStart < SLICE_MS) continue;
      await new Promise((resolve) => setTimeout(resolve, 0));
      if (building !== this.#building) return;
      sliceStart = performance.now();
    }
    this.#indexed = true;
  }

  /**
   * Takes the list after some of its rows have changed.
   *
   * @param changed ids whose rows are new, different or gone
   */
  async update(entries: readonly LibraryEntry[], changed: readonly string[]): Promise<void> {
    if (!this.#indexed || changed.length > MANY_CHANGES) return this.fill(entries);
    this.#entries = entries;
    const wanted = new Set(changed);
    for (const id of wanted) if (this.#index.has(id)) this.#index.discard(id);
    this.#index.addAll(entries.filter(({ id }) => wanted.has(id)));
  }

  /** Ids of the songs that fit, in no order; `null` where nothing is asked. */
  find(query: string): ReadonlySet<string> | null {
    const words = foldedText(query)
      .split(/[^\p{L}\p{N}♯♭#]+/u)
      .filter((word) => word !== '');
    if (words.length === 0) return null;
    // What is found is not ranked, so that looking at every song is quicker than asking the index.
    const exact = this.#look(words);
    if (exact.size > 0 || !this.#indexed) return exact;
    const near = this.#index.search(query, { fuzzy: (term) => (term.length > 3 ? 0.25 : false) });
    return new Set(near.map(({ id }) => id as string));
  }

  #look(words: readonly string[]): ReadonlySet<string> {
    return new Set(
      this.#entries
        .filter((entry) => {
          const text = this.#foldedWords(entry);
          return words.every((word) => text.includes(` ${word}`));
        })
        .map(({ id }) => id),
    );
  }

  /** All words of a song, folded, each behind a space. */
  #foldedWords(entry: LibraryEntry): string {
    let text = this.#folded.get(entry);
    if (text === undefined) {
      const all = FIELDS.map((field) => textOf(entry, field)).join(' ');
      text = ` ${foldedText(all).replace(/[^\p{L}\p{N}♯♭#]+/gu, ' ')}`;
      this.#folded.set(entry, text);
    }
    return text;
  }
}

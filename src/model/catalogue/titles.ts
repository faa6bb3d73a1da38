/**
 * Titles and artists that are near each other in spelling: vectors of words and of runs of 2 to 4 characters,
 * weighted by how rare they are (TF-IDF, Salton and Buckley 1988), compared by cosine.
 */

/** A name without accents, case, signs, and words that say nothing about the song. */
export function plainName(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[’'`´]/gu, '')
    .replace(/&/gu, ' and ')
    .replace(/\$/gu, 's')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Who else is on a recording, and which version it is: said differently everywhere. */
const ADDITIONS =
  /\s*[([][^)\]]*\b(?:feat|ft|featuring|with|from|remix|remastered|remaster|version|edit|mix|live|mono|stereo|deluxe|explicit|clean|official|video|audio|lyrics?)\b[^)\]]*[)\]]/giu;
const VERSIONS =
  /\s+[-–—]\s+[^-–—]*\b(?:remix|remaster(?:ed)?|version|edit|mix|live|mono|stereo|from|soundtrack|official|video|audio)\b.*$/iu;
const GUESTS = /\s+(?:feat|ft|featuring)\b\.?.*$/iu;

/** A title without guests and versions; as it is where nothing else is left. */
export function coreTitle(title: string): string {
  const core = plainName(title.replace(ADDITIONS, '').replace(VERSIONS, '').replace(GUESTS, ''));
  return core || plainName(title);
}

/** The artists that a line names, each as a plain name, the first one first. */
export function namedArtists(artist: string): string[] {
  const names = artist
    .split(/\s*[,;/&+]\s*|\s+(?:feat|ft|featuring|with|vs|x|and)\b\.?\s+/iu)
    .map((name) => plainName(name).replace(/^the /u, ''))
    .filter((name) => name !== '');
  const whole = plainName(artist).replace(/^the /u, '');
  return whole === '' ? [] : [...new Set([...names, whole])];
}

const LENGTHS = [2, 3, 4] as const;
/** A whole word counts as much as this many runs of characters. */
const WORD_WEIGHT = 1.5;

/** Terms of a plain name with how often they occur. */
function termsOf(name: string): Map<string, number> {
  const terms = new Map<string, number>();
  const add = (term: string, weight: number): void => {
    terms.set(term, (terms.get(term) ?? 0) + weight);
  };
  for (const word of name.split(' ')) if (word !== '') add(`=${word}`, WORD_WEIGHT);
  const padded = ` ${name} `;
  for (const length of LENGTHS)
    for (let i = 0; i + length <= padded.length; i++) add(padded.slice(i, i + length), 1);
  return terms;
}

interface Document {
  readonly weights: ReadonlyMap<string, number>;
  readonly length: number;
}

/** Names that can be asked which of them is near another. */
export class NameIndex {
  readonly #documents: readonly Document[];
  readonly #rarity = new Map<string, number>();
  readonly #unknown: number;
  /** Documents of every term. */
  readonly #postings = new Map<string, number[]>();

  /** @param names plain names */
  constructor(names: readonly string[]) {
    const terms = names.map(termsOf);
    const frequency = new Map<string, number>();
    for (const own of terms)
      for (const term of own.keys()) frequency.set(term, (frequency.get(term) ?? 0) + 1);
    for (const [term, n] of frequency) this.#rarity.set(term, Math.log((1 + names.length) / (1 + n)) + 1);
    this.#unknown = Math.log(1 + names.length) + 1;
    this.#documents = terms.map((own) => this.#weigh(own));
    this.#documents.forEach(({ weights }, i) => {
      for (const term of weights.keys()) {
        const list = this.#postings.get(term);
        if (list) list.push(i);
        else this.#postings.set(term, [i]);
      }
    });
  }

  #weigh(terms: ReadonlyMap<string, number>): Document {
    const weights = new Map<string, number>();
    let squares = 0;
    for (const [term, n] of terms) {
      const weight = (1 + Math.log(n + 1)) * (this.#rarity.get(term) ?? this.#unknown);
      weights.set(term, weight);
      squares += weight * weight;
    }
    return { weights, length: Math.sqrt(squares) };
  }

  /**
   * Cosine of a plain name with every name that shares anything with it, 0–1; names that are not in the
   * result share nothing.
   */
  likeness(name: string): Map<number, number> {
    const query = this.#weigh(termsOf(name));
    const products = new Map<number, number>();
    if (query.length === 0) return products;
    for (const [term, weight] of query.weights) {
      for (const i of this.#postings.get(term) ?? []) {
        const own = this.#documents[i]?.weights.get(term) ?? 0;
        products.set(i, (products.get(i) ?? 0) + weight * own);
      }
    }
    for (const [i, product] of products) {
      products.set(i, Math.min(1, product / (query.length * (this.#documents[i]?.length ?? 1))));
    }
    return products;
  }
}

/**
 * Slips (a letter wrong, missing, too many, or changed places with the next) that lie between two names:
 * restricted Damerau–Levenshtein distance (Damerau, CACM 7, 1964).
 */
export function slipsBetween(a: string, b: string): number {
  let beforeLast = new Int32Array(b.length + 1);
  let last = Int32Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = new Int32Array(b.length + 1);
    row[0] = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let least = Math.min(
        (last[j] as number) + 1,
        (row[j - 1] as number) + 1,
        (last[j - 1] as number) + (same ? 0 : 1),
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, (beforeLast[j - 2] as number) + 1);
      row[j] = least;
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length] as number;
}

/** Names that share less than this are not compared letter by letter. */
const WORTH_SPELLING = 0.15;

/**
 * Likeness of two plain names: of the cosine of their terms, which does not mind the order of words, and the
 * share of letters that are no slips, which does not mind that a slip spoils many runs, the larger.
 */
function spellingLikeness(a: string, b: string, cosine: number): number {
  if (a === b) return 1;
  if (cosine < WORTH_SPELLING) return cosine;
  return Math.max(cosine, 1 - slipsBetween(a, b) / Math.max(a.length, b.length));
}

/** A song whose title is near another. */
export interface TitleMatch {
  /** Its place among the songs. */
  readonly song: number;
  /** Likeness of the titles, 0–1; 1 for the same words. */
  readonly title: number;
  /** Likeness of the most alike of the named artists, 0–1; `null` where no artist was given. */
  readonly artist: number | null;
}

/** Songs by title and artist. */
export class TitleIndex {
  readonly #cores: readonly string[];
  readonly #titles: NameIndex;
  readonly #artists: NameIndex;
  /** Songs by artist name of the index. */
  readonly #songsOf: readonly number[];

  constructor(songs: readonly { readonly title: string; readonly artist: string }[]) {
    this.#cores = songs.map(({ title }) => coreTitle(title));
    this.#titles = new NameIndex(this.#cores);
    const named = songs.flatMap(({ artist }, song) => namedArtists(artist).map((name) => ({ name, song })));
    this.#artists = new NameIndex(named.map(({ name }) => name));
    this.#songsOf = named.map(({ song }) => song);
  }

  /**
   * Songs with a title at least `from` alike, the most alike first; of equals those by a like artist first.
   *
   * @param artist as far as known
   */
  match(title: string, artist: string | null, from: number, count = 5): TitleMatch[] {
    const artists = new Map<number, number>();
    const names = artist === null ? [] : namedArtists(artist);
    for (const name of names) {
      for (const [i, likeness] of this.#artists.likeness(name)) {
        const song = this.#songsOf[i] as number;
        artists.set(song, Math.max(artists.get(song) ?? 0, likeness));
      }
    }
    const core = coreTitle(title);
    const matches = [...this.#titles.likeness(core)]
      .map(([song, cosine]) => [song, spellingLikeness(core, this.#cores[song] ?? '', cosine)] as const)
      .filter(([, likeness]) => likeness >= from)
      .map(([song, likeness]) => ({
        song,
        title: likeness,
        artist: names.length === 0 ? null : (artists.get(song) ?? 0),
      }));
    return matches
      .sort((a, b) => b.title - a.title || (b.artist ?? 0) - (a.artist ?? 0) || a.song - b.song)
      .slice(0, count);
  }
}

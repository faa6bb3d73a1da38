/** What is compared to find versions of one song. */
export interface SongTraits {
  readonly id: string;
  readonly title: string;
  readonly durationSeconds: number;
  /** Peak absolute value per equal slice of the song, 0–1. */
  readonly envelope: readonly number[];
  /** What the listener hears: probabilities of tags, 0–1; `null` where it has not listened. */
  readonly tags: readonly number[] | null;
}

/** How alike two songs are; each 0–1, 1 is the same. */
export interface Likeness {
  readonly title: number;
  readonly duration: number;
  /** Correlation of the loudness over time, its slow course left out, at the best small shift; below 0 counts as 0. */
  readonly envelope: number;
  readonly sound: number | null;
}

/** Songs that may be versions of one. */
export interface VersionSuggestion {
  /** In the order given. */
  readonly ids: readonly string[];
  /** How sure: the least of the links that hold the group together, 0–1. */
  readonly likeness: number;
}

/** What mixes and masters are told apart by in their names; everything from the first of them on is no title. */
const VERSION_WORDS =
  /[\s_\-–—([.]+(?:(?:v|ver|version|take|mix|master|rev|bounce)[\s_.-]*\d+|(?:rough|final|alt|alternate|radio|club|extended|instrumental|acapella|a cappella|demo|clean|explicit|remaster(?:ed)?|master(?:ed)?|mix(?:ed)?|mixdown|unmastered|premaster|vocal up|edit|loud|wide|mp3|wav|flac|lossless|\d{2,3}k)\b).*$/iu;

/** A title without what names its version: `Porch Light (final mix 3)` → `porch light`. */
export function songStem(title: string): string {
  const plain = title.normalize('NFKC').toLocaleLowerCase().trim();
  const stem = plain
    .replace(VERSION_WORDS, '')
    .replace(/[\s_-]+\d{1,2}$/u, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return stem === '' ? plain : stem;
}

/** Words in common, of all words (Jaccard). */
function titleLikeness(a: string, b: string): number {
  const one = new Set(songStem(a).split(' '));
  const other = new Set(songStem(b).split(' '));
  const common = [...one].filter((word) => other.has(word)).length;
  return common / (one.size + other.size - common);
}

/** What is this far below the loudest moment is as good as silence, dB. */
const RANGE_DB = 30;
/** Loudness is compared at steps of this length; short songs at shorter ones. */
const STEP_SECONDS = 0.5;
const LEAST_STEPS = 160;
/** Steps of the mean that evens out single hits. */
const SMOOTHING = 3;
/** Steps of the mean that is taken off: that songs begin softly and end softly says nothing. */
const TREND = 61;
/** An edit at the start moves everything: up to this many steps either way. */
const MOST_SHIFT = 10;

/** Mean over `width` steps around each; fewer at the ends. */
function movingMean(values: Float64Array, width: number): Float64Array {
  const half = width >> 1;
  const sums = new Float64Array(values.length + 1);
  for (let i = 0; i < values.length; i++) sums[i + 1] = (sums[i] as number) + (values[i] as number);
  return values.map((_, i) => {
    const from = Math.max(0, i - half);
    const to = Math.min(values.length, i + half + 1);
    return ((sums[to] as number) - (sums[from] as number)) / (to - from);
  });
}

/** Loudness over time in decibels at equal steps of seconds, without its slow course. */
function shapeOf({ envelope, durationSeconds }: SongTraits, step: number): Float64Array {
  const decibels = envelope.map((peak) => 20 * Math.log10(Math.max(peak, 1e-9)));
  const floor = Math.max(...decibels) - RANGE_DB;
  const last = decibels.length - 1;
  const at = (place: number): number =>
    Math.max(floor, decibels[Math.min(last, Math.max(0, place))] ?? floor);
  const shape = Float64Array.from({ length: Math.floor(durationSeconds / step) }, (_, i) => {
    const place = ((i + 0.5) * step * decibels.length) / durationSeconds - 0.5;
    const low = Math.floor(place);
    return at(low) + (place - low) * (at(low + 1) - at(low));
  });
  const smooth = movingMean(shape, SMOOTHING);
  const trend = movingMean(smooth, TREND);
  return smooth.map((value, i) => value - (trend[i] as number));
}

/** Correlation at the best small shift; below 0 counts as 0. */
function correlation(a: Float64Array, b: Float64Array): number {
  let best = 0;
  for (let shift = -MOST_SHIFT; shift <= MOST_SHIFT; shift++) {
    let both = 0;
    let one = 0;
    let other = 0;
    const to = Math.min(a.length, b.length - shift);
    for (let i = Math.max(0, -shift); i < to; i++) {
      const x = a[i] as number;
      const y = b[i + shift] as number;
      both += x * y;
      one += x * x;
      other += y * y;
    }
    if (one > 0 && other > 0) best = Math.max(best, both / Math.sqrt(one * other));
  }
  return Math.min(1, best);
}

/** Cosine of the square roots of the probabilities (the Bhattacharyya coefficient of the normalised lists). */
function soundLikeness(a: readonly number[], b: readonly number[]): number {
  let both = 0;
  let one = 0;
  let other = 0;
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    both += Math.sqrt((a[i] as number) * (b[i] as number));
    one += a[i] as number;
    other += b[i] as number;
  }
  return one > 0 && other > 0 ? Math.min(1, both / Math.sqrt(one * other)) : 0;
}

/** Compares two songs. Pure; takes a fraction of a millisecond. */
export function likeness(a: SongTraits, b: SongTraits): Likeness {
  const longer = Math.max(a.durationSeconds, b.durationSeconds);
  const step = Math.min(STEP_SECONDS, longer / LEAST_STEPS);
  return {
    title: titleLikeness(a.title, b.title),
    duration: longer > 0 ? Math.min(a.durationSeconds, b.durationSeconds) / longer : 0,
    envelope: correlation(shapeOf(a, step), shapeOf(b, step)),
    sound: a.tags && b.tags ? soundLikeness(a.tags, b.tags) : null,
  };
}

/** Versions of one song are about as long as each other. */
const LEAST_DURATION = 0.93;
/**
 * From here on the loudness over time is that of the same recording, whatever it is called. Limited, compressed and
 * cut copies of seven real songs had at least 0.75; the 29 pairs of other songs of like length, at most 0.67.
 */
const SAME_ENVELOPE = 0.72;
/** With the same title, this much of it is enough. */
const SAME_TITLE_ENVELOPE = 0.4;
const SAME_SOUND = 0.9;

/**
 * How sure it is that two songs are versions of one, 0–1; 0 where they are not. Two songs are versions where they
 * last about as long and either rise and fall together and sound alike, or have one title and sound alike.
 */
export function versionLikeness({ title, duration, envelope, sound }: Likeness): number {
  if (duration < LEAST_DURATION || (sound !== null && sound < SAME_SOUND)) return 0;
  const needed = title === 1 ? SAME_TITLE_ENVELOPE : SAME_ENVELOPE;
  return envelope < needed ? 0 : Math.min(1, (envelope + title) / 2 + 0.25);
}

/**
 * Finds songs that may be versions of one another: pairs as {@link versionLikeness} judges them, and groups of
 * songs that are linked by such pairs.
 *
 * @returns groups of two or more
 */
export function suggestVersions(songs: readonly SongTraits[]): VersionSuggestion[] {
  const groups = new Map<string, { ids: string[]; likeness: number }>();
  for (const [i, song] of songs.entries()) {
    for (const other of songs.slice(i + 1)) {
      const link = versionLikeness(likeness(song, other));
      if (link === 0) continue;
      const one = groups.get(song.id) ?? { ids: [song.id], likeness: 1 };
      const two = groups.get(other.id) ?? { ids: [other.id], likeness: 1 };
      const merged = {
        ids: [...new Set([...one.ids, ...two.ids])],
        likeness: Math.min(one.likeness, two.likeness, link),
      };
      for (const id of merged.ids) groups.set(id, merged);
    }
  }
  const order = new Map(songs.map(({ id }, i) => [id, i]));
  return [...new Set(groups.values())].map(({ ids, likeness: sure }) => ({
    ids: [...ids].sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0)),
    likeness: sure,
  }));
}

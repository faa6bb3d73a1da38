import * as v from 'valibot';
import { applyLinear } from '../listener/linear.ts';
import { tagLogit } from '../listener/readout.ts';
import { TAG_NAMES } from '../listener/tags.ts';

type Tag = (typeof TAG_NAMES)[number];

/**
 * Genres and the tags that stand for them. A song's genre is the one whose strongest tag is the strongest of
 * all. Some are wide, because released songs that people know hold too few of their parts to tell them apart.
 */
export const GENRE_TAGS = {
  rock: [
    'rock',
    'alternative',
    'alternative rock',
    'classic rock',
    'indie',
    'indie rock',
    'punk',
    'hard rock',
    'progressive rock',
    'metal',
    'heavy metal',
  ],
  pop: ['pop', 'indie pop'],
  electronic: ['electronic', 'dance', 'electronica', 'electro', 'house', 'ambient'],
  'hip-hop': ['hip-hop'],
  soul: ['soul', 'rnb', 'funk'],
  jazz: ['jazz', 'blues'],
  folk: ['folk', 'country', 'acoustic'],
} as const satisfies Readonly<Record<string, readonly Tag[]>>;
export type Genre = keyof typeof GENRE_TAGS;
export const GENRES = Object.keys(GENRE_TAGS) as readonly Genre[];

/** Moods and the tags that stand for them; a song may have several, or none. */
export const MOOD_TAGS = {
  mellow: ['mellow', 'chillout', 'chill', 'easy listening'],
  happy: ['happy', 'catchy'],
  sad: ['sad', 'beautiful'],
  party: ['party', 'dance'],
  sensual: ['sexy'],
} as const satisfies Readonly<Record<string, readonly Tag[]>>;
export type Mood = keyof typeof MOOD_TAGS;
export const MOODS = Object.keys(MOOD_TAGS) as readonly Mood[];

/** A song has a mood when it is among this share of released songs that have most of it. */
export const MOOD_SHARE = 0.25;

const finite = v.pipe(v.number(), v.finite());
const TAGS = TAG_NAMES.length;

/** A linear model of 50 tag logits, see `LinearModel`. */
const linearSchema = (outputs: number) =>
  v.object({
    mean: v.pipe(v.array(finite), v.length(TAGS)),
    scale: v.pipe(v.array(finite), v.length(TAGS)),
    clip: v.pipe(finite, v.gtValue(0)),
    kernel: v.pipe(v.array(finite), v.length(TAGS * outputs)),
    bias: v.pipe(v.array(finite), v.length(outputs)),
  });

const parametersSchema = v.object({
  about: v.string(),
  genres: v.strictTuple(GENRES.map((name) => v.literal(name)) as []),
  moods: v.strictTuple(MOODS.map((name) => v.literal(name)) as []),
  /** Below this the likeliest genre is not called one. */
  clearFrom: v.pipe(finite, v.minValue(0), v.maxValue(1)),
  /** Shares of the songs that the model learned from; in the order of `genres`. */
  baseRates: v.pipe(v.array(finite), v.length(GENRES.length)),
  genre: linearSchema(GENRES.length),
  mood: linearSchema(MOODS.length),
});

/** `model-export/genre.json`. */
export type GenreParameters = Omit<v.InferOutput<typeof parametersSchema>, 'genres' | 'moods'> & {
  readonly genres: readonly Genre[];
  readonly moods: readonly Mood[];
};

/** @throws ValiError if `json` holds no parameters for these genres and moods */
export function parseGenreParameters(json: unknown): GenreParameters {
  return v.parse(parametersSchema, json);
}

/** What the listener's tags say about genre and mood. */
export interface GenreEstimate {
  /** All genres, the likeliest first; the probabilities sum to 1. */
  readonly genres: readonly { readonly genre: Genre; readonly probability: number }[];
  /** Whether the likeliest genre is likely enough to be called one. */
  readonly clear: boolean;
  /**
   * Chance that the song is in the quarter of released songs that have most of a mood, the largest first.
   * Each is a question of its own: they do not sum to 1.
   */
  readonly moods: readonly { readonly mood: Mood; readonly probability: number }[];
}

/** Probabilities from scores (softmax, shifted so that nothing overflows). */
export function softmax(scores: ArrayLike<number>): Float64Array<ArrayBuffer> {
  const shares = Float64Array.from(scores);
  const largest = Math.max(...shares);
  let sum = 0;
  for (let k = 0; k < shares.length; k++) sum += shares[k] = Math.exp((shares[k] as number) - largest);
  for (let k = 0; k < shares.length; k++) shares[k] = (shares[k] as number) / sum;
  return shares;
}

const logistic = (x: number): number => 1 / (1 + Math.exp(-x));

/** The inputs of both models: log odds of the 50 tags. */
export function tagLogits(tags: ArrayLike<number>): number[] {
  return Array.from(tags, tagLogit);
}

/**
 * Genre and moods of a song.
 *
 * @param tags 50 probabilities of the listener, in the order of `TAG_NAMES`
 */
export function estimateGenre(tags: ArrayLike<number>, parameters: GenreParameters): GenreEstimate {
  const inputs = tagLogits(tags);
  const shares = softmax(applyLinear(parameters.genre, inputs));
  const genres = GENRES.map((genre, k) => ({ genre, probability: shares[k] as number })).sort(
    (a, b) => b.probability - a.probability,
  );
  const scores = applyLinear(parameters.mood, inputs);
  const moods = MOODS.map((mood, k) => ({ mood, probability: logistic(scores[k] as number) })).sort(
    (a, b) => b.probability - a.probability,
  );
  return { genres, clear: (genres[0]?.probability ?? 0) >= parameters.clearFrom, moods };
}

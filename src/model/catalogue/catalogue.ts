import * as v from 'valibot';
import { GENRES, type Genre } from '../genre/genre.ts';
import { applyLinear, type LinearModel } from '../listener/linear.ts';
import { floatsFromBase64, fromBase64 } from './base64.ts';
import { BLOCK_NAMES, blockFigures, type BlockName, type SongSound } from './blocks.ts';

const finite = v.pipe(v.number(), v.finite());
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const rising = v.pipe(
  v.array(finite),
  v.minLength(2),
  v.check((values) => values.every((value, i) => i === 0 || value >= (values[i - 1] ?? 0)), 'not rising'),
);

const projectionSchema = v.object({
  name: v.picklist(BLOCK_NAMES),
  /** Values of this block in a vector. */
  size: count,
  clip: finite,
  /** Base64 of little-endian float32. */
  mean: v.string(),
  scale: v.string(),
  kernel: v.string(),
  bias: v.string(),
});

const catalogueSchema = v.object({
  format: v.literal(1),
  about: v.string(),
  /** Where each fact comes from. */
  sources: v.record(v.string(), v.string()),
  /** Version of the listener that heard the songs; vectors of another cannot be compared. */
  listenerVersion: v.string(),
  featureSpecHash: v.string(),
  blocks: v.array(projectionSchema),
  /** One step of the 8-bit values of a vector. */
  step: v.pipe(finite, v.gtValue(0)),
  /** Base64 of int8, song after song. */
  vectors: v.string(),
  titles: v.array(v.string()),
  artists: v.array(v.string()),
  genres: v.array(v.string()),
  /** Index into `genres` by song, −1 where the listener is not clear. */
  genreOf: v.array(v.pipe(v.number(), v.integer(), v.minValue(-1))),
  distances: v.object({
    /** Shares of pairs of released songs by different artists at which the distances below stand. */
    shares: rising,
    pairs: rising,
    blocks: v.record(v.picklist(BLOCK_NAMES), rising),
    /** Distance from a released song to the nearest by another artist: every twentieth part of the songs. */
    nearest: rising,
  }),
  titleMatch: v.object({
    /** From this likeness on titles are said to be near. */
    from: v.pipe(finite, v.gtValue(0), v.maxValue(1)),
  }),
});

/** `model-export/catalogue.json`. */
export type CatalogueFile = v.InferOutput<typeof catalogueSchema>;

/** One song of the catalogue. */
export interface CatalogueSong {
  readonly title: string;
  readonly artist: string;
  /** By our own listener; `null` where it is not clear. */
  readonly genre: Genre | null;
}

/** Part of a vector. */
export interface Block {
  readonly name: BlockName;
  readonly from: number;
  readonly to: number;
}

/** Released songs to be found again by how they sound, by title and by artist. */
export interface Catalogue {
  readonly listenerVersion: string;
  readonly featureSpecHash: string;
  readonly songs: readonly CatalogueSong[];
  /** Values per vector. */
  readonly size: number;
  readonly blocks: readonly Block[];
  /** `songs × size`. */
  readonly vectors: Int8Array<ArrayBuffer>;
  readonly step: number;
  readonly projections: readonly LinearModel[];
  readonly distances: CatalogueFile['distances'];
  readonly titlesNearFrom: number;
}

/** @throws ValiError or RangeError if `json` is no catalogue */
export function readCatalogue(json: unknown): Catalogue {
  const file = v.parse(catalogueSchema, json);
  let size = 0;
  const blocks = file.blocks.map(({ name, size: own }) => ({ name, from: size, to: (size += own) }));
  const vectors = new Int8Array(fromBase64(file.vectors).buffer);
  const songs = file.titles.map((title, i): CatalogueSong => {
    const named = file.genres[file.genreOf[i] ?? -1];
    return {
      title,
      artist: file.artists[i] ?? '',
      genre: GENRES.find((genre) => genre === named) ?? null,
    };
  });
  if (vectors.length !== songs.length * size || file.artists.length !== songs.length) {
    throw new RangeError('the catalogue has other numbers of songs and vectors');
  }
  return {
    listenerVersion: file.listenerVersion,
    featureSpecHash: file.featureSpecHash,
    songs,
    size,
    blocks,
    vectors,
    step: file.step,
    projections: file.blocks.map(({ clip, mean, scale, kernel, bias }) => ({
      clip,
      mean: floatsFromBase64(mean),
      scale: floatsFromBase64(scale),
      kernel: floatsFromBase64(kernel),
      bias: floatsFromBase64(bias),
    })),
    distances: file.distances,
    titlesNearFrom: file.titleMatch.from,
  };
}

/** The vector of a song among those of the catalogue: the parts of `BLOCK_NAMES` one after another. */
export function projectSong(
  { blocks, projections, size }: Pick<Catalogue, 'blocks' | 'projections' | 'size'>,
  sound: SongSound,
): Float64Array<ArrayBuffer> {
  const vector = new Float64Array(size);
  blocks.forEach(({ name, from }, i) => {
    vector.set(applyLinear(projections[i] as LinearModel, blockFigures(name, sound)), from);
  });
  return vector;
}

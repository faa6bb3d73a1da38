import { featureSpecHash } from '../../src/features/spec.ts';
import {
  BLOCK_NAMES,
  blockFigures,
  type BlockName,
  type SongSound,
} from '../../src/model/catalogue/blocks.ts';
import { projectSong, readCatalogue, type CatalogueFile } from '../../src/model/catalogue/catalogue.ts';
import { GENRES, type GenreParameters } from '../../src/model/genre/genre.ts';
import type { LinearModel } from '../../src/model/listener/linear.ts';
import { SUMMARY_SIZE } from '../../src/model/listener/summary.ts';
import { teacherTags, type ReleasedSongs } from '../data/releasedSongs.ts';
import { genreShares } from '../genre/fitGenre.ts';
import { topGenre } from '../genre/labels.ts';
import type { ListenerRun } from '../listener/run.ts';
import { bootstrap, quantile, type Estimate } from '../protocol/bootstrap.ts';
import { judgeTitles, type TitleMetrics } from './misspellings.ts';
import { blocksOf, fitProjections, PROJECTION, type ProjectionOptions } from './projections.ts';

const SEED = 1;
const RESAMPLES = 1000;
const NEIGHBOURS = 10;
/** Points of a table of distances; they lie closer together where songs are near. */
const PAIR_POINTS = 40;
const NEAREST_POINTS = 20;
/** Values beyond this share of all are clipped to 8 bits. */
const CLIPPED = 0.0005;
const DIGITS = 4;

export interface CatalogueMetrics {
  readonly songs: number;
  readonly artists: number;
  readonly bytes: number;
  readonly values: number;
  /**
   * Of the ten nearest songs by other artists, the share with the genre of the song (the teacher's strongest
   * genre tag). The song is heard by a network that does not know its artist, as a new song would be.
   */
  readonly precisionAt10: readonly {
    readonly model: string;
    readonly shipped: boolean;
    readonly precision: Estimate;
  }[];
  /** Expectation of ten songs taken at random. */
  readonly baseRate: number;
  /** Precision of the shipped distance in multiples of that. */
  readonly lift: Estimate;
  /** By genre of the song that asks. */
  readonly perGenre: readonly {
    readonly genre: string;
    readonly songs: number;
    readonly precision: number;
  }[];
  /** Excerpts sound duller: their share among the neighbours of excerpts and of whole songs. */
  readonly excerptsAmongNeighbours: readonly {
    readonly model: string;
    readonly ofExcerpts: number;
    readonly ofSongs: number;
  }[];
  readonly titles: TitleMetrics;
}

type Source = Pick<ListenerRun, 'final' | 'textures' | 'outOfFold'>;

function sounds({ songs }: ReleasedSongs, { textures }: Source, summaries: Float32Array): SongSound[] {
  return songs.map(({ features }, song) => ({
    summary: summaries.subarray(song * SUMMARY_SIZE, (song + 1) * SUMMARY_SIZE),
    features,
    texture: textures[song] as Float64Array,
  }));
}

const squaredDistance = (a: ArrayLike<number>, b: ArrayLike<number>, from: number, to: number): number => {
  let sum = 0;
  for (let i = from; i < to; i++) sum += ((a[i] as number) - (b[i] as number)) ** 2;
  return sum;
};

/** Vectors of all songs, by fold of the song that asks: made without knowing that fold's artists. */
type VectorsOfFold = (fold: number) => readonly ArrayLike<number>[];

/** The nearest songs by other artists, by song. */
function neighboursOf(
  groups: readonly string[],
  foldOf: readonly number[],
  vectors: VectorsOfFold,
): number[][] {
  const result = new Array<number[]>(groups.length);
  for (const fold of new Set(foldOf)) {
    const rows = vectors(fold);
    const others = foldOf.flatMap((f, i) => (f === fold ? [] : [i]));
    foldOf.forEach((f, song) => {
      if (f !== fold) return;
      const own = rows[song] as ArrayLike<number>;
      const distances = Float64Array.from(others, (other) =>
        groups[other] === groups[song]
          ? Infinity
          : squaredDistance(own, rows[other] as ArrayLike<number>, 0, own.length),
      );
      result[song] = others
        .map((other, i) => ({ other, distance: distances[i] as number }))
        .sort((a, b) => a.distance - b.distance || a.other - b.other)
        .slice(0, NEIGHBOURS)
        .map(({ other }) => other);
    });
  }
  return result;
}

function toBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
}

function floatsToBase64(values: ArrayLike<number>): string {
  const bytes = Buffer.alloc(4 * values.length);
  for (let i = 0; i < values.length; i++) bytes.writeFloatLE(values[i] as number, 4 * i);
  return toBase64(bytes);
}

const rounded = (values: readonly number[]): number[] =>
  values.map((value) => Number(value.toPrecision(DIGITS)));

/** Shares at which distances are told: dense near 0, because neighbours are near. */
const PAIR_SHARES = Array.from({ length: PAIR_POINTS + 1 }, (_, i) => (i / PAIR_POINTS) ** 3);

/** Tables of distances between songs that do not know each other, and from songs to their nearest. */
function distanceTables(
  groups: readonly string[],
  foldOf: readonly number[],
  vectors: VectorsOfFold,
): CatalogueFile['distances'] {
  const blocks = blocksOf(PROJECTION);
  const all: number[] = [];
  const byBlock = new Map<BlockName, number[]>(BLOCK_NAMES.map((name) => [name, []]));
  const nearest: number[] = [];
  for (const fold of new Set(foldOf)) {
    const rows = vectors(fold);
    foldOf.forEach((f, song) => {
      if (f !== fold) return;
      const own = rows[song] as ArrayLike<number>;
      let least = Infinity;
      rows.forEach((row, other) => {
        if (foldOf[other] === fold || groups[other] === groups[song]) return;
        let total = 0;
        for (const { name, from, to } of blocks) {
          const part = squaredDistance(own, row, from, to);
          byBlock.get(name)?.push(Math.sqrt(part));
          total += part;
        }
        all.push(Math.sqrt(total));
        least = Math.min(least, total);
      });
      nearest.push(Math.sqrt(least));
    });
  }
  const table = (values: readonly number[], shares: readonly number[]): number[] => {
    const sorted = Float64Array.from(values).sort();
    return rounded(shares.map((share) => quantile(sorted, share)));
  };
  return {
    shares: rounded(PAIR_SHARES),
    pairs: table(all, PAIR_SHARES),
    blocks: Object.fromEntries(
      BLOCK_NAMES.map((name) => [name, table(byBlock.get(name) ?? [], PAIR_SHARES)]),
    ) as Record<BlockName, number[]>,
    nearest: table(
      nearest,
      Array.from({ length: NEAREST_POINTS + 1 }, (_, i) => i / NEAREST_POINTS),
    ),
  };
}

/** 8-bit values of vectors, and their step. */
function quantise(vectors: readonly ArrayLike<number>[]): {
  readonly values: Int8Array;
  readonly step: number;
} {
  const flat = vectors.flatMap((vector) => Array.from(vector));
  const sizes = Float64Array.from(flat, Math.abs).sort();
  const step = Number((quantile(sizes, 1 - CLIPPED) / 127).toPrecision(DIGITS));
  return {
    step,
    values: Int8Array.from(flat, (value) => Math.max(-127, Math.min(127, Math.round(value / step)))),
  };
}

/**
 * The catalogue of released songs: titles, artists and our own vectors, and how well it finds like songs.
 * Nothing of the table but title and artist is in it; vectors cannot be turned back into figures.
 *
 * @param genre parameters as `fitGenre` finds them, for the genre by our own listener
 * @param listenerVersion of the exported weights: vectors of another listener cannot be compared
 */
export function buildCatalogue(
  data: ReleasedSongs,
  run: Source,
  genre: GenreParameters,
  listenerVersion: string,
): { readonly file: CatalogueFile; readonly content: string; readonly metrics: CatalogueMetrics } {
  const { songs } = data;
  const { foldOf, tags } = run.outOfFold;
  const groups = songs.map((song) => song.artistGroup);
  const labels = songs.map((_, song) => topGenre(teacherTags(data, song)));
  const blocks = blocksOf(PROJECTION);
  const size = blocks.at(-1)?.to ?? 0;

  const soundsOfFold = new Map(
    [...new Set(foldOf)].map((fold) => [
      fold,
      sounds(data, run, run.outOfFold.summaries[fold] as Float32Array),
    ]),
  );
  /** Vectors whose directions were found without the artists of the fold. */
  const vectorsBy = (options: ProjectionOptions, excerptsCount = false): VectorsOfFold => {
    const made = new Map<number, Float64Array[]>();
    return (fold) => {
      let vectors = made.get(fold);
      if (!vectors) {
        const own = soundsOfFold.get(fold) ?? [];
        const train = songs.flatMap((_, song) => (foldOf[song] === fold ? [] : [song]));
        const projections = fitProjections(
          train.map((song) => own[song] as SongSound),
          excerptsCount ? null : train.map((song) => songs[song]?.excerpt ?? false),
          options,
        );
        const parts = blocksOf(options);
        const width = parts.at(-1)?.to ?? 0;
        vectors = own.map((sound) => projectSong({ blocks: parts, projections, size: width }, sound));
        made.set(fold, vectors);
      }
      return vectors;
    };
  };
  const shipped = vectorsBy(PROJECTION);
  const rawFigures: VectorsOfFold = (fold) =>
    (soundsOfFold.get(fold) ?? []).map((sound) => [
      ...Array.from(sound.features),
      ...Array.from(sound.texture),
      ...blockFigures('character', sound),
    ]);
  const part = (name: BlockName): VectorsOfFold => {
    const block = blocks.find((candidate) => candidate.name === name);
    return (fold) => shipped(fold).map((vector) => (vector as Float64Array).subarray(block?.from, block?.to));
  };

  const counts = GENRES.map((_, k) => labels.filter((label) => label === k).length);
  /** Chance that a random song by another artist has the song's genre. */
  const chance = songs.map((_, song) => {
    let same = 0;
    let all = 0;
    labels.forEach((label, other) => {
      if (foldOf[other] === foldOf[song] || groups[other] === groups[song]) return;
      all++;
      if (label === labels[song]) same++;
    });
    return same / all;
  });
  const options = { resamples: RESAMPLES, seed: SEED };
  const precisionOf = (neighbours: readonly (readonly number[])[]): number[] =>
    neighbours.map(
      (found, song) => found.filter((other) => labels[other] === labels[song]).length / NEIGHBOURS,
    );
  const weighted = (values: readonly number[], weights?: ArrayLike<number>): number => {
    let sum = 0;
    let total = 0;
    values.forEach((value, i) => {
      const weight = weights ? (weights[i] as number) : 1;
      sum += weight * value;
      total += weight;
    });
    return sum / total;
  };
  const judge = (model: string, vectors: VectorsOfFold) => {
    const neighbours = neighboursOf(groups, foldOf, vectors);
    const values = precisionOf(neighbours);
    const figures = bootstrap(
      groups,
      (weights) => {
        const precision = weighted(values, weights);
        return { precision, lift: precision / weighted(chance, weights) };
      },
      options,
    );
    return { model, shipped: vectors === shipped, neighbours, values, ...figures };
  };
  const own = judge('blocks, de-correlated, whitened halfway', shipped);
  const judged = [
    judge('raw figures, neither scaled nor de-correlated', rawFigures),
    judge('blocks, fully whitened', vectorsBy({ ...PROJECTION, whitening: 1 })),
    judge('blocks, excerpts not made comparable', vectorsBy(PROJECTION, true)),
    ...BLOCK_NAMES.map((name) => judge(`${name} alone`, part(name))),
    own,
  ];

  // What ships: the network that has heard all songs, and directions of all songs.
  const finalSounds = sounds(data, run, run.final.summaries);
  const projections: LinearModel[] = fitProjections(
    finalSounds,
    songs.map(({ excerpt }) => excerpt),
    PROJECTION,
  );
  const { values, step } = quantise(
    finalSounds.map((sound) => projectSong({ blocks, projections, size }, sound)),
  );
  const genreOf = tags.map((row) => {
    const shares = genreShares(row, genre);
    const best = shares.indexOf(Math.max(...shares));
    return (shares[best] as number) >= genre.clearFrom ? best : -1;
  });
  const titles = judgeTitles(songs, SEED);
  const file: CatalogueFile = {
    format: 1,
    about:
      'Well-known released songs, to be found again by sound, title and artist. Alike means alike to our own listener and measurements; it is no statement about copying.',
    sources: {
      'title, artist': 'as named in the table released-songs; facts',
      vector:
        "our own listener's summary and our own measurements (MFCC, texture), projected to few de-correlated directions and rounded to 8 bits; nothing else is known of a song here",
      genre:
        "our own listener's estimate, by a network that had not heard the artist; left out where it is not clear",
      distances:
        'computed from the vectors of songs by different artists, one of them heard by a network that does not know its artist',
      titleMatch: 'chosen on misspelt titles of this catalogue',
    },
    listenerVersion,
    featureSpecHash: featureSpecHash(),
    blocks: blocks.map(({ name, from, to }, i) => {
      const { clip, mean, scale, kernel, bias } = projections[i] as LinearModel;
      return {
        name,
        size: to - from,
        clip,
        mean: floatsToBase64(mean),
        scale: floatsToBase64(scale),
        kernel: floatsToBase64(kernel),
        bias: floatsToBase64(bias),
      };
    }),
    step,
    vectors: toBase64(new Uint8Array(values.buffer, values.byteOffset, values.byteLength)),
    titles: songs.map(({ title }) => title),
    artists: songs.map(({ artist }) => artist),
    genres: [...GENRES],
    genreOf,
    distances: distanceTables(groups, foldOf, shipped),
    titleMatch: { from: titles.from },
  };
  readCatalogue(file);
  const content = `${JSON.stringify(file)}\n`;
  const excerptShare = (of: boolean, { neighbours } = own): number =>
    weighted(
      neighbours.flatMap((found, song) =>
        songs[song]?.excerpt === of
          ? [found.filter((other) => songs[other]?.excerpt).length / NEIGHBOURS]
          : [],
      ),
    );
  return {
    file,
    content,
    metrics: {
      songs: songs.length,
      artists: new Set(groups).size,
      bytes: Buffer.byteLength(content),
      values: size,
      precisionAt10: judged.map(({ model, shipped: isShipped, precision }) => ({
        model,
        shipped: isShipped,
        precision,
      })),
      baseRate: weighted(chance),
      lift: own.lift,
      perGenre: GENRES.map((name, k) => ({
        genre: name,
        songs: counts[k] as number,
        precision: weighted(own.values.filter((_, song) => labels[song] === k)),
      })),
      excerptsAmongNeighbours: judged.map((line) => ({
        model: line.model,
        ofExcerpts: excerptShare(true, line),
        ofSongs: excerptShare(false, line),
      })),
      titles,
    },
  };
}

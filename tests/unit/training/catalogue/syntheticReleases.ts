import { CHART_FEATURE_NAMES, TEXTURE_FEATURE_NAMES } from '../../../../src/features/spec.ts';
import { GENRE_TAGS, GENRES } from '../../../../src/model/genre/genre.ts';
import { tagLogit } from '../../../../src/model/listener/readout.ts';
import { SUMMARY_SIZE } from '../../../../src/model/listener/summary.ts';
import { TAG_NAMES } from '../../../../src/model/listener/tags.ts';
import {
  BANDS,
  EMBEDDING,
  MAX_PATCHES,
  TAGS,
  WINDOW_ROWS,
  type ReleasedSongs,
} from '../../../../training/data/releasedSongs.ts';
import type { ListenerRun } from '../../../../training/listener/run.ts';
import { groupedFolds } from '../../../../training/protocol/folds.ts';
import { Random } from '../../../../training/random.ts';

const ARTISTS = 40;
const SONGS_EACH = 4;
const FOLDS = 4;

/**
 * Songs that do not exist, of three genres, with what a listener would say about them. Every third is an
 * excerpt, whose figures are all shifted far.
 *
 * @param isHeard whether the listener's summaries know the genre
 */
export function syntheticReleases(isHeard: boolean) {
  const random = new Random('synthetic releases');
  const count = ARTISTS * SONGS_EACH;
  const strongest = GENRES.slice(0, 3).map((genre) => TAG_NAMES.indexOf(GENRE_TAGS[genre][0]));
  const genreOf = Array.from({ length: count }, (_, song) => Math.floor(song / SONGS_EACH) % 3);
  const songs = genreOf.map((_, song) => ({
    title: `Title ${'abcdefghij'[song % 10] ?? ''}${'klmnopqrst'[Math.floor(song / 10) % 10] ?? ''} of river ${song}`,
    artist: `Artist ${Math.floor(song / SONGS_EACH)}`,
    artistGroup: `group ${Math.floor(song / SONGS_EACH)}`,
    excerpt: song % 3 === 0,
    features: CHART_FEATURE_NAMES.map(() => 10 * random.normal() + (song % 3 === 0 ? 100 : 0)),
    reference: new Array<number>(8).fill(0.123456),
    referenceTempo: 98.7654,
    popularity: 54.321,
  }));
  const tags = new Uint8Array(count * MAX_PATCHES * TAGS);
  genreOf.forEach((genre, song) => {
    tags[song * MAX_PATCHES * TAGS + (strongest[genre] as number)] = 200;
  });
  const data: ReleasedSongs = {
    songs,
    count,
    logMel: new Uint8Array(count * WINDOW_ROWS * BANDS),
    tags,
    embedding: new Int8Array(count * MAX_PATCHES * EMBEDDING),
    patches: new Uint8Array(count).fill(1),
  };
  const summaries = new Float32Array(count * SUMMARY_SIZE);
  genreOf.forEach((genre, song) => {
    for (let i = 0; i < SUMMARY_SIZE; i++) summaries[song * SUMMARY_SIZE + i] = 0.5 * random.normal();
    // Each genre has forty values of the embedding of its own.
    const at = song * SUMMARY_SIZE + TAGS + 40 * genre;
    if (isHeard) for (let k = 0; k < 40; k++) summaries[at + k] = (summaries[at + k] as number) + 2;
  });
  const foldOf = groupedFolds(
    songs.map((song) => song.artistGroup),
    FOLDS,
    1,
  );
  const run = {
    textures: songs.map(() => Float64Array.from(TEXTURE_FEATURE_NAMES, () => random.normal())),
    final: { summaries },
    outOfFold: {
      foldOf,
      tags: genreOf.map((genre) =>
        TAG_NAMES.map((_, tag) => {
          const logit = tagLogit(0.1) + 0.7 * random.normal() + (tag === strongest[genre] ? 2 : 0);
          return 1 / (1 + Math.exp(-logit));
        }),
      ),
      summaries: Array.from({ length: FOLDS }, () => summaries),
      characteristics: [],
    },
    // The rest of a run is not asked about.
  } as unknown as ListenerRun;
  return { data, run, genreOf };
}

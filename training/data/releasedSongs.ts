import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { CHART_FEATURE_NAMES } from '../../src/features/spec.ts';
import { LISTENER_CHARACTERISTICS } from '../../src/model/listener/characteristics.ts';

/** Shapes of the arrays of the released-songs table. */
export const WINDOW_ROWS = 646;
export const BANDS = 64;
export const MAX_PATCHES = 20;
export const TAGS = 50;
export const EMBEDDING = 200;

/** What is known of a song by its position in the arrays. */
export interface ReleasedSong {
  readonly title: string;
  readonly artist: string;
  readonly artistGroup: string;
  readonly excerpt: boolean;
  /** 42 figures in the order of `CHART_FEATURE_NAMES`. */
  readonly features: readonly number[];
  /** In the order of `LISTENER_CHARACTERISTICS`; NaN where unknown. */
  readonly reference: readonly number[];
  /** BPM as Spotify states it; NaN where unknown. */
  readonly referenceTempo: number;
  readonly popularity: number;
}

/** Arrays of all songs, the described ones first, then those that serve distillation only. */
export interface ReleasedSongs {
  readonly songs: readonly ReleasedSong[];
  /** Songs with and without description: the length of the arrays. */
  readonly count: number;
  /** `count × 646 × 64`; 255 is the largest value of the song, 0 is 80 dB below it. */
  readonly logMel: Uint8Array;
  /** `count × 20 × 50`, probabilities × 255. */
  readonly tags: Uint8Array;
  /** `count × 20 × 200`, values × 127 / 4. */
  readonly embedding: Int8Array;
  /** How many of the 20 patches are filled. */
  readonly patches: Uint8Array;
}

function number(text: string | undefined): number {
  return text === undefined || text === '' ? NaN : Number(text);
}

function readSongs(folder: string): ReleasedSong[] {
  const rows = parse(gunzipSync(readFileSync(join(folder, 'songs.csv.gz'))), { columns: true }) as Record<
    string,
    string
  >[];
  return rows.map((row) => {
    const features = CHART_FEATURE_NAMES.map((name) => number(row[name]));
    if (!features.every(Number.isFinite))
      throw new Error(`released-songs: ${row['id'] ?? '?'} lacks a feature`);
    return {
      title: row['title'] ?? '',
      artist: row['artist'] ?? '',
      artistGroup: row['artist_group'] ?? '',
      excerpt: row['excerpt'] === '1',
      features,
      reference: LISTENER_CHARACTERISTICS.map((name) => number(row[`ref_${name}`])),
      referenceTempo: number(row['ref_tempo']),
      popularity: number(row['popularity']),
    };
  });
}

/** Both halves of an array in shared memory, so that worker threads need no copies. */
function readShared(folder: string, name: string, sizeOfSong: number): Uint8Array {
  const parts = [folder, join(folder, 'distill')].map((path) => gunzipSync(readFileSync(join(path, name))));
  const bytes = parts.reduce((sum, part) => sum + part.length, 0);
  if (bytes % sizeOfSong !== 0) throw new Error(`released-songs: ${name} has another shape`);
  const shared = new Uint8Array(new SharedArrayBuffer(bytes));
  shared.set(parts[0] as Uint8Array);
  shared.set(parts[1] as Uint8Array, (parts[0] as Uint8Array).length);
  return shared;
}

/**
 * Reads `released-songs` below a data folder.
 * @throws Error where a file is missing or has another shape
 */
export function readReleasedSongs(dataFolder: string): ReleasedSongs {
  const folder = join(dataFolder, 'released-songs');
  const songs = readSongs(folder);
  const patches = readShared(folder, 'patches.u8.gz', 1);
  const tags = readShared(folder, 'tags.u8.gz', MAX_PATCHES * TAGS);
  const logMel = readShared(folder, 'logmel.u8.gz', WINDOW_ROWS * BANDS);
  const embedding = readShared(folder, 'embedding.i8.gz', MAX_PATCHES * EMBEDDING);
  const count = patches.length;
  const fits =
    tags.length === count * MAX_PATCHES * TAGS &&
    logMel.length === count * WINDOW_ROWS * BANDS &&
    embedding.length === count * MAX_PATCHES * EMBEDDING &&
    count >= songs.length;
  if (!fits) throw new Error('released-songs: the arrays have different numbers of songs');
  return { songs, count, logMel, tags, embedding: new Int8Array(embedding.buffer), patches };
}

/** Rows of the log-mel window that are filled. */
export function filledRows(patches: number): number {
  return Math.min(WINDOW_ROWS, Math.round(32.22 * patches));
}

/** First row of a teacher's patch within the window. */
export function patchStart(patch: number): number {
  return Math.round(32.22 * patch);
}

/** Teacher's tag probabilities of a song: mean over its filled patches. */
export function teacherTags({ tags, patches }: ReleasedSongs, song: number): Float64Array {
  const mean = new Float64Array(TAGS);
  const filled = patches[song] ?? 0;
  for (let patch = 0; patch < filled; patch++) {
    const from = (song * MAX_PATCHES + patch) * TAGS;
    for (let k = 0; k < TAGS; k++) mean[k] = (mean[k] as number) + (tags[from + k] as number) / 255 / filled;
  }
  return mean;
}

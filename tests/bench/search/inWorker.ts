/** Searches a made-up catalogue in the worker that this is loaded into, and posts what it took. */
import { nearestSongs } from '../../../src/model/catalogue/search.ts';

export interface SearchBench {
  /** Medians of one search, in milliseconds. */
  readonly searchMs: number;
  readonly sortAllMs: number;
  /** Of the vectors, which are all that the search holds beside its answer. */
  readonly vectorBytes: number;
}

const SONGS = 20_000;
const COUNT = 10;
const ROUNDS = 31;

function medianMs(run: (round: number) => void): number {
  const times = Array.from({ length: ROUNDS }, (_, round) => {
    const start = performance.now();
    run(round);
    return performance.now() - start;
  });
  return times.sort((a, b) => a - b)[ROUNDS >> 1] ?? NaN;
}

self.addEventListener('message', ({ data: size }: MessageEvent<number>) => {
  const vectors = Int8Array.from({ length: SONGS * size }, (_, i) => ((i * 2_654_435_761) >>> 7) % 255);
  const step = 1 / 32;
  const query = (round: number) =>
    Float64Array.from({ length: size }, (_, i) => step * ((round * 31 + i * 17) % 100));
  const found: number[] = [];
  const searchMs = medianMs((round) => {
    found.push(nearestSongs({ vectors, size, step }, query(round), COUNT)[0]?.song ?? -1);
  });
  // The plain way: every distance, all sorted.
  const sortAllMs = medianMs((round) => {
    const vector = query(round);
    const all = Array.from({ length: SONGS }, (_, song) => {
      let sum = 0;
      for (let i = 0; i < size; i++)
        sum += ((vector[i] as number) - step * (vectors[song * size + i] as number)) ** 2;
      return { song, distance: Math.sqrt(sum) };
    });
    all.sort((a, b) => a.distance - b.distance);
    if (all[0]?.song !== found[round]) throw new Error('the two ways find different songs');
  });
  self.postMessage({ searchMs, sortAllMs, vectorBytes: vectors.byteLength } satisfies SearchBench);
});

import type { Block, Catalogue } from './catalogue.ts';

/** What a search needs of a catalogue. */
export type Vectors = Pick<Catalogue, 'vectors' | 'size' | 'step'>;

/** A song that was found. */
export interface Neighbour {
  /** Its place in the catalogue. */
  readonly song: number;
  /** Euclidean. */
  readonly distance: number;
}

/**
 * The songs nearest to a vector, the nearest first; of equals the one that comes first in the catalogue. Every
 * vector is looked at: 20,000 take about a millisecond, which an index would not be worth.
 *
 * @param vector as `projectSong` makes it
 * @param accepts leaves songs out
 */
export function nearestSongs(
  { vectors, size, step }: Vectors,
  vector: ArrayLike<number>,
  count: number,
  accepts: (song: number) => boolean = () => true,
): Neighbour[] {
  const query = Float32Array.from({ length: size }, (_, i) => (vector[i] as number) / step);
  const songs = vectors.length / size;
  // The best so far, rising.
  const best = new Float64Array(count).fill(Infinity);
  const found = new Int32Array(count).fill(-1);
  for (let song = 0, at = 0; song < songs; song++, at += size) {
    const worst = best[count - 1] as number;
    let sum = 0;
    for (let i = 0; i < size; i++) {
      const difference = (query[i] as number) - (vectors[at + i] as number);
      sum += difference * difference;
    }
    if (sum >= worst || !accepts(song)) continue;
    let place = count - 1;
    for (; place > 0 && (best[place - 1] as number) > sum; place--) {
      best[place] = best[place - 1] as number;
      found[place] = found[place - 1] as number;
    }
    best[place] = sum;
    found[place] = song;
  }
  return Array.from(found, (song, i) => ({ song, distance: step * Math.sqrt(best[i] as number) })).filter(
    ({ song }) => song >= 0,
  );
}

/** Distance of a vector to a song of the catalogue within one block. */
export function blockDistance(
  { vectors, size, step }: Vectors,
  { from, to }: Pick<Block, 'from' | 'to'>,
  vector: ArrayLike<number>,
  song: number,
): number {
  let sum = 0;
  for (let i = from; i < to; i++) {
    const difference = (vector[i] as number) - step * (vectors[song * size + i] as number);
    sum += difference * difference;
  }
  return Math.sqrt(sum);
}

/**
 * Share of the pairs of released songs that are further apart than this, 0–1.
 *
 * @param shares shares of pairs at which `distances` stand; both rising
 */
export function shareFurtherApart(
  distance: number,
  shares: readonly number[],
  distances: readonly number[],
): number {
  const above = distances.findIndex((value) => value > distance);
  if (above < 0) return 1 - (shares.at(-1) ?? 1);
  if (above === 0) return 1 - (shares[0] ?? 0);
  const low = distances[above - 1] as number;
  const high = distances[above] as number;
  const from = shares[above - 1] as number;
  const to = shares[above] as number;
  return 1 - (from + ((to - from) * (distance - low)) / (high - low));
}

/**
 * Share of the released songs whose nearest song is nearer than this distance, 0–1: small where a song has
 * a closer relative than most songs have, large where it stands apart.
 *
 * @param nearest evenly spaced quantiles, rising
 */
export function shareNearer(distance: number, nearest: readonly number[]): number {
  const shares = nearest.map((_, i) => i / (nearest.length - 1));
  return 1 - shareFurtherApart(distance, shares, nearest);
}

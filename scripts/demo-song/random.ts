/**
 * Seeded uniform noise in [0, 1), so that every render of the song is the same song.
 * The generator is mulberry32 (Tommy Ettinger, public domain): 32 bits of state, long enough for noise and humanising.
 */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** A song with the estimate that it is ranked by; positions 0–1, 1 is the best. */
export interface Ranked {
  readonly id: string;
  readonly estimate: number;
  /** Ends of the estimate's interval. */
  readonly low: number;
  readonly high: number;
}

/** A song's place among others. */
export interface Place<Song extends Ranked = Ranked> {
  readonly song: Song;
  /** 1 is the best. Songs that share a place have the same number, and the next place counts them all: 1, 1, 3. */
  readonly place: number;
  /** Whether another song has the same place. */
  readonly shared: boolean;
}

function overlap(a: Ranked, b: Ranked): boolean {
  return a.low <= b.high && b.low <= a.high;
}

/**
 * Ranks songs as far as their intervals allow. The song with the highest estimate leads the first place, and
 * every song whose interval overlaps the leader's shares it; of the rest, the highest leads the next place, and
 * so on.
 *
 * Overlap is judged against the leader alone. Otherwise chains would form: where A overlaps B and B overlaps
 * C, all three would share a place although A and C are clearly apart. Two songs of different places may still
 * overlap each other; what holds is that no song stands below a leader from which it cannot be told.
 *
 * @returns by place, within a place by estimate; equal estimates in the order given
 */
export function sharedPlaces<Song extends Ranked>(songs: readonly Song[]): Place<Song>[] {
  let rest = [...songs].sort((a, b) => b.estimate - a.estimate);
  const places: Place<Song>[] = [];
  for (let leader = rest[0]; leader; leader = rest[0]) {
    const first = leader;
    const together = rest.filter((song) => song === first || overlap(song, first));
    const place = places.length + 1;
    for (const song of together) places.push({ song, place, shared: together.length > 1 });
    const taken = new Set(together);
    rest = rest.filter((song) => !taken.has(song));
  }
  return places;
}

import type { MeasuredSong } from './song.ts';

/** What the listener heard in a song, kept so that it need not hear it twice. */
export interface Hearing {
  /** Of the listener's weights. */
  readonly version: string;
  /** The listener's summary, 450 values. */
  readonly summary: ArrayLike<number>;
  /** In the order of `TEXTURE_FEATURE_NAMES`. */
  readonly texture: ArrayLike<number>;
  /** 50 probabilities in the order of `TAG_NAMES`. */
  readonly tags: readonly number[];
}

/** It goes with its song. */
const known = new WeakMap<MeasuredSong, Hearing>();

export function keepHearing(song: MeasuredSong, hearing: Hearing): void {
  known.set(song, hearing);
}

/** `null` where the listener has not heard the song. */
export function hearingOf(song: MeasuredSong): Hearing | null {
  return known.get(song) ?? null;
}

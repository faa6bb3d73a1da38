/**
 * What kind of sound a song is, in one of a few words, from what was estimated of it: where it lies between low and
 * high energy and between dark and bright mood (the two axes of Russell's circumplex model of affect, 1980), and
 * whether it is one to move to. A description, not a judgement, and no kind is better than another.
 */

/** Estimates of the listener, 0–1. */
export interface HeardCharacter {
  readonly energy: number;
  readonly valence: number;
  readonly danceability: number;
  readonly acousticness: number;
}

export interface Personality {
  readonly energy: 'low' | 'middle' | 'high';
  readonly mood: 'dark' | 'between' | 'bright';
  readonly danceable: boolean;
  /** Said only where it is plain: `null` in between. */
  readonly instruments: 'acoustic' | 'electric' | null;
}

/**
 * Borders of the thirds of 43,488 released songs (2000 to 2020, characteristics as Spotify states them), drawn
 * towards the mean by the listener's own correlation, because its estimates spread less than what they estimate.
 */
const THIRDS = { energy: [0.5, 0.68], valence: [0.46, 0.65] } as const;
/** From here on, by the same songs, a song is among the more danceable half. */
const DANCEABLE = 0.57;
/** The outer fifth or so on either side. */
const ACOUSTIC = 0.6;
const ELECTRIC = 0.12;

/** @returns the kind of sound; the same estimates always give the same */
export function personalityOf(heard: HeardCharacter): Personality {
  const third = <Name>(
    value: number,
    [low, high]: readonly [number, number],
    names: readonly [Name, Name, Name],
  ) => (value < low ? names[0] : value < high ? names[1] : names[2]);
  return {
    energy: third(heard.energy, THIRDS.energy, ['low', 'middle', 'high'] as const),
    mood: third(heard.valence, THIRDS.valence, ['dark', 'between', 'bright'] as const),
    danceable: heard.danceability >= DANCEABLE,
    instruments:
      heard.acousticness >= ACOUSTIC ? 'acoustic' : heard.acousticness <= ELECTRIC ? 'electric' : null,
  };
}

/** How fast a song is, in a word, where nothing else is known of it. */
export function paceOf(bpm: number | null): 'slow' | 'middle' | 'fast' | 'free' {
  if (bpm === null) return 'free';
  return bpm < 100 ? 'slow' : bpm < 135 ? 'middle' : 'fast';
}

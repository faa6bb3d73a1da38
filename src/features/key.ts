/**
 * Key and mode from a chroma vector: correlation with the profile of each of the 24 keys (Krumhansl and
 * Schmuckler, in Krumhansl 1990), with the profiles that Albrecht and Shanahan (2013) counted in tonal
 * music. They tell the parallel and the relative key apart better than ratings by listeners do.
 */

export type Mode = 'major' | 'minor';

export interface KeyCandidate {
  /** Pitch class of the tonic, 0 = C … 11 = B. */
  readonly tonic: number;
  readonly mode: Mode;
  /** Pearson correlation of the chroma with the key's profile, −1 … 1. */
  readonly correlation: number;
}

export interface KeyEstimate {
  /** All 24 keys, the likeliest first. */
  readonly candidates: readonly KeyCandidate[];
  /** Correlation of the likeliest minus that of the next one, 0 … 2; 0 where the chroma says nothing. */
  readonly margin: number;
}

/** Albrecht and Shanahan (2013), table 1: share of each scale degree, in semitones above the tonic. */
const PROFILES: Readonly<Record<Mode, readonly number[]>> = {
  major: [0.238, 0.006, 0.111, 0.006, 0.137, 0.094, 0.016, 0.214, 0.009, 0.08, 0.008, 0.081],
  minor: [0.22, 0.006, 0.104, 0.123, 0.019, 0.103, 0.012, 0.214, 0.062, 0.022, 0.061, 0.052],
};

const CLASSES = 12;

/** Pearson correlation of `chroma` with `profile` turned up by `tonic` semitones; 0 for a flat chroma. */
function correlate(chroma: ArrayLike<number>, profile: readonly number[], tonic: number): number {
  let meanX = 0;
  let meanY = 0;
  for (let i = 0; i < CLASSES; i++) {
    meanX += (chroma[i] ?? 0) / CLASSES;
    meanY += (profile[i] ?? 0) / CLASSES;
  }
  let xy = 0;
  let xx = 0;
  let yy = 0;
  for (let i = 0; i < CLASSES; i++) {
    const x = (chroma[i] ?? 0) - meanX;
    const y = (profile[(i - tonic + CLASSES) % CLASSES] ?? 0) - meanY;
    xy += x * y;
    xx += x * x;
    yy += y * y;
  }
  return xx > 1e-18 ? xy / Math.sqrt(xx * yy) : 0;
}

/**
 * The 24 keys by likelihood.
 *
 * @param chroma 12 values of any scale, class 0 = C, taken with the song's own tuning
 */
export function estimateKey(chroma: ArrayLike<number>): KeyEstimate {
  const candidates: KeyCandidate[] = [];
  for (let tonic = 0; tonic < CLASSES; tonic++) {
    for (const mode of ['major', 'minor'] as const) {
      candidates.push({ tonic, mode, correlation: correlate(chroma, PROFILES[mode], tonic) });
    }
  }
  candidates.sort((a, b) => b.correlation - a.correlation);
  const [first, second] = candidates;
  return { candidates, margin: (first?.correlation ?? 0) - (second?.correlation ?? 0) };
}

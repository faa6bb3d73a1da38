import type { SongResult } from '../../../../src/model/personal/recalibrate.ts';
import { sigmoid } from '../../../../src/model/jury/calibration.ts';
import type { Random } from '../../../../training/random.ts';

/** What is known of a simulated artist. */
export interface Artist {
  readonly songs: number;
  /** Log-odds of the general estimate: middle and spread over the artist's songs. */
  readonly middle: number;
  readonly spread: number;
  /** How strongly estimates show in results: 1 as they claim, 0 not at all. */
  readonly slope: number;
}

/** Standard logistic noise. */
function logistic(random: Random): number {
  const u = Math.min(1 - 1e-12, Math.max(1e-12, random.uniform()));
  return Math.log(u / (1 - u));
}

/**
 * Songs whose results follow the model exactly: result = slope · (x − middle) + logistic noise. The middle of the
 * results is 0, so that logit P(better than the middle) = bias + slope · x with bias = −slope · middle.
 */
export function simulatedSongs(artist: Artist, random: Random): SongResult[] {
  return Array.from({ length: artist.songs }, (_, i) => {
    const x = artist.middle + artist.spread * random.normal();
    return {
      songId: String(i),
      estimate: sigmoid(x),
      result: artist.slope * (x - artist.middle) + logistic(random),
    };
  });
}

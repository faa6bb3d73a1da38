import { MEL_BANDS } from '../mel.ts';
import { MFCC_COUNT } from '../mfcc.ts';
import { CHART_FEATURE_NAMES } from '../spec.ts';
import { FRAMES_PER_SECOND } from './beats.ts';
import type { SongFrames } from './songFrames.ts';

/**
 * Chart features of any stretch of a song from running sums, so that hundreds of stretches cost no more than
 * one pass. Decibels are brought to the stretch's own loudest cell; only the floor 80 dB below it stays that of
 * the whole song, which moves what is next to silent and nothing else. Length and tempo stay those of the song:
 * asked is how the sound of the stretch compares, not how a song of 15 seconds would do.
 */
export class WindowFeatures {
  private readonly song: SongFrames;
  private readonly sums: Float64Array<ArrayBuffer>;
  private readonly squares: Float64Array<ArrayBuffer>;
  private readonly whole: ArrayLike<number>;

  /** @param whole the 42 chart features of the whole song */
  constructor(song: SongFrames, whole: ArrayLike<number>) {
    this.song = song;
    this.whole = whole;
    const { frames, mfcc } = song;
    this.sums = new Float64Array((frames + 1) * MFCC_COUNT);
    this.squares = new Float64Array((frames + 1) * MFCC_COUNT);
    for (let i = 0; i < frames * MFCC_COUNT; i++) {
      const value = mfcc[i] as number;
      this.sums[i + MFCC_COUNT] = (this.sums[i] as number) + value;
      this.squares[i + MFCC_COUNT] = (this.squares[i] as number) + value * value;
    }
  }

  /**
   * @param startSeconds where the stretch begins
   * @param seconds its length; what reaches over the end is cut off
   * @returns 42 values in the order of `CHART_FEATURE_NAMES`
   */
  of(startSeconds: number, seconds: number): number[] {
    const { frames, peakMelDb } = this.song;
    const from = Math.max(0, Math.min(frames - 1, Math.round(startSeconds * FRAMES_PER_SECOND)));
    const to = Math.max(from + 1, Math.min(frames, Math.round((startSeconds + seconds) * FRAMES_PER_SECOND)));
    let peak = -Infinity;
    for (let t = from; t < to; t++) if ((peakMelDb[t] as number) > peak) peak = peakMelDb[t] as number;
    const values = Array.from({ length: CHART_FEATURE_NAMES.length }, (_, i) => this.whole[i] ?? NaN);
    for (let k = 0; k < MFCC_COUNT; k++) {
      const difference = (sums: Float64Array): number =>
        ((sums[to * MFCC_COUNT + k] as number) - (sums[from * MFCC_COUNT + k] as number)) / (to - from);
      const mean = difference(this.sums);
      const variance = difference(this.squares) - mean * mean;
      // A constant number of decibels on all 128 bands moves MFCC 0 alone, by √128 times itself.
      values[2 + k] = k === 0 ? mean - peak * Math.sqrt(MEL_BANDS) : mean;
      values[2 + MFCC_COUNT + k] = Math.sqrt(Math.max(0, variance));
    }
    return values;
  }
}

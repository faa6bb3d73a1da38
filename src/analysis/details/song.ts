import type { ChartFeatures } from '../../features/chartFeatures.ts';
import type { SoundAnalysis, SoundInput } from '../methods.ts';

/** What is known of a song without its sound: all that the models are asked with. Plain data, so that it can be sent. */
export interface MeasuredSong {
  /** The report's id. */
  readonly id: string;
  /** Chart features of the whole song with onset strength and pooled log-mel. */
  readonly features: ChartFeatures;
  /** What the verdict was made of. */
  readonly analysis: SoundAnalysis;
}

/** The song of the latest verdict, kept in the worker for everything that is asked about it afterwards. */
export interface KeptSong extends MeasuredSong {
  /** Full-rate channels as decoded. */
  readonly sound: SoundInput;
  /** The canonical signal: mono, 22,050 Hz. */
  readonly canonical: Float32Array<ArrayBuffer>;
}

/** What a song is called, as far as its tags or its file name say. */
export interface SongNames {
  readonly title: string;
  readonly artist: string | null;
}

/** What a computation on a kept song is given besides the song. */
export interface DetailContext {
  /** Long loops let the worker breathe and stop soon after this aborts (`cooperate.ts`). */
  readonly signal: AbortSignal;
  /** Fraction done, 0–1. */
  readonly report: (fraction: number) => void;
  readonly names?: SongNames | null;
}

/** `ArrayBuffer.prototype.transfer` (ECMAScript 2024), which older browsers do not have. */
interface Transferable2024 {
  transfer?(newByteLength: number): ArrayBuffer;
}

/**
 * Gives the memory of a song's sound back at once; nothing may read it afterwards. Garbage collectors know little of
 * the hundred megabytes behind an array and would let those of several songs pile up.
 */
export function freeSound({ sound, canonical }: KeptSong): void {
  for (const { buffer } of [...sound.channels, canonical]) {
    if (buffer.byteLength > 0) (buffer as Transferable2024).transfer?.(0);
  }
}

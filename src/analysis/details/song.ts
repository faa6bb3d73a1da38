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

import type { ClipRange } from '../audio/cutClip.ts';
import type { MelPart, SongEnd } from '../features/melPass.ts';
import type { Backend } from '../model/types.ts';
import type { ModelDetailName } from './details/lanes.ts';
import type { DetailName, ReportDetails } from './details/schemas.ts';
import type { MeasuredSong, SongNames } from './details/song.ts';
import type { AnalysisProgress } from './progress.ts';
import type { Report } from './report.ts';
import type { WhatIf, WhatIfQuestion } from './whatIf/whatIf.ts';

/** What the analysis worker is given: decoded sound at the file's own rate. */
export interface SoundInput {
  readonly channels: readonly Float32Array<ArrayBuffer>[];
  /** Hz. */
  readonly sampleRate: number;
}

/** What the analysis worker makes of it: the parts of a report that come from the sound alone. */
export interface SoundAnalysis extends Pick<Report, 'features' | 'model' | 'chart' | 'waveformPeaks'> {
  readonly durationSeconds: number;
}

/** The methods of the analysis worker. */
export type AnalysisMethods = {
  /** Loads the weights and proves a backend, so that the first song does not wait for them. */
  warmUp: { in: undefined; progress: never; out: { readonly backend: Backend } };
  /**
   * The worker keeps the song under this id for the questions that follow, until the next song; its full-rate sound
   * only where something of `keepSoundFor` still has to be made of it.
   */
  analyse: {
    in: {
      readonly songId: string;
      readonly sound: SoundInput;
      /** Absent where anything may be asked. */
      readonly keepSoundFor?: readonly DetailName[];
    };
    progress: AnalysisProgress;
    out: SoundAnalysis;
  };
  /** One part of the details of the kept song; `null` where another song has taken its place. */
  detail: {
    in: { readonly songId: string; readonly name: DetailName; readonly names: SongNames | null };
    progress: number;
    out: Partial<ReportDetails> | null;
  };
  /** Lets the kept song go, so that its memory is free. */
  forget: { in: undefined; progress: never; out: undefined };
  /** A clip of the kept song with its fades, at the file's own rate; `null` as above. */
  clipSound: {
    in: { readonly songId: string; readonly range: ClipRange };
    progress: never;
    out: SoundInput | null;
  };
  /** What a change to the sound would do; `null` where the song is not kept and no `sound` is given. */
  whatIf: {
    in: { readonly songId: string; readonly question: WhatIfQuestion; readonly sound: SoundInput | null };
    progress: number;
    out: WhatIf | null;
  };
};

/** Name of a worker that shares the cores with others of its kind, one song each. */
export const POOL_WORKER_NAME = 'analysis-pool';

/** The methods of the analysis worker's second thread. */
export type SecondThreadMethods = {
  melPart: { in: SongEnd; progress: never; out: MelPart };
  /** From onset strength per frame the sums of the tempogram's late part. */
  tempogram: { in: Float64Array<ArrayBuffer>; progress: never; out: Float64Array<ArrayBuffer> };
  /** Distributions of songs by their raw features, as the chart jury sees them. */
  predictBatch: {
    in: readonly ArrayLike<number>[];
    progress: never;
    out: readonly (readonly number[])[];
  };
  /** Loads the models. */
  warmUp: { in: undefined; progress: never; out: undefined };
  /** Takes the song that the next questions are about. */
  keep: { in: MeasuredSong; progress: never; out: undefined };
  /** One part of its details; `null` where another song has taken its place. */
  detail: {
    in: { readonly songId: string; readonly name: ModelDetailName; readonly names: SongNames | null };
    progress: number;
    out: Partial<ReportDetails> | null;
  };
};

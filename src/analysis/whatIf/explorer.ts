import { blobSource } from '../../audio/byteSource.ts';
import { decodeSong } from '../../audio/decode.ts';
import type { FfmpegDecoder } from '../../audio/ffmpeg.ts';
import { sniffFormat } from '../../audio/sniff.ts';
import type { SoundInput } from '../methods.ts';
import type { WhatIf, WhatIfQuestion } from './whatIf.ts';

export interface WhatIfOptions {
  readonly signal: AbortSignal;
  /** Fraction done, 0–1. */
  readonly onProgress: (fraction: number) => void;
}

/** Answers what a change to the sound would do. Rejects with what the worker throws, or an AbortError. */
export interface WhatIfExplorer {
  /** @param songId of the report; where the worker no longer keeps that song, `file` is decoded again */
  ask(songId: string, file: File, question: WhatIfQuestion, options: WhatIfOptions): Promise<WhatIf>;
}

/** @param call asks the worker; `sound` where it does not keep the song */
export function createWhatIfExplorer(
  call: (
    songId: string,
    question: WhatIfQuestion,
    sound: SoundInput | null,
    options: WhatIfOptions,
  ) => Promise<WhatIf | null>,
  ffmpeg: FfmpegDecoder,
): WhatIfExplorer {
  return {
    async ask(songId, file, question, options) {
      const { signal } = options;
      const answer = await call(songId, question, null, options);
      if (answer) return answer;
      const sniffed = await sniffFormat(blobSource(file));
      const { channels, sampleRate } = await decodeSong(file, sniffed, { signal, ffmpeg });
      const again = await call(songId, question, { channels, sampleRate }, options);
      if (!again) throw new Error('the song was given and not taken');
      return again;
    },
  };
}

import { blobSource } from '../audio/byteSource.ts';
import { cutClip, type ClipRange } from '../audio/cutClip.ts';
import { decodeSong } from '../audio/decode.ts';
import type { FfmpegDecoder } from '../audio/ffmpeg.ts';
import { sniffFormat } from '../audio/sniff.ts';
import type { EncodedFormat } from '../audio/ffmpegCommand.ts';
import { writeWav } from '../audio/writeWav.ts';
import type { SoundInput } from './methods.ts';

export const CLIP_FORMATS = ['wav', 'm4a', 'mp3'] as const;
export type ClipFormat = (typeof CLIP_FORMATS)[number];

/** What media types are called in files and shares. */
const MEDIA_TYPES: Readonly<Record<ClipFormat, string>> = {
  wav: 'audio/wav',
  m4a: 'audio/mp4',
  mp3: 'audio/mpeg',
};

export interface ClipProgress {
  readonly stage: 'fetch-encoder' | 'encode';
  /** 0–1, or `null` where no honest figure exists. */
  readonly fraction: number | null;
}

/** Makes clips of a song: to be heard, and to be saved. Both throw `FailureError`, or an AbortError when cancelled. */
export interface ClipMaker {
  /**
   * The sound of a clip with its fades, at the song's own rate and in one or two channels.
   *
   * @param songId of the report; where the worker no longer keeps that song, `file` is decoded again
   */
  sound(songId: string, file: File, range: ClipRange, signal: AbortSignal): Promise<SoundInput>;
  /** The clip as a file: exactly as long as the sound. */
  encode(
    sound: SoundInput,
    format: ClipFormat,
    options: { readonly signal: AbortSignal; readonly onProgress: (progress: ClipProgress) => void },
  ): Promise<Blob>;
}

/**
 * @param kept asks the worker for a clip of a song that it keeps
 * @param ffmpeg the extra decoder, which encodes as well
 */
export function createClipMaker(
  kept: (songId: string, range: ClipRange, signal: AbortSignal) => Promise<SoundInput | null>,
  ffmpeg: FfmpegDecoder,
): ClipMaker {
  return {
    async sound(songId, file, range, signal) {
      const sound = await kept(songId, range, signal);
      if (sound) return sound;
      const sniffed = await sniffFormat(blobSource(file));
      const { channels, sampleRate } = await decodeSong(file, sniffed, { signal, ffmpeg });
      return { channels: cutClip(channels, sampleRate, range), sampleRate };
    },
    async encode({ channels, sampleRate }, format, { signal, onProgress }) {
      const wav = writeWav(channels, sampleRate);
      const type = MEDIA_TYPES[format];
      if (format === 'wav') return new Blob([wav], { type });
      const bytes = await ffmpeg.encode(wav, {
        format: format satisfies EncodedFormat,
        sampleRate,
        sampleCount: channels[0]?.length ?? 0,
        signal,
        onDownload: ({ loadedBytes, totalBytes }) =>
          onProgress({
            stage: 'fetch-encoder',
            fraction: totalBytes === null ? null : loadedBytes / totalBytes,
          }),
        onProgress: (fraction) => onProgress({ stage: 'encode', fraction }),
      });
      return new Blob([bytes], { type });
    },
  };
}

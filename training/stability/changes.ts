/** What may happen to a recording on its way to the page without becoming another song. */
export type Change =
  | {
      readonly name: string;
      /** Largest allowed change of the summary's percentile, 0–1. */
      readonly limit: number;
      /** Written by ffmpeg into a file with this extension. */
      readonly extension: string;
      readonly encode: readonly string[];
    }
  | {
      readonly name: string;
      readonly limit: number;
      /** Multiplied with every sample. */ readonly gain: number;
    };

/** At 128 kbit/s and above, at another level, at another rate. */
const CLOSE = 0.03;
/** At lower bit rates. */
const LOOSE = 0.08;

const mp3 = (kbit: number, limit: number): Change => ({
  name: `MP3 ${kbit} kbit/s`,
  limit,
  extension: 'mp3',
  encode: ['-c:a', 'libmp3lame', '-b:a', `${kbit}k`],
});

const aac = (kbit: number, limit: number): Change => ({
  name: `AAC ${kbit} kbit/s`,
  limit,
  extension: 'm4a',
  encode: ['-c:a', 'aac', '-b:a', `${kbit}k`],
});

const opus = (kbit: number, limit: number): Change => ({
  name: `Opus ${kbit} kbit/s`,
  limit,
  extension: 'opus',
  // libopus above complexity 0 overruns the small stack of the wasm build.
  encode: ['-ar', '48000', '-c:a', 'libopus', '-compression_level', '0', '-b:a', `${kbit}k`],
});

const gain = (decibels: number): Change => ({
  name: `${decibels > 0 ? '+' : '−'}${Math.abs(decibels)} dB`,
  limit: CLOSE,
  gain: 10 ** (decibels / 20),
});

export const CHANGES: readonly Change[] = [
  mp3(128, CLOSE),
  mp3(192, CLOSE),
  mp3(320, CLOSE),
  aac(128, CLOSE),
  aac(256, CLOSE),
  opus(128, CLOSE),
  { name: 'Vorbis q5', limit: CLOSE, extension: 'ogg', encode: ['-c:a', 'libvorbis', '-q:a', '5'] },
  { name: 'FLAC', limit: CLOSE, extension: 'flac', encode: ['-c:a', 'flac'] },
  { name: 'WAV at 48 kHz', limit: CLOSE, extension: 'wav', encode: ['-ar', '48000', '-c:a', 'pcm_f32le'] },
  gain(6),
  gain(-6),
  mp3(64, LOOSE),
  aac(64, LOOSE),
  opus(48, LOOSE),
];

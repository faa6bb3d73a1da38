/**
 * What the browser's and Node's ffmpeg share: the arguments, the output convention and the reading of
 * the log. Pure: no file system, no worker.
 *
 * The output is a row of WAV segments of 32-bit float samples at the file's own rate and channels.
 * Segments, because one 20-minute file in the in-memory file system would be copied over and over
 * while it grows, and so that each can be freed as soon as it is read; WAV, because its header states
 * rate and channels, which raw samples do not.
 */
import { FailureError, type FailureReason } from './failure.ts';
import { MAX_SONG_SECONDS } from './limits.ts';
import type { DecodedAudio, Decoder } from './types.ts';

/** Seconds per output segment: 10 MB of stereo at 44,100 Hz. */
const SEGMENT_SECONDS = 30;

export interface DecodeCommand {
  /** Path of the input inside ffmpeg's file system. */
  readonly input: string;
  /** Folder for the segments inside ffmpeg's file system; nothing else may be in it. */
  readonly outputFolder: string;
  /** Seconds after which decoding stops; one more than the limit, so that a longer song is noticed. */
  readonly maxSeconds?: number;
}

/** Arguments that decode the first sound track of `input` to float WAV segments. */
export function decodeArguments({
  input,
  outputFolder,
  maxSeconds = MAX_SONG_SECONDS + 1,
}: DecodeCommand): string[] {
  return [
    '-hide_banner',
    '-nostats',
    // A playlist or a QuickTime reference movie may name other files and addresses: only plain files are opened.
    '-protocol_whitelist',
    'file',
    '-i',
    input,
    '-map',
    '0:a:0',
    '-vn',
    '-sn',
    '-dn',
    '-map_metadata',
    '-1',
    '-map_chapters',
    '-1',
    '-t',
    String(maxSeconds),
    '-c:a',
    'pcm_f32le',
    '-f',
    'segment',
    '-segment_time',
    String(SEGMENT_SECONDS),
    '-segment_format',
    'wav',
    `${outputFolder}/%05d.wav`,
  ];
}

/** What a clip can be encoded to by ffmpeg. */
export const ENCODED_FORMATS = ['m4a', 'mp3'] as const;
export type EncodedFormat = (typeof ENCODED_FORMATS)[number];

const CODEC_ARGUMENTS: Readonly<Record<EncodedFormat, readonly string[]>> = {
  // `faststart` puts the index in front, so that a player can begin before it has the end.
  m4a: [
    '-c:a',
    'aac',
    '-b:a',
    '256k',
    // What is before the sound stays before it, instead of delaying it.
    '-avoid_negative_ts',
    'disabled',
    '-movflags',
    '+faststart',
    '-f',
    'ipod',
  ],
  mp3: ['-c:a', 'libmp3lame', '-b:a', '256k', '-f', 'mp3'],
};

/** The rate of an encoded clip: that of the sound where every player has it, else the related one, Hz. */
export function encodedSampleRate(sampleRate: number): number {
  if (sampleRate === 44_100 || sampleRate === 48_000) return sampleRate;
  return sampleRate % 11_025 === 0 ? 44_100 : 48_000;
}

/** Samples per frame of AAC-LC (ISO/IEC 14496-3). */
const AAC_FRAME = 1024;

export interface EncodeCommand {
  /** Path of a WAV inside ffmpeg's file system. */
  readonly input: string;
  readonly output: string;
  readonly format: EncodedFormat;
  /** Of the input, Hz. */
  readonly sampleRate: number;
  /** Of the input, per channel. */
  readonly sampleCount: number;
}

/** Samples per channel of an encoded clip. */
export function encodedSampleCount(sampleRate: number, sampleCount: number): number {
  return Math.round((sampleCount * encodedSampleRate(sampleRate)) / sampleRate);
}

/**
 * Filters that bring a sound to the rate of its file and to a length that players give back to the sample.
 *
 * AAC comes in whole frames. The edit list of an M4A says how many samples at its beginning are not to be
 * played, which every decoder heeds, and how long the sound is, which many do not: they play the last frame
 * to its end. So the sound is made to end with a frame: silence goes before it, at negative times, where the
 * edit list hides it together with the encoder's own delay.
 */
function encodeFilters({ format, sampleRate, sampleCount }: EncodeCommand): string {
  const length = encodedSampleCount(sampleRate, sampleCount);
  const filters = [
    `aresample=${encodedSampleRate(sampleRate)}`,
    // Resampling may end a sample early or late.
    `apad=whole_len=${length}`,
    `atrim=end_sample=${length}`,
  ];
  const silence = format === 'm4a' ? (AAC_FRAME - (length % AAC_FRAME)) % AAC_FRAME : 0;
  if (silence > 0) filters.push(`adelay=${silence}S:all=1`, `asetpts=PTS-${silence}`);
  return filters.join(',');
}

/** Arguments that encode a WAV of one or two channels at 256 kbit/s. */
export function encodeArguments(command: EncodeCommand): string[] {
  const { input, output, format } = command;
  return [
    '-hide_banner',
    '-nostats',
    '-protocol_whitelist',
    'file',
    '-f',
    'wav',
    '-i',
    input,
    '-map_metadata',
    '-1',
    // The same bytes for the same clip: no version of the encoder, no date.
    '-fflags',
    '+bitexact',
    '-af',
    encodeFilters(command),
    ...CODEC_ARGUMENTS[format],
    output,
  ];
}

/** One WAV segment: interleaved float samples. */
export interface PcmSegment {
  readonly sampleRate: number;
  readonly channelCount: number;
  readonly interleaved: Float32Array<ArrayBuffer>;
}

/**
 * Reads a 32-bit float WAV that ffmpeg wrote. The sizes in its header are not used (the samples go to
 * the end of the file), so that a segment that was cut off is still read.
 *
 * @returns `null` where the bytes are no float WAV
 */
export function parseFloatWav(bytes: Uint8Array<ArrayBuffer>): PcmSegment | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const isId = (offset: number, id: string): boolean => {
    for (let i = 0; i < 4; i++) if (view.getUint8(offset + i) !== id.charCodeAt(i)) return false;
    return true;
  };
  if (bytes.length < 12 || !isId(0, 'RIFF') || !isId(8, 'WAVE')) return null;
  let sampleRate = 0;
  let channelCount = 0;
  let offset = 12;
  while (offset + 8 <= bytes.length) {
    const body = offset + 8;
    if (isId(offset, 'fmt ') && body + 16 <= bytes.length) {
      if (view.getUint16(body + 14, true) !== 32) return null;
      channelCount = view.getUint16(body + 2, true);
      sampleRate = view.getUint32(body + 4, true);
    } else if (isId(offset, 'data')) {
      if (channelCount === 0 || sampleRate === 0) return null;
      const frames = Math.floor((bytes.length - body) / (4 * channelCount));
      // A typed array must start at a multiple of four; ffmpeg's headers need not end there.
      const start = bytes.byteOffset + body;
      const end = start + frames * channelCount * 4;
      const interleaved =
        start % 4 === 0
          ? new Float32Array(bytes.buffer, start, frames * channelCount)
          : new Float32Array(bytes.buffer.slice(start, end));
      return { sampleRate, channelCount, interleaved };
    }
    const size = view.getUint32(offset + 4, true);
    offset = body + size + (size & 1);
  }
  return null;
}

/** Collects segments in order, one array per channel. */
export class PcmCollector {
  #sampleRate = 0;
  readonly #chunks: Float32Array<ArrayBuffer>[][] = [];
  #frames = 0;

  /** Frames collected so far. */
  get frames(): number {
    return this.#frames;
  }

  /** Separates the channels; `segment` is not needed afterwards. A segment of another shape than the first is an error of ffmpeg's. */
  add(segment: PcmSegment): void {
    const { sampleRate, channelCount, interleaved } = segment;
    if (this.#chunks.length === 0) {
      this.#sampleRate = sampleRate;
      for (let c = 0; c < channelCount; c++) this.#chunks.push([]);
    } else if (sampleRate !== this.#sampleRate || channelCount !== this.#chunks.length) {
      throw new FailureError('internal', 'ffmpeg wrote segments of different shapes.');
    }
    const frames = interleaved.length / channelCount;
    for (let c = 0; c < channelCount; c++) {
      const channel = new Float32Array(frames);
      for (let i = 0, k = c; i < frames; i++, k += channelCount) channel[i] = interleaved[k] as number;
      this.#chunks[c]?.push(channel);
    }
    this.#frames += frames;
  }

  /** The whole sound; the collector is empty afterwards. `null` where nothing was collected. */
  finish(decoder: Decoder): DecodedAudio | null {
    if (this.#frames === 0) return null;
    const channels: Float32Array<ArrayBuffer>[] = [];
    for (const chunks of this.#chunks) {
      const channel = new Float32Array(this.#frames);
      let offset = 0;
      // Emptied as it is read, so that at no time two copies of everything exist.
      for (let chunk = chunks.shift(); chunk; chunk = chunks.shift()) {
        channel.set(chunk, offset);
        offset += chunk.length;
      }
      channels.push(channel);
    }
    const audio: DecodedAudio = { sampleRate: this.#sampleRate, channels, decoder };
    this.#chunks.length = 0;
    this.#frames = 0;
    return audio;
  }
}

/** Lines of a log kept for classification and for the detail of a failure. */
const KEPT_LOG_LINES = 200;

/** The log of one ffmpeg run: bounded, read for progress and for the reason of a failure. */
export class FfmpegLog {
  readonly #lines: string[] = [];
  #durationSeconds: number | null = null;

  add(line: string): void {
    if (this.#lines.length < KEPT_LOG_LINES) this.#lines.push(line);
    this.#durationSeconds ??= parseDuration(line);
  }

  /** What ffmpeg believes the input lasts, in seconds; `null` until it has said so. */
  get durationSeconds(): number | null {
    return this.#durationSeconds;
  }

  /** Why nothing came out, from what ffmpeg printed. */
  failure(): { reason: FailureReason; detail: string } {
    return classifyLog(this.#lines);
  }
}

/** `  Duration: 00:03:25.12, start: …` in seconds, or `null`. */
export function parseDuration(line: string): number | null {
  const match = /^\s*Duration: (\d+):(\d\d):(\d\d(?:\.\d+)?)/.exec(line);
  return match ? Number(match[1]) * 3600 + Number(match[2]) * 60 + Number(match[3]) : null;
}

/** ffmpeg's messages, the most telling first. */
const SIGNS: readonly (readonly [RegExp, FailureReason])[] = [
  [
    /cannot allocate memory|out of memory|array buffer allocation|memory access out of bounds/i,
    'out-of-memory',
  ],
  [/encrypt|DRM|protected/i, 'protected'],
  [/matches no streams|does not contain any stream/i, 'no-audio-track'],
  [
    /decoder .*not found|decoding requested, but no decoder|unknown decoder|no decoder|Unsupported codec/i,
    'unsupported-format',
  ],
];

/** The reason and the line that gave it away; `damaged` where nothing tells. */
export function classifyLog(lines: readonly string[]): { reason: FailureReason; detail: string } {
  for (const [sign, reason] of SIGNS) {
    const line = lines.find((text) => sign.test(text));
    if (line !== undefined) return { reason, detail: line.trim() };
  }
  const errors = lines.filter((text) => /error|invalid|could not|failed|moov atom/i.test(text));
  return { reason: 'damaged', detail: (errors.at(-1) ?? lines.at(-1) ?? 'ffmpeg said nothing').trim() };
}

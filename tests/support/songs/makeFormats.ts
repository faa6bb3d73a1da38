/** Encodes a clip of a song into the formats that people own, with ffmpeg's wasm core: no installed ffmpeg is needed. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ANALYSIS_SAMPLE_RATE, resample } from '../../../src/audio/resample.ts';
import { decodeAudioFile } from '../../../training/audio/decodeFile.ts';
import { runFfmpeg } from '../../../training/audio/ffmpegNode.ts';
import { wavFile } from './wavFile.ts';

export interface FormatRecipe {
  readonly file: string;
  /** Holds the very samples of the 16-bit master. */
  readonly isLossless: boolean;
  readonly args: readonly string[];
}

// libopus above complexity 0 overruns the small stack of the wasm build.
const OPUS = ['-ar', '48000', '-c:a', 'libopus', '-compression_level', '0', '-b:a', '128k'];
const VIDEO = [
  '-f',
  'lavfi',
  '-i',
  'testsrc2=size=180x320:rate=5',
  '-map',
  '0:a',
  '-map',
  '1:v',
  '-shortest',
];
const H264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-crf', '38', '-pix_fmt', 'yuv420p'];
const VP8 = [
  '-c:v',
  'libvpx',
  '-deadline',
  'realtime',
  '-cpu-used',
  '16',
  '-b:v',
  '200k',
  '-pix_fmt',
  'yuv420p',
];

/** What is made; `-i master.wav` is put in front. */
export const FORMATS: readonly FormatRecipe[] = [
  { file: 'pcm16.wav', isLossless: true, args: ['-c:a', 'pcm_s16le'] },
  { file: 'pcm24.wav', isLossless: true, args: ['-c:a', 'pcm_s24le'] },
  { file: 'lossless.flac', isLossless: true, args: ['-c:a', 'flac'] },
  { file: 'pcm.aiff', isLossless: true, args: ['-c:a', 'pcm_s16be'] },
  { file: 'alac.m4a', isLossless: true, args: ['-c:a', 'alac'] },
  { file: 'pcm.caf', isLossless: true, args: ['-c:a', 'pcm_s16be'] },
  { file: 'mp3-128.mp3', isLossless: false, args: ['-c:a', 'libmp3lame', '-b:a', '128k'] },
  { file: 'mp3-192.mp3', isLossless: false, args: ['-c:a', 'libmp3lame', '-b:a', '192k'] },
  { file: 'aac-192.m4a', isLossless: false, args: ['-c:a', 'aac', '-b:a', '192k'] },
  { file: 'vorbis.ogg', isLossless: false, args: ['-c:a', 'libvorbis', '-q:a', '6'] },
  { file: 'opus-128.opus', isLossless: false, args: OPUS },
  { file: 'wma-192.wma', isLossless: false, args: ['-c:a', 'wmav2', '-b:a', '192k'] },
  { file: 'ac3-384.ac3', isLossless: false, args: ['-c:a', 'ac3', '-b:a', '384k'] },
  { file: 'video.mp4', isLossless: false, args: [...VIDEO, ...H264, '-c:a', 'aac', '-b:a', '192k'] },
  {
    file: 'video.webm',
    isLossless: false,
    args: [...VIDEO, ...VP8, ...OPUS],
  },
  { file: 'video.mkv', isLossless: false, args: [...VIDEO, ...H264, '-c:a', 'libvorbis', '-q:a', '6'] },
];

/** Where formats are kept unless another folder is named. */
export const FORMATS_FOLDER = fileURLToPath(new URL('../../../.cache/formats', import.meta.url));

const CLIP_SECONDS = 32;
const CLIP_START_SECONDS = 20;
/** −1 dBFS, so that no encoder has to clip. */
const MAX_PEAK = 0.891;

/** The clip as a 16-bit stereo WAV at 44,100 Hz; every format is made from it. */
async function makeMaster(song: string): Promise<Uint8Array<ArrayBuffer>> {
  const audio = await decodeAudioFile(song);
  const [first, second] = audio.channels;
  if (!first) throw new Error(`${song} has no channel.`);
  const seconds = first.length / audio.sampleRate;
  const start = Math.max(0, Math.min(CLIP_START_SECONDS, seconds - CLIP_SECONDS));
  const cut = (channel: Float32Array<ArrayBuffer>): Float32Array<ArrayBuffer> =>
    resample(
      channel.slice(
        Math.floor(start * audio.sampleRate),
        Math.floor((start + CLIP_SECONDS) * audio.sampleRate),
      ),
      audio.sampleRate,
    );
  const left = cut(first);
  const right = second ? cut(second) : left;
  let peak = 0;
  for (const channel of [left, right]) for (const sample of channel) peak = Math.max(peak, Math.abs(sample));
  const gain = (32_767 * Math.min(peak, MAX_PEAK)) / Math.max(peak, 1e-9);
  const interleaved = new Int16Array(left.length * 2);
  for (let i = 0; i < left.length; i++) {
    interleaved[2 * i] = Math.round((left[i] ?? 0) * gain);
    interleaved[2 * i + 1] = Math.round((right[i] ?? 0) * gain);
  }
  return wavFile(interleaved, ANALYSIS_SAMPLE_RATE, 2);
}

/** Encodes a WAV by one recipe. @throws Error with ffmpeg's last lines where nothing comes out */
export async function encode(master: Uint8Array, recipe: FormatRecipe): Promise<Uint8Array<ArrayBuffer>> {
  const run = await runFfmpeg(['-i', '/files/master.wav', ...recipe.args, `/files/${recipe.file}`], {
    'master.wav': master,
  });
  const bytes = run.outputFiles.get(recipe.file);
  if (run.exitCode !== 0 || !bytes) throw new Error(`${recipe.file}: ${run.log.slice(-5).join(' | ')}`);
  return bytes;
}

/**
 * Makes all {@link FORMATS} of 32 s of a song and keeps them in a folder named after the song's
 * content and the recipes, so that the work is done once.
 *
 * @returns absolute path by file name, for instance `mp3-128.mp3`
 */
export async function makeFormats(
  song: string,
  outDir = FORMATS_FOLDER,
): Promise<ReadonlyMap<string, string>> {
  const hash = createHash('sha256')
    .update(await readFile(song))
    .update(JSON.stringify([FORMATS, CLIP_SECONDS, CLIP_START_SECONDS]));
  const folder = path.join(outDir, hash.digest('hex').slice(0, 16));
  if (!existsSync(folder)) {
    await mkdir(outDir, { recursive: true });
    // Complete or not there: tests of several processes may ask at the same time.
    const work = await mkdtemp(path.join(outDir, '.making-'));
    try {
      const master = await makeMaster(song);
      for (const recipe of FORMATS)
        await writeFile(path.join(work, recipe.file), await encode(master, recipe));
      await rename(work, folder);
    } catch (error) {
      await rm(work, { recursive: true, force: true });
      // Another process may have been faster.
      if (!existsSync(folder)) throw error;
    }
  }
  return new Map(FORMATS.map(({ file }) => [file, path.join(folder, file)]));
}

/**
 * Writes tests/fixtures/sounds: six seconds of a chord in small files, for tests that cannot encode
 * anything themselves (those in the browser). Run with `npx tsx tests/support/songs/make-fixtures.ts`.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { runFfmpeg } from '../../../training/audio/ffmpegNode.ts';
import { encode, type FormatRecipe } from './makeFormats.ts';
import { chord, wavFile } from './wavFile.ts';

const FOLDER = new URL('../../fixtures/sounds/', import.meta.url);
const VIDEO = [
  '-f',
  'lavfi',
  '-i',
  'color=c=0x336699:s=64x96:r=5',
  '-map',
  '0:a',
  '-map',
  '1:v',
  '-shortest',
];
const H264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-crf', '40', '-pix_fmt', 'yuv420p'];
const MONO_22K = ['-ac', '1', '-ar', '22050'];

const RECIPES: readonly FormatRecipe[] = [
  { file: 'chord.flac', isLossless: true, args: [...MONO_22K, '-c:a', 'flac'] },
  { file: 'chord-alac.m4a', isLossless: true, args: [...MONO_22K, '-c:a', 'alac'] },
  {
    file: 'chord.mp3',
    isLossless: false,
    args: [
      '-c:a',
      'libmp3lame',
      '-b:a',
      '64k',
      '-metadata',
      'title=Chord <b>&</b> 試聴',
      '-metadata',
      'artist=A Test',
    ],
  },
  {
    file: 'chord-aac.m4a',
    isLossless: false,
    args: ['-c:a', 'aac', '-b:a', '64k', '-metadata', 'title=Chord'],
  },
  { file: 'chord.ogg', isLossless: false, args: ['-c:a', 'libvorbis', '-q:a', '1'] },
  {
    file: 'chord.opus',
    isLossless: false,
    args: ['-ar', '48000', '-c:a', 'libopus', '-compression_level', '0', '-b:a', '48k'],
  },
  { file: 'chord.wma', isLossless: false, args: ['-c:a', 'wmav2', '-b:a', '64k'] },
  { file: 'chord.ac3', isLossless: false, args: ['-ar', '48000', '-c:a', 'ac3', '-b:a', '96k'] },
  { file: 'chord-video.mp4', isLossless: false, args: [...VIDEO, ...H264, '-c:a', 'aac', '-b:a', '64k'] },
];

const master = wavFile(chord(6, 44_100, 2), 44_100, 2);
await mkdir(FOLDER, { recursive: true });
for (const recipe of RECIPES) {
  const bytes = await encode(master, recipe);
  await writeFile(new URL(recipe.file, FOLDER), bytes);
  console.log(recipe.file, bytes.length);
}
const silent = await runFfmpeg(
  ['-f', 'lavfi', '-i', 'color=c=0x336699:s=64x96:r=5:d=6', ...H264, '/files/video-only.mp4'],
  {},
);
const videoOnly = silent.outputFiles.get('video-only.mp4');
if (!videoOnly) throw new Error(silent.log.slice(-5).join(' | '));
await writeFile(new URL('video-only.mp4', FOLDER), videoOnly);
console.log('video-only.mp4', videoOnly.length);

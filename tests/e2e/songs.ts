import path from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** The built-in demo song. */
export const DEMO_SONG = { name: 'porch-light.mp3', path: path.join(ROOT, 'public/demo/porch-light.mp3') };

/** Formats of `tests/support/songs/makeFormats.ts` that the page decodes with ffmpeg; WebAudio has the others. */
export const FFMPEG_FORMATS: ReadonlySet<string> = new Set([
  'pcm.aiff',
  'alac.m4a',
  'pcm.caf',
  'wma-192.wma',
  'ac3-384.ac3',
  'video.mp4',
  'video.webm',
  'video.mkv',
]);

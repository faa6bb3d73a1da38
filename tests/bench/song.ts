import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { runFfmpeg } from '../../training/audio/ffmpegNode.ts';
import { ensureTestSongs } from '../support/songs/testSongs.ts';

const FOLDER = fileURLToPath(new URL('../../.cache/bench', import.meta.url));

/** A real song, repeated to exactly three minutes, as MP3; made once. */
export async function makeThreeMinuteMp3(): Promise<string> {
  const [song] = (await ensureTestSongs()).songs;
  if (!song) throw new Error('no song to measure with');
  const file = path.join(FOLDER, 'three-minutes.mp3');
  if (existsSync(file)) return file;
  const input = `song${path.extname(song)}`;
  const run = await runFfmpeg(
    [
      '-stream_loop',
      '-1',
      '-i',
      `/files/${input}`,
      '-map',
      '0:a:0',
      '-t',
      '180',
      '-ar',
      '44100',
      '-ac',
      '2',
    ].concat(['-b:a', '192k', '/files/out.mp3']),
    { [input]: readFileSync(song) },
  );
  const bytes = run.outputFiles.get('out.mp3');
  if (run.exitCode !== 0 || !bytes) throw new Error(`ffmpeg: ${run.log.slice(-3).join(' | ')}`);
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(file, bytes);
  return file;
}

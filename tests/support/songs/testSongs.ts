import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const FETCH_SCRIPT = fileURLToPath(new URL('./fetch-test-songs.sh', import.meta.url));
/** The built-in demo song: what the tests use where no real song can be had. */
const DEMO_FOLDER = path.join(ROOT, 'public/demo');
const SONG_FOLDERS = [
  'fretsonfire-songs-muldjord/usr/share/games/fretsonfire/data/songs/muldjord',
  'singularity-music/usr/share/games/singularity/music',
];
const SOUND = /\.(ogg|opus|mp3|m4a|flac|wav|aiff?)$/i;
/** The separate guitar tracks of the game are no songs. */
const NO_SONG = /guitar\.ogg$/;

export interface TestSongs {
  /** Absolute paths, the same order each time. */
  readonly songs: readonly string[];
  /** `real`: released music; `demo`: the built-in demo song, because nothing else could be had. */
  readonly kind: 'real' | 'demo';
}

/** `.cache/test-songs`, or the folder that the environment names. */
export function songsFolder(): string {
  return path.resolve(ROOT, process.env.EARSHOT_TEST_SONGS ?? '.cache/test-songs');
}

async function soundsBelow(folder: string): Promise<string[]> {
  if (!existsSync(folder)) return [];
  const entries = await readdir(folder, { recursive: true });
  return entries
    .filter((name) => SOUND.test(name) && !NO_SONG.test(name))
    .sort()
    .map((name) => path.join(folder, name));
}

async function realSongs(): Promise<string[]> {
  for (const folder of SONG_FOLDERS) {
    const songs = await soundsBelow(path.join(songsFolder(), folder));
    if (songs.length > 0) return songs;
  }
  // A folder that the environment names may hold anything; the downloads' own layout holds game sounds too.
  return process.env.EARSHOT_TEST_SONGS === undefined ? [] : soundsBelow(songsFolder());
}

/**
 * Songs for the tests: what is already there; else a download where Debian's apt-get can bring it;
 * else the built-in demo song.
 *
 * @throws Error where there is not even a demo song
 */
export async function ensureTestSongs(): Promise<TestSongs> {
  let songs = await realSongs();
  if (songs.length === 0 && process.env.EARSHOT_TEST_SONGS === undefined) {
    const { status } = spawnSync('bash', [FETCH_SCRIPT, songsFolder()], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    if (status === 0) songs = await realSongs();
  }
  if (songs.length > 0) return { songs, kind: 'real' };
  const demo = await soundsBelow(DEMO_FOLDER);
  if (demo.length === 0)
    throw new Error('There are neither test songs nor a demo song; run "npm run demo-song".');
  return { songs: demo, kind: 'demo' };
}

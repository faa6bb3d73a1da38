/**
 * Measures how far lossy codecs and resampling move the chart features of real songs.
 *
 *   npx tsx training/augmentation/measureCodecs.ts --songs FOLDER
 *
 * Every sound file below FOLDER is cut into excerpts; each excerpt is encoded and decoded with every
 * codec, and its features are compared with those of the uncompressed excerpt. Writes
 * `codecShift.json` beside this file. Needs `ffmpeg` with LAME, libvorbis and libopus on the PATH; only
 * whoever wants to measure again needs it, training reads the JSON.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, extname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { SingleBar } from 'cli-progress';
import { resample } from '../../src/audio/resample.ts';
import { canonicalSignal } from '../../src/features/canonical.ts';
import { extractChartFeatures } from '../../src/features/chartFeatures.ts';
import { CHART_FEATURE_NAMES, FEATURE_SPEC_VERSION, featureSpecHash } from '../../src/features/spec.ts';
import type { CodecShift } from './codecShift.ts';

const SOUND_FILE = new Set(['.ogg', '.opus', '.flac', '.wav', '.mp3', '.m4a']);

/** Sources shorter than this are jingles and effects. */
const MIN_SECONDS = 40;

/** Seconds from the start, and length: a minute, and a clip as people post them. */
const EXCERPTS = [
  { start: 15, length: 60 },
  { start: 75, length: 30 },
] as const;

/** Excerpts that the source is too short for are left out below this length. */
const MIN_EXCERPT_SECONDS = 20;

const CODECS: Readonly<Record<string, { readonly extension: string; readonly encode: readonly string[] }>> = {
  'mp3 128 kbit/s': { extension: 'mp3', encode: ['-c:a', 'libmp3lame', '-b:a', '128k'] },
  'mp3 64 kbit/s': { extension: 'mp3', encode: ['-c:a', 'libmp3lame', '-b:a', '64k'] },
  'mp3 192 kbit/s': { extension: 'mp3', encode: ['-c:a', 'libmp3lame', '-b:a', '192k'] },
  'aac 128 kbit/s': { extension: 'm4a', encode: ['-c:a', 'aac', '-b:a', '128k'] },
  'aac 64 kbit/s': { extension: 'm4a', encode: ['-c:a', 'aac', '-b:a', '64k'] },
  'vorbis q4': { extension: 'ogg', encode: ['-c:a', 'libvorbis', '-q:a', '4'] },
  'opus 128 kbit/s': { extension: 'opus', encode: ['-c:a', 'libopus', '-b:a', '128k'] },
  'opus 48 kbit/s': { extension: 'opus', encode: ['-c:a', 'libopus', '-b:a', '48k'] },
  'wav 48 kHz': { extension: 'wav', encode: ['-ar', '48000', '-c:a', 'pcm_f32le'] },
};

function ffmpeg(args: readonly string[]): Buffer {
  const run = spawnSync('ffmpeg', ['-v', 'error', '-nostdin', '-y', '-threads', '1', ...args], {
    maxBuffer: 2 ** 31,
  });
  if (run.error) throw run.error;
  if (run.status !== 0) throw new Error(`ffmpeg ${args.join(' ')}: ${run.stderr.toString()}`);
  return run.stdout;
}

/** The 42 features of a stereo file through the page's own resampler. */
function featuresOf(path: string, sampleRate: number): number[] {
  const bytes = ffmpeg(['-i', path, '-vn', '-ac', '2', '-f', 'f32le', '-']);
  const interleaved = new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
  const channels = [0, 1].map((channel) => {
    const samples = new Float32Array(interleaved.length / 2);
    for (let n = 0; n < samples.length; n++) samples[n] = interleaved[2 * n + channel] as number;
    return samples;
  });
  const at44100 = channels.map((channel) => resample(channel, sampleRate));
  return [...extractChartFeatures(canonicalSignal(at44100)).values];
}

function secondsOf(path: string): number {
  const run = spawnSync('ffprobe', [
    '-v',
    'error',
    '-show_entries',
    'format=duration',
    '-of',
    'csv=p=0',
    path,
  ]);
  return Number(run.stdout.toString().trim()) || 0;
}

const round = (value: number): number => Math.round(value * 1000) / 1000;

const { values: options } = parseArgs({ options: { songs: { type: 'string' } } });
if (!options.songs) throw new Error('Say where the songs are: --songs FOLDER');
const songs = readdirSync(options.songs, { recursive: true, withFileTypes: true })
  .filter((entry) => !entry.isDirectory() && SOUND_FILE.has(extname(entry.name).toLowerCase()))
  .map((entry) => join(entry.parentPath, entry.name))
  .filter((path) => secondsOf(path) >= MIN_SECONDS)
  .sort();

const folder = mkdtempSync(join(tmpdir(), 'codec-shift-'));
const bar = new SingleBar({
  format: 'codecs {bar} {value}/{total} {song} {eta_formatted}',
  stream: process.stderr,
});
bar.start(songs.length * EXCERPTS.length, 0);
const excerpts: CodecShift['excerpts'][number][] = [];
try {
  for (const song of songs) {
    for (const { start, length } of EXCERPTS) {
      bar.increment(1, { song: basename(song) });
      if (!process.stderr.isTTY) console.error(basename(song), start);
      const available = Math.min(length, secondsOf(song) - start);
      if (available < MIN_EXCERPT_SECONDS) continue;
      const source = join(folder, 'source.wav');
      const cut = ['-ss', String(start), '-t', String(available), '-i', song, '-vn', '-ac', '2'];
      ffmpeg([...cut, '-ar', '44100', '-c:a', 'pcm_f32le', source]);
      const reference = featuresOf(source, 44_100);
      const shifts = Object.values(CODECS).map(({ extension, encode }) => {
        const encoded = join(folder, `encoded.${extension}`);
        ffmpeg(['-i', source, ...encode, encoded]);
        const rate = extension === 'opus' || extension === 'wav' ? 48_000 : 44_100;
        return featuresOf(encoded, rate).map((value, i) => round(value - (reference[i] as number)));
      });
      excerpts.push({ seconds: round(available), reference: reference.map(round), shifts });
    }
  }
} finally {
  bar.stop();
  rmSync(folder, { recursive: true, force: true });
}

const result: CodecShift = {
  about:
    'How lossy codecs and resampling move the chart features: own measurements on freely licensed game music. Written by measureCodecs.ts.',
  specVersion: FEATURE_SPEC_VERSION,
  specHash: featureSpecHash(),
  names: [...CHART_FEATURE_NAMES],
  songs: songs.length,
  codecs: Object.keys(CODECS),
  excerpts,
};
// One excerpt a line, so that a change can be read.
const lines = excerpts.map((excerpt) => `  ${JSON.stringify(excerpt)}`).join(',\n');
const head = JSON.stringify({ ...result, excerpts: undefined }, null, 1).slice(0, -2);
writeFileSync(new URL('codecShift.json', import.meta.url), `${head},\n "excerpts": [\n${lines}\n ]\n}\n`);
console.error(`${songs.length} songs, ${excerpts.length} excerpts, ${Object.keys(CODECS).length} codecs.`);

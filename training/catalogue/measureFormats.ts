/**
 * Measures whether a song is found again when it comes in another format:
 *
 *   npx tsx training/catalogue/measureFormats.ts --songs FOLDER [--model FOLDER]
 *
 * Every sound file below FOLDER joins the catalogue of the exported model; then it is encoded with every
 * codec, heard again, and looked for among all of them. Writes `formats.json` beside this file. Needs `ffmpeg`
 * with LAME and libopus on the PATH.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { canonicalSteps } from '../../src/analysis/canonicalSteps.ts';
import { panelSong } from '../../src/analysis/panelSong.ts';
import { samplePeak } from '../../src/features/loudness/truePeak.ts';
import { extractChartFeatures } from '../../src/features/chartFeatures.ts';
import { runSteps } from '../../src/features/steps.ts';
import { projectSong, readCatalogue, type Catalogue } from '../../src/model/catalogue/catalogue.ts';
import { nearestSongs, shareFurtherApart } from '../../src/model/catalogue/search.ts';
import { createListenerModel, type ListenerModel } from '../../src/model/listener/listenerModel.ts';
import { parseManifest } from '../../src/model/manifest.ts';
import { startNodeBackend } from '../chart/backend.ts';

const SOUND_FILE = new Set(['.ogg', '.opus', '.flac', '.wav', '.mp3', '.m4a']);
/** Hz of what ffmpeg hands over. */
const SAMPLE_RATE = 44_100;

const FORMATS: Readonly<Record<string, { readonly extension: string; readonly encode: readonly string[] }>> =
  {
    'MP3, 128 kbit/s': { extension: 'mp3', encode: ['-c:a', 'libmp3lame', '-b:a', '128k'] },
    'AAC, 128 kbit/s': { extension: 'm4a', encode: ['-c:a', 'aac', '-b:a', '128k'] },
    'Opus, 96 kbit/s': { extension: 'opus', encode: ['-c:a', 'libopus', '-b:a', '96k'] },
    'WAV, 48 kHz, 16 bit, mono': {
      extension: 'wav',
      encode: ['-ar', '48000', '-ac', '1', '-c:a', 'pcm_s16le'],
    },
  };

function ffmpeg(args: readonly string[]): Buffer {
  const run = spawnSync('ffmpeg', ['-v', 'error', '-nostdin', '-y', '-threads', '1', ...args], {
    maxBuffer: 2 ** 31,
  });
  if (run.error) throw run.error;
  if (run.status !== 0) throw new Error(`ffmpeg ${args.join(' ')}: ${run.stderr.toString()}`);
  return run.stdout;
}

/** The vector of a sound file. */
async function vectorOf(path: string, catalogue: Catalogue, listener: ListenerModel): Promise<Float64Array> {
  const bytes = ffmpeg(['-i', path, '-vn', '-ac', '2', '-ar', String(SAMPLE_RATE), '-f', 'f32le', '-']);
  const interleaved = new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
  const channels = [0, 1].map((channel) =>
    Float32Array.from({ length: interleaved.length / 2 }, (_, n) => interleaved[2 * n + channel] as number),
  );
  const canonical = runSteps(canonicalSteps({ channels, sampleRate: SAMPLE_RATE }));
  const { features, texture, window } = panelSong(
    samplePeak(canonical),
    extractChartFeatures(canonical),
    NaN,
  );
  const { values } = await listener.listen(window);
  return projectSong(catalogue, { summary: values, features, texture });
}

const { values: options } = parseArgs({
  options: {
    songs: { type: 'string' },
    model: { type: 'string', default: fileURLToPath(new URL('../../model-export', import.meta.url)) },
  },
});
if (!options.songs) throw new Error('Say where the songs are: --songs FOLDER');
const inModel = (name: string): Buffer => readFileSync(join(options.model, name));
const { panel } = parseManifest(JSON.parse(inModel('manifest.json').toString()));
if (!panel) throw new Error('the model has no listener');
const catalogue = readCatalogue(JSON.parse(inModel('catalogue.json').toString()));
await startNodeBackend();
const weights = inModel(panel.listener.weights.path);
const listener = createListenerModel(
  weights.buffer.slice(weights.byteOffset, weights.byteOffset + weights.length) as ArrayBuffer,
  panel.listener.weightSpecs,
  panel.listener.clip,
);

const songs = readdirSync(options.songs, { recursive: true, withFileTypes: true })
  .filter((entry) => !entry.isDirectory() && SOUND_FILE.has(extname(entry.name).toLowerCase()))
  .map((entry) => join(entry.parentPath, entry.name))
  .sort();
const { size, step } = catalogue;
const joined = new Int8Array(catalogue.vectors.length + songs.length * size);
joined.set(catalogue.vectors);
const first = catalogue.songs.length;
for (const [i, song] of songs.entries()) {
  const vector = await vectorOf(song, catalogue, listener);
  vector.forEach((value, k) => {
    joined[(first + i) * size + k] = Math.max(-127, Math.min(127, Math.round(value / step)));
  });
}

const folder = mkdtempSync(join(tmpdir(), 'formats-'));
const { shares, pairs } = catalogue.distances;
const formats = [];
try {
  for (const [format, { extension, encode }] of Object.entries(FORMATS)) {
    const others: string[] = [];
    const distances: number[] = [];
    for (const [i, song] of songs.entries()) {
      const encoded = join(folder, `encoded.${extension}`);
      ffmpeg(['-i', song, '-vn', ...encode, encoded]);
      const vector = await vectorOf(encoded, catalogue, listener);
      const [nearest] = nearestSongs({ vectors: joined, size, step }, vector, 1);
      if (nearest?.song !== first + i) others.push(basename(song));
      else distances.push(nearest.distance);
    }
    const sorted = distances.sort((a, b) => a - b);
    const furthest = sorted.at(-1) ?? NaN;
    formats.push({
      format,
      found: songs.length - others.length,
      songs: songs.length,
      others,
      medianDistance: sorted[sorted.length >> 1] ?? NaN,
      /** Share of pairs of released songs that are further apart than the worst of these. */
      worstCloserThan: shareFurtherApart(furthest, shares, pairs),
    });
    console.log(formats.at(-1));
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
writeFileSync(
  new URL('formats.json', import.meta.url),
  `${JSON.stringify(
    {
      about:
        'Made by measureFormats.ts: songs looked for in another format among the catalogue and each other.',
      listenerVersion: panel.listener.version,
      candidates: first + songs.length,
      formats,
    },
    null,
    2,
  )}\n`,
);

/**
 * Measures how far the summary and every jury move when a song is encoded, resampled or turned up and down,
 * and which sounds are noticed as no songs:
 *
 *   npm run stability -- --songs FOLDER [--sounds FOLDER] [--workers N] [--cache FOLDER]
 *
 * Takes every sound file below `--songs`, by the page's own way from decoding on, asks the exported model on
 * wasm, and writes `stability.json` and `outside.json` beside this file. What is measured in the songs is
 * kept in the cache, so that another model is asked in a minute.
 *
 * `--sounds` holds recordings that are no songs, one folder for every kind (speech, stems, …); synthetic
 * ones are always asked about.
 */
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { basename, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { FEATURE_SPEC_VERSION, featureSpecHash } from '../../src/features/spec.ts';
import { startNodeBackend } from '../chart/backend.ts';
import { loadChartModel, loadPanel, readManifest } from '../export/loadModel.ts';
import { StageBars } from '../stageBars.ts';
import { runTasks, type TaskKind } from '../tasks/runTasks.ts';
import { CHANGES } from './changes.ts';
import { askPanel, movesOf, placesOf, type Places } from './compare.ts';
import type { HeardSong, ListenTask } from './listen.ts';
import { noticeSounds } from './outside.ts';

const SOUND_FILE = new Set(['.ogg', '.opus', '.flac', '.wav', '.mp3', '.m4a']);

const fromRoot = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const sourceFile = (path: string): URL => new URL(`../../${path}`, import.meta.url);

const LISTEN: TaskKind<ListenTask, HeardSong[]> = {
  module: new URL('listen.ts', import.meta.url),
  code: ['src/analysis/canonicalSteps.ts', 'src/analysis/panelSong.ts', 'src/audio/resample.ts'].map(
    sourceFile,
  ),
  parts: ({ path, changes }) => ({
    json: {
      song: createHash('sha256').update(readFileSync(path)).digest('hex'),
      changes,
      features: featureSpecHash(),
    },
    arrays: [],
  }),
};

const { values: options } = parseArgs({
  options: {
    songs: { type: 'string' },
    sounds: { type: 'string' },
    model: { type: 'string', default: fromRoot('model-export') },
    workers: { type: 'string', default: String(Math.min(8, availableParallelism())) },
    cache: { type: 'string', default: fromRoot('.cache/stability') },
  },
});
if (options.songs === undefined)
  throw new Error('Say where the songs are: npm run stability -- --songs FOLDER');

const folder = options.songs;
const songs = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => !entry.isDirectory() && SOUND_FILE.has(extname(entry.name).toLowerCase()))
  .map((entry) => join(entry.parentPath, entry.name))
  .sort();

const bars = new StageBars();
let done = 0;
bars.show('songs', 0, songs.length);
const heard = await runTasks(
  songs.map((path) => ({ path, changes: CHANGES })),
  LISTEN,
  {
    workers: Number(options.workers),
    cacheFolder: options.cache,
    onDone: () => bars.show('songs', ++done, songs.length),
  },
);
bars.stop();

const manifest = readManifest(options.model);
await startNodeBackend();
const chart = loadChartModel(options.model, manifest);
const panel = await loadPanel(options.model, manifest);
if (!panel || !manifest.panel) throw new Error('the model has no panel of juries');
/** By song: as it is, then after each change. */
const places: Places[][] = [];
for (const versions of heard) {
  const own: Places[] = [];
  for (const song of versions) own.push(placesOf(await askPanel({ chart, panel }, song)));
  places.push(own);
}
const kinds = await noticeSounds(
  (song) => askPanel({ chart, panel }, song),
  songs.map((path, i) => ({ name: basename(path), song: heard[i]?.[0] as HeardSong })),
  songs[0] ?? '',
  options.sounds ?? null,
);
chart.dispose();
panel.dispose();

const originals = places.map((own) => own[0] as Places);
const changes = CHANGES.map(({ name, limit }, c) => {
  const after = places.map((own) => own[c + 1] as Places);
  const moves = movesOf(originals, after);
  const worst = originals.reduce(
    (most, { summary }, i) => {
      const by = Math.abs(summary - (after[i]?.summary ?? NaN));
      return by > most.by ? { by, song: basename(songs[i] ?? '') } : most;
    },
    { by: -1, song: '' },
  );
  return { change: name, limit, ...moves, worst: worst.song };
});

const about = {
  specVersion: FEATURE_SPEC_VERSION,
  model: {
    chart: manifest.models.chart.version,
    listener: manifest.panel.listener.version,
    ...Object.fromEntries(manifest.panel.juries.map(({ name, version }) => [name, version])),
  },
};
const write = (name: string, content: object): void => {
  writeFileSync(new URL(name, import.meta.url), `${JSON.stringify(content, null, 1)}\n`);
};
write('stability.json', {
  about:
    'How far places among the reference songs (0–1) move when a song is encoded, resampled or turned up and down: absolute changes over songs. Written by measure.ts.',
  ...about,
  songs: songs.length,
  changes,
});
write('outside.json', {
  about:
    'Which sounds are noticed as unlike released songs, too short or silent. Distances are in typical deviations of released songs. Written by measure.ts.',
  ...about,
  limit: manifest.panel.listener.outside.limit,
  kinds,
});
for (const { change, limit, summary, worst } of changes) {
  const verdict = summary.max <= limit ? '' : `  beyond ${limit}: ${worst}`;
  console.error(
    `${change.padEnd(16)} median ${summary.median}  p95 ${summary.p95}  max ${summary.max}${verdict}`,
  );
}
for (const { kind, sounds, flagged } of kinds) console.error(`${kind}: ${flagged} of ${sounds} noticed`);

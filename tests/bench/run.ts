/**
 * `npm run bench`: the project's speed claims, each as a ratio measured in one run in real Chromium, and
 * the weight of the first script. Writes `tests/bench/results.json` and prints it. `npm run bench -- album` measures
 * many songs at once alone and leaves the other results as they are.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { chromium, type Browser } from '@playwright/test';
import { build, preview } from 'vite';
import { CHROMIUM_FLAGS, findChromium } from '../../scripts/chromium.mjs';
import { benchAlbum, type AlbumBench } from './album/album.ts';
import type { FeatureBench } from './features/features.ts';
import type * as inPage from './features/inPage.ts';
import { benchSearch } from './search/benchSearch.ts';
import { benchLibrary } from './library.ts';
import { makeThreeMinuteMp3 } from './song.ts';

const RESULTS = new URL('./results.json', import.meta.url);
const ROUNDS = 7;

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[values.length >> 1] ?? NaN;
const round = (value: number, digits = 0) => Number(value.toFixed(digits));

/** The benchmark and what it measures, as one script for a page. */
async function bundleFeatureBench(): Promise<string> {
  const output = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      minify: false,
      lib: { entry: 'tests/bench/features/inPage.ts', formats: ['iife'], name: 'featureBench' },
    },
  });
  const [bundle] = Array.isArray(output) ? output : [output];
  const chunk = bundle && 'output' in bundle ? bundle.output[0] : undefined;
  if (chunk?.type !== 'chunk') throw new Error('the feature benchmark was not bundled');
  return chunk.code;
}

/** Features against `Meyda.extract` per frame, on the song's own canonical signal. */
async function benchFeatures(browser: Browser, song: string): Promise<FeatureBench> {
  const page = await browser.newPage();
  await page.addScriptTag({ content: await bundleFeatureBench() });
  const result = await page.evaluate(async (base64) => {
    const encoded = await (await fetch(`data:audio/mpeg;base64,${base64}`)).arrayBuffer();
    const { featureBench } = globalThis as unknown as { featureBench: typeof inPage };
    return featureBench.benchSong(encoded);
  }, readFileSync(song).toString('base64'));
  await page.close();
  return result;
}

/** From the drop to the verdict, against `decodeAudioData` of the same bytes, both warm. */
async function benchVerdict(browser: Browser, song: string) {
  const server = await preview({ logLevel: 'error', preview: { port: 0 } });
  const page = await browser.newPage();
  await page.goto(server.resolvedUrls?.local[0] ?? '');
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  const input = page.locator('input[type=file]').first();
  const verdict = page.getByTestId('verdict');
  const decodeMs: number[] = [];
  const verdictMs: number[] = [];
  const buffer = readFileSync(song);
  for (let i = 0; i < ROUNDS + 1; i++) {
    const name = `round-${i}.mp3`;
    await input.setInputFiles({ name, mimeType: 'audio/mpeg', buffer });
    await page.locator(`[data-testid="verdict"][data-file="${name}"]`).waitFor({ timeout: 30_000 });
    const ms = Number(await verdict.getAttribute('data-ms'));
    const alone = await input.evaluate(async (_, base64) => {
      const encoded = await (await fetch(`data:audio/mpeg;base64,${base64}`)).arrayBuffer();
      const start = performance.now();
      await new OfflineAudioContext(1, 1, 44_100).decodeAudioData(encoded);
      return performance.now() - start;
    }, buffer.toString('base64'));
    // The first round warms everything up.
    if (i > 0) {
      verdictMs.push(ms);
      decodeMs.push(alone);
    }
  }
  const backend = await verdict.getAttribute('data-backend');
  await page.close();
  await server.close();
  return {
    backend,
    decodeAudioDataMs: round(median(decodeMs)),
    dropToVerdictMs: round(median(verdictMs)),
    ratio: round(median(verdictMs) / median(decodeMs), 2),
    atMost: 1.6,
  };
}

function firstScriptBytes(): number {
  const report = execFileSync(process.execPath, ['scripts/bundle-size.mjs'], { encoding: 'utf8' });
  return Number(/first script: ([\d.]+) kB/.exec(report)?.[1] ?? NaN) * 1000;
}

await build({ logLevel: 'error' });
const executablePath = findChromium();
const browser = await chromium.launch({
  args: CHROMIUM_FLAGS,
  ...(executablePath ? { executablePath } : {}),
});

async function album(): Promise<AlbumBench> {
  const server = await preview({ logLevel: 'error', preview: { port: 0 } });
  const measured = await benchAlbum(browser, server.resolvedUrls?.local[0] ?? '');
  await server.close();
  return measured;
}

if (process.argv.includes('album')) {
  const measured = await album();
  await browser.close();
  const others = JSON.parse(readFileSync(RESULTS, 'utf8')) as object;
  writeFileSync(RESULTS, `${JSON.stringify({ ...others, album: measured }, null, 2)}\n`);
  console.log(JSON.stringify(measured, null, 2));
  process.exit(measured.ratio <= measured.atMost ? 0 : 1);
}
const song = await makeThreeMinuteMp3();
const features = await benchFeatures(browser, song);
const dropToVerdict = await benchVerdict(browser, song);
const similarSongs = await benchSearch(browser);
const server = await preview({ logLevel: 'error', preview: { port: 0 } });
const library = await benchLibrary(browser, server.resolvedUrls?.local[0] ?? '');
await server.close();
const manySongs = await album();
const chromiumVersion = browser.version();
await browser.close();

const results = {
  machine: { cores: cpus().length, cpu: cpus()[0]?.model ?? 'unknown', chromium: chromiumVersion },
  song: 'MP3, 192 kbit/s, 180 s, stereo, 44,100 Hz',
  meydaDescriptors: {
    meydaExtractMs: round(features.meydaExtractMs),
    oursMs: round(features.ourMs),
    ratio: round(features.ratio, 1),
    atLeast: 8,
  },
  chartFeaturesMs: round(features.chartFeaturesMs),
  dropToVerdict,
  similarSongs,
  library,
  album: manySongs,
  firstScript: { gzipBytes: firstScriptBytes(), atMost: 90_000 },
};
writeFileSync(RESULTS, `${JSON.stringify(results, null, 2)}\n`);
console.log(JSON.stringify(results, null, 2));

const missed = [
  results.meydaDescriptors.ratio < results.meydaDescriptors.atLeast && 'Meyda descriptors',
  dropToVerdict.ratio > dropToVerdict.atMost && 'drop to verdict',
  similarSongs.searchMs > similarSongs.atMostMs && 'similar songs',
  library.openMs > library.openAtMost && 'opening the library',
  library.slowestSearchMs > library.searchAtMost && 'searching the library',
  manySongs.ratio > manySongs.atMost && 'many songs at once',
  (manySongs.tabPeakRssMegabytes ?? 0) > manySongs.tabAtMostMegabytes && 'memory of the tab',
  results.firstScript.gzipBytes > results.firstScript.atMost && 'first script',
].filter(Boolean);
if (missed.length > 0) {
  console.error(`Missed: ${missed.join(', ')}`);
  process.exitCode = 1;
}

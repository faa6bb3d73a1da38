/**
 * `npm run bench`: the project's speed claims, each as a ratio measured in one run in real Chromium, and
 * the weight of the first script. Writes `tests/bench/results.json` and prints it. With names behind it
 * (`npm run bench -- album library`) it measures these alone and leaves the other results as they are.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { chromium, type Browser } from '@playwright/test';
import { build, preview } from 'vite';
import { CHROMIUM_FLAGS, findChromium } from '../../scripts/chromium.mjs';
import { benchAlbum } from './album/album.ts';
import { benchFeatures } from './features/benchFeatures.ts';
import { benchLibrary } from './library/library.ts';
import { benchSearch } from './search/benchSearch.ts';
import { makeThreeMinuteMp3 } from './song.ts';
import { benchReport, benchVerdict } from './verdict/verdict.ts';

const RESULTS = new URL('./results.json', import.meta.url);

/** What a benchmark is given. */
interface Place {
  readonly browser: Browser;
  /** Of the built page, with a slash at its end. */
  readonly address: string;
  /** Path of an MP3 of three minutes. */
  readonly song: string;
}

function firstScriptBytes(): number {
  const report = execFileSync(process.execPath, ['scripts/bundle-size.mjs'], { encoding: 'utf8' });
  return Number(/first script: ([\d.]+) kB/.exec(report)?.[1] ?? NaN) * 1000;
}

/** Measures one thing. @returns the figures, and whether they keep what is claimed */
type Bench = (place: Place) => Promise<{ readonly figures: object; readonly kept: boolean }>;

const BENCHES: Readonly<Record<string, Bench>> = {
  async meydaDescriptors({ browser, song }) {
    const figures = await benchFeatures(browser, song);
    return { figures, kept: figures.ratio >= figures.atLeast };
  },
  async dropToVerdict({ browser, address, song }) {
    const figures = await benchVerdict(browser, address, song);
    return { figures, kept: figures.ratio <= figures.atMost };
  },
  async wholeReport({ browser, address, song }) {
    const figures = await benchReport(browser, address, song);
    return { figures, kept: figures.ratio <= figures.atMost };
  },
  async similarSongs({ browser }) {
    const figures = await benchSearch(browser);
    return { figures, kept: figures.searchMs <= figures.atMostMs };
  },
  async library({ browser, address }) {
    const figures = await benchLibrary(browser, address);
    const kept = figures.openMs <= figures.openAtMost && figures.slowestSearchMs <= figures.searchAtMost;
    return { figures, kept };
  },
  async album({ browser, address }) {
    const figures = await benchAlbum(browser, address);
    const kept =
      figures.ratio <= figures.atMost && (figures.tabPeakMegabytes ?? 0) <= figures.tabAtMostMegabytes;
    return { figures, kept };
  },
  async firstScript() {
    const figures = { gzipBytes: firstScriptBytes(), atMost: 90_000 };
    return { figures, kept: figures.gzipBytes <= figures.atMost };
  },
};

const named = process.argv.slice(2);
const unknown = named.filter((name) => !(name in BENCHES));
if (unknown.length > 0) {
  console.error(
    `No benchmark is called ${unknown.join(', ')}. There are: ${Object.keys(BENCHES).join(', ')}.`,
  );
  process.exit(2);
}

await build({ logLevel: 'error' });
const server = await preview({ logLevel: 'error', preview: { port: 0 } });
const executablePath = findChromium();
const browser = await chromium.launch({
  args: CHROMIUM_FLAGS,
  ...(executablePath ? { executablePath } : {}),
});
const place = { browser, address: server.resolvedUrls?.local[0] ?? '', song: await makeThreeMinuteMp3() };

const earlier = named.length > 0 ? (JSON.parse(readFileSync(RESULTS, 'utf8')) as object) : {};
const results: Record<string, unknown> = {
  ...earlier,
  machine: { cores: cpus().length, cpu: cpus()[0]?.model ?? 'unknown', chromium: browser.version() },
  song: 'MP3, 192 kbit/s, 180 s, stereo, 44,100 Hz',
};
const missed: string[] = [];
for (const [name, bench] of Object.entries(BENCHES)) {
  if (named.length > 0 && !named.includes(name)) continue;
  const { figures, kept } = await bench(place);
  results[name] = figures;
  if (!kept) missed.push(name);
  console.log(name, JSON.stringify(figures, null, 2));
}
await browser.close();
await server.close();
writeFileSync(RESULTS, `${JSON.stringify(results, null, 2)}\n`);
if (missed.length > 0) {
  console.error(`Missed: ${missed.join(', ')}`);
  process.exitCode = 1;
}

/**
 * `npm run lighthouse`: measures the built app (`npm run build` first) with Lighthouse's mobile preset on a static host
 * as docs/hosting.md describes it, three times, and writes the median run to docs/lighthouse/mobile.json. Fails where
 * a category stays below 95.
 */
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { findChromium } from './chromium.mjs';
import { serveStatic } from './hosting/serve.ts';

/** Fetched when it is needed and no dependency: it is larger than everything else together. */
const LIGHTHOUSE = 'lighthouse@13.5.0';
const CATEGORIES = ['performance', 'accessibility', 'best-practices'] as const;
const RUNS = 3;
const WANTED = 95;
const METRICS = [
  'first-contentful-paint',
  'largest-contentful-paint',
  'total-blocking-time',
  'cumulative-layout-shift',
  'speed-index',
];

interface Result {
  readonly lighthouseVersion: string;
  readonly userAgent: string;
  readonly configSettings: { readonly formFactor: string; readonly throttlingMethod: string };
  readonly categories: Readonly<Record<string, { readonly score: number }>>;
  readonly audits: Readonly<
    Record<
      string,
      {
        readonly score: number | null;
        readonly title: string;
        readonly displayValue?: string;
        readonly numericValue?: number;
        readonly scoreDisplayMode: string;
      }
    >
  >;
}

const root = fileURLToPath(new URL('../', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'earshot-lighthouse-'));
const host = await serveStatic(`${root}dist`);
const score = (result: Result, category: string) =>
  Math.round(100 * (result.categories[category]?.score ?? 0));

/** One run in a process of its own, while this one serves. */
async function measure(run: number): Promise<Result> {
  const file = join(folder, `${run}.json`);
  const args = [
    '--yes',
    LIGHTHOUSE,
    host.url,
    '--quiet',
    '--output=json',
    `--output-path=${file}`,
    `--only-categories=${CATEGORIES.join(',')}`,
    '--chrome-flags=--headless=new --no-sandbox --disable-background-networking --disable-component-update --disable-sync --no-first-run',
  ];
  const chromium = findChromium();
  await new Promise<void>((resolve, reject) => {
    execFile(
      'npx',
      args,
      { env: { ...process.env, ...(chromium ? { CHROME_PATH: chromium } : {}) } },
      (error) => (error ? reject(error) : resolve()),
    );
  });
  return JSON.parse(readFileSync(file, 'utf8')) as Result;
}

const results: Result[] = [];
for (let run = 0; run < RUNS; run++) {
  // On a busy machine Chromium's trace sometimes lacks its beginning, and Lighthouse says so.
  const result = await measure(run).catch(() => measure(run));
  console.log(CATEGORIES.map((category) => `${category} ${score(result, category)}`).join(', '));
  results.push(result);
}
await host.close();
rmSync(folder, { recursive: true, force: true });

results.sort((a, b) => score(a, 'performance') - score(b, 'performance'));
const median = results[Math.floor(RUNS / 2)];
if (!median) throw new Error('There is no run.');
const summary = {
  what: 'Lighthouse, mobile preset, on the built app; the median of the runs by performance',
  lighthouse: median.lighthouseVersion,
  browser: /Chrome\/[\d.]+/.exec(median.userAgent)?.[0] ?? median.userAgent,
  formFactor: median.configSettings.formFactor,
  throttling: median.configSettings.throttlingMethod,
  scores: Object.fromEntries(CATEGORIES.map((category) => [category, score(median, category)])),
  allRuns: results.map((result) =>
    Object.fromEntries(CATEGORIES.map((category) => [category, score(result, category)])),
  ),
  metrics: Object.fromEntries(METRICS.map((id) => [id, median.audits[id]?.numericValue ?? null])),
  /** What is not at its best; everything else passed or does not apply. */
  remarks: Object.entries(median.audits)
    .filter(([, audit]) => audit.score !== null && audit.score < 1)
    .map(([id, { title, score: of, displayValue }]) => ({
      id,
      score: of,
      title,
      ...(displayValue && { displayValue }),
    })),
};
mkdirSync(`${root}docs/lighthouse`, { recursive: true });
writeFileSync(`${root}docs/lighthouse/mobile.json`, `${JSON.stringify(summary, null, 2)}\n`);
console.log('docs/lighthouse/mobile.json written');
for (const category of CATEGORIES) {
  if (score(median, category) < WANTED) {
    console.error(`${category} is ${score(median, category)}, and ${WANTED} is wanted.`);
    process.exitCode = 1;
  }
}

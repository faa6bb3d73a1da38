import { readFileSync } from 'node:fs';
import type { Browser } from '@playwright/test';
import { build } from 'vite';
import { round } from '../statistics.ts';
import type * as inPage from './inPage.ts';

/** The benchmark and what it measures, as one script for a page. */
async function bundle(): Promise<string> {
  const output = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      minify: false,
      lib: { entry: 'tests/bench/features/inPage.ts', formats: ['iife'], name: 'featureBench' },
    },
  });
  const [bundled] = Array.isArray(output) ? output : [output];
  const chunk = bundled && 'output' in bundled ? bundled.output[0] : undefined;
  if (chunk?.type !== 'chunk') throw new Error('the feature benchmark was not bundled');
  return chunk.code;
}

/** Features against `Meyda.extract` per frame, on the song's own canonical signal. */
export async function benchFeatures(browser: Browser, song: string) {
  const page = await browser.newPage();
  await page.addScriptTag({ content: await bundle() });
  const measured = await page.evaluate(async (base64) => {
    const encoded = await (await fetch(`data:audio/mpeg;base64,${base64}`)).arrayBuffer();
    const { featureBench } = globalThis as unknown as { featureBench: typeof inPage };
    return featureBench.benchSong(encoded);
  }, readFileSync(song).toString('base64'));
  await page.close();
  return {
    meydaExtractMs: round(measured.meydaExtractMs),
    oursMs: round(measured.ourMs),
    ratio: round(measured.ratio, 1),
    atLeast: 8,
    chartFeaturesMs: round(measured.chartFeaturesMs),
  };
}

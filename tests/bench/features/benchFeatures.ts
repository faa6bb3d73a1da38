import { readFileSync } from 'node:fs';
import type { Browser } from '@playwright/test';
import { bundle } from '../bundle.ts';
import { round } from '../statistics.ts';
import type * as inPage from './inPage.ts';

/** Features against `Meyda.extract` per frame, on the song's own canonical signal. */
export async function benchFeatures(browser: Browser, song: string) {
  const page = await browser.newPage();
  await page.addScriptTag({ content: await bundle('tests/bench/features/inPage.ts', 'featureBench') });
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

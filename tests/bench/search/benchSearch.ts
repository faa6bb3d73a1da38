import { readFileSync } from 'node:fs';
import type { Browser } from '@playwright/test';
import { build } from 'vite';
import { readCatalogue } from '../../../src/model/catalogue/catalogue.ts';
import { round } from '../statistics.ts';
import type { SearchBench } from './inWorker.ts';

async function bundleWorker(): Promise<string> {
  const output = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      lib: { entry: 'tests/bench/search/inWorker.ts', formats: ['iife'], name: 'searchBench' },
    },
  });
  const [bundle] = Array.isArray(output) ? output : [output];
  const chunk = bundle && 'output' in bundle ? bundle.output[0] : undefined;
  if (chunk?.type !== 'chunk') throw new Error('the search benchmark was not bundled');
  return chunk.code;
}

/** Similar songs among 20,000 vectors of the catalogue's size, in a worker; against sorting all distances. */
export async function benchSearch(browser: Browser) {
  const { size } = readCatalogue(JSON.parse(readFileSync('model-export/catalogue.json', 'utf8')));
  const page = await browser.newPage();
  const result = await page.evaluate(
    ([code, width]) =>
      new Promise<SearchBench>((resolve, reject) => {
        const worker = new Worker(URL.createObjectURL(new Blob([code], { type: 'text/javascript' })));
        worker.onmessage = ({ data }: MessageEvent<SearchBench>) => resolve(data);
        worker.onerror = ({ message }) => reject(new Error(message));
        worker.postMessage(width);
      }),
    [await bundleWorker(), size] as const,
  );
  await page.close();
  return {
    vectors: 20_000,
    valuesPerVector: size,
    searchMs: round(result.searchMs, 2),
    atMostMs: 10,
    sortAllMs: round(result.sortAllMs, 2),
    ratio: round(result.sortAllMs / result.searchMs, 1),
    memoryBytes: result.vectorBytes,
  };
}

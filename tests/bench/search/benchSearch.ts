import { readFileSync } from 'node:fs';
import type { Browser } from '@playwright/test';
import { readCatalogue } from '../../../src/model/catalogue/catalogue.ts';
import { bundle } from '../bundle.ts';
import { round } from '../statistics.ts';
import type { SearchBench } from './inWorker.ts';

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
    [await bundle('tests/bench/search/inWorker.ts', 'searchBench'), size] as const,
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

import { readFileSync } from 'node:fs';
import type { Browser, Page } from '@playwright/test';
import { median, round } from '../statistics.ts';

const ROUNDS = 7;

const openPage = async (browser: Browser, address: string): Promise<Page> => {
  const page = await browser.newPage();
  await page.goto(address);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  return page;
};

/** Drops a song and waits for its verdict. @returns milliseconds that the page says it took */
async function verdictMsOf(page: Page, name: string, buffer: Buffer): Promise<number> {
  await page.locator('input[type=file]').first().setInputFiles({ name, mimeType: 'audio/mpeg', buffer });
  const verdict = page.locator(`[data-testid="verdict"][data-file="${name}"]`);
  await verdict.waitFor({ timeout: 30_000 });
  return Number(await verdict.getAttribute('data-ms'));
}

const wholeReport = (page: Page): Promise<void> =>
  page.locator('[data-testid="verdict"][data-coming="0"]').waitFor({ timeout: 120_000 });

/**
 * From the drop to the verdict, against `decodeAudioData` of the same bytes, both warm.
 *
 * @param address of the built page
 */
export async function benchVerdict(browser: Browser, address: string, song: string) {
  const page = await openPage(browser, address);
  const decodeMs: number[] = [];
  const verdictMs: number[] = [];
  const buffer = readFileSync(song);
  for (let i = 0; i < ROUNDS + 1; i++) {
    const ms = await verdictMsOf(page, `round-${i}.mp3`, buffer);
    // The rest of its report must not be in the way of what is measured next.
    await wholeReport(page);
    const alone = await page.evaluate(async (base64) => {
      const encoded = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)).buffer;
      const start = performance.now();
      await new OfflineAudioContext(1, 1, 44_100).decodeAudioData(encoded);
      return performance.now() - start;
    }, buffer.toString('base64'));
    // The first round warms everything up.
    if (i === 0) continue;
    verdictMs.push(ms);
    decodeMs.push(alone);
  }
  const backend = await page.getByTestId('verdict').getAttribute('data-backend');
  await page.close();
  return {
    backend,
    decodeAudioDataMs: round(median(decodeMs)),
    dropToVerdictMs: round(median(verdictMs)),
    ratio: round(median(verdictMs) / median(decodeMs), 2),
    atMost: 1.6,
  };
}

/**
 * From the verdict to the last part of the report, against the time of the verdict, both warm.
 *
 * @param address of the built page
 */
export async function benchReport(browser: Browser, address: string, song: string) {
  const page = await openPage(browser, address);
  const buffer = readFileSync(song);
  await page.evaluate(() => {
    // When the verdict came, and when nothing was missing any longer; noted by the page itself.
    const times = { file: '', verdict: 0, whole: 0 };
    Object.assign(globalThis, { reportTimes: times });
    new MutationObserver(() => {
      const { file, coming } = document.querySelector<HTMLElement>('[data-testid="verdict"]')?.dataset ?? {};
      if (file === undefined) return;
      if (file !== times.file) Object.assign(times, { file, verdict: performance.now(), whole: 0 });
      if (coming === '0' && times.whole === 0) times.whole = performance.now();
    }).observe(document.body, { subtree: true, childList: true, attributes: true });
  });
  const verdictMs: number[] = [];
  const restMs: number[] = [];
  for (let i = 0; i < ROUNDS + 1; i++) {
    const name = `whole-${i}.mp3`;
    const ms = await verdictMsOf(page, name, buffer);
    await wholeReport(page);
    const times = await page.evaluate(
      () => (globalThis as unknown as { reportTimes: { verdict: number; whole: number } }).reportTimes,
    );
    if (i === 0) continue;
    verdictMs.push(ms);
    restMs.push(times.whole - times.verdict);
  }
  await page.close();
  return {
    verdictMs: round(median(verdictMs)),
    restOfReportMs: round(median(restMs)),
    /** The whole, verdict included, in verdicts. */
    ratio: round(median(restMs.map((rest, i) => (rest + (verdictMs[i] ?? NaN)) / (verdictMs[i] ?? NaN))), 2),
    atMost: 2.5,
  };
}

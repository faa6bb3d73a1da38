/**
 * Thirty real songs dropped together against the same songs one after another, both to the same answer (verdict
 * and juries), in one run of one browser; and what memory the tab took meanwhile.
 */
import { readFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { encode, FORMATS } from '../../support/songs/makeFormats.ts';
import { ensureTestSongs } from '../../support/songs/testSongs.ts';

/** Songs that are dropped together. */
const SONGS = 30;
/** So many of them come a second time, in another format. */
const REENCODED = 6;
const PATIENCE_MS = 3_600_000;

export interface AlbumBench {
  readonly songs: number;
  readonly cores: number;
  /** What else the machine was doing, as the load of the minute before. */
  readonly loadBefore: number;
  readonly oneAfterAnotherMs: number;
  readonly togetherMs: number;
  readonly ratio: number;
  readonly atMost: number;
  /** Largest resident memory of the tab's process, its workers included, verdicts and details. */
  readonly tabPeakRssMegabytes: number | null;
  readonly tabAtMostMegabytes: number;
}

const round = (value: number, digits = 0) => Number(value.toFixed(digits));

interface Song {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** Real songs, and six of them once more as MP3, so that two codecs and all their lengths are among them. */
async function thirtySongs(): Promise<Song[]> {
  const { songs } = await ensureTestSongs();
  const files = songs.slice(0, SONGS - REENCODED).map((file, i): Song => ({
    name: `${i} ${path.basename(path.dirname(file))} ${path.basename(file)}`,
    mimeType: 'audio/ogg',
    buffer: readFileSync(file),
  }));
  const mp3 = FORMATS.find(({ file }) => file.endsWith('192.mp3'));
  if (!mp3) throw new Error('no recipe for MP3');
  for (let i = 0; files.length < SONGS; i++) {
    const original = songs[i % songs.length];
    if (original === undefined) throw new Error('no songs to measure with');
    const bytes = await encode(readFileSync(original), mp3);
    files.push({ name: `again ${i}.mp3`, mimeType: 'audio/mpeg', buffer: Buffer.from(bytes) });
  }
  return files;
}

/** Process of the page, where the system tells of its memory. */
async function rendererOf(browser: Browser): Promise<number | null> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  const renderers = processInfo.filter(({ type }) => type === 'renderer');
  const busiest = renderers.sort((a, b) => b.cpuTime - a.cpuTime)[0];
  return busiest?.id ?? null;
}

/** `VmHWM` of Linux: the most memory that a process has held. */
function peakRss(pid: number | null): number | null {
  if (pid === null) return null;
  try {
    const kilobytes = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kilobytes === undefined ? null : Number(kilobytes) * 1024;
  } catch {
    return null;
  }
}

/** Puts the songs into the page once, so that neither way waits for the test. */
async function load(page: Page, songs: readonly Song[]): Promise<void> {
  await page.evaluate(() => {
    const input = document.createElement('input');
    input.type = 'file';
    input.multiple = true;
    input.id = 'bench-songs';
    input.hidden = true;
    document.body.append(input);
  });
  // What the tool sends at a time is limited.
  for (let i = 0; i < songs.length; i += 5) {
    await page.locator('#bench-songs').setInputFiles(songs.slice(i, i + 5).map((song) => ({ ...song })));
    await page.evaluate(() => {
      const kept = globalThis as unknown as { benchSongs?: File[] };
      const { files } = document.getElementById('bench-songs') as HTMLInputElement;
      kept.benchSongs = [...(kept.benchSongs ?? []), ...(files ?? [])];
    });
  }
}

async function drop(page: Page, index: number | null): Promise<void> {
  await page.evaluate((only) => {
    const { benchSongs = [] } = globalThis as unknown as { benchSongs?: File[] };
    const data = new DataTransfer();
    for (const [i, file] of benchSongs.entries()) if (only === null || i === only) data.items.add(file);
    document.body.dispatchEvent(
      new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: data }),
    );
  }, index);
}

/** @param address of the built page */
export async function benchAlbum(browser: Browser, address: string): Promise<AlbumBench> {
  const [loadBefore = NaN] = loadavg();
  const songs = await thirtySongs();
  const open = async (): Promise<Page> => {
    const page = await (await browser.newContext()).newPage();
    await page.goto(address);
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await load(page, songs);
    return page;
  };

  const single = await open();
  // Both are measured warm: the model is loaded and its backend has proved itself.
  const answer = async (index: number): Promise<void> => {
    await drop(single, index);
    const name = JSON.stringify(songs[index]?.name);
    await single
      .locator(`[data-testid="verdict"][data-file=${name}] [data-testid="juries"][data-percentile]`)
      .waitFor({ state: 'attached', timeout: PATIENCE_MS });
  };
  await answer(0);
  const startedAlone = performance.now();
  for (let i = 0; i < songs.length; i++) await answer(i);
  const oneAfterAnotherMs = performance.now() - startedAlone;
  await single.context().close();

  const many = await open();
  const startedTogether = performance.now();
  await drop(many, null);
  await many
    .locator(`[data-testid="queue"][data-answered="${songs.length}"]`)
    .waitFor({ state: 'attached', timeout: PATIENCE_MS });
  const togetherMs = performance.now() - startedTogether;
  // The details are computed with the same bounds; what they take counts as well.
  await many
    .locator(`[data-testid="queue"][data-busy="false"]`)
    .waitFor({ state: 'attached', timeout: PATIENCE_MS });
  const tabPeakRssBytes = peakRss(await rendererOf(browser));
  await many.context().close();
  return {
    songs: songs.length,
    cores: cpus().length,
    loadBefore: round(loadBefore, 1),
    oneAfterAnotherMs: round(oneAfterAnotherMs),
    togetherMs: round(togetherMs),
    ratio: round(togetherMs / oneAfterAnotherMs, 2),
    atMost: 0.75,
    tabPeakRssMegabytes: tabPeakRssBytes === null ? null : round(tabPeakRssBytes / 1e6),
    tabAtMostMegabytes: 700,
  };
}

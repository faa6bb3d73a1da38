/**
 * Thirty real songs dropped together against the same songs one after another, both to the same answer (verdict
 * and juries), in one run of one browser; and what memory the tab took meanwhile.
 */
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from '@playwright/test';
import { encode, FORMATS } from '../../support/songs/makeFormats.ts';
import goldens from '../../fixtures/goldens/songs.json' with { type: 'json' };
import { ensureTestSongs, songsFolder } from '../../support/songs/testSongs.ts';
import { round } from '../statistics.ts';

/** Songs that are dropped together. */
const SONGS = 30;
/** So many of them come a second time, in another format. */
const REENCODED = 6;
const PATIENCE_MS = 3_600_000;
const MEMORY_EVERY_MS = 40;

export interface AlbumBench {
  readonly songs: number;
  readonly cores: number;
  /** What else the machine was doing, as the load of the minute before. */
  readonly loadBefore: number;
  readonly oneAfterAnotherMs: number;
  readonly togetherMs: number;
  readonly ratio: number;
  readonly atMost: number;
  /** The most memory of its own that the tab's process held, its workers included, over verdicts and details. */
  readonly tabPeakMegabytes: number | null;
  readonly tabAtMostMegabytes: number;
}

const FOLDER = fileURLToPath(new URL('../../../.cache/bench/album', import.meta.url));

/** A song once more as MP3; made once. */
async function asMp3(song: string, name: string): Promise<string> {
  const file = path.join(FOLDER, name);
  if (existsSync(file)) return file;
  const recipe = FORMATS.find((format) => format.file === 'mp3-192.mp3');
  if (!recipe) throw new Error('no recipe for MP3');
  const bytes = await encode(readFileSync(song), recipe);
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(file, bytes);
  return file;
}

/** The real songs that the golden figures were made from, as far as they are on this machine; else the test songs. */
async function realSongs(): Promise<readonly string[]> {
  const { songs } = await ensureTestSongs();
  const golden = goldens.songs
    .map((song) => path.join(songsFolder(), song.package, song.path))
    .filter((file) => existsSync(file));
  return golden.length > songs.length ? golden : songs;
}

/** Thirty songs, each with a name of its own: the real ones, over again where they are fewer, and six as MP3. */
async function thirtySongs(): Promise<string[]> {
  const songs = await realSongs();
  mkdirSync(FOLDER, { recursive: true });
  const files: string[] = [];
  for (let i = 0; i < SONGS; i++) {
    const song = songs[i % songs.length];
    if (song === undefined) throw new Error('no songs to measure with');
    if (i >= SONGS - REENCODED) {
      files.push(await asMp3(song, `again-${i}.mp3`));
      continue;
    }
    const file = path.join(FOLDER, `${i}${path.extname(song)}`);
    copyFileSync(song, file);
    files.push(file);
  }
  return files;
}

/** Memory of its own that a process holds, bytes: without the browser's code, which all its processes share. */
function privateBytes(pid: number): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const kilobytes = (name: string): number =>
      Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(status)?.[1] ?? 0);
    return 1024 * (kilobytes('RssAnon') + kilobytes('RssShmem'));
  } catch {
    // It has ended, or the system does not tell.
    return 0;
  }
}

/**
 * Watches the memory of the browser's tabs, as the browser's own task manager counts it.
 * @returns what stops it and tells the most that one tab has held, `null` where the system does not tell
 */
async function watchMemory(browser: Browser): Promise<() => number | null> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  const tabs = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
  let peak = 0;
  const timer = setInterval(() => {
    peak = Math.max(peak, ...tabs.map(privateBytes));
  }, MEMORY_EVERY_MS);
  return () => {
    clearInterval(timer);
    return peak > 0 ? peak : null;
  };
}

/** Gives the page the songs as files of a hidden input, so that they can be dropped at once. */
async function load(page: Page, files: readonly string[]): Promise<void> {
  await page.evaluate(() => {
    const input = document.createElement('input');
    Object.assign(input, { type: 'file', multiple: true, id: 'bench-songs', hidden: true });
    document.body.append(input);
  });
  await page.locator('#bench-songs').setInputFiles([...files], { timeout: PATIENCE_MS });
}

async function drop(page: Page, index: number | null): Promise<void> {
  await page.evaluate((only) => {
    const { files } = document.getElementById('bench-songs') as HTMLInputElement;
    const data = new DataTransfer();
    for (const [i, file] of [...(files ?? [])].entries())
      if (only === null || i === only) data.items.add(file);
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
    const name = JSON.stringify(path.basename(songs[index] ?? ''));
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
  const memory = await watchMemory(browser);
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
  const tabPeakBytes = memory();
  await many.context().close();
  return {
    songs: songs.length,
    cores: cpus().length,
    loadBefore: round(loadBefore, 1),
    oneAfterAnotherMs: round(oneAfterAnotherMs),
    togetherMs: round(togetherMs),
    ratio: round(togetherMs / oneAfterAnotherMs, 2),
    atMost: 0.75,
    tabPeakMegabytes: tabPeakBytes === null ? null : round(tabPeakBytes / 1e6),
    tabAtMostMegabytes: 700,
  };
}

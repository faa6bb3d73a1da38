import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import type { LibraryEntry } from '../../src/library/db.ts';
import { madeUpEntry, madeUpReport } from '../support/library/madeUpSongs.ts';
import { expectAccessible } from './axe.ts';
import { chooseFile, expect, readVerdict, test, verdictOf } from './earshot.ts';
import { DEMO_SONG } from './songs.ts';

const libraryOf = (page: Page) => page.getByTestId('library');
const rows = (page: Page) => page.locator('[data-song]');
const row = (page: Page, title: string | RegExp) => rows(page).filter({ hasText: title });

async function openLibrary(page: Page, songs: number): Promise<void> {
  await page.goto('/#/library');
  await expect(libraryOf(page)).toHaveAttribute('data-songs', String(songs));
}

/** Puts made-up songs into the library as earlier visits would have. */
async function fill(page: Page, songs: number): Promise<LibraryEntry[]> {
  await openLibrary(page, 0);
  const entries = Array.from({ length: songs }, (_, number) => madeUpEntry(number));
  // Only small libraries are opened song by song.
  const reports = songs > 100 ? [] : entries.map((_, number) => madeUpReport(number));
  await page.evaluate(
    async ([songRows, songReports]) => {
      const db = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open('earshot-library');
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
      const transaction = db.transaction(['songs', 'reports'], 'readwrite');
      songRows.forEach((entry, i) => {
        transaction.objectStore('songs').put(entry);
        const report = songReports[i];
        if (report) transaction.objectStore('reports').put({ report, earlier: [] }, entry.id);
      });
      await new Promise((resolve) => (transaction.oncomplete = resolve));
      db.close();
    },
    [entries, reports] as const,
  );
  await page.reload();
  await expect(libraryOf(page)).toHaveAttribute('data-songs', String(songs));
  await expect(libraryOf(page)).toHaveAttribute('data-complete', 'true');
  return entries;
}

test('a verdict is kept, and opens again without its sound; another analysis of the file takes its place', async ({
  page,
}) => {
  test.slow();
  await page.goto('/');
  await chooseFile(page, DEMO_SONG.path);
  const verdict = await readVerdict(page, DEMO_SONG.name);
  await expect(page.getByTestId('kept')).toHaveAttribute('data-state', 'saved');
  // What follows the verdict is kept as well.
  await expect(page.getByTestId('clip-start')).toBeVisible({ timeout: 120_000 });
  await page.getByTestId('kept').getByRole('link').click();
  await expect(libraryOf(page)).toHaveAttribute('data-songs', '1');
  await expect(rows(page)).toContainText('BPM', { timeout: 120_000 });

  await page.goto('/');
  await page.getByRole('link', { name: 'Your songs' }).first().click();
  await row(page, 'Porch Light').getByRole('button', { name: 'Porch Light' }).first().click();
  expect((await readVerdict(page, DEMO_SONG.name)).score).toBe(verdict.score);
  await expect(page.locator('#stage-title')).toBeFocused();
  await expect(page.getByTestId('kept-song')).toContainText('Drop the file again');
  await expect(page.getByRole('button', { name: 'Play' })).toHaveCount(0);
  await expect(page.getByTestId('clips')).toBeVisible();

  await chooseFile(page, DEMO_SONG.path);
  await expect(page.getByTestId('kept')).toHaveAttribute('data-state', 'saved', { timeout: 60_000 });
  await openLibrary(page, 1);
});

test('search, tags, names, notes; deletion with undo; by keyboard, in step with a second tab', async ({
  page,
  context,
}) => {
  const entries = await fill(page, 40);
  const other = await context.newPage();
  await openLibrary(other, 40);
  const newest = entries.at(-1);
  const title = newest?.title ?? '';

  await page.bringToFront();
  await page.getByRole('button', { name: `Edit ${title}` }).focus();
  await page.keyboard.press('Enter');
  const sheet = page.getByRole('dialog');
  await sheet.getByLabel('Title').fill('Canção de Sal');
  await sheet.getByLabel('Tags').fill('remix, Remix , live');
  await sheet.getByLabel('Note').fill('the one for Ana');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(sheet).toHaveCount(0);
  await expect(row(other, 'Canção de Sal'), 'the second tab follows').toContainText('remix');

  await page.getByRole('searchbox').fill('cancao sal');
  await expect(rows(page)).toHaveCount(1);
  await expect(page.getByTestId('found')).toHaveText('1 of 40');
  await page.getByRole('searchbox').fill('for ana');
  await expect(row(page, 'Canção de Sal')).toBeVisible();
  await page.getByRole('searchbox').fill('no such song anywhere');
  await expect(page.getByTestId('found')).toContainText('No song');
  await page.getByRole('button', { name: 'Show all songs' }).click();
  await page.getByRole('button', { name: 'live', exact: true }).click();
  await expect(page.getByTestId('found')).toHaveText('1 of 40');
  await page.getByRole('button', { name: 'live', exact: true }).click();

  await page.getByLabel('Order').selectOption('best');
  const places = await page.locator('[data-song] .figure').allTextContents();
  expect(places.map(Number)).toEqual(places.map(Number).sort((a, b) => b - a));
  await page.getByLabel('Order').selectOption('newest');

  await row(page, 'Canção de Sal').getByRole('button', { name: 'Delete' }).click();
  await expect(row(page, 'Canção de Sal')).toHaveCount(0);
  await expect(row(other, 'Canção de Sal')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Undo' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(row(page, 'Canção de Sal')).toHaveCount(1);
  await expect(row(other, 'Canção de Sal')).toHaveCount(1);

  await row(page, 'Canção de Sal').getByRole('button', { name: 'Delete' }).click();
  await expect(libraryOf(page)).toHaveAttribute('data-songs', '39');
  await page.reload();
  await expect(libraryOf(page), 'deleted stays deleted').toHaveAttribute('data-songs', '39');
});

test('a backup brings everything back; a damaged one is refused; deleting everything empties the origin', async ({
  page,
}) => {
  await fill(page, 25);
  await page.getByText('Storage and backup').click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save a backup' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^earshot-\d{4}-\d\d-\d\d\.earshot$/);
  const backup = readFileSync(await download.path());

  // One that is still being installed would be removed only afterwards.
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.getByRole('button', { name: 'Delete all' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete everything' }).click();
  // The page starts anew, as on a first visit.
  await expect(page.getByRole('button', { name: 'Try the demo song' })).toBeVisible();
  const left = await page.evaluate(async () => ({
    library: (await indexedDB.databases()).filter(({ name }) => name === 'earshot-library').length,
    small: localStorage.length,
  }));
  expect(left).toEqual({ library: 0, small: 0 });

  await openLibrary(page, 0);
  const bringIn = (buffer: Buffer) =>
    page
      .locator('details input[type=file]')
      .setInputFiles({ name: 'b.earshot', mimeType: 'application/octet-stream', buffer });
  await page.getByText('Storage and backup').click();
  const flipped = Buffer.from(backup);
  flipped.writeUInt8(flipped.readUInt8(flipped.length >> 1) ^ 4, flipped.length >> 1);
  await bringIn(flipped);
  await expect(page.getByTestId('backup-line')).toContainText('damaged');
  await bringIn(backup.subarray(0, 900));
  await expect(page.getByTestId('backup-line')).toContainText('cut off');
  await expect(libraryOf(page)).toHaveAttribute('data-songs', '0');
  await bringIn(backup);
  await expect(page.getByTestId('backup-line')).toContainText('Added: 25');
  await expect(libraryOf(page)).toHaveAttribute('data-songs', '25');
});

test('no space, and storage that the browser removes: said plainly, and what was saved stays as far as it can', async ({
  page,
  baseURL,
}) => {
  test.slow();
  await fill(page, 3);
  const devtools = await page.context().newCDPSession(page);
  const origin = new URL(baseURL ?? '').origin;
  await page.goto('/#/');
  await chooseFile(page, DEMO_SONG.path);
  await readVerdict(page, DEMO_SONG.name);
  await expect(page.getByTestId('kept')).toHaveAttribute('data-state', 'saved');
  await openLibrary(page, 4);

  await devtools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 });
  const sheet = page.getByRole('dialog');
  // The browser goes by what it has last counted for up to half a minute, so the first attempts may still succeed.
  await expect(async () => {
    if (!(await sheet.isVisible())) {
      await row(page, /Porch Light/)
        .getByRole('button', { name: 'Edit' })
        .click({ timeout: 5000 });
    }
    await sheet.getByLabel('Note').fill('x'.repeat(400_000));
    await sheet.getByRole('button', { name: 'Save' }).click();
    await expect(sheet.getByRole('alert')).toContainText('no space left', { timeout: 5000 });
  }).toPass({ timeout: 80_000 });
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('library-trouble')).toHaveAttribute('data-reason', 'quota');
  await devtools.send('Storage.overrideQuotaForOrigin', { origin });
  await page.reload();
  await expect(libraryOf(page)).toHaveAttribute('data-songs', '4');

  // As the browser does it: the databases go, under the open page.
  await devtools.send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb' });
  await expect(page.getByTestId('library-trouble')).toBeVisible();
  await page.reload();
  await expect(page.getByTestId('library-trouble')).toHaveAttribute('data-reason', 'evicted');
  await expect(page.getByTestId('library-trouble')).toContainText('4 songs were in it');
  await page.getByRole('button', { name: 'Understood' }).click();
  await expect(page.getByTestId('library-trouble')).toHaveCount(0);
  await expect(verdictOf(page)).toHaveCount(0);
});

test('ten thousand songs: only what is in the window is drawn, and all of them are found', async ({
  page,
}) => {
  const entries = await fill(page, 10_000);
  expect(await rows(page).count()).toBeLessThan(60);
  const last = entries[0];
  await page.getByRole('searchbox').fill(last?.title ?? '');
  await expect(row(page, last?.title ?? '')).toBeVisible();
  await page.getByRole('searchbox').fill('');
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  await expect(row(page, last?.title ?? '')).toBeVisible();
  await expect(page.locator('[aria-posinset="10000"]')).toHaveAttribute('aria-setsize', '10000');
});

test('axe finds nothing in the library, nor where a song is edited', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await fill(page, 12);
  await page.getByText('Storage and backup').click();
  await expectAccessible(page);
  await page.getByRole('button', { name: /^Edit/ }).first().click();
  await expectAccessible(page);
});

import AxeBuilder from '@axe-core/playwright';
import { BlobWriter, TextReader, Uint8ArrayReader, ZipWriter } from '@zip.js/zip.js/lib/zip-core-native.js';
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { damagedSong, madeSong, type MadeFile } from './albumSongs.ts';
import { expect, test, verdictOf } from './earshot.ts';

/** Songs are computed on whatever the machine has left. */
const PATIENCE_MS = 150_000;
test.describe.configure({ timeout: 240_000 });

const queueOf = (page: Page) => page.getByTestId('queue');
const songOf = (page: Page, name: string) => page.locator(`[data-song=${JSON.stringify(name)}]`);

/** Gives the page files as the file button would. */
async function choose(page: Page, files: readonly MadeFile[]): Promise<void> {
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles(files.map((file) => ({ ...file })));
}

async function untilAnswered(page: Page, count: number): Promise<void> {
  await expect(queueOf(page)).toHaveAttribute('data-answered', String(count), { timeout: PATIENCE_MS });
}

test('one damaged file among twelve: eleven results and one sentence', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto('/');
  const songs = Array.from({ length: 11 }, (_, i) => madeSong(`song ${i + 1}.wav`, i + 1));
  await choose(page, [...songs.slice(0, 5), damagedSong('broken.wav'), ...songs.slice(5)]);
  await untilAnswered(page, 11);
  await expect(queueOf(page)).toHaveAttribute('data-failed', '1');
  await expect(page.locator('[data-reason]')).toHaveCount(1);
  await expect(songOf(page, 'broken.wav').locator('[data-reason]')).toContainText('damaged');
  await expect(page.locator('[data-place="1"]').first()).toBeVisible();

  // Sorting and filtering by a column.
  await page.getByRole('button', { name: 'Length' }).click();
  await expect(page.getByRole('columnheader', { name: 'Length' })).toHaveAttribute('aria-sort', 'descending');
  await page.getByRole('combobox', { name: 'In' }).selectOption('song');
  await page.getByRole('searchbox').fill('song 1');
  await expect(page.locator('tr[data-song]')).toHaveCount(3);
  await page.getByRole('searchbox').fill('');

  // Everything has ended when the details are there.
  await expect(queueOf(page)).toHaveAttribute('data-busy', 'false', { timeout: PATIENCE_MS });
  await expect(queueOf(page)).toHaveAttribute('data-complete', '11');
  await expect(queueOf(page)).toHaveAttribute('data-workers', '0');
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as CSV' }).click();
  const csv = readFileSync(await (await saving).path(), 'utf8');
  expect(csv.split('\r\n').filter((line) => line !== '')).toHaveLength(13);
  const drawing = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as picture' }).click();
  const picture = readFileSync(await (await drawing).path());
  expect(picture.subarray(1, 4).toString()).toBe('PNG');

  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations).toEqual([]);

  // A song's report opens without another analysis, and the album is where it was.
  await songOf(page, 'song 3.wav').getByRole('button').click();
  await expect(verdictOf(page)).toHaveAttribute('data-file', 'song 3.wav');
  await page.goBack();
  await expect(queueOf(page)).toHaveAttribute('data-answered', '11');
});

test('a zip with folders: songs are ranked, the rest is named, versions are found and compared', async ({
  page,
}) => {
  const writer = new ZipWriter(new BlobWriter(), { useWebWorkers: false });
  const inside = [
    { path: 'Album/mixes/porch (mix 1).wav', song: madeSong('', 21, 0.35) },
    { path: 'Album/mixes/porch (mix 2).wav', song: madeSong('', 21, 1) },
    { path: 'Album/other.wav', song: madeSong('', 22) },
  ];
  for (const { path, song } of inside) await writer.add(path, new Uint8ArrayReader(song.buffer));
  await writer.add('Album/credits.txt', new TextReader('thanks'));
  await writer.add('__MACOSX/Album/._other.wav', new TextReader('fork'));
  const zip = Buffer.from(await (await writer.close()).arrayBuffer());

  await page.goto('/#/album');
  await page.getByTestId('album-files').setInputFiles({
    name: 'album.zip',
    mimeType: 'application/zip',
    buffer: zip,
  });
  await expect(page.getByTestId('ignored')).toContainText('One file');
  await untilAnswered(page, 3);
  const suggestion = page.getByTestId('suggestion');
  await expect(suggestion).toContainText('porch (mix 1).wav and porch (mix 2).wav');
  await suggestion.getByRole('button', { name: 'They are', exact: true }).click();
  const group = page.getByTestId('version-group');
  await expect(group.locator('[data-meaning]')).toBeVisible();
  await expect(queueOf(page)).toHaveAttribute('data-busy', 'false', { timeout: PATIENCE_MS });
  // The second is 9 dB louder, and that is said.
  await expect(group.getByRole('row', { name: /Loudness/ }).first()).toContainText(/\+(8|9)\.\d LUFS/);
});

test('cancelling frees the workers, and the rest can be gone on with', async ({ page }) => {
  await page.goto('/');
  const others = page.workers().length;
  await choose(
    page,
    Array.from({ length: 6 }, (_, i) => madeSong(`long ${i}.wav`, 40 + i, 1, 60)),
  );
  await expect(queueOf(page)).not.toHaveAttribute('data-workers', '0', { timeout: PATIENCE_MS });
  const during = page.workers().length;
  await queueOf(page).getByRole('button', { name: 'Cancel' }).click();
  await expect(queueOf(page)).toHaveAttribute('data-workers', '0');
  await expect(queueOf(page)).toHaveAttribute('data-busy', 'false');
  // Those of the page's own analysis stay.
  await expect.poll(() => page.workers().length).toBeLessThan(Math.max(during, others + 1));
  await page.getByRole('button', { name: 'Go on with the rest' }).click();
  await expect(queueOf(page)).toHaveAttribute('data-busy', 'true');
  await queueOf(page).getByRole('button', { name: 'Cancel' }).click();
});

test('a queue survives its tab: finished songs are there, the rest is resumed', async ({ page, context }) => {
  await page.goto('/');
  const names = Array.from({ length: 6 }, (_, i) => `piece ${i + 1}.wav`);
  await choose(
    page,
    names.map((name, i) => madeSong(name, 60 + i, 1, 30)),
  );
  await expect
    .poll(async () => Number(await queueOf(page).getAttribute('data-answered')), { timeout: PATIENCE_MS })
    .toBeGreaterThan(0);
  await expect(queueOf(page)).toHaveAttribute('data-stashed', 'true', { timeout: PATIENCE_MS });
  await page.close({ runBeforeUnload: false });

  const again = await context.newPage();
  await again.goto('/');
  await again.getByRole('link', { name: 'Go on with the songs that wait' }).click();
  await expect(again.getByTestId('left-queue')).toBeVisible();
  await again.getByRole('button', { name: 'Go on with it' }).click();
  await untilAnswered(again, 6);
  for (const name of names) await expect(songOf(again, name)).toHaveAttribute('data-state', 'answered');
});

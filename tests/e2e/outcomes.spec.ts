import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expectAccessible } from './axe.ts';
import { expect, readVerdict, test } from './earshot.ts';
import { DEMO_SONG } from './songs.ts';

/**
 * Puts songs into the library as the page would, and a post of each of the first `posts` of them: the higher the
 * estimate, the further the reach.
 *
 * @param summaries whether the songs have the estimate of all juries together; else the chart jury's counts
 */
async function fillLibrary(page: Page, songs: number, posts: number, summaries: boolean): Promise<void> {
  await page.evaluate(
    async ([songCount, postCount, withSummary]) => {
      const db = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open('earshot-library');
        opening.onsuccess = () => resolve(opening.result);
        opening.onerror = () => reject(opening.error ?? new Error('not opened'));
      });
      const transaction = db.transaction(['songs', 'outcomes'], 'readwrite');
      const time = '2026-08-01T00:00:00.000Z';
      for (let i = 0; i < songCount; i++) {
        const percentile = 0.3 + (0.65 * i) / (songCount - 1);
        transaction.objectStore('songs').put({
          id: `song-${i}`,
          title: `Song ${String.fromCharCode(65 + i)}`,
          artist: null,
          album: null,
          fileName: `${i}.wav`,
          fileBytes: 1,
          durationSeconds: 180,
          createdAt: time,
          updatedAt: time,
          deletedAt: null,
          summary: withSummary ? { percentile, low: 0, high: 1 } : null,
          chart: { median: percentile, low80: 0, high80: 1, top20: 0.2 },
          tempoBpm: null,
          key: null,
          integratedLufs: null,
          genre: null,
          clip: null,
          modelVersion: 'test',
          tags: [],
          note: '',
          versionGroup: null,
          contentHash: null,
          audioKept: false,
        });
        if (i >= postCount) continue;
        transaction.objectStore('outcomes').put({
          id: `outcome-${i}`,
          songId: `song-${i}`,
          platform: 'tiktok',
          postedOn: '2026-01-10',
          daysSince: 30,
          views: Math.round(100 * 1.9 ** (i + (i % 3))),
          likes: 10 * i,
          shares: (7 * i) % 5,
          comments: null,
          videosWithSound: null,
          followers: 500,
          note: '',
          updatedAt: time,
        });
      }
      await new Promise<void>((resolve, reject) => {
        transaction.oncomplete = () => resolve();
        transaction.onerror = () => reject(transaction.error ?? new Error('not written'));
      });
      db.close();
    },
    [songs, posts, summaries] as const,
  );
  await page.reload();
}

async function open(page: Page, songs: number, posts: number, summaries = true): Promise<void> {
  await page.goto('/#/outcomes');
  await expect(page.getByTestId('outcomes')).toContainText('Analyse a song first');
  await fillLibrary(page, songs, posts, summaries);
  await expect(page.getByTestId('personal')).toHaveAttribute('data-songs', String(posts));
}

test('the eighth song is written down by keyboard, and the estimates are tested', async ({ page }) => {
  await open(page, 8, 7);
  const personal = page.getByTestId('personal');
  await expect(personal).toContainText('One more song');

  // A form with mistakes says so at its fields, and goes to the first of them.
  const form = page.getByTestId('outcome-form');
  await form.getByRole('button', { name: 'Save' }).press('Enter');
  await expect(form.getByRole('combobox', { name: 'Song' })).toBeFocused();
  await expect(form.getByLabel('Views')).toHaveAttribute('aria-invalid', 'true');
  await form.getByRole('combobox', { name: 'Song' }).selectOption('Song H');
  await form.getByLabel('Platform').fill('TikTok');
  await form.getByLabel('Posted on').fill('2026-02-01');
  await form.getByLabel('Figures from').fill('2026-03-01');
  await form.getByLabel('Views').fill('25.5K');
  await form.getByLabel('Likes').fill('1,200');
  await form.getByLabel('Followers when posted').fill('500');
  await form.getByLabel('Followers when posted').press('Enter');
  await expect(personal).toHaveAttribute('data-songs', '8');
  await expect(personal).toContainText('pairs of your songs');
  await expect(page.getByRole('region', { name: 'Song H', exact: true })).toContainText('25,500');

  // Walking along the chart by keyboard says each song.
  const chart = page.getByRole('slider', { name: /walk from song to song/ });
  await chart.focus();
  await page.keyboard.press('End');
  await expect(chart).toHaveAttribute('aria-valuetext', /^Song H: estimate 95/);

  // Changed, deleted, brought back.
  const last = page.getByRole('region', { name: 'Song H', exact: true });
  await last.getByRole('button', { name: /^Change/ }).click();
  await last.getByLabel('Views').fill('30000');
  await last.getByRole('button', { name: 'Save' }).click();
  await expect(last).toContainText('30,000');
  await last.getByRole('button', { name: /^Delete/ }).click();
  await expect(personal).toHaveAttribute('data-songs', '7');
  await expect(page.getByRole('button', { name: 'Undo' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(personal).toHaveAttribute('data-songs', '8');
  await expect(last).toContainText('30,000');
});

test('a table comes in whole or not at all, and goes out as it came', async ({ page }) => {
  await open(page, 3, 0);
  const file = (text: string) => ({ name: 'posts.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
  await page.getByTestId('outcomes-file').setInputFiles(file('Dear diary,\nnothing'));
  await expect(page.getByTestId('outcomes')).toContainText('This is not a table of posts');
  await page
    .getByTestId('outcomes-file')
    .setInputFiles(
      file(
        'Video title,Video link,Post time,Total likes,Total comments,Total shares,Total views\n' +
          '"song a, out now",https://www.tiktok.com/@me/video/1,2026-05-01 10:00,1.2K,8,3,"18,400"\n' +
          'Song B,https://www.tiktok.com/@me/video/2,2026-05-02,20,1,0,lots\n' +
          'My cat,https://www.tiktok.com/@me/video/3,2026-05-03,20,1,0,900\n',
      ),
    );
  const view = page.getByTestId('outcomes');
  await expect(view).toContainText('2 rows can be taken');
  await expect(view).toContainText('Line 3: “lots” in “Total views” is not a whole number.');
  await expect(view.getByLabel(/song a, out now/)).toHaveValue('song-0');
  await expect(view.getByLabel(/My cat/)).toHaveValue('');
  await view.getByLabel('The figures are from').fill('2026-05-31');
  const take = view.getByRole('button', { name: /^Take/ });
  await expect(take).toHaveText('Take one row');
  await take.click();
  await expect(view.getByRole('region', { name: 'Song A', exact: true })).toContainText('18,400');
  await expect(view.getByRole('region', { name: 'Song B', exact: true })).toHaveCount(0);

  const saving = page.waitForEvent('download');
  await view.getByRole('button', { name: 'Save all as CSV' }).click();
  const saved = readFileSync(await (await saving).path(), 'utf8');
  expect(saved).toContain('song-0,Song A,tiktok,2026-05-01,30,18400,1200,3,8,,,');
});

test("a song's report takes what happened to it, and shows the own estimate once it has proved itself", async ({
  page,
}) => {
  // The chart jury's estimate is there with the verdict; the other juries take their time.
  await open(page, 12, 12, false);
  await expect(page.getByTestId('personal')).toHaveAttribute('data-state', 'on');
  await expect(page.getByTestId('personal')).toContainText('no promise');
  await page.goto('/?demo');
  await readVerdict(page, DEMO_SONG.name);
  await expect(page.getByTestId('own-chance')).toContainText('to do better than your middle');
  const section = page.getByTestId('happened');
  await section.getByText('Add a post', { exact: true }).first().click();
  await expect(section.getByLabel('Platform')).toHaveValue('TikTok');
  await section.getByLabel('Posted on').fill('2026-04-01');
  await section.getByLabel('Figures from').fill('2026-05-01');
  await section.getByLabel('Views').fill('4000');
  await section.getByRole('button', { name: 'Save' }).click();
  await expect(section).toContainText('4,000');
});

test('axe finds nothing in the outcomes', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open(page, 9, 9);
  await page
    .getByRole('region', { name: 'Song B', exact: true })
    .getByRole('button', { name: /^Change/ })
    .click();
  await page.getByTestId('outcomes-file').setInputFiles({
    name: 'posts.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('song,date,views\nSong A,2026-05-01,5\n,2026-05-01,5\n'),
  });
  await expect(page.getByTestId('outcomes')).toContainText('One row can be taken');
  await expectAccessible(page);
});

import type { Locator, Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { preview, type PreviewServer } from 'vite';
import { makeFormats } from '../support/songs/makeFormats.ts';
import { ensureTestSongs } from '../support/songs/testSongs.ts';
import { chooseFile, expect, guard, readJuries, readVerdict, test } from './earshot.ts';
import { withProfile } from './profile.ts';

/** A server of this test's own, because it is going to be switched off. */
async function serve(): Promise<{ server: PreviewServer; url: string }> {
  const server = await preview({ logLevel: 'error', preview: { port: 0 } });
  return { server, url: server.resolvedUrls?.local[0] ?? '' };
}

/** What is offered to save: its name and its first bytes. */
async function saved(page: Page, offer: Locator): Promise<{ name: string; head: Buffer }> {
  const [download] = await Promise.all([page.waitForEvent('download'), offer.click()]);
  const bytes = await readFile(await download.path());
  return { name: download.suggestedFilename(), head: bytes.subarray(0, 12) };
}

test('with the network cut and the server gone, the second visit installs, analyses, makes both cards and backs up', async () => {
  test.setTimeout(300_000);
  const files = await makeFormats((await ensureTestSongs()).songs[0] ?? '');
  const file = (name: string) => files.get(name) ?? '';
  const { server, url } = await serve();
  await withProfile(async (context) => {
    const watch = guard(context, new URL(url).origin);
    const page = context.pages()[0] ?? (await context.newPage());
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.goto(url);
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await chooseFile(page, file('pcm.aiff'));
    const aiff = await readVerdict(page, 'pcm.aiff');
    await chooseFile(page, file('mp3-192.mp3'));
    const mp3 = await readVerdict(page, 'mp3-192.mp3');

    await context.setOffline(true);
    await server.close();
    await page.reload();

    const session = await context.newCDPSession(page);
    expect((await session.send('Page.getAppManifest')).errors).toEqual([]);
    expect((await session.send('Page.getInstallabilityErrors')).installabilityErrors).toEqual([]);

    await chooseFile(page, file('pcm.aiff'));
    expect(await readVerdict(page, 'pcm.aiff')).toMatchObject({ score: aiff.score, decoder: 'ffmpeg' });
    await chooseFile(page, file('mp3-192.mp3'));
    expect(await readVerdict(page, 'mp3-192.mp3')).toMatchObject({ score: mp3.score, decoder: 'webaudio' });
    await readJuries(page);

    await page.getByTestId('share').getByRole('button').click();
    const card = page.getByTestId('cards');
    await expect(card).toHaveAttribute('data-ready', 'true');
    const picture = await saved(page, card.getByRole('button', { name: 'Save picture' }));
    expect(picture.name).toBe('Earshot story.png');
    expect(picture.head.toString('latin1', 1, 4)).toBe('PNG');

    await page.getByRole('tab', { name: 'Video' }).click();
    const film = page.getByTestId('video-card');
    await film.getByRole('radio', { name: '5 s', exact: true }).check();
    await film.getByRole('button', { name: 'Make the video' }).click();
    await expect(film.locator('video')).toBeVisible({ timeout: 120_000 });
    const video = await saved(page, film.getByRole('button', { name: 'Save video' }));
    expect(video.name).toBe('Earshot video.mp4');
    expect(video.head.toString('latin1', 4, 8)).toBe('ftyp');
    await page.keyboard.press('Escape');

    await page.getByRole('link', { name: 'Your songs' }).first().click();
    await page.getByText('Storage and backup').click();
    const backup = await saved(page, page.getByRole('button', { name: 'Save a backup' }));
    expect(backup.name).toMatch(/\.earshot$/);
    // Pictures of the install dialogue are not kept on the device; it opens without them.
    expect(watch.violations.filter((violation) => !/screenshots\/[\w-]+\.webp$/.test(violation))).toEqual([]);
  });
});

test('the first visit alone is enough for the next one to work offline', async ({ browser }) => {
  const files = await makeFormats((await ensureTestSongs()).songs[0] ?? '');
  const { server, url } = await serve();
  const context = await browser.newContext();
  const watch = guard(context, new URL(url).origin);
  const page = await context.newPage();
  await page.goto(url);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.close();

  await context.setOffline(true);
  await server.close();
  const later = await context.newPage();
  await later.goto(url);
  await chooseFile(later, files.get('pcm16.wav') ?? '');
  await readVerdict(later, 'pcm16.wav');

  // The extra decoder was never fetched: that must be said, not hang.
  await chooseFile(later, files.get('pcm.aiff') ?? '');
  await expect(later.getByTestId('failure')).toHaveAttribute('data-reason', 'decoder-offline');
  expect(watch.violations).toEqual([]);
  await context.close();
});

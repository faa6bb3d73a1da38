import AxeBuilder from '@axe-core/playwright';
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { chooseFile, expect, readJuries, readVerdict, test } from './earshot.ts';
import { DEMO_SONG } from './songs.ts';

/** Opens the share panel's video part on the demo song. */
async function openVideo(page: Page) {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('/');
  await chooseFile(page, DEMO_SONG.path);
  await readVerdict(page, DEMO_SONG.name);
  await readJuries(page, 120_000);
  await page.getByTestId('share').getByRole('button').click();
  await page.getByRole('tab', { name: 'Video' }).click();
  const part = page.getByTestId('video-card');
  await expect(part).toHaveAttribute('data-drawn', 'true', { timeout: 60_000 });
  return part;
}

test('a clip becomes a video that plays, is shared within the tap, and can be saved', async ({ page }) => {
  // Encoding in software takes its time on a machine that has other things to do.
  test.setTimeout(240_000);
  await page.addInitScript(() => {
    const shared: { name: string; type: string; size: number }[] = [];
    Object.assign(window, { shared });
    navigator.canShare = () => true;
    navigator.share = async (data) => {
      for (const { name, type, size } of data?.files ?? []) shared.push({ name, type, size });
    };
  });
  const part = await openVideo(page);
  await part.getByRole('radio', { name: '5 s', exact: true }).check();
  await part.getByRole('radio', { name: 'Poster' }).check();
  const { violations } = await new AxeBuilder({ page }).include('[data-testid="share-panel"]').analyze();
  expect(violations).toEqual([]);

  // Given up on the way: nothing is there, and it can be made again.
  await part.getByRole('button', { name: 'Make the video' }).click();
  await expect(part.getByRole('progressbar')).toBeVisible();
  await part.getByRole('button', { name: 'Cancel' }).click();
  await expect(part.getByRole('status')).toHaveText('Stopped. Nothing was kept.');
  await expect(part.locator('video')).toHaveCount(0);

  await part.getByRole('button', { name: 'Make the video' }).click();
  const video = part.locator('video');
  await expect(video).toBeVisible({ timeout: 80_000 });
  await expect(part).toHaveAttribute('data-route', /^browser/);
  await expect.poll(() => video.evaluate((element: HTMLVideoElement) => element.readyState)).toBe(4);
  const state = await video.evaluate((element: HTMLVideoElement) => ({
    duration: element.duration,
    height: element.videoHeight,
    loops: element.loop,
    paused: element.paused,
  }));
  expect(Math.abs(state.duration - 5)).toBeLessThan(1 / 30);
  expect(state).toMatchObject({ loops: true, paused: true });
  expect([1280, 1920]).toContain(state.height);
  await expect(video).toHaveAttribute('aria-label', /video of 5 seconds.*Estimated on my device/);

  await part.getByRole('button', { name: 'Share video' }).click();
  const shared = await page.evaluate(
    () => (window as unknown as { shared: { name: string; type: string; size: number }[] }).shared,
  );
  expect(shared.map(({ name, type }) => [name, type])).toEqual([['Earshot video.mp4', 'video/mp4']]);
  expect(shared[0]?.size).toBeGreaterThan(50_000);
  const download = page.waitForEvent('download');
  await part.getByRole('button', { name: 'Save video' }).click();
  const bytes = await readFile(await (await download).path());
  // An MP4 with its index in front, and no name of the song in it that was not ticked.
  expect(bytes.toString('latin1', 4, 8)).toBe('ftyp');
  expect(bytes.indexOf('moov')).toBeLessThan(bytes.indexOf('mdat'));
  expect(bytes.includes('Porch')).toBe(false);
});

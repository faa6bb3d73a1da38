import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { serveStatic } from '../../scripts/hosting/serve.ts';
import { expect, guard, readVerdict, test, verdictOf } from './earshot.ts';
import { DEMO_SONG } from './songs.ts';

const DIST = fileURLToPath(new URL('../../dist', import.meta.url));

/** Posts a real form to the share target, as the system does when songs are shared into the installed app. */
async function share(page: Page, files: { name: string; mimeType: string; buffer: Buffer }[] | string) {
  await page.evaluate(() => {
    document.querySelector('form#share')?.remove();
    const form = Object.assign(document.createElement('form'), {
      id: 'share',
      method: 'post',
      enctype: 'multipart/form-data',
      action: 'receive',
    });
    const title = Object.assign(document.createElement('input'), { name: 'title', value: 'A voice memo' });
    const field = Object.assign(document.createElement('input'), {
      type: 'file',
      name: 'songs',
      multiple: true,
    });
    form.append(title, field);
    document.body.append(form);
  });
  if (files.length > 0) await page.locator('form#share input[type=file]').setInputFiles(files);
  await Promise.all([
    page.waitForEvent('framenavigated'),
    page.evaluate(() => document.querySelector<HTMLFormElement>('form#share')?.submit()),
  ]);
  await page.waitForLoadState('load');
}

/** The form is the one thing that may carry something; it is answered on the device. */
const withoutShares = (violations: readonly string[]) =>
  violations.filter((line) => !/^request carried something: POST \S+\/some\/path\/receive$/.test(line));

test('a song shared into the app is analysed once, under a sub-path, and again without a network', async ({
  browser,
}) => {
  test.slow();
  // A host that can send no headers: the page's own policy is all there is.
  const host = await serveStatic(DIST, { path: '/some/path/', bare: true });
  const context = await browser.newContext();
  const watch = guard(context, new URL(host.url).origin);
  const page = await context.newPage();
  await page.goto(host.url);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);

  await share(page, DEMO_SONG.path);
  const verdict = await readVerdict(page, DEMO_SONG.name);
  expect(page.url()).not.toContain('received');

  // Neither a reload nor the way back repeats it.
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('How far could your song carry?');
  await expect(verdictOf(page)).toHaveCount(0);
  await expect(page.locator('.hero.working')).toHaveCount(0);

  // Words alone are no song.
  await share(page, []);
  await expect(page.getByRole('status').filter({ hasText: 'There was no file' })).toBeAttached();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('How far could your song carry?');

  await context.setOffline(true);
  expect(host.requests.filter((line) => !line.startsWith('GET '))).toEqual([]);
  await host.close();
  await share(page, DEMO_SONG.path);
  expect((await readVerdict(page, DEMO_SONG.name)).score).toBe(verdict.score);

  // Several are an album.
  const tone = { mimeType: 'audio/wav', buffer: Buffer.from('not a song') };
  await share(page, [
    { name: 'one.wav', ...tone },
    { name: 'two.wav', ...tone },
  ]);
  await expect(page).toHaveURL(/#\/album$/);

  expect(withoutShares(watch.violations)).toEqual([]);
  await context.close();
});

test('a song opened with the app arrives through the launch queue', async ({ page }) => {
  await page.addInitScript(() => {
    let consume: ((params: unknown) => void) | undefined;
    Object.defineProperty(window, 'launchQueue', {
      value: { setConsumer: (consumer: (params: unknown) => void) => (consume = consumer) },
    });
    Object.assign(window, { launch: (params: unknown) => consume?.(params) });
  });
  await page.goto('/');
  await page.evaluate(async (name) => {
    const blob = await (await fetch('demo/porch-light.mp3')).blob();
    const launch = (window as unknown as { launch: (params: unknown) => void }).launch;
    const getFile = async () => new File([blob], name);
    launch({ targetURL: location.href, files: [{ kind: 'file', name, getFile }] });
  }, 'opened with.mp3');
  await readVerdict(page, 'opened with.mp3');

  // A shortcut finds the running app, and what is on its page stays within reach.
  await page.evaluate(() => {
    const launch = (window as unknown as { launch: (params: unknown) => void }).launch;
    launch({ targetURL: new URL('#/library', location.href).href, files: [] });
  });
  await expect(page).toHaveURL(/#\/library$/);
  await page.goBack();
  await readVerdict(page, 'opened with.mp3');
});

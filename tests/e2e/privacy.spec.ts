import AxeBuilder from '@axe-core/playwright';
import { expect, readVerdict, test } from './earshot.ts';
import { DEMO_SONG } from './songs.ts';

test('what is counted, forbidden and shipped is told, readable for everyone', async ({ page }) => {
  await page.goto('/');
  await page.getByTestId('bytes-sent').click();
  await expect(page.getByTestId('privacy-sent')).toHaveText('0 bytes sent');
  await page.getByText('The policy of this page').click();
  const policy = page.locator('.policy');
  await expect(policy).toContainText("default-src 'none'");
  await expect(policy).not.toContainText(/https?:|'unsafe-(?:eval|inline)'|\*/);
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);

  await page.getByRole('link', { name: /^Earshot \d/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Earshot \d+\.\d+\.\d+$/);
  const packages = page.getByTestId('licences').getByRole('listitem');
  const decoder = packages.filter({ hasText: '@ffmpeg/core' });
  await decoder.locator('summary').click();
  await expect(decoder).toContainText('GNU GENERAL PUBLIC LICENSE');
  for (const name of ['@tensorflow/tfjs-core', 'workbox-precaching', 'svelte']) {
    await expect(packages.filter({ hasText: name }).first()).toBeAttached();
  }
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
});

test('what would carry something is stopped on the device, and counted', async ({ browser, baseURL }) => {
  // Stopped requests are errors in the console, so this page has no guard.
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${baseURL ?? ''}/#/privacy`);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  const outcome = await page.evaluate(async () => {
    const stopped = new Promise<string>((resolve) => {
      addEventListener('securitypolicyviolation', ({ effectiveDirective }) => resolve(effectiveDirective));
    });
    const attempt = (url: string, init?: RequestInit) =>
      fetch(url, init).then(
        () => 'answered',
        () => 'refused',
      );
    const own = await attempt('anything', { method: 'POST', body: 'a song' });
    const share = await attempt('receive', { method: 'POST', body: 'a song' });
    // A reserved name that nobody can own (RFC 2606); the policy stops it before it is looked up.
    const foreign = await attempt('https://songs.invalid/');
    return { own, share, foreign, stopped: await stopped };
  });
  expect(outcome).toEqual({ own: 'refused', share: 'refused', foreign: 'refused', stopped: 'connect-src' });
  const refused = page.locator('dl > div').filter({ hasText: 'stopped before they left' }).locator('dd');
  await expect(refused).toHaveText('3');
  await expect(page.getByTestId('privacy-sent')).toHaveText('0 bytes sent');
  await context.close();
});

test('deleting everything leaves nothing behind', async ({ page }) => {
  await page.goto('/?demo');
  await readVerdict(page, DEMO_SONG.name);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.evaluate(async () => {
    const root = await navigator.storage.getDirectory();
    await root.getFileHandle('left behind', { create: true });
    sessionStorage.setItem('left', 'behind');
  });
  const stored = () =>
    page.evaluate(async () => {
      const files: string[] = [];
      for await (const name of (await navigator.storage.getDirectory()).keys()) files.push(name);
      return {
        databases: (await indexedDB.databases()).map(({ name }) => name),
        caches: await caches.keys(),
        local: Object.keys(localStorage),
        session: Object.keys(sessionStorage),
        workers: (await navigator.serviceWorker.getRegistrations()).length,
        files,
      };
    });
  const before = await stored();
  expect(before.databases).toContain('earshot-model');
  expect(before.caches.length).toBeGreaterThan(0);
  expect(before).toMatchObject({ workers: 1, files: ['left behind'], session: ['left'] });

  await page.getByTestId('bytes-sent').click();
  await page.getByRole('button', { name: /^Delete everything/ }).click();
  await page.getByRole('button', { name: 'Keep it' }).click();
  expect((await stored()).databases).toContain('earshot-model');
  await page.getByRole('button', { name: /^Delete everything/ }).click();
  await page.getByRole('button', { name: 'Delete everything', exact: true }).click();
  await expect(page.getByTestId('delete-everything')).toHaveAttribute('data-stage', 'done');
  await expect(page.getByRole('heading', { name: 'Everything is deleted.' })).toBeFocused();
  await expect
    .poll(stored)
    .toEqual({ databases: [], caches: [], local: [], session: [], workers: 0, files: [] });
});

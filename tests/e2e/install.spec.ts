import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { serveStatic } from '../../scripts/hosting/serve.ts';
import { chooseFile, expect, guard, readVerdict, test, verdictOf } from './earshot.ts';
import { withProfile } from './profile.ts';
import { DEMO_SONG } from './songs.ts';

const DIST = fileURLToPath(new URL('../../dist', import.meta.url));

test('Chromium finds nothing that stands against installing', async ({ baseURL }) => {
  await withProfile(async (context) => {
    const page = context.pages()[0] ?? (await context.newPage());
    await page.goto(baseURL ?? '');
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    const browser = await context.newCDPSession(page);
    const manifest = await browser.send('Page.getAppManifest');
    expect(manifest.errors).toEqual([]);
    expect(manifest.url).toBe(new URL('manifest.webmanifest', baseURL).href);
    expect((await browser.send('Page.getInstallabilityErrors')).installabilityErrors).toEqual([]);
    expect((await browser.send('Page.getAppId')).appId).toBe(new URL('earshot', baseURL).href);
  });
});

test('a quiet button installs after the first result, and not before', async ({ page }) => {
  await page.goto('/');
  // The offer as Chromium makes it; its own dialogue is outside of every page.
  await page.evaluate(() => {
    const offer = Object.assign(new Event('beforeinstallprompt', { cancelable: true }), {
      prompt: () => {
        document.documentElement.dataset['prompted'] = 'yes';
        dispatchEvent(new Event('appinstalled'));
        return Promise.resolve({ outcome: 'accepted' });
      },
    });
    dispatchEvent(offer);
  });
  const offered = page.getByTestId('install');
  await expect(offered).toHaveCount(0);
  await chooseFile(page, DEMO_SONG.path);
  await readVerdict(page, DEMO_SONG.name);
  await offered.getByRole('button', { name: 'Install', exact: true }).click();
  await expect(page.locator('html[data-prompted]')).toBeAttached();
  await expect(offered).toContainText('Earshot is installed.');
  await expect(offered.getByRole('button')).toHaveCount(0);
});

test('a new version waits, never disturbs an analysis, and costs nothing when it is taken', async ({
  browser,
}) => {
  test.slow();
  const folder = mkdtempSync(path.join(tmpdir(), 'earshot-dist-'));
  cpSync(DIST, folder, { recursive: true });
  const host = await serveStatic(folder);
  const context = await browser.newContext();
  const watch = guard(context, new URL(host.url).origin);
  try {
    const page = await context.newPage();
    await page.goto(host.url);
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await chooseFile(page, DEMO_SONG.path);
    const verdict = await readVerdict(page, DEMO_SONG.name);
    await page.evaluate(async () => {
      const cache = await caches.open('earshot-ffmpeg-core');
      await cache.put('assets/ffmpeg-core-test.wasm', new Response('kept'));
      localStorage.setItem('earshot-test', 'kept');
    });

    // The next version: another start page, and a service worker that knows it.
    const startPage = path.join(folder, 'index.html');
    writeFileSync(startPage, readFileSync(startPage, 'utf8').replace('<title>', '<meta name="next"><title>'));
    const worker = path.join(folder, 'service-worker.js');
    const code = readFileSync(worker, 'utf8');
    const changed = code.replace(/(?<="revision":")[0-9a-f]+(?=","url":"index\.html")/, 'f'.repeat(32));
    expect(changed).not.toBe(code);
    writeFileSync(worker, changed);

    const bar = page.getByTestId('update');
    await chooseFile(page, DEMO_SONG.path);
    await expect(page.locator('.hero.working')).toBeVisible();
    await page.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration();
      await registration?.update();
      while (!registration?.waiting) await new Promise((resolve) => setTimeout(resolve, 50));
    });
    if (await page.locator('.hero.working').isVisible()) await expect(bar).toHaveCount(0);
    await readVerdict(page, DEMO_SONG.name);
    await expect(bar).toContainText('A new version of Earshot is here.');
    await expect(page.locator('meta[name=next]')).toHaveCount(0);

    await Promise.all([page.waitForEvent('load'), bar.getByRole('button', { name: 'Reload' }).click()]);
    await expect(page.locator('meta[name=next]')).toBeAttached();
    await expect(page.locator('.hero.working')).toHaveCount(0);
    expect((await readVerdict(page, DEMO_SONG.name)).score).toBe(verdict.score);
    await expect(verdictOf(page)).toContainText('Porch Light');
    await expect(bar).toHaveCount(0);

    // The old start page is gone from the cache, and nothing else is.
    const left = await page.evaluate(async () => {
      const addresses: string[] = [];
      for (const name of await caches.keys()) {
        for (const { url } of await (await caches.open(name)).keys()) addresses.push(url);
      }
      return {
        startPages: addresses.filter((address) => address.includes('index.html')).length,
        decoder: addresses.filter((address) => address.includes('ffmpeg-core-test')).length,
        setting: localStorage.getItem('earshot-test'),
        databases: (await indexedDB.databases()).map(({ name }) => name),
      };
    });
    expect(left).toMatchObject({ startPages: 1, decoder: 1, setting: 'kept' });
    expect(left.databases).toContain('earshot-library');
    expect(watch.violations).toEqual([]);
  } finally {
    await context.close();
    await host.close();
    rmSync(folder, { recursive: true, force: true });
  }
});

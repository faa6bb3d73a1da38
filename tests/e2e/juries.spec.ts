import AxeBuilder from '@axe-core/playwright';
import { execFileSync } from 'node:child_process';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { preview } from 'vite';
import { makeFormats } from '../support/songs/makeFormats.ts';
import { ensureTestSongs } from '../support/songs/testSongs.ts';
import { chooseFile, expect, guard, readJuries, readVerdict, test, type JuriesSaid } from './earshot.ts';
import { DEMO_SONG } from './songs.ts';

function expectPlausible({ percentile, low, high, tiktok, global }: JuriesSaid): void {
  for (const share of [percentile, low, high, tiktok, global]) {
    expect(share).toBeGreaterThanOrEqual(0);
    expect(share).toBeLessThanOrEqual(1);
  }
  expect(low).toBeLessThanOrEqual(percentile);
  expect(percentile).toBeLessThanOrEqual(high);
  // Nobody is that sure.
  expect(high - low).toBeGreaterThan(0.02);
}

test('a real song is heard by three juries, in every theme without a fault for axe', async ({ page }) => {
  const files = await makeFormats((await ensureTestSongs()).songs[0] ?? '');
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('/');
  await chooseFile(page, files.get('pcm16.wav') ?? '');
  await readVerdict(page, 'pcm16.wav');
  expectPlausible(await readJuries(page));

  const section = page.getByTestId('juries');
  await expect(section.getByRole('heading', { level: 2 })).toHaveText('What three juries say');
  await expect(section.locator('[data-jury]')).toHaveCount(3);
  await expect(section.locator('[data-bar]')).toHaveCount(8);
  // Each beside its base rate and its skill beside a coin's.
  for (const jury of await section.locator('[data-jury]').all()) {
    await expect(jury.getByText(/\d+ in 100/).first()).toBeVisible();
    await expect(jury.getByText(/a coin, in 50/)).toBeVisible();
  }
  await expect(section.locator('[data-jury="tiktok"]')).toContainText('told from other charting songs');
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    expect((await new AxeBuilder({ page }).include('[data-testid="juries"]').analyze()).violations).toEqual(
      [],
    );
  }
});

test('the first visit alone is enough for the juries offline', async ({ browser }) => {
  const server = await preview({ logLevel: 'error', preview: { port: 0 } });
  const url = server.resolvedUrls?.local[0] ?? '';
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
  await chooseFile(later, DEMO_SONG.path);
  await readVerdict(later, DEMO_SONG.name);
  expectPlausible(await readJuries(later));
  expect(watch.violations).toEqual([]);
  await context.close();
});

test('the score command says in Node what the juries say in Chromium', async ({ page }) => {
  const printed = execFileSync('npm', ['run', '-s', 'score', '--', DEMO_SONG.path], {
    cwd: fileURLToPath(new URL('../../', import.meta.url)),
    encoding: 'utf8',
    env: process.env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const { juries, summary } = JSON.parse(printed) as {
    juries: { tiktok: number; global: number };
    summary: { percentile: number; low: number; high: number };
  };
  await page.goto('/');
  await chooseFile(page, DEMO_SONG.path);
  await readVerdict(page, DEMO_SONG.name);
  const said = await readJuries(page);
  expect(Math.abs(said.tiktok - juries.tiktok)).toBeLessThan(1e-3);
  expect(Math.abs(said.global - juries.global)).toBeLessThan(1e-3);
  // Percentiles are steeper than probabilities.
  expect(Math.abs(said.percentile - summary.percentile)).toBeLessThan(0.01);
  expect(Math.abs(said.low - summary.low)).toBeLessThan(0.01);
  expect(Math.abs(said.high - summary.high)).toBeLessThan(0.01);
});

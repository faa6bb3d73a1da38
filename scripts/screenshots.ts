/**
 * `npm run screenshots`: takes the pictures that the web manifest names from the built app (`npm run build` first),
 * with the demo song.
 */
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import sharp from 'sharp';
import { CHROMIUM_FLAGS, findChromium } from './chromium.mjs';
import { serveStatic } from './hosting/serve.ts';

const root = fileURLToPath(new URL('../', import.meta.url));

interface Shot {
  readonly name: string;
  readonly viewport: { readonly width: number; readonly height: number };
  readonly scale: number;
  readonly phone: boolean;
  readonly demo: boolean;
}

const NARROW = { viewport: { width: 390, height: 844 }, scale: 2, phone: true };
const WIDE = { viewport: { width: 1280, height: 800 }, scale: 1, phone: false };

const SHOTS: readonly Shot[] = [
  { name: 'narrow-start', ...NARROW, demo: false },
  { name: 'narrow-verdict', ...NARROW, demo: true },
  { name: 'wide-start', ...WIDE, demo: false },
  { name: 'wide-verdict', ...WIDE, demo: true },
];

const host = await serveStatic(`${root}dist`);
const executablePath = findChromium();
const browser = await chromium.launch({
  args: CHROMIUM_FLAGS,
  ...(executablePath ? { executablePath } : {}),
});
await mkdir(`${root}public/screenshots`, { recursive: true });
for (const { name, viewport, scale, phone, demo } of SHOTS) {
  const page = await browser.newPage({
    viewport,
    deviceScaleFactor: scale,
    isMobile: phone,
    hasTouch: phone,
    locale: 'en-US',
    colorScheme: 'light',
    reducedMotion: 'reduce',
  });
  await page.goto(host.url + (demo ? '?demo' : ''));
  if (demo) {
    await page.locator('[data-testid=verdict]').waitFor({ timeout: 180_000 });
    await page.locator('[data-testid=juries][data-outside]').waitFor({ timeout: 180_000 });
  } else await page.locator('#stage-title').waitFor();
  await page.evaluate(() => {
    (document.activeElement as HTMLElement | null)?.blur();
    scrollTo(0, 0);
  });
  const picture = await page.screenshot();
  const file = `${root}public/screenshots/${name}.webp`;
  const { width, height, size } = await sharp(picture).webp({ quality: 82 }).toFile(file);
  console.log(`${name}: ${width}x${height}, ${size} bytes`);
  await page.close();
}
await browser.close();
await host.close();

import AxeBuilder from '@axe-core/playwright';
import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import { chooseFile, expect, readVerdict, test } from './earshot.ts';
import { DEMO_SONG } from './songs.ts';
import type { Page } from '@playwright/test';

interface Shared {
  readonly name: string;
  readonly type: string;
  readonly bytes: number[];
  readonly keys: string[];
  /** Whether the browser counted the call as the person's own doing. */
  readonly inTap: boolean;
}

declare global {
  interface Window {
    sharedCards: Promise<Shared>[];
  }
}

/** A share sheet that keeps what it is given. */
async function stubShare(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.sharedCards = [];
    Object.defineProperty(navigator, 'canShare', {
      value: (data: ShareData) => (data.files ?? []).every(({ type }) => type === 'image/png'),
    });
    Object.defineProperty(navigator, 'share', {
      value: (data: ShareData) => {
        const inTap = navigator.userActivation.isActive;
        const [file] = data.files ?? [];
        window.sharedCards.push(
          (async () => ({
            name: file?.name ?? '',
            type: file?.type ?? '',
            bytes: [...new Uint8Array((await file?.arrayBuffer()) ?? new ArrayBuffer(0))],
            keys: Object.keys(data),
            inTap,
          }))(),
        );
        return Promise.resolve();
      },
    });
  });
}

const cards = (page: Page) => page.getByTestId('cards');

async function openPanel(page: Page): Promise<void> {
  await page.goto('/');
  await chooseFile(page, DEMO_SONG.path);
  await readVerdict(page, DEMO_SONG.name);
  await page.getByRole('button', { name: 'Make a card' }).click();
  // What a card shows grows with the report; the tempo comes last.
  await expect(page.getByTestId('card-description')).toContainText('BPM', { timeout: 60_000 });
  await expect(cards(page)).toHaveAttribute('data-ready', 'true');
}

/** Chooses by the keyboard: from the chosen one on, `steps` to the right. */
async function step(page: Page, group: string, steps: number): Promise<void> {
  await cards(page).getByRole('group', { name: group }).getByRole('radio', { checked: true }).focus();
  for (let i = 0; i < steps; i++) await page.keyboard.press('ArrowRight');
}

test('a card is handed to the share sheet within the tap, in the chosen size', async ({ page }) => {
  await stubShare(page);
  await openPanel(page);
  const sizes = [
    [1080, 1920],
    [1080, 1080],
    [1200, 630],
  ] as const;
  for (const [i, size] of sizes.entries()) {
    if (i > 0) await step(page, 'Size', 1);
    await expect(cards(page)).toHaveAttribute('data-size', ['story', 'square', 'link'][i] ?? '');
    await expect(cards(page)).toHaveAttribute('data-ready', 'true');
    await cards(page).getByRole('button', { name: 'Share' }).click();
    const shared = await page.evaluate(async (at) => window.sharedCards[at], i);
    expect(shared).toMatchObject({ type: 'image/png', keys: ['files'], inTap: true });
    // Not asked for, so not told.
    expect(shared?.name).toMatch(/^Earshot (story|square|link)\.png$/);
    const picture = sharp(Buffer.from(shared?.bytes ?? []));
    const { format, width, height, comments } = await picture.metadata();
    expect([format, width, height]).toEqual(['png', ...size]);
    const description = await page.getByTestId('card-description').textContent();
    expect(comments).toContainEqual({ keyword: 'Description', text: description });
    await expect(cards(page).getByRole('img')).toHaveAttribute('alt', description ?? '');
    // Drawn, and not one flat colour.
    const { channels } = await picture.stats();
    expect(Math.max(...channels.map(({ stdev }) => stdev))).toBeGreaterThan(10);
  }
});

test('without a share sheet the card is saved and copied; its words follow the choices; nothing for axe to find', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'share', { value: undefined });
    Object.defineProperty(navigator, 'canShare', { value: undefined });
  });
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await openPanel(page);
  const description = page.getByTestId('card-description');
  await expect(cards(page).getByRole('button', { name: 'Share' })).toHaveCount(0);
  await expect(description).toContainText('of 100 released songs');
  await expect(description).not.toContainText('Porch Light');

  await cards(page).getByLabel('A sound portrait, no score').check();
  await cards(page).getByRole('checkbox', { name: 'Title' }).check();
  await step(page, 'Design', 3);
  await expect(cards(page)).toHaveAttribute('data-design', 'ridges');
  await expect(description).toContainText('Sound portrait:');
  await expect(description).toContainText('Porch Light');
  await expect(description).not.toContainText('of 100 released songs');
  await expect(cards(page)).toHaveAttribute('data-ready', 'true');

  const saving = page.waitForEvent('download');
  await cards(page).getByRole('button', { name: 'Save picture' }).click();
  const download = await saving;
  expect(download.suggestedFilename()).toBe('Earshot Porch Light story.png');
  const picture = await sharp(await readFile(await download.path())).metadata();
  expect([picture.format, picture.width, picture.height]).toEqual(['png', 1080, 1920]);

  await cards(page).getByRole('button', { name: 'Copy picture' }).click();
  await expect(cards(page).getByRole('status')).toHaveText('The picture is copied.');
  const copied = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    const bitmap = await createImageBitmap((await item?.getType('image/png')) ?? new Blob());
    return [bitmap.width, bitmap.height];
  });
  expect(copied).toEqual([1080, 1920]);

  // Every control has room for a finger.
  for (const control of await cards(page).locator('button, label').all()) {
    expect((await control.boundingBox())?.height ?? 0).toBeGreaterThanOrEqual(44);
  }
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    expect(
      (await new AxeBuilder({ page }).include('[data-testid="share-panel"]').analyze()).violations,
    ).toEqual([]);
  }
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('share-panel')).toBeHidden();
});

import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expectAccessible } from './axe.ts';
import { chooseFile, expect, failureOf, readVerdict, test, verdictOf } from './earshot.ts';
import { DEMO_SONG } from './songs.ts';

/** Hands a file to the page by a real drop or paste event. */
async function give(page: Page, kind: 'drop' | 'paste', path: string, name: string): Promise<void> {
  const bytes = readFileSync(path).toString('base64');
  const transfer = await page.evaluateHandle(
    ([base64, fileName]) => {
      const file = Uint8Array.from(atob(base64 ?? ''), (character) => character.charCodeAt(0));
      const data = new DataTransfer();
      data.items.add(new File([file], fileName ?? ''));
      return data;
    },
    [bytes, name],
  );
  await page.evaluate(
    ([data, event]) => {
      const init = { bubbles: true, cancelable: true };
      document.body.dispatchEvent(
        event === 'drop'
          ? new DragEvent('drop', { ...init, dataTransfer: data as DataTransfer })
          : new ClipboardEvent('paste', { ...init, clipboardData: data as DataTransfer }),
      );
    },
    [transfer, kind] as const,
  );
}

test('the demo song is one click from its verdict', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: /demo/i }).first().click();
  const verdict = await readVerdict(page, DEMO_SONG.name);
  expect(verdict.backend).toBe('webgpu');
  await expect(verdictOf(page)).toContainText('Porch Light');
});

test('?demo opens on the demo song', async ({ page }) => {
  await page.goto('/?demo');
  await readVerdict(page, DEMO_SONG.name);
});

for (const kind of ['drop', 'paste'] as const) {
  test(`a song comes in by ${kind}`, async ({ page }) => {
    await page.goto('/');
    await give(page, kind, DEMO_SONG.path, 'no extension');
    await readVerdict(page, 'no extension');
  });
}

test('keyboard alone reaches the verdict and what is on it', async ({ page }) => {
  await page.goto('/');
  const demo = page.getByRole('button', { name: /demo/i }).first();
  for (let i = 0; i < 20 && !(await demo.evaluate((button) => button === document.activeElement)); i++) {
    await page.keyboard.press('Tab');
  }
  await expect(demo).toBeFocused();
  await page.keyboard.press('Enter');
  await readVerdict(page, DEMO_SONG.name);
  // The page moves the focus to the verdict's heading; from there the keyboard goes on.
  await expect(page.locator('#stage-title')).toBeFocused();
  const again = page.getByRole('button', { name: /another song/i }).first();
  await again.focus();
  await expect(again).toBeFocused();
  // The file dialog itself opens outside of the page; what the page can do is ask for it, with a person's leave.
  const asked = page
    .locator('input[type=file]')
    .first()
    .evaluate(
      (input) =>
        new Promise<boolean>((resolve) => {
          input.addEventListener(
            'click',
            (event) => {
              event.preventDefault();
              resolve(navigator.userActivation.isActive);
            },
            { once: true },
          );
          input.setAttribute('data-listening', '');
        }),
    );
  await expect(page.locator('input[data-listening]')).toBeAttached();
  await page.keyboard.press('Enter');
  expect(await asked).toBe(true);
});

test('cancelling returns to the start, and the next song is analysed', async ({ page }) => {
  await page.goto('/');
  await chooseFile(page, DEMO_SONG.path);
  await page.getByRole('button', { name: /cancel/i }).click();
  await expect(page.getByRole('button', { name: /demo/i }).first()).toBeVisible();
  await chooseFile(page, DEMO_SONG.path);
  await readVerdict(page, DEMO_SONG.name);
});

test('a second song dropped while the first is analysed takes its place', async ({ page }) => {
  await page.goto('/');
  await give(page, 'drop', DEMO_SONG.path, 'first.mp3');
  await give(page, 'drop', DEMO_SONG.path, 'second.mp3');
  await readVerdict(page, 'second.mp3');
});

const BROKEN: [name: string, reason: string, bytes: Buffer][] = [
  ['empty.mp3', 'empty-file', Buffer.alloc(0)],
  ['letter.mp3', 'not-audio', Buffer.from('Dear listener, this is no song at all. '.repeat(50))],
  ['picture.wav', 'not-audio', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')],
  ['half.mp3', 'too-short', readFileSync(DEMO_SONG.path).subarray(0, 60_000)],
  ['header-only.flac', 'damaged', Buffer.concat([Buffer.from('fLaC'), Buffer.alloc(4000, 0x55)])],
];

test('what is no song gets one plain sentence, and nothing is lost', async ({ page }) => {
  await page.goto('/');
  await chooseFile(page, DEMO_SONG.path);
  await readVerdict(page, DEMO_SONG.name);
  for (const [name, reason, buffer] of BROKEN) {
    await page.locator('input[type=file]').first().setInputFiles({ name, mimeType: 'audio/mpeg', buffer });
    await expect(failureOf(page), name).toHaveAttribute('data-reason', reason, { timeout: 60_000 });
    await expect(failureOf(page)).toContainText(name);
  }
  await chooseFile(page, DEMO_SONG.path);
  await readVerdict(page, DEMO_SONG.name);
});

/** 60 minutes of 8-bit mono at 8,000 Hz: 29 MB that say 3,600 seconds. */
function hourLongWav(): Buffer {
  const samples = 3600 * 8000;
  const wav = Buffer.alloc(44 + samples, 128);
  wav.write('RIFF', 0, 'latin1');
  wav.writeUInt32LE(36 + samples, 4);
  wav.write('WAVEfmt ', 8, 'latin1');
  wav.writeUInt32LE(16, 16);
  wav.writeUInt16LE(1, 20);
  wav.writeUInt16LE(1, 22);
  wav.writeUInt32LE(8000, 24);
  wav.writeUInt32LE(8000, 28);
  wav.writeUInt16LE(1, 32);
  wav.writeUInt16LE(8, 34);
  wav.write('data', 36, 'latin1');
  wav.writeUInt32LE(samples, 40);
  return wav;
}

test('an hour-long file is refused clearly, and the page lives on', async ({ page }) => {
  await page.goto('/');
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: 'set.wav', mimeType: 'audio/wav', buffer: hourLongWav() });
  await expect(failureOf(page)).toHaveAttribute('data-reason', 'too-long');
  await chooseFile(page, DEMO_SONG.path);
  await readVerdict(page, DEMO_SONG.name);
});

test('"bytes sent" is shown and is zero', async ({ page }) => {
  await page.goto('/?demo');
  await readVerdict(page, DEMO_SONG.name);
  await expect(page.getByText(/0 bytes sent/i).first()).toBeVisible();
});

test('axe finds nothing at the start, at a verdict, at a failure', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('/');
  await expectAccessible(page);
  await chooseFile(page, DEMO_SONG.path);
  await readVerdict(page, DEMO_SONG.name);
  await expectAccessible(page);
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: 'x.txt', mimeType: 'text/plain', buffer: Buffer.from('words') });
  await expect(failureOf(page)).toBeVisible();
  await expectAccessible(page);
});

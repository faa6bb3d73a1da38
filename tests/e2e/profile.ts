import { chromium, type BrowserContext } from '@playwright/test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { CHROMIUM_FLAGS, findChromium } from '../../scripts/chromium.mjs';

/**
 * Runs `work` in a browser with a profile of its own, as people have one: a private window cannot install anything,
 * and Playwright's usual contexts are such windows.
 */
export async function withProfile(work: (context: BrowserContext) => Promise<void>): Promise<void> {
  const profile = mkdtempSync(path.join(tmpdir(), 'earshot-profile-'));
  const executablePath = findChromium();
  const context = await chromium.launchPersistentContext(profile, {
    args: CHROMIUM_FLAGS,
    ...(executablePath ? { executablePath } : {}),
  });
  try {
    await work(context);
  } finally {
    await context.close();
    rmSync(profile, { recursive: true, force: true });
  }
}

import { expect, test as base, type BrowserContext, type Page } from '@playwright/test';

/** What the page says in its verdict region. */
export interface Verdict {
  readonly score: number;
  readonly low: number;
  readonly high: number;
  readonly backend: string;
  readonly decoder: string;
  readonly ms: number;
  readonly file: string;
}

/** Collects what must never happen: console errors, uncaught errors, requests to another origin. */
export function guard(context: BrowserContext, origin: string): { readonly violations: string[] } {
  const violations: string[] = [];
  context.on('request', (request) => {
    const url = new URL(request.url());
    if (url.protocol === 'blob:' || url.protocol === 'data:') return;
    if (url.origin !== origin)
      violations.push(`request left the origin: ${request.method()} ${request.url()}`);
    if (request.method() !== 'GET' && request.method() !== 'HEAD') {
      violations.push(`request carried something: ${request.method()} ${request.url()}`);
    }
  });
  context.on('console', (message) => {
    if (message.type() === 'error')
      violations.push(`console error: ${message.text()} ${message.location().url}`);
  });
  // What the Content-Security-Policy has stopped would have been a defect: code of ours that reaches too far.
  void context.addInitScript(() => {
    addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
      console.error(`stopped by the policy: ${effectiveDirective} ${blockedURI}`);
    });
  });
  context.on('weberror', (error) => violations.push(`uncaught: ${error.error().message}`));
  return { violations };
}

interface Fixtures {
  /** Fails the test at its end when the console or the network did what they must not. */
  readonly cleanRun: { readonly violations: string[] };
}

export const test = base.extend<Fixtures>({
  cleanRun: [
    async ({ context, baseURL }, use) => {
      const watch = guard(context, new URL(baseURL ?? '').origin);
      await use(watch);
      expect(watch.violations, 'console errors and requests that left the origin').toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

/** What the page says in its section about the juries. */
export interface JuriesSaid {
  readonly percentile: number;
  readonly low: number;
  readonly high: number;
  readonly tiktok: number;
  readonly global: number;
  /** Why nothing of it should be trusted; usually empty. */
  readonly outside: readonly string[];
}

export const verdictOf = (page: Page) => page.getByTestId('verdict');
export const failureOf = (page: Page) => page.getByTestId('failure');

/** Gives the page a file as the file button would. */
export async function chooseFile(page: Page, path: string): Promise<void> {
  await page.locator('input[type=file]').first().setInputFiles(path);
}

/** Waits for the verdict about `fileName` and reads it. */
export async function readVerdict(page: Page, fileName: string, timeout = 60_000): Promise<Verdict> {
  const region = page.locator(`[data-testid="verdict"][data-file=${JSON.stringify(fileName)}]`);
  await expect(region.or(failureOf(page)).first()).toBeVisible({ timeout });
  const failure = failureOf(page);
  if (await failure.isVisible()) {
    throw new Error(`${fileName} got no verdict: ${(await failure.getAttribute('data-reason')) ?? '?'}`);
  }
  const data = await region.evaluate((element) => ({ ...(element as HTMLElement).dataset }));
  return {
    score: Number(data['score']),
    low: Number(data['low']),
    high: Number(data['high']),
    backend: data['backend'] ?? '',
    decoder: data['decoder'] ?? '',
    ms: Number(data['ms']),
    file: data['file'] ?? '',
  };
}

/** Waits for the juries on the verdict that is on the page, and reads what they say. */
export async function readJuries(page: Page, timeout = 60_000): Promise<JuriesSaid> {
  const section = page.locator('[data-testid="juries"][data-outside]');
  await expect(section).toBeVisible({ timeout });
  const data = await section.evaluate((element) => ({ ...(element as HTMLElement).dataset }));
  const figure = (name: string) => Number(data[name] ?? NaN);
  return {
    percentile: figure('percentile'),
    low: figure('low'),
    high: figure('high'),
    tiktok: figure('tiktok'),
    global: figure('global'),
    outside: (data['outside'] ?? '').split(' ').filter((reason) => reason !== ''),
  };
}

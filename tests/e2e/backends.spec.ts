import type { BrowserContext, Page, Worker } from '@playwright/test';
import { chooseFile, expect, readVerdict, test, verdictOf } from './earshot.ts';
import { DEMO_SONG } from './songs.ts';

/** The service worker would answer before the route below does. */
test.use({ serviceWorkers: 'block' });

/** Runs `prelude` inside the analysis worker before its own code. */
async function beforeAnalysisWorker(context: BrowserContext, prelude: string): Promise<void> {
  await context.route(/analysis\.worker-.*\.js$/, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `${prelude};\n${await response.text()}` });
  });
}

async function analysisWorker(page: Page): Promise<Worker> {
  const isAnalysis = (worker: Worker) => worker.url().includes('analysis.worker');
  return page.workers().find(isAnalysis) ?? page.waitForEvent('worker', isAnalysis);
}

const WITHOUT_WEBGPU = `Object.defineProperty(WorkerNavigator.prototype, 'gpu', { get: () => undefined })`;
const WITHOUT_WASM = `${WITHOUT_WEBGPU}; delete self.WebAssembly`;
/** Keeps the device within reach so that a test can lose it. */
const KEEP_DEVICE = `{
  const request = GPUAdapter.prototype.requestDevice;
  GPUAdapter.prototype.requestDevice = async function (...args) {
    return (self.keptDevice = await request.apply(this, args));
  };
}`;

async function scoreWith(page: Page, context: BrowserContext, prelude: string) {
  await beforeAnalysisWorker(context, prelude);
  await page.goto('/');
  await chooseFile(page, DEMO_SONG.path);
  return readVerdict(page, DEMO_SONG.name);
}

test('WebGPU, wasm and cpu agree within 0.001', async ({ browser }) => {
  const scores: Record<string, number> = {};
  for (const [backend, prelude] of [
    ['webgpu', ''],
    ['wasm', WITHOUT_WEBGPU],
    ['cpu', WITHOUT_WASM],
  ] as const) {
    const context = await browser.newContext({ serviceWorkers: 'block' });
    const verdict = await scoreWith(await context.newPage(), context, prelude);
    expect(verdict.backend).toBe(backend);
    scores[backend] = verdict.score;
    await context.close();
  }
  const values = Object.values(scores);
  expect(Math.max(...values) - Math.min(...values), JSON.stringify(scores)).toBeLessThan(1e-3);
});

test('without navigator.gpu anywhere a verdict still comes', async ({ page, context }) => {
  await context.addInitScript(() => {
    Object.defineProperty(Navigator.prototype, 'gpu', { get: () => undefined });
  });
  expect((await scoreWith(page, context, WITHOUT_WEBGPU)).backend).toBe('wasm');
});

test('without workers inside workers the whole report still comes', async ({ page, context }) => {
  await beforeAnalysisWorker(context, `${WITHOUT_WEBGPU}; delete self.Worker`);
  await page.goto('/');
  await chooseFile(page, DEMO_SONG.path);
  await readVerdict(page, DEMO_SONG.name);
  await expect(page.locator('[data-testid="verdict"][data-coming="0"]')).toBeVisible({ timeout: 60_000 });
  await expect(page.getByTestId('why')).toBeVisible();
  await expect(page.getByTestId('near-songs')).toBeVisible();
});

test('a device lost before the song comes costs nothing but the backend', async ({ page, context }) => {
  await beforeAnalysisWorker(context, KEEP_DEVICE);
  await page.goto('/');
  await chooseFile(page, DEMO_SONG.path);
  const first = await readVerdict(page, DEMO_SONG.name);
  expect(first.backend).toBe('webgpu');
  await (await analysisWorker(page)).evaluate('keptDevice.destroy()');
  await chooseFile(page, DEMO_SONG.path);
  await expect(verdictOf(page)).toHaveAttribute('data-backend', 'wasm', { timeout: 30_000 });
  const second = await readVerdict(page, DEMO_SONG.name);
  expect(Math.abs(second.score - first.score)).toBeLessThan(1e-3);
});

test('a device lost in the middle of an analysis still ends in the same verdict', async ({
  page,
  context,
}) => {
  // The device goes away the moment the song's figures are handed to it, after it has proved itself.
  await beforeAnalysisWorker(
    context,
    `${KEEP_DEVICE}
    let songs = 0;
    addEventListener('message', (event) => {
      if (event.data?.kind === 'call' && event.data.method === 'analyse') {
        songs++;
        const submit = GPUQueue.prototype.submit;
        GPUQueue.prototype.submit = function (...args) {
          if (songs === 1) {
            songs++;
            self.lostMidway = true;
            keptDevice.destroy();
          }
          return submit.apply(this, args);
        };
      }
    })`,
  );
  await page.goto('/');
  const worker = await analysisWorker(page);
  await expect.poll(() => worker.evaluate('typeof keptDevice'), { timeout: 30_000 }).toBe('object');
  await page.waitForTimeout(3000);
  await chooseFile(page, DEMO_SONG.path);
  const verdict = await readVerdict(page, DEMO_SONG.name);
  expect(await worker.evaluate('self.lostMidway')).toBe(true);
  expect(verdict.backend).toBe('wasm');
});

import { defineConfig } from '@playwright/test';
import { CHROMIUM_FLAGS, findChromium } from '../../scripts/chromium.mjs';

const executablePath = findChromium();
const port = 4173;

export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results',
  // The machines that run this have two cores, and an analysis uses both.
  workers: 1,
  fullyParallel: false,
  forbidOnly: Boolean(process.env.CI),
  // Far more than a test needs, for machines that do other things meanwhile.
  timeout: 180_000,
  // Something that breaks every test need not be seen thirty times.
  maxFailures: 5,
  expect: { timeout: 30_000 },
  reporter: [['list']],
  use: {
    baseURL: `http://localhost:${port}`,
    launchOptions: { args: CHROMIUM_FLAGS, ...(executablePath ? { executablePath } : {}) },
    trace: 'off',
  },
  webServer: {
    command: 'npm run preview',
    cwd: '../..',
    url: `http://localhost:${port}`,
    reuseExistingServer: !process.env.CI,
    stdout: 'ignore',
  },
});

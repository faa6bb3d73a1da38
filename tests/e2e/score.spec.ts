import { execFileSync } from 'node:child_process';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { chooseFile, expect, readVerdict, test } from './earshot.ts';
import { DEMO_SONG } from './songs.ts';

interface ScoreLine {
  readonly id: string;
  readonly chart: {
    readonly deciles: readonly number[];
    readonly top20: number;
    readonly median: number;
    readonly low80: number;
    readonly high80: number;
  };
}

test('the score command says in Node what the page says in Chromium', async ({ page }) => {
  const root = fileURLToPath(new URL('../../', import.meta.url));
  const printed = execFileSync('npm', ['run', '-s', 'score', '--', DEMO_SONG.path], {
    cwd: root,
    encoding: 'utf8',
    env: process.env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const { id, chart } = JSON.parse(printed) as ScoreLine;
  expect(id).toBe(DEMO_SONG.path);
  expect(chart.deciles).toHaveLength(10);

  await page.goto('/');
  await chooseFile(page, DEMO_SONG.path);
  const verdict = await readVerdict(page, DEMO_SONG.name);
  expect(Math.abs(verdict.score - chart.median)).toBeLessThan(1e-3);
  expect(Math.abs(verdict.low - chart.low80)).toBeLessThan(1e-3);
  expect(Math.abs(verdict.high - chart.high80)).toBeLessThan(1e-3);
});

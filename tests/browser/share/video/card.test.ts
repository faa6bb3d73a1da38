import { mount, unmount } from 'svelte';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import type { ClipMaker } from '../../../../src/analysis/clipMaker.ts';
import { noDetails } from '../../../../src/analysis/details/schemas.ts';
import type { Report } from '../../../../src/analysis/report.ts';
import { loadMessages } from '../../../../src/ui/i18n/translate.ts';
import type { ModelFacts } from '../../../../src/ui/modelFacts.ts';
import { Look } from '../../../../src/ui/share/look.svelte.ts';
import VideoCard from '../../../../src/ui/share/video/VideoCard.svelte';
import '../../../../src/ui/styles/tokens.css';
import '../../../../src/ui/styles/base.css';
import '../../../../src/ui/styles/parts.css';
import stored from '../../../fixtures/reports/report-v2.json' with { type: 'json' };

const RATE = 44_100;
const report = { ...stored, details: noDetails() } as unknown as Report;
const facts = { songs: 1000, population: 'songs of the charts', panel: null } as unknown as ModelFacts;

/** Ranges that were asked for. */
let asked: { startSeconds: number; seconds: number }[] = [];
const clips: ClipMaker = {
  async sound(_songId, _file, range) {
    asked.push(range);
    const length = Math.round(range.seconds * RATE);
    const tone = Float32Array.from(
      { length },
      (_, n) => 0.5 * Math.sin((2 * Math.PI * 300 * n) / RATE) * Math.exp(-((n % 15_000) / 4000)),
    );
    return { channels: [tone], sampleRate: RATE };
  },
  encode: () => Promise.reject(new Error('not asked for')),
};

let shown: ReturnType<typeof mount> | null = null;
function show(file: File | null): void {
  shown = mount(VideoCard, {
    target: document.body,
    props: { verdict: { report, file, failedDetails: [] }, facts, clips, look: new Look() },
  });
}
const song = () => new File(['sound'], 'song.wav');
const part = () => document.querySelector<HTMLElement>('[data-testid="video-card"]');
const drawn = () => vi.waitFor(() => expect(part()?.dataset['drawn']).toBe('true'), { timeout: 60_000 });
const make = () => page.getByRole('button', { name: 'Make the video' });

beforeAll(() => loadMessages('later'));
beforeEach(() => {
  asked = [];
});
afterEach(async () => {
  if (shown) await unmount(shown);
  shown = null;
  vi.restoreAllMocks();
});

test('makes a video of the chosen length, and shares it as it is', async () => {
  const shared: File[] = [];
  Object.assign(navigator, {
    canShare: () => true,
    share: async ({ files = [] }: ShareData) => void shared.push(...files),
  });
  show(song());
  await drawn();
  expect(asked).toEqual([{ startSeconds: 0, seconds: 10 }]);
  await page.getByRole('radio', { name: '5 s', exact: true }).click();
  await page.getByRole('checkbox', { name: 'Title' }).click();
  await make().click();
  const video = await vi.waitFor(
    () => {
      const element = part()?.querySelector('video');
      expect(element).toBeTruthy();
      return element as HTMLVideoElement;
    },
    { timeout: 100_000 },
  );
  expect(asked.at(-1)).toEqual({ startSeconds: 0, seconds: 5 });
  expect([video.loop, video.autoplay, video.controls]).toEqual([true, false, true]);
  expect(video.getAttribute('aria-label')).toMatch(/“Porch Light”.*video of 5 seconds/s);
  await vi.waitFor(() => expect(Math.abs(video.duration - 5)).toBeLessThan(1 / 30));

  await page.getByRole('button', { name: 'Share video' }).click();
  expect(shared.map(({ name, type }) => [name, type])).toEqual([
    ['Earshot Porch Light video.mp4', 'video/mp4'],
  ]);
  expect(shared[0]?.size).toBeGreaterThan(20_000);

  // Another choice is another video: the made one is gone from view, and can be made again.
  await page.getByRole('radio', { name: 'Hundred dots' }).click();
  await expect.element(make()).toBeVisible();
  expect(part()?.querySelector('video')).toBeNull();
});

test('stops when cancelled, and the choices can be changed again', async () => {
  show(song());
  await drawn();
  await make().click();
  await expect.element(page.getByRole('progressbar')).toBeVisible();
  expect(part()?.querySelector('fieldset')?.disabled).toBe(true);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect.element(make()).toBeVisible();
  expect(part()?.querySelector('[role="status"]')?.textContent.trim()).toBe('Stopped. Nothing was kept.');
  expect(part()?.querySelector('fieldset')?.disabled).toBe(false);
});

test('a song whose sound is not kept says so', () => {
  show(null);
  expect(document.body.textContent).toContain('not kept on this device');
  expect(part()).toBeNull();
});

import { preview, type PreviewServer } from 'vite';
import { makeFormats } from '../support/songs/makeFormats.ts';
import { ensureTestSongs } from '../support/songs/testSongs.ts';
import { chooseFile, expect, guard, readVerdict, test } from './earshot.ts';

/** A server of this test's own, because it is going to be switched off. */
async function serve(): Promise<{ server: PreviewServer; url: string }> {
  const server = await preview({ logLevel: 'error', preview: { port: 0 } });
  return { server, url: server.resolvedUrls?.local[0] ?? '' };
}

test('with the network cut and the server gone, a reload analyses songs again, those for ffmpeg too', async ({
  browser,
}) => {
  const files = await makeFormats((await ensureTestSongs()).songs[0] ?? '');
  const file = (name: string) => files.get(name) ?? '';
  const { server, url } = await serve();
  const context = await browser.newContext();
  const watch = guard(context, new URL(url).origin);
  const page = await context.newPage();

  await page.goto(url);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await chooseFile(page, file('pcm.aiff'));
  const aiff = await readVerdict(page, 'pcm.aiff');
  await chooseFile(page, file('mp3-192.mp3'));
  const mp3 = await readVerdict(page, 'mp3-192.mp3');

  await context.setOffline(true);
  await server.close();
  await page.reload();

  await chooseFile(page, file('mp3-192.mp3'));
  expect(await readVerdict(page, 'mp3-192.mp3')).toMatchObject({ score: mp3.score, decoder: 'webaudio' });
  await chooseFile(page, file('pcm.aiff'));
  expect(await readVerdict(page, 'pcm.aiff')).toMatchObject({ score: aiff.score, decoder: 'ffmpeg' });
  expect(watch.violations).toEqual([]);
  await context.close();
});

test('the first visit alone is enough for the next one to work offline', async ({ browser }) => {
  const files = await makeFormats((await ensureTestSongs()).songs[0] ?? '');
  const { server, url } = await serve();
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
  await chooseFile(later, files.get('pcm16.wav') ?? '');
  await readVerdict(later, 'pcm16.wav');

  // The extra decoder was never fetched: that must be said, not hang.
  await chooseFile(later, files.get('pcm.aiff') ?? '');
  await expect(later.getByTestId('failure')).toHaveAttribute('data-reason', 'decoder-offline');
  expect(watch.violations).toEqual([]);
  await context.close();
});

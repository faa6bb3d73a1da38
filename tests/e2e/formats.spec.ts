import path from 'node:path';
import { FORMATS, makeFormats } from '../support/songs/makeFormats.ts';
import { ensureTestSongs } from '../support/songs/testSongs.ts';
import { chooseFile, expect, readVerdict, test, type Verdict } from './earshot.ts';
import { FFMPEG_FORMATS } from './songs.ts';

/** Allowed difference of the score from the WAV's, 0–1. */
const LOSSLESS_TOLERANCE = 0.005;
const LOSSY_TOLERANCE = 0.05;

test('two real songs in every format, each with its verdict and the same score', async ({ page }) => {
  test.setTimeout(900_000);
  const { songs } = await ensureTestSongs();
  await page.goto('/');
  for (const song of songs.slice(0, 2)) {
    const files = await makeFormats(song);
    const verdicts = new Map<string, Verdict>();
    for (const { file } of FORMATS) {
      await test.step(`${path.basename(path.dirname(song))}: ${file}`, async () => {
        await chooseFile(page, files.get(file) ?? '');
        const verdict = await readVerdict(page, file);
        verdicts.set(file, verdict);
        expect(verdict.decoder).toBe(FFMPEG_FORMATS.has(file) ? 'ffmpeg' : 'webaudio');
        expect(verdict.low).toBeLessThan(verdict.score);
        expect(verdict.score).toBeLessThan(verdict.high);
        expect(verdict.low).toBeGreaterThanOrEqual(0);
        expect(verdict.high).toBeLessThanOrEqual(1);
      });
    }
    const reference = verdicts.get('pcm16.wav')?.score ?? NaN;
    const moved = FORMATS.map(({ file, isLossless }) => ({
      file,
      isLossless,
      by: Math.abs((verdicts.get(file)?.score ?? NaN) - reference),
    }));
    console.log(
      path.basename(path.dirname(song)),
      reference,
      moved.map(({ file, by }) => `${file} ${by.toFixed(4)}`).join(', '),
    );
    for (const { file, isLossless, by } of moved) {
      expect(by, `${file} against the WAV`).toBeLessThanOrEqual(
        isLossless ? LOSSLESS_TOLERANCE : LOSSY_TOLERANCE,
      );
    }
  }
});

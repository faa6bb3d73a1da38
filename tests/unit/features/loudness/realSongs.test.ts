import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { gatedBlocks, loudness, weightedPowerSteps } from '../../../../src/features/loudness/loudness.ts';
import { truePeakSteps } from '../../../../src/features/loudness/truePeak.ts';
import { runSteps } from '../../../../src/features/steps.ts';
import { decodeAudioFile } from '../../../../training/audio/decodeFile.ts';
import { ensureTestSongs, songsFolder } from '../../../support/songs/testSongs.ts';

interface GoldenSong {
  readonly package: string;
  readonly path: string;
  readonly seconds: number;
  /** What ffmpeg 5.1's ebur128 prints, one decimal. */
  readonly loudness: {
    readonly integratedLufs: number;
    readonly lraLu: number;
    readonly truePeakDbtp: number;
  };
}

const { songs: goldens } = JSON.parse(
  readFileSync(new URL('../../../fixtures/goldens/songs.json', import.meta.url), 'utf8'),
) as { songs: GoldenSong[] };

const pathOf = (golden: GoldenSong) => path.join(songsFolder(), golden.package, golden.path);

/** The songs that are on this machine: see the test of their features. */
describe("real songs against ffmpeg's meter", async () => {
  const { kind } = await ensureTestSongs();
  const present = goldens.filter((golden) => existsSync(pathOf(golden)));
  test('songs that could be fetched are among the measured ones', () => {
    expect(goldens).toHaveLength(24);
    expect(present.length > 0).toBe(kind === 'real');
  });

  test.each(present)('$path: 0.1 LU, and as loud a peak', async (golden) => {
    const { channels, sampleRate } = await decodeAudioFile(pathOf(golden));
    const power = runSteps(weightedPowerSteps(channels, sampleRate));
    const measured = loudness(power, gatedBlocks(power));
    const peak = Math.max(...channels.map((channel) => runSteps(truePeakSteps(channel, sampleRate))));
    expect(Math.abs((measured.integratedLufs ?? NaN) - golden.loudness.integratedLufs)).toBeLessThan(0.1);
    // ffmpeg rounds both ends of the range to 0.1 before it subtracts.
    expect(Math.abs((measured.rangeLu ?? NaN) - golden.loudness.lraLu)).toBeLessThan(0.2);
    expect(Math.abs(20 * Math.log10(peak) - golden.loudness.truePeakDbtp)).toBeLessThan(0.2);
  });
});

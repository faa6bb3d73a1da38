import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { canonicalSteps } from '../../../src/analysis/canonicalSteps.ts';
import { extractChartFeatures, type ChartFeatures } from '../../../src/features/chartFeatures.ts';
import { runSteps } from '../../../src/features/steps.ts';
import { decodeAudioFile } from '../../../training/audio/decodeFile.ts';
import { ensureTestSongs, songsFolder } from '../../support/songs/testSongs.ts';

interface GoldenSong {
  readonly package: string;
  readonly path: string;
  readonly sampleRate: number;
  readonly seconds: number;
  readonly mfcc: { readonly mean: readonly number[]; readonly std: readonly number[] };
  readonly tempo: { readonly bpm: number; readonly margin: number };
}

const { songs: goldens } = JSON.parse(
  readFileSync(new URL('../../fixtures/goldens/songs.json', import.meta.url), 'utf8'),
) as { songs: GoldenSong[] };

const pathOf = (golden: GoldenSong) => path.join(songsFolder(), golden.package, golden.path);
const worst = (a: ArrayLike<number>, b: readonly number[]) =>
  b.reduce((largest, value, i) => Math.max(largest, Math.abs(value - (a[i] ?? NaN))), 0);

/**
 * librosa's values for real songs. Those that are on this machine are compared: four songs are fetched
 * where apt is present; a folder with all 24 may be named in EARSHOT_TEST_SONGS.
 */
describe('real songs against librosa', async () => {
  const { kind } = await ensureTestSongs();
  const present = goldens.filter((golden) => existsSync(pathOf(golden)));
  test('songs that could be fetched are among the measured ones', () => {
    expect(present.length > 0).toBe(kind === 'real');
  });

  const measured = new Map<GoldenSong, ChartFeatures>();
  beforeAll(async () => {
    for (const golden of present) {
      const sound = await decodeAudioFile(pathOf(golden));
      measured.set(golden, extractChartFeatures(runSteps(canonicalSteps(sound))));
    }
  }, 900_000);

  test.each(present)('$package, $seconds s: length, MFCC means and deviations', (golden) => {
    const features = measured.get(golden);
    const tolerance = golden.sampleRate === 44_100 ? 0.3 : 1;
    expect(Math.abs((features?.durationSeconds ?? NaN) - golden.seconds)).toBeLessThan(0.01);
    expect(worst(features?.mfccMean ?? [], golden.mfcc.mean)).toBeLessThan(tolerance);
    expect(worst(features?.mfccStd ?? [], golden.mfcc.std)).toBeLessThan(tolerance);
  });

  test('the same tempo, but for at most two songs whose second candidate is within a hair', () => {
    const other = present.filter(
      (golden) => Math.abs((measured.get(golden)?.tempo.bpm ?? NaN) - golden.tempo.bpm) > 0.01,
    );
    expect(other.length).toBeLessThanOrEqual(2);
    for (const golden of other) expect(golden.tempo.margin).toBeLessThan(0.02);
  });
});

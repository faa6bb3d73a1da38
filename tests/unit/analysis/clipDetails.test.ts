import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { characterSchema } from '../../../src/analysis/details/character.ts';
import { clipsSchema } from '../../../src/analysis/details/clips.ts';
import { computeCharacter } from '../../../src/analysis/details/computeCharacter.ts';
import { computeClips } from '../../../src/analysis/details/computeClips.ts';
import type { KeptSong } from '../../../src/analysis/details/song.ts';
import { extractChartFeatures } from '../../../src/features/chartFeatures.ts';
import { CANONICAL_SAMPLE_RATE, CHART_FEATURE_NAMES } from '../../../src/features/spec.ts';
import { constructedSong } from '../features/structure/constructedSong.ts';

function keep(canonical: Float32Array<ArrayBuffer>): KeptSong {
  const features = extractChartFeatures(canonical);
  return {
    id: 'song',
    sound: { channels: [canonical], sampleRate: CANONICAL_SAMPLE_RATE },
    canonical,
    features,
    analysis: { durationSeconds: features.durationSeconds } as KeptSong['analysis'],
  };
}

const context = () => ({ signal: new AbortController().signal, report: () => undefined });

/** Finds every stretch the better, the later it is asked about; notes what it is asked. */
function eagerJury() {
  const rows: ArrayLike<number>[] = [];
  return {
    rows,
    predictBatch: async (batch: readonly ArrayLike<number>[]) => {
      rows.push(...batch);
      return batch.map((_, i) => {
        const best = i / Math.max(1, batch.length - 1);
        return Array.from({ length: 10 }, (_, tenth) => (tenth < 5 ? best / 5 : (1 - best) / 5));
      });
    },
  };
}

describe('clips and character of a kept song', () => {
  const song = constructedSong(2);
  const kept = keep(song.signal);

  test('clips fit their schema, with the opinion of the jury in every part of the curve', async () => {
    const jury = eagerJury();
    const clips = await computeClips(jury, kept, context());
    expect(v.parse(clipsSchema, clips)).toEqual(clips);
    expect(clips.lengths.map(({ seconds, best }) => [seconds, best.length > 0])).toEqual([
      [15, true],
      [30, true],
      [60, true],
    ]);
    const [short] = clips.lengths;
    const opinions = short?.curve.map(({ parts }) => parts[5]) ?? [];
    expect(opinions[0]).toBe(0);
    expect(opinions.at(-1)).toBe(1);
    // A song of two minutes, three lengths, every two seconds: each row whole, length and tempo the song's.
    expect(jury.rows.length).toBeGreaterThan(90);
    for (const row of jury.rows) {
      expect(row.length).toBe(CHART_FEATURE_NAMES.length);
      expect([row[0], row[1]]).toEqual([...kept.features.values.slice(0, 2)]);
      expect(Array.from(row).every(Number.isFinite)).toBe(true);
    }
  });

  test('clips are chosen without the jury where it cannot answer', async () => {
    const clips = await computeClips({ predictBatch: () => Promise.reject(new Error()) }, kept, context());
    expect(v.parse(clipsSchema, clips)).toEqual(clips);
    expect(clips.lengths[0]?.best[0]?.parts[5]).toBeNull();
  });

  test('character fits its schema, and has the tempo of the song', async () => {
    const character = await computeCharacter(kept, context());
    expect(v.parse(characterSchema, character)).toEqual(character);
    expect(Math.abs((character.tempo.candidates[0]?.bpm ?? NaN) / song.bpm - 1)).toBeLessThan(0.02);
    expect(character.key.candidates.length).toBe(4);
    expect(character.energy.levelsDb.length * character.energy.stepSeconds).toBeCloseTo(
      kept.features.durationSeconds,
      -1,
    );
  });

  test('silence and a short song have what there is', async () => {
    const silence = keep(new Float32Array(6 * CANONICAL_SAMPLE_RATE));
    const clips = await computeClips(eagerJury(), silence, context());
    expect(v.parse(clipsSchema, clips).lengths.every(({ best }) => best.length === 0)).toBe(true);
    const character = await computeCharacter(silence, context());
    expect(v.parse(characterSchema, character).key.candidates).toEqual([]);
  });

  test('a cancelled computation stops', async () => {
    const abort = new AbortController();
    abort.abort();
    const pending = computeClips(eagerJury(), keep(song.signal), {
      signal: abort.signal,
      report: () => undefined,
    });
    await expect(pending).rejects.toMatchObject({ name: 'AbortError' });
  });
});

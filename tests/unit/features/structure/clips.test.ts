import { describe, expect, test } from 'vitest';
import { extractChartFeatures } from '../../../../src/features/chartFeatures.ts';
import { CANONICAL_SAMPLE_RATE } from '../../../../src/features/spec.ts';
import { runSteps } from '../../../../src/features/steps.ts';
import { onsetSeconds } from '../../../../src/features/structure/beats.ts';
import {
  chooseClips,
  CLIP_PARTS,
  CLIP_WEIGHTS,
  type ClipChoice,
} from '../../../../src/features/structure/clips.ts';
import { songStructureSteps } from '../../../../src/features/structure/songStructure.ts';
import { constructedSong, type ConstructedSong } from './constructedSong.ts';

const SEEDS = Array.from({ length: 12 }, (_, i) => i + 1);

function analyse(signal: Float32Array<ArrayBuffer>) {
  const structure = runSteps(songStructureSteps(signal, extractChartFeatures(signal)));
  return { structure, clips: chooseClips(structure, signal, () => null) };
}

const nearest = (values: readonly number[], to: number) =>
  values.reduce((least, value) => Math.min(least, Math.abs(value - to)), Infinity);

/** Share of a clip that lies in a chorus. */
function inChorus({ sections }: ConstructedSong, from: number, seconds: number): number {
  let overlap = 0;
  for (const section of sections) {
    if (section.name !== 'chorus') continue;
    overlap += Math.max(0, Math.min(section.to, from + seconds) - Math.max(section.from, from));
  }
  return overlap / seconds;
}

describe('songs with a known chorus', () => {
  const songs = SEEDS.map((seed) => {
    const song = constructedSong(seed);
    return { song, ...analyse(song.signal) };
  });
  const all = songs.flatMap(({ song, clips }) => clips.map((clip) => ({ song, clip })));
  const ofLength = (seconds: number) => all.filter(({ clip }) => clip.seconds === seconds);

  test('the top clip of 15 s is mostly chorus, in all but one of twelve at most', () => {
    const hits = ofLength(15).filter(
      ({ song, clip }) => inChorus(song, clip.best[0]?.startSeconds ?? 0, 15) > 0.7,
    );
    expect(hits.length).toBeGreaterThanOrEqual(11);
  });

  test.each([30, 60])(
    'the top clip of %i s, longer than the chorus, begins with most of one, in 10 of 12',
    (seconds) => {
      const hits = ofLength(seconds).filter(
        ({ song, clip }) => inChorus(song, clip.best[0]?.startSeconds ?? 0, 15) > 0.5,
      );
      expect(hits.length).toBeGreaterThanOrEqual(10);
    },
  );

  test('every suggestion begins within 60 ms of something that is struck, and on a beat', () => {
    const starts = all.flatMap(({ song, clip }) => clip.best.map((best) => ({ song, best })));
    expect(starts.length).toBeGreaterThan(60);
    for (const { song, best } of starts) {
      expect(nearest(song.onsets, best.startSeconds)).toBeLessThan(0.06);
      const halfBeat = 30 / song.bpm;
      const first = song.sections[0]?.from ?? 0;
      const phase = (best.startSeconds - first) / halfBeat;
      expect(Math.abs(phase - Math.round(phase)) * halfBeat).toBeLessThan(0.06);
    }
  });

  test('suggestions of one length do not overlap, fit the song and are in order of their score', () => {
    for (const { song, clip } of all) {
      const duration = song.signal.length / CANONICAL_SAMPLE_RATE;
      clip.best.forEach((best, i) => {
        expect(best.startSeconds + clip.seconds).toBeLessThanOrEqual(duration);
        expect(best.score).toBeLessThanOrEqual(clip.best[i - 1]?.score ?? 100);
        for (const other of clip.best.slice(0, i))
          expect(Math.abs(other.startSeconds - best.startSeconds)).toBeGreaterThanOrEqual(clip.seconds);
      });
    }
  });

  test('beats lie on the beat of the song, or on twice its beat', () => {
    for (const { song, structure } of songs) {
      const halfBeat = 30 / song.bpm;
      const first = song.sections[0]?.from ?? 0;
      const errors = structure.beats
        .map((beat) => (onsetSeconds(beat) - first) / halfBeat)
        .map((phase) => Math.abs(phase - Math.round(phase)) * halfBeat)
        .sort((a, b) => a - b);
      expect(errors[Math.floor(0.9 * errors.length)]).toBeLessThan(0.035);
    }
  });

  test('seven of ten borders between sections are found within a bar', () => {
    const misses = songs.flatMap(({ song, structure }) =>
      song.sections.slice(1).flatMap((section, i) => {
        if (song.sections[i]?.name === section.name) return [];
        return [nearest(structure.sections.map(onsetSeconds), section.from) * (song.bpm / 60)];
      }),
    );
    expect(misses.filter((beats) => beats < 1.5).length / misses.length).toBeGreaterThan(0.7);
  });

  test('what returns is repeated, what comes once is not', () => {
    for (const { song, structure } of songs) {
      const mean = (name: string) => {
        const values = structure.beats.flatMap((beat, i) => {
          const at = onsetSeconds(beat);
          const within = song.sections.some((s) => s.name === name && at >= s.from && at < s.to - 4);
          return within ? (structure.repetition[i] ?? []) : [];
        });
        return values.reduce((sum, value) => sum + value, 0) / values.length;
      };
      expect(mean('chorus')).toBeGreaterThan(3 * mean('bridge'));
      expect(mean('chorus')).toBeGreaterThan(mean('verse'));
    }
  });

  test('the clip from 0:45 is scored by the same measure, where there is room for it', () => {
    for (const { song, clip } of all) {
      const hasRoom = 45 + clip.seconds <= song.signal.length / CANONICAL_SAMPLE_RATE;
      expect(clip.atDefault !== null).toBe(hasRoom);
      if (!clip.atDefault) continue;
      const near = clip.curve.reduce((a, b) =>
        Math.abs(a.startSeconds - 45) < Math.abs(b.startSeconds - 45) ? a : b,
      );
      // Only the strength of the start may differ much so near.
      expect(Math.abs(near.score - clip.atDefault.score)).toBeLessThan(100 * CLIP_WEIGHTS.start + 10);
    }
  });

  test("the jury's opinion moves the score by its weight", () => {
    const { song, structure, clips } = songs[0] as (typeof songs)[number];
    const late = chooseClips(structure, song.signal, () => ({
      startSeconds: [0, 60, 61],
      places: [0.2, 0.2, 0.9],
    }));
    const gain = (at: number) => {
      const score = (of: readonly ClipChoice[]) =>
        of[0]?.curve.find(({ startSeconds }) => startSeconds >= at)?.score ?? NaN;
      return score(late) - (1 - CLIP_WEIGHTS.jury) * score(clips);
    };
    expect(gain(20)).toBeCloseTo(0, 6);
    expect(gain(80)).toBeCloseTo(100 * CLIP_WEIGHTS.jury, 6);
  });
});

describe('songs without what the heuristic looks for', () => {
  test('silence has no beats and no clips', () => {
    const { structure, clips } = analyse(new Float32Array(20 * CANONICAL_SAMPLE_RATE));
    expect(structure.beats).toEqual([]);
    expect(clips.map(({ best, curve, atDefault }) => [best, curve, atDefault])).toEqual([
      [[], [], null],
      [[], [], null],
      [[], [], null],
    ]);
  });

  test('a steady tone ends without a suggestion that is not on an onset', () => {
    const tone = new Float32Array(40 * CANONICAL_SAMPLE_RATE);
    for (let n = 0; n < tone.length; n++)
      tone[n] = 0.3 * Math.sin((2 * Math.PI * 220 * n) / CANONICAL_SAMPLE_RATE);
    const { structure, clips } = analyse(tone);
    for (const { best } of clips) expect(best.length).toBeLessThanOrEqual(structure.onsets.length);
  });

  test('a song that is shorter than a length has no clip of it', () => {
    const song = constructedSong(1).signal.slice(0, 25 * CANONICAL_SAMPLE_RATE);
    const { clips } = analyse(song);
    expect(clips.map(({ curve }) => curve.length > 0)).toEqual([true, false, false]);
  });
});

test('the weights sum to 1', () => {
  expect(CLIP_PARTS.reduce((sum, part) => sum + CLIP_WEIGHTS[part], 0)).toBeCloseTo(1, 12);
});

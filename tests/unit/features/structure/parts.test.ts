import { describe, expect, test } from 'vitest';
import { extractChartFeatures } from '../../../../src/features/chartFeatures.ts';
import { CANONICAL_SAMPLE_RATE } from '../../../../src/features/spec.ts';
import { runSteps } from '../../../../src/features/steps.ts';
import { BEAT_DIMENSIONS, beatDirections } from '../../../../src/features/structure/beatFeatures.ts';
import {
  FRAMES_PER_SECOND,
  onsetFrame,
  onsetSeconds,
  steadiness,
  tempoOfBeats,
  trackBeats,
} from '../../../../src/features/structure/beats.ts';
import { noveltyCurve, sectionStarts } from '../../../../src/features/structure/novelty.ts';
import { attackTime, nearestIndex, pickOnsets } from '../../../../src/features/structure/onsets.ts';
import { repetitionSteps } from '../../../../src/features/structure/repetition.ts';
import { songFrameSteps } from '../../../../src/features/structure/songFrames.ts';
import { WindowFeatures } from '../../../../src/features/structure/windowFeatures.ts';
import { constructedSong, Mix, seeded } from './constructedSong.ts';

/** Onset strength of pulses at a tempo, with a weaker one between. */
function pulses(bpm: number, seconds: number): Float64Array<ArrayBuffer> {
  const onset = new Float64Array(Math.round(seconds * FRAMES_PER_SECOND));
  const period = (60 / bpm) * FRAMES_PER_SECOND;
  for (let k = 0; k * period < onset.length; k += 0.5) {
    onset[Math.round(k * period)] = Number.isInteger(k) ? 4 : 1;
  }
  return onset;
}

describe('beats', () => {
  test.each([71, 96, 120, 143, 174])('pulses at %i BPM are found, and their tempo to 0.5 %', (bpm) => {
    const beats = trackBeats(pulses(bpm, 60), { bpm: bpm * 1.02 });
    expect(Math.abs((tempoOfBeats(beats) ?? NaN) / bpm - 1)).toBeLessThan(0.005);
    const period = (60 / bpm) * FRAMES_PER_SECOND;
    for (const beat of beats) expect(Math.abs(beat - Math.round(beat / period) * period)).toBeLessThan(1.01);
    expect(steadiness(beats)).toBe(1);
  });

  test('silence and a missing tempo have none', () => {
    expect(trackBeats(new Float64Array(500), { bpm: 120 })).toEqual([]);
    expect(trackBeats(pulses(120, 10), { bpm: NaN })).toEqual([]);
    expect(tempoOfBeats([1, 2, 3])).toBeNull();
    expect(steadiness([1, 2, 3])).toBeNull();
  });

  test('seconds and frames are inverse', () => {
    expect(onsetFrame(onsetSeconds(431))).toBeCloseTo(431, 9);
  });
});

describe('onsets', () => {
  test('peaks that stand out are picked once', () => {
    const onset = new Float64Array(400).fill(0.1);
    for (const at of [50, 120, 121, 300]) onset[at] = 3;
    expect(pickOnsets(onset)).toEqual([50, 120, 300]);
  });

  test('the attack is placed within 8 ms', () => {
    for (const at of [0.5, 0.7331, 1.9]) {
      const mix = new Mix(3);
      mix.tone(at, 0.5, 69, 0.3);
      const onsets = pickOnsets(extractChartFeatures(mix.samples).onset);
      const found = onsets.map((frame) => attackTime(mix.samples, frame));
      expect(Math.min(...found.map((seconds) => Math.abs(seconds - at)))).toBeLessThan(0.008);
    }
  });

  test('nearest of a rising list', () => {
    expect([-5, 1, 2.4, 2.6, 99].map((value) => nearestIndex([1, 2, 3], value))).toEqual([0, 0, 1, 2, 2]);
    expect(nearestIndex([], 3)).toBe(-1);
  });
});

/** Beats of three kinds of sound, in stretches: the letters of `form`, `each` beats each. */
function beatsOf(form: string, each: number): Float32Array<ArrayBuffer> {
  const random = seeded(7);
  const kinds = new Map<string, Float64Array>();
  const features = new Float32Array(form.length * each * BEAT_DIMENSIONS);
  [...form].forEach((letter, part) => {
    const kind =
      kinds.get(letter) ?? Float64Array.from({ length: each * BEAT_DIMENSIONS }, () => 2 * random() - 1);
    const level = letter.charCodeAt(0) % 5;
    kinds.set(letter, kind);
    for (let i = 0; i < kind.length; i++) {
      const offset = i % BEAT_DIMENSIONS === 12 + level ? 3 : 0;
      features[part * kind.length + i] = (kind[i] ?? 0) + offset + 0.1 * random();
    }
  });
  return features;
}

describe('structure of beats', () => {
  const features = beatsOf('ABABCA', 32);

  test('borders are where the sound changes', () => {
    expect(sectionStarts(noveltyCurve(features))).toEqual([0, 32, 64, 96, 128, 160]);
  });

  test('the stretch that comes three times is the most repeated, the one that comes once the least', () => {
    const repetition = runSteps(repetitionSteps(beatDirections(features)));
    const at = (part: number) => repetition[32 * part + 4] ?? NaN;
    expect(at(0)).toBeGreaterThan(1.5 * at(1));
    expect(at(1)).toBeGreaterThan(0.2);
    expect(at(4)).toBeLessThan(0.05);
    expect(at(5)).toBeCloseTo(at(0), 1);
  });

  test('a very long song is answered as well', () => {
    const repetition = runSteps(repetitionSteps(beatDirections(beatsOf('ABACA', 700))));
    expect(repetition.length).toBe(3500);
    expect(repetition[100]).toBeGreaterThan(1.2 * (repetition[800] ?? NaN));
  });

  test('no beats, no structure', () => {
    const none = new Float32Array(0);
    expect(sectionStarts(noveltyCurve(none))).toEqual([]);
    expect(runSteps(repetitionSteps(none)).length).toBe(0);
  });
});

test('the features of a stretch are those of the stretch cut out, but for its edges and the floor', () => {
  const { signal } = constructedSong(3);
  const whole = extractChartFeatures(signal);
  const windows = new WindowFeatures(runSteps(songFrameSteps(signal)), whole.values);
  for (const from of [12, 41, 72]) {
    const cut = signal.slice(from * CANONICAL_SAMPLE_RATE, (from + 30) * CANONICAL_SAMPLE_RATE);
    const expected = extractChartFeatures(cut).values;
    const values = windows.of(from, 30);
    expect(values.slice(0, 2)).toEqual([...whole.values.slice(0, 2)]);
    for (let i = 2; i < values.length; i++) {
      expect(Math.abs((values[i] ?? NaN) - (expected[i] ?? NaN))).toBeLessThan(2);
    }
  }
});

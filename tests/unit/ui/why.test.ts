import { describe, expect, it } from 'vitest';
import type { Why } from '../../../src/analysis/details/why.ts';
import { GROUP_NAMES } from '../../../src/model/explain/groups.ts';
import {
  comparison,
  figure,
  groupWords,
  mainSentence,
  middleHalf,
  overTimeSentence,
  partSentence,
  sumSentence,
  waterfall,
} from '../../../src/ui/text/why.ts';

const POINTS = [0.8, -2.5, 0.02, 4, -0.3, 0, 0.6, -1.1, 0.1, -0.04];

const why: Why = {
  baseLogit: -1.4,
  songLogit: -1.3,
  baseChance: 0.2,
  songChance: 0.2 + POINTS.reduce((sum, value) => sum + value, 0) / 100,
  parts: GROUP_NAMES.map((group, i) => ({
    group,
    logit: (POINTS[i] as number) / 16,
    points: POINTS[i] as number,
    value: 5,
    low: 1,
    median: 2,
    high: 3,
  })),
  overTime: [
    { fromSeconds: 0, toSeconds: 5, logit: 0.01, points: 0.02 },
    { fromSeconds: 60, toSeconds: 65, logit: 0.1, points: 0.42 },
    { fromSeconds: 65, toSeconds: 70, logit: -0.1, points: -0.3 },
  ],
};

describe('why, in words', () => {
  it('has words for every group, each of its own', () => {
    const names = GROUP_NAMES.map((group) => groupWords(group).name);
    expect(new Set(names).size).toBe(GROUP_NAMES.length);
  });

  it('walks from the base to the song without a gap, largest step first', () => {
    const steps = waterfall(why);
    expect(steps[0]?.from).toBeCloseTo(20, 9);
    steps.slice(1).forEach(({ from }, i) => expect(from).toBe(steps[i]?.to));
    expect(steps.at(-1)?.to).toBeCloseTo(100 * why.songChance, 9);
    expect(steps[0]?.part.points).toBe(4);
    expect(steps[1]?.part.points).toBe(-2.5);
  });

  it('says which way a figure departs from released songs', () => {
    const part = { ...why.parts[0], group: 'brightness', points: 0.8, logit: 0.05 } as Why['parts'][number];
    expect(partSentence({ ...part, value: 5 })).toBe('Brighter than most released songs: +0.8 points.');
    expect(comparison({ ...part, value: 0 })).toBe('Darker than most released songs');
    expect(comparison({ ...part, value: 2 })).toBe('Like the middle half of released songs');
  });

  it('gives figures their units', () => {
    expect(figure('length', 207)).toBe('3:27');
    expect(figure('tempo', 117.45)).toBe('117 BPM');
    expect(figure('bass', -2.04)).toBe('−2.0 dB');
    expect(figure('dynamics', 7.65)).toBe('7.7 dB');
    expect(middleHalf({ group: 'bass', low: -1, high: 2.5 })).toBe('−1.0 to +2.5 dB');
    expect(middleHalf({ group: 'tempo', low: 90, high: 120 })).toBe('90 to 120 BPM');
    expect(middleHalf({ group: 'length', low: 200, high: 300 })).toBe('3:20 to 5:00');
  });

  it('sums up', () => {
    expect(sumSentence(why)).toContain('20.0%');
    expect(sumSentence(why)).toContain('21.6%');
    expect(sumSentence(why)).toContain('+1.6 points');
    expect(mainSentence(why.parts)).toBe(
      'What lifts it most: bass and length. What lowers it most: tempo and dynamics.',
    );
    expect(mainSentence(why.parts.map((part) => ({ ...part, points: 0.1 })))).toContain('No single part');
  });

  it('names the seconds that push most', () => {
    expect(overTimeSentence(why.overTime)).toBe(
      '1:00–1:05 lifts it most (+0.42 points); 1:05–1:10 lowers it most (−0.30 points).',
    );
    expect(overTimeSentence(why.overTime.slice(0, 1))).toContain('No five seconds stand out');
    expect(overTimeSentence([])).toContain('too short');
  });
});

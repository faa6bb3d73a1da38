import { describe, expect, it } from 'vitest';
import type { ClipStart } from '../../../src/analysis/details/clips.ts';
import { FAILURE_REASONS } from '../../../src/audio/failure.ts';
import {
  clipClock,
  clipFileName,
  clipLength,
  defaultSentence,
  exactTimecode,
  exportFailure,
  exportLine,
  nearestStart,
  partBars,
  reasonSentence,
  regionText,
  spokenTime,
  timecode,
  weightsSentence,
} from '../../../src/ui/text/clip.ts';

const start = (
  startSeconds: number,
  score: number,
  parts: ClipStart['parts'] = [1, 1, 1, 1, 1, 1],
): ClipStart => ({
  startSeconds,
  score,
  parts,
});

describe('times', () => {
  it('are HH:MM:SS, rounded down so that no attack is lost', () => {
    expect([0, 45, 59.999, 77.99, 3723.5].map(timecode)).toEqual([
      '00:00:00',
      '00:00:45',
      '00:00:59',
      '00:01:17',
      '01:02:03',
    ]);
    expect(timecode(44.9999999)).toBe('00:00:45');
  });

  it('are given to the millisecond where asked', () => {
    expect([0, 77.4824, 59.9999].map(exactTimecode)).toEqual([
      '00:00:00.000',
      '00:01:17.482',
      '00:01:00.000',
    ]);
  });

  it('are short on the page and spoken in full', () => {
    expect([0, 59.96, 77.44].map(clipClock)).toEqual(['0:00.0', '1:00.0', '1:17.4']);
    expect([0, 1, 61, 120.5].map(spokenTime)).toEqual([
      '0 seconds',
      '1 second',
      '1 minute 1 second',
      '2 minutes 0.5 seconds',
    ]);
    expect([15, 12.44].map(clipLength)).toEqual(['15 s', '12.4 s']);
    expect(regionText(61, 15, 82.4)).toBe('1 minute 1 second to 1 minute 16 seconds, score 82 of 100');
    expect(regionText(0, 9.5, null)).toBe('0 seconds to 9.5 seconds');
  });
});

describe('the parts of a score', () => {
  it('are named with their weights, which add up', () => {
    const percents = [...weightsSentence().matchAll(/(\d+)%/g)].map((match) => Number(match[1]));
    expect(percents.length).toBe(6);
    expect(percents.reduce((sum, value) => sum + value, 0)).toBe(100);
    expect(partBars(start(0, 50, [0.5, 1, 0, 0, 0, null])).map(({ bar }) => bar)).toEqual([
      0.5,
      1,
      0,
      0,
      0,
      null,
    ]);
  });

  it('become reasons: the weightiest first, and one objection', () => {
    expect(reasonSentence(start(0, 80, [1, 0.9, 0.3, 0.8, 0.1, 0.5]))).toBe(
      'It begins with what the song comes back to, is among the loudest stretches and has the range of the voice up front. On the other hand it is among the sparser stretches.',
    );
    expect(reasonSentence(start(0, 50, [0.5, 0.5, 0.5, 0.5, 0.5, null]))).toBe(
      'Nothing about it stands out in this song.',
    );
  });
});

describe('the clip from 0:45', () => {
  const curve = Array.from({ length: 100 }, (_, i) => start(i, i));
  it('is compared with all others', () => {
    const words = defaultSentence({ seconds: 15, curve, best: [start(99, 99)], atDefault: start(45, 39.5) });
    expect(words).toContain('scores 40, and 60% of all starts do better; the best start scores 99');
  });
  it('may be the best, the worst, or missing', () => {
    const compared = (score: number) =>
      defaultSentence({ seconds: 15, curve, best: [start(99, 99)], atDefault: start(45, score) });
    expect(compared(99.5)).toContain('hardly any other start');
    expect(compared(-1)).toContain('nearly every other start');
    expect(defaultSentence({ seconds: 30, curve: [], best: [], atDefault: null })).toContain(
      'too short for 30',
    );
  });
});

it('finds the nearest point of the curve', () => {
  const curve = [start(1, 10), start(5, 50), start(9, 90)];
  expect(nearestStart(curve, 6)?.score).toBe(50);
  expect(nearestStart(curve, 99)?.score).toBe(90);
  expect(nearestStart([], 1)).toBeNull();
});

it('names files so that every system takes them', () => {
  expect(clipFileName('Salt', 77.6, 15, 'wav')).toBe('Salt 01-17 15s.wav');
  expect(clipFileName('a/b: "c"?\u0007 ', 0, 30, 'mp3')).toBe('a b c 00-00 30s.mp3');
  expect(clipFileName('Schneeglöckchen 雪', 5, 60, 'm4a')).toBe('Schneeglöckchen 雪 00-05 60s.m4a');
  expect(clipFileName('...', 5, 60, 'm4a')).toBe('clip 00-05 60s.m4a');
  expect(clipFileName('x'.repeat(300), 5, 60, 'm4a').length).toBeLessThan(100);
});

it('says what making a file is doing, and why it failed', () => {
  expect(exportLine({ stage: 'fetch-encoder', fraction: 0.42 })).toBe('Fetching the encoder 42% …');
  expect(exportLine({ stage: 'encode', fraction: null })).toBe('Encoding …');
  for (const reason of FAILURE_REASONS) expect(exportFailure(reason)).toContain('WAV');
});

import { describe, expect, test } from 'vitest';
import type { LibraryEntry } from '../../../src/library/db.ts';
import { earlierBeside, estimateOf, factsOf, reportToKeep } from '../../../src/library/entry.ts';
import { tidyTags } from '../../../src/library/repository.ts';
import { sorted, standing } from '../../../src/ui/library/order.ts';
import { madeUpEntry, madeUpReport } from '../../support/library/madeUpSongs.ts';

describe('what a row takes from its report', () => {
  const report = madeUpReport(4);

  test('parts that are not worked out yet are null', () => {
    const { character: _, ...details } = report.details;
    const facts = factsOf({ ...report, details: { ...details, character: null } });
    expect(facts).toMatchObject({ summary: null, tempoBpm: null, key: null, clip: null, genre: null });
    expect(facts.chart).toEqual({
      median: report.chart.median,
      low80: report.chart.low80,
      high80: report.chart.high80,
      top20: report.chart.top20,
    });
  });

  test('the best of the shortest clips, and a genre only where it is clear', () => {
    const start = (startSeconds: number) => ({
      startSeconds,
      score: 50,
      parts: [null, null, null, null, null, null],
    });
    const clips = {
      beats: [],
      lengths: [
        { seconds: 15 as const, curve: [], best: [start(31.5), start(4)], atDefault: null },
        { seconds: 30 as const, curve: [], best: [start(2)], atDefault: null },
      ],
    };
    const sounds = (clear: boolean) => ({
      genre: { clear, probabilities: [{ genre: 'Pop' as never, probability: 0.7 }] },
      moods: null,
      near: null,
      titles: null,
    });
    const facts = (clear: boolean) =>
      factsOf({ ...report, details: { ...report.details, clips, sounds: sounds(clear) } });
    expect(facts(true)).toMatchObject({ clip: { startSeconds: 31.5, endSeconds: 46.5 }, genre: 'Pop' });
    expect(facts(false).genre).toBeNull();
  });

  test('earlier estimates: each once, oldest first, never the present one', () => {
    const [a, b, c] = [1, 2, 3].map((number) => estimateOf(madeUpReport(number)));
    if (!a || !b || !c) throw new Error('three were made');
    expect(earlierBeside(madeUpReport(2), [c, b, a, c])).toEqual([a, c]);
  });

  test('a report is kept under the id of its song', () => {
    expect(reportToKeep(report, 'other')).toEqual({ ...report, id: 'other' });
  });

  test('tags are trimmed, not empty, and each there once', () => {
    expect(tidyTags([' live ', 'Live', '', 'a  b', 'LIVE'])).toEqual(['live', 'a b']);
  });
});

describe('the order of songs', () => {
  const song = (number: number, more: Partial<LibraryEntry>): LibraryEntry => ({
    ...madeUpEntry(number),
    ...more,
  });
  const at = (median: number) => ({ summary: null, chart: { median, low80: 0, high80: 1, top20: 0.2 } });
  const songs = [
    song(1, { ...at(0.2), title: 'b 10', artist: null, tempoBpm: null }),
    song(2, { ...at(0.9), title: 'B 9', artist: 'Zoe', tempoBpm: 90 }),
    song(3, { ...at(0.5), title: 'á', artist: 'Ana', tempoBpm: 120 }),
  ];
  const order = (by: Parameters<typeof sorted>[1]) => sorted(songs, by).map(({ id }) => Number(id.slice(-1)));

  test.each([
    ['newest', [3, 2, 1]],
    ['best', [2, 3, 1]],
    ['title', [3, 2, 1]],
    ['artist', [3, 2, 1]],
    ['tempo', [2, 3, 1]],
  ] as const)('%s', (by, expected) => {
    expect(order(by)).toEqual(expected);
  });

  test('a song stands where all juries place it, else where the chart jury does', () => {
    const summary = { percentile: 0.7, low: 0.4, high: 0.8 };
    expect(standing({ ...at(0.2), summary })).toEqual({ position: 0.7, low: 0.4, high: 0.8 });
    expect(standing(at(0.2))).toEqual({ position: 0.2, low: 0, high: 1 });
  });
});

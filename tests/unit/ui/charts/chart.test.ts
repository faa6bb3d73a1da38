import { describe, expect, test } from 'vitest';
import { extent, nearest, positions, readout, timeTicks } from '../../../../src/ui/charts/chart.ts';

describe('ticks of a clock', () => {
  test.each([
    [0, 9, 5, [0, 2, 4, 6, 8]],
    [0, 180, 4, [0, 60, 120, 180]],
    [0, 207, 8, [0, 30, 60, 90, 120, 150, 180]],
    [3, 17, 3, [5, 10, 15]],
    [0, 20 * 3600, 4, [0, 18_000, 36_000, 54_000, 72_000]],
    [5, 5, 4, [5]],
  ])('%d to %d s in at most %d steps', (from, to, most, ticks) => {
    expect(timeTicks(from, to, most)).toEqual(ticks);
  });
});

const series = [
  {
    name: 'momentary',
    points: [
      { x: 1, y: -9 },
      { x: 3, y: null },
    ],
  },
  {
    name: 'short-term',
    points: [
      { x: 0, y: -12 },
      { x: 1, y: -11 },
    ],
  },
];

test('positions of all series, each once, ascending', () => {
  expect(positions(series)).toEqual([0, 1, 3]);
});

test('the y axis holds all points and marks, and always has a height', () => {
  expect(extent(series, [])).toEqual([-12, -9]);
  expect(
    extent(series, [
      { y: -4, label: 'mark' },
      { x: 99, label: 'not on this axis' },
    ]),
  ).toEqual([-12, -4]);
  expect(extent([], [])).toEqual([0, 1]);
  expect(extent([{ name: 'flat', points: [{ x: 0, y: 5 }] }], [])).toEqual([4, 6]);
});

test.each([
  [-5, 0],
  [0.4, 0],
  [0.6, 1],
  [1.9, 1],
  [2.1, 2],
  [80, 2],
])('nearest to %d', (wanted, index) => {
  expect(nearest([0, 1, 3], wanted)).toBe(index);
});

test('one position in words', () => {
  const formatX = (x: number) => `${x} s`;
  const formatY = (y: number) => `${y} LUFS`;
  expect(readout(series, 1, formatX, formatY)).toBe('1 s: momentary -9 LUFS, short-term -11 LUFS');
  expect(readout(series, 3, formatX, formatY)).toBe('3 s: no figure');
  expect(readout(series.slice(1), 0, formatX, formatY)).toBe('0 s: -12 LUFS');
});

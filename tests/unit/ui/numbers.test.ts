import { describe, expect, it } from 'vitest';
import { bytes, clock, count, percent, place, spokenClock, took } from '../../../src/ui/text/numbers.ts';

describe('percent', () => {
  it.each([
    [0, '0%'],
    [0.001, 'under 1%'],
    [0.0049, 'under 1%'],
    [0.005, '1%'],
    [0.274, '27%'],
    [0.275, '28%'],
    [0.9949, '99%'],
    [0.995, 'over 99%'],
    [1, '100%'],
  ])('%f reads %s', (share, words) => expect(percent(share)).toBe(words));
});

describe('place', () => {
  it.each([
    [0, 1],
    [0.004, 1],
    [0.5, 50],
    [0.686, 69],
    [0.999, 99],
    [1, 99],
  ])('%f stands at %i', (position, expected) => expect(place(position)).toBe(expected));
});

describe('lengths and times', () => {
  it.each([
    [0, '0:00', '0 seconds'],
    [1, '0:01', '1 second'],
    [59.99, '0:59', '59 seconds'],
    [60, '1:00', '1 minute'],
    [222.4, '3:42', '3 minutes 42 seconds'],
    [3822, '1:03:42', '63 minutes 42 seconds'],
    [-3, '0:00', '0 seconds'],
    [Number.NaN, '0:00', '0 seconds'],
    [Number.POSITIVE_INFINITY, '0:00', '0 seconds'],
  ])('%f s reads %s, spoken %s', (seconds, written, spoken) => {
    expect(clock(seconds)).toBe(written);
    expect(spokenClock(seconds)).toBe(spoken);
  });

  it.each([
    [40, '0.0 s'],
    [2431, '2.4 s'],
    [9949, '9.9 s'],
    [9950, '10 s'],
    [61_400, '61 s'],
  ])('%i ms took %s', (milliseconds, words) => expect(took(milliseconds)).toBe(words));
});

describe('sizes and counts', () => {
  it.each([
    [0, '0 bytes'],
    [1, '1 byte'],
    [999, '999 bytes'],
    [1000, '1 kB'],
    [739_600, '740 kB'],
    [999_499, '999 kB'],
    [999_500, '1.0 MB'],
    [9_949_999, '9.9 MB'],
    [32_129_114, '32 MB'],
    [1_000_000_000, '1.0 GB'],
  ])('%i bytes read %s', (size, words) => expect(bytes(size)).toBe(words));

  it('groups thousands', () => {
    expect(count(7128)).toBe('7,128');
    expect(count(980)).toBe('980');
  });
});

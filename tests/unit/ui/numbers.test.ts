import { afterEach, describe, expect, it } from 'vitest';
import { speak } from '../../../src/ui/i18n/translate.ts';
import {
  bytes,
  clock,
  count,
  decimal,
  list,
  percent,
  percentWith,
  place,
  plain,
  spokenClock,
  took,
} from '../../../src/ui/text/numbers.ts';

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

describe('decimals', () => {
  it.each([
    [-11.66, '−11.7'],
    [-0.04, '0.0'],
    [0.04, '0.0'],
    [3.26, '3.3'],
    [12_345.6, '12345.6'],
  ])('%f reads %s', (value, words) => expect(decimal(value)).toBe(words));

  it('carry a plus where one is wanted', () => {
    expect(decimal(1.25, 2, true)).toBe('+1.25');
    expect(decimal(0, 1, true)).toBe('0.0');
  });
});

describe('other languages', () => {
  afterEach(() => speak('en'));

  it.each([
    [
      'es',
      '27 %',
      '12,3 %',
      'menos del 1 %',
      '12.345',
      '1,0 GB',
      '999 bytes',
      '3 minutos 42 segundos',
      '2,4 s',
    ],
    ['pt', '27%', '12,3%', 'menos de 1%', '12.345', '1,0 GB', '999 bytes', '3 minutos 42 segundos', '2,4 s'],
    ['vi', '27%', '12,3%', 'dưới 1%', '12.345', '1,0 GB', '999 byte', '3 phút 42 giây', '2,4 s'],
  ] as const)('%s', async (language, whole, fine, little, many, size, small, spoken, time) => {
    await speak(language);
    const plainSpaces = (text: string) => text.replace(/\u00a0/g, ' ');
    expect(plainSpaces(percent(0.274))).toBe(whole);
    expect(plainSpaces(percentWith(0.1234, 1))).toBe(fine);
    expect(plainSpaces(percent(0.001))).toBe(little);
    expect(count(12_345)).toBe(many);
    expect(plainSpaces(bytes(1e9))).toBe(size);
    expect(plainSpaces(bytes(999))).toBe(small);
    expect(spokenClock(222)).toBe(spoken);
    expect(took(2431)).toBe(time);
    expect(decimal(-11.66)).toBe('−11,7');
    expect(plain(44.1, 3)).toBe('44,1');
  });

  it('join lists with their own word', async () => {
    const said: string[] = [];
    for (const language of ['en', 'es', 'pt', 'vi'] as const) {
      await speak(language);
      said.push(list(['A', 'B', 'C']));
    }
    expect(said).toEqual(['A, B and C', 'A, B y C', 'A, B e C', 'A, B và C']);
  });
});

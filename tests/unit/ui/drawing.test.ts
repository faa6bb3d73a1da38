import { describe, expect, it } from 'vitest';
import { rings } from '../../../src/ui/art/rings.ts';
import { axisEnd, strokeHeights, tenths } from '../../../src/ui/verdict/distribution.ts';
import { dots, fifthSentence } from '../../../src/ui/verdict/fifth.ts';
import { waveformBars } from '../../../src/ui/verdict/waveform.ts';

/** Best tenth first, as in a report. */
const TOP_HEAVY = [0.22, 0.17, 0.13, 0.11, 0.09, 0.08, 0.07, 0.06, 0.04, 0.03];
const EVEN = Array.from({ length: 10 }, () => 0.1);

describe('tenths', () => {
  it('run from the lowest to the highest', () => {
    const bars = tenths(TOP_HEAVY);
    expect(bars[0]).toEqual({ index: 0, label: '0 to 10', probability: 0.03 });
    expect(bars[9]).toEqual({ index: 9, label: '90 to 100', probability: 0.22 });
  });
});

describe('strokeHeights', () => {
  it('gives a hundred heights of which the largest is 1', () => {
    const heights = strokeHeights(TOP_HEAVY);
    expect(heights).toHaveLength(100);
    expect(Math.max(...heights)).toBe(1);
    expect(heights[99]).toBe(1);
  });

  it('rises where the distribution rises, and passes through the tenths at their middles', () => {
    const heights = strokeHeights(TOP_HEAVY);
    for (let i = 1; i < 100; i++) expect(heights[i]).toBeGreaterThanOrEqual(heights[i - 1] ?? 0);
    // The middle of the tenth from 80 to 90 lies between strokes 84 and 85.
    const middle = ((heights[84] ?? 0) + (heights[85] ?? 0)) / 2;
    expect(middle).toBeCloseTo(0.17 / 0.22, 2);
  });

  it('is level for an even distribution and empty for none', () => {
    expect(new Set(strokeHeights(EVEN).map((h) => h.toFixed(6)))).toEqual(new Set(['1.000000']));
    expect(strokeHeights(EVEN.map(() => 0)).every((h) => h === 0)).toBe(true);
  });
});

describe('axisEnd', () => {
  it.each([
    [[0.1], 0.2],
    [[0.19], 0.3],
    [[0.22], 0.3],
    [[0.5], 0.6],
    [[1], 1],
    [[0.02], 0.2],
  ])('holds %j below %f', (deciles, end) => expect(axisEnd(deciles)).toBeCloseTo(end, 10));
});

describe('dots', () => {
  it.each([
    [0, 0],
    [0.001, 1],
    [0.19, 19],
    [0.275, 28],
    [0.999, 99],
    [1, 100],
  ])('a share of %f fills %i', (share, filled) => {
    const all = dots(share);
    expect(all).toHaveLength(100);
    expect(all.filter(Boolean)).toHaveLength(filled);
    expect(all.slice(0, filled).every(Boolean)).toBe(true);
  });
});

describe('fifthSentence', () => {
  it('names both frequencies', () => {
    expect(fifthSentence(0.274, 0.191)).toContain(
      'about 27 were in the best fifth; of 100 picked blindly, 19.',
    );
  });

  it.each([
    [0.2, 'about what chance gives'],
    [0.22, 'more than chance'],
    [0.4, 'at least twice'],
    [0.1, 'less than chance'],
  ])('%f beside 19 in 100 is %s', (top20, words) => expect(fifthSentence(top20, 0.19)).toContain(words));
});

describe('waveformBars', () => {
  it('takes the largest peak of each stretch and scales to 1', () => {
    expect(waveformBars([0.1, 0.4, 0.2, 0.2], 2)).toEqual([1, 0.5]);
  });

  it('does not invent bars, and covers every peak when the count does not divide', () => {
    expect(waveformBars([0.5, 0.25], 10)).toEqual([1, 0.5]);
    expect(waveformBars([0, 0, 0, 0, 0, 0, 1], 3)).toEqual([0, 0, 1]);
    expect(waveformBars([], 10)).toEqual([]);
  });

  it('leaves silence silent', () => {
    expect(waveformBars([0, 0], 2)).toEqual([0, 0]);
  });
});

describe('rings', () => {
  const options = { count: 5, innerRadius: 100, outerRadius: 300, amplitude: 20 };

  it('are the same every time, closed, and go outwards', () => {
    const drawn = rings(options);
    expect(rings(options)).toEqual(drawn);
    expect(drawn.map((ring) => ring.distance)).toEqual([0, 0.25, 0.5, 0.75, 1]);
    for (const ring of drawn) expect(ring.path).toMatch(/^M[-\d. ]+(L[-\d. ]+)+Z$/);
  });

  it('stay within the wave height of their radius', () => {
    const [inner] = rings({ ...options, count: 1 });
    const radii = (inner?.path.match(/-?[\d.]+ -?[\d.]+/g) ?? []).map((pair) =>
      Math.hypot(...(pair.split(' ').map(Number) as [number, number])),
    );
    expect(Math.min(...radii)).toBeGreaterThanOrEqual(79.9);
    expect(Math.max(...radii)).toBeLessThanOrEqual(120.1);
    expect(Math.max(...radii)).toBeGreaterThan(115);
  });
});

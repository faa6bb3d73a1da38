import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { renderMarkdown } from '../../../scripts/documents.ts';
import { intervalChart } from '../../../training/card/figures/intervals.ts';
import { reliabilityDiagram } from '../../../training/card/figures/reliability.ts';
import { rocDiagram } from '../../../training/card/figures/roc.ts';
import { reliabilityWithIntervals } from '../../../training/protocol/reliabilityIntervals.ts';
import { thinCurve, type CurvePoint } from '../../../training/protocol/thinCurve.ts';

const curve: CurvePoint[] = [
  [0, 0],
  [0.25, 0.5],
  [1, 1],
];
const long: CurvePoint[] = Array.from({ length: 80 }, (_, i) => [
  Number((i / 79).toFixed(4)),
  Number(Math.sqrt(i / 79).toFixed(4)),
]);
const bins = [
  { count: 1200, predicted: 0.05, observed: 0.04, low: 0.02, high: 0.07 },
  { count: 300, predicted: 0.15, observed: 0.2, low: 0.12, high: 0.3 },
];

const roc = rocDiagram({
  id: 'r',
  title: 'Curves <of> "all"',
  series: [
    { name: 'jury', area: '0.700', points: curve },
    ...['a', 'b', 'c'].map((name) => ({ name, area: '0.600', points: long })),
  ],
});
const reliability = reliabilityDiagram({ id: 'l', title: 'Reliability', event: 'of a hit', bins });
const intervals = intervalChart({
  id: 'i',
  title: 'Skill',
  figure: 'AUC',
  reference: 0.5,
  lines: [
    { name: 'jury & co', estimate: { value: 0.7, low: 0.6, high: 0.8 }, strong: true },
    ...Array.from({ length: 11 }, (_, i) => ({
      name: `model ${i}`,
      estimate: { value: 0.6, low: 0.5, high: 0.65 },
    })),
  ],
});

/** Tags that are opened must be closed, in order. */
function isWellFormed(svg: string): boolean {
  const open: string[] = [];
  for (const [, close, name, self] of svg.matchAll(/<(\/?)([a-z]+)(?:\s[^<>]*?)?(\/?)>/g)) {
    if (close) {
      if (open.pop() !== name) return false;
    } else if (!self) open.push(name ?? '');
  }
  return open.length === 0;
}

describe.each([
  ['ROC', roc],
  ['reliability', reliability],
  ['intervals', intervals],
])('the %s figure', (_name, svg) => {
  it('is small, well formed and made of fixed decimals', () => {
    expect(Buffer.byteLength(svg)).toBeLessThan(12_000);
    expect(isWellFormed(svg)).toBe(true);
    expect(svg).not.toMatch(/NaN|undefined|Infinity|\d\.\d{4,}/);
  });

  it('has a title and a description, and follows the theme', () => {
    const [, ids] = /aria-labelledby="([^"]+)"/.exec(svg) ?? [];
    for (const id of (ids ?? '').split(' '))
      expect(svg).toMatch(new RegExp(`<(title|desc) id="${id}">[^<]+<`));
    expect(svg).toContain('prefers-color-scheme:dark');
    // A rule without the class would change the page that the figure is put into.
    const [, style] = /<style>([^]*)<\/style>/.exec(svg) ?? [];
    const selectors = [...(style ?? '').matchAll(/([^{}]+)\{/g)].map(([, selector]) =>
      (selector ?? '').trim(),
    );
    expect(selectors.filter((s) => !s.startsWith('.earshot-figure') && !s.startsWith('@media'))).toEqual([]);
  });
});

it('puts ROC points where they belong, best at the top left', () => {
  // 320 units a side, from (60, 336) at the bottom left to (380, 16).
  expect(roc).toContain('d="M60,336L140,176L380,16"');
  expect(roc).toContain('Curves &lt;of&gt; &quot;all&quot;');
  expect(() =>
    rocDiagram({
      id: 'x',
      title: 'x',
      series: new Array(6).fill({ name: 'a', area: '', points: curve }) as never,
    }),
  ).toThrow(RangeError);
});

it('draws a bin’s dot, interval and count', () => {
  // Both axes end at the tenth that holds the highest interval: 0.3.
  expect(reliability).toContain('<circle cx="220" cy="122.67"');
  expect(reliability).toContain('x1="220" y1="208" x2="220" y2="16"');
  expect(reliability).toContain('>1,200<');
  expect(reliability).toContain('observed 20 % (12 % to 30 %) of 300 songs');
});

it('draws intervals from end to end', () => {
  expect(intervals).toContain('jury &amp; co');
  expect(intervals).toContain('0.700 (0.600–0.800)');
  // The axis goes from 0.5 (250) to 0.8 (510).
  expect(intervals).toContain('x1="336.67" y1="27" x2="510" y2="27"');
});

describe('thinCurve', () => {
  it('keeps both ends and at most so many points', () => {
    const dense = Array.from({ length: 1001 }, (_, i) => ({
      falsePositiveRate: i / 1000,
      truePositiveRate: Math.sqrt(i / 1000),
      threshold: 1 - i,
    }));
    const thin = thinCurve(dense, 40);
    expect(thin.length).toBeLessThanOrEqual(40);
    expect(thin.length).toBeGreaterThan(30);
    expect(thin[0]).toEqual([0, 0]);
    expect(thin.at(-1)).toEqual([1, 1]);
    // No gap is wider than two steps along the curve.
    thin.slice(1).forEach(([x, y], i) => {
      const [beforeX, beforeY] = thin[i] ?? [0, 0];
      expect(x + y - beforeX - beforeY).toBeLessThan(0.11);
    });
    expect(thinCurve(dense.slice(0, 2).concat(dense.slice(-1)), 40)).toHaveLength(3 - 1);
  });
});

it('reliabilityWithIntervals resamples whole artists', () => {
  // One bin; the artists are all or nothing, so that intervals by rows would be far too narrow.
  const groups = Array.from({ length: 40 }, (_, i) => `artist ${i % 4}`);
  const happened = groups.map((group) => group === 'artist 0');
  const [bin] = reliabilityWithIntervals(new Array<number>(40).fill(0.25), happened, groups, {
    resamples: 400,
    seed: 1,
  });
  expect(bin).toMatchObject({ count: 40, predicted: 0.25, observed: 0.25, low: 0 });
  expect(bin?.high).toBeGreaterThanOrEqual(0.5);
  const [empty] = reliabilityWithIntervals([0.95, 0.95], [true, true], ['a', 'b'], {
    resamples: 20,
    seed: 1,
  });
  expect(empty).toMatchObject({ count: 2, observed: 1, low: 1, high: 1 });
});

describe('renderMarkdown', () => {
  const folder = mkdtempSync(join(tmpdir(), 'documents-'));
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('makes an SVG beside the document a part of the page, and leaves other images', () => {
    writeFileSync(join(folder, 'figures-a.svg'), reliability);
    const html = renderMarkdown('# A\n\n![alt](figures-a.svg)\n\n![b](b.png)\n', folder);
    expect(html).toContain(`<figure>${reliability.trim()}</figure>`);
    expect(html).not.toContain('<p><figure>');
    expect(html).not.toContain('figures-a.svg');
    expect(html).toContain('<img src="b.png"');
  });
});

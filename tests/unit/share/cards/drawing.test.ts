import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { contrast, fromOklch, hexOf, readable, toOklch } from '../../../../src/share/cards/colour.ts';
import { coverColoursOf } from '../../../../src/share/cards/coverColours.ts';
import { directionOf, fitText, graphemes } from '../../../../src/share/cards/fitText.ts';
import { subsetsOf } from '../../../../src/share/cards/fonts.ts';
import { layOut } from '../../../../src/share/cards/layout.ts';
import { paletteOf } from '../../../../src/share/cards/palette.ts';
import { withDescription } from '../../../../src/share/cards/pngText.ts';
import type { Measure } from '../../../../src/share/cards/scene.ts';
import { FORMATS, safeArea } from '../../../../src/share/cards/sizes.ts';
import { CARD_DESIGNS, CARD_SIZES, type CoverColours } from '../../../../src/share/cards/types.ts';
import { contour } from '../../../../src/share/cards/waveform.ts';
import { card, figureContent, LONG_TITLE, named } from '../../../support/cards/sampleCards.ts';

/** Every letter is half as wide as it is high; figures have no tails. */
const measure: Measure = (text, { size }) => ({
  advance: 0.5 * size * graphemes(text, 'en').length,
  left: 0,
  right: 0.5 * size * graphemes(text, 'en').length,
  ascent: 0.7 * size,
  descent: /^\d+$/.test(text) ? 0 : 0.2 * size,
});
const fit = (text: string, width: number, maxLines: number, smallest = 10) =>
  fitText(text, {
    font: { family: 'sans', weight: 400, size: 20, spacing: -0.02, italic: true },
    smallest,
    width,
    maxLines,
    measure,
    language: 'en',
  });

describe('fitting a text', () => {
  it('keeps its size where it fits, and shrinks before it is cut', () => {
    expect(fit('Porch Light', 200, 1)).toMatchObject({ lines: ['Porch Light'], cut: false });
    expect(fit('Porch Light', 200, 1).font.size).toBe(20);
    const smaller = fit('Porch Light', 70, 1);
    expect(smaller.lines).toEqual(['Porch Light']);
    expect(smaller.font.size).toBeLessThan(13);
    expect(smaller.width).toBeLessThanOrEqual(70);
  });

  it('breaks lines between words and makes them about equally long', () => {
    expect(fit('one two three four', 130, 2).lines).toEqual(['one two', 'three four']);
    expect(fit('夜の海を渡る風', 45, 2).lines.join('')).toBe('夜の海を渡る風');
    expect(fit('夜の海を渡る風', 45, 2).lines).toHaveLength(2);
  });

  it('cuts between whole letters, never within one', () => {
    const family = '👩‍👩‍👧‍👦';
    const { lines, cut } = fit(family.repeat(30), 60, 1);
    expect(cut).toBe(true);
    expect(lines[0]).toBe(`${family.repeat(11)}…`);
    const accents = fit('e\u0301'.repeat(40), 60, 1).lines[0] ?? '';
    expect(accents).toBe(`${'e\u0301'.repeat(11)}…`);
  });

  it('breaks a word that is too long for any line, and keeps all of a text that has room', () => {
    const word = 'abcdefghijklmnopqrstuvwxyz';
    expect(fit(word, 50, 3).lines.join('')).toBe(word);
    expect(fit(LONG_TITLE, 100, 2).lines.at(-1)).toMatch(/[^\s…]…$/);
  });

  it('has the direction of its first letter, and neither spacing nor slant where letters join', () => {
    expect([
      directionOf('אור (live)'),
      directionOf('(2) ضوء'),
      directionOf('Light אור'),
      directionOf('123'),
    ]).toEqual(['rtl', 'rtl', 'ltr', 'ltr']);
    expect(fit('ضوء', 200, 1)).toMatchObject({ direction: 'rtl', font: { spacing: 0, italic: false } });
    expect(fit('Light', 200, 1)).toMatchObject({ direction: 'ltr', font: { spacing: -0.02, italic: true } });
  });
});

describe('layout', () => {
  it.each(CARD_DESIGNS)('of %s keeps text within the safe area, with any measure', (design) => {
    for (const size of CARD_SIZES) {
      const safe = safeArea(size);
      const scene = layOut(
        card({ design, size, content: named(figureContent, LONG_TITLE, LONG_TITLE) }),
        measure,
      );
      const texts = scene.items.filter((item) => item.kind === 'text');
      expect(texts.length).toBeGreaterThan(6);
      for (const { ink, text } of texts) {
        expect(ink.x, text).toBeGreaterThanOrEqual(safe.x - 0.01);
        expect(ink.y, text).toBeGreaterThanOrEqual(safe.y - 0.01);
        expect(ink.x + ink.width, text).toBeLessThanOrEqual(safe.x + safe.width + 0.01);
        expect(ink.y + ink.height, text).toBeLessThanOrEqual(safe.y + safe.height + 0.01);
      }
    }
  });

  it('says the figure, its interval, whom it compares with and where it was made', () => {
    for (const design of CARD_DESIGNS) {
      const said = layOut(card({ design }), measure)
        .items.flatMap((item) => (item.kind === 'text' ? [item.text] : []))
        .join(' ');
      for (const wanted of [
        '64',
        'from 41 to 83',
        '999',
        'not a promise',
        'on my device',
        '1:51',
        'Porch Light',
      ])
        expect(said, design).toContain(wanted);
      const unnamed = JSON.stringify(
        layOut(card({ design, content: named(figureContent, null, null) }), measure),
      );
      expect(unnamed).not.toContain('Porch');
      expect(unnamed).not.toContain('Quiet');
    }
  });

  it('leaves the places of buttons and captions on stories free', () => {
    const { x, y, width, height } = safeArea('story');
    expect([FORMATS.story.width, FORMATS.story.height]).toEqual([1080, 1920]);
    expect(y).toBeGreaterThanOrEqual(0.14 * 1920);
    expect(1920 - y - height).toBeGreaterThanOrEqual(0.2 * 1920);
    expect(x).toBeGreaterThanOrEqual(0.06 * 1080);
    expect(1080 - x - width).toBeGreaterThanOrEqual(120);
  });
});

describe('colours', () => {
  it('have the contrast of WCAG', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
  });

  it('come back from OKLCH', () => {
    for (const hex of ['#ff6b4a', '#0b4a47', '#123456', '#ffffff', '#000000']) {
      expect(fromOklch(toOklch(hex))).toBe(hex);
    }
    // Ottosson's own example values: pure red.
    const red = toOklch('#ff0000');
    expect([red.l, red.c, (red.h * 180) / Math.PI].map((value) => Number(value.toFixed(3)))).toEqual([
      0.628, 0.258, 29.234,
    ]);
  });

  it('are moved until they can be read', () => {
    expect(readable('#777777', ['#808080'], 4.5)).not.toBe('#777777');
    expect(contrast(readable('#777777', ['#808080'], 4.5), '#808080')).toBeGreaterThanOrEqual(4.5);
    expect(readable('#000000', ['#ffffff'], 4.5)).toBe('#000000');
  });

  it('keep AA in every pair of every design, whatever the cover', () => {
    const steps = [0, 64, 128, 192, 255].map((value) => value / 255);
    const all = steps.flatMap((r) => steps.flatMap((g) => steps.map((b) => hexOf([r, g, b]))));
    const covers: (CoverColours | null)[] = [
      null,
      ...all.flatMap((ground, i) =>
        [7, 31, 88].map((jump) => ({ ground, accent: all[(i * jump + jump) % all.length] ?? ground })),
      ),
    ];
    const problems: string[] = [];
    for (const design of CARD_DESIGNS) {
      for (const cover of covers) {
        const p = paletteOf(design, cover);
        const pairs: [string, number, number][] = [
          ['ink', contrast(p.ink, p.ground), 4.5],
          ['soft', contrast(p.soft, p.ground), 4.5],
          ['accentInk', contrast(p.accentInk, p.ground), 4.5],
          ['accent', contrast(p.accent, p.ground), 3],
          ['onBlock', contrast(p.onBlock, p.block), 4.5],
          ['blockAccent', contrast(p.blockAccent, p.block), 4.5],
        ];
        for (const [name, ratio, least] of pairs) {
          if (ratio < least) problems.push(`${design} ${cover?.ground} ${cover?.accent} ${name} ${ratio}`);
        }
      }
    }
    expect(problems).toEqual([]);
  });

  it('of a cover are what most of it is and what is lively in it, not a speck', () => {
    const rgba = new Uint8ClampedArray(64 * 64 * 4);
    for (let i = 0; i < 64 * 64; i++) {
      const colour = i < 8 ? [255, 0, 255] : i < 700 ? [230, 160, 30] : [40, 44, 52];
      rgba.set([...colour, 255], 4 * i);
    }
    expect(coverColoursOf(rgba)).toEqual({ ground: '#282c34', accent: '#e6a01e' });
    expect(coverColoursOf(new Uint8ClampedArray(16))).toBeNull();
  });
});

describe('a waveform', () => {
  it('is drawn from the quietest to the loudest, and nothing of silence', () => {
    const heights = contour([0.9, 0.9, 0.95, 1, 0.92, 0.9], 6);
    expect(Math.max(...heights)).toBe(1);
    expect(heights.indexOf(1)).toBe(3);
    expect(contour([0, 0, 0], 5)).toEqual(Array.from({ length: 5 }, () => 0.04));
    expect(contour([], 3)).toEqual([0.04, 0.04, 0.04]);
    expect(contour([0.5, 1], 8)).toHaveLength(8);
  });
});

describe('fonts', () => {
  it('are only those that a text needs', () => {
    expect([...subsetsOf('Porch Light, 3:42…')]).toEqual(['latin']);
    expect([...subsetsOf('Đèn phố ướt')]).toEqual(['latin', 'vietnamese']);
    expect([...subsetsOf('Żółty šíp')].sort()).toEqual(['latin', 'latinExt']);
    expect([...subsetsOf('ضوء')]).toEqual(['latin']);
  });
});

describe('the description in a picture', () => {
  it('is international text behind the header, and the picture stays one', async () => {
    const png = await sharp({ create: { width: 3, height: 2, channels: 3, background: '#ff6b4a' } })
      .png()
      .toBuffer();
    const told = withDescription(png, 'Đèn hiên: trên 64', 'vi');
    const { width, height, comments } = await sharp(told, { failOn: 'warning' }).metadata();
    expect([width, height]).toEqual([3, 2]);
    expect(comments).toContainEqual({ keyword: 'Description', text: 'Đèn hiên: trên 64' });
    expect(await sharp(told).raw().toBuffer()).toEqual(await sharp(png).raw().toBuffer());
  });
});

/** What every card must keep, whatever it says: text within the safe area, apart from other text, and readable. */
import { beforeAll, describe, expect, test } from 'vitest';
import { contrast, hexOf } from '../../../../src/share/cards/colour.ts';
import { draw, measureWith, type Pen } from '../../../../src/share/cards/draw.ts';
import { loadFonts } from '../../../../src/share/cards/fonts.ts';
import { layOut } from '../../../../src/share/cards/layout.ts';
import type { Measure, Scene, TextItem } from '../../../../src/share/cards/scene.ts';
import { safeArea } from '../../../../src/share/cards/sizes.ts';
import {
  CARD_DESIGNS,
  CARD_SIZES,
  type Box,
  type Card,
  type CardContent,
  type CoverColours,
} from '../../../../src/share/cards/types.ts';
import { loadExtraFonts } from '../../../support/cards/extraFonts.ts';
import {
  ARABIC_TITLE,
  figureContent,
  HEBREW_TITLE,
  LONG_TITLE,
  named,
  portraitContent,
} from '../../../support/cards/sampleCards.ts';

const long = LONG_TITLE.repeat(2);
const wordy: CardContent = {
  ...named(figureContent, long, long),
  language: 'es',
  hero: {
    kind: 'figure',
    figure: {
      value: 99,
      low: 1,
      high: 99,
      lead: 'Por su sonido, por encima de',
      rest: 'de cada 100 canciones publicadas',
      interval: 'Puede estar en cualquier punto entre 1 y 99.',
    },
  },
  facts: ['121,4 lpm', 'Fa sostenido mayor', '1:03:42'],
  character: [
    { label: 'Energía', value: 100 },
    { label: 'Bailable', value: 100 },
    { label: 'Alegre', value: 100 },
    { label: 'Acústica', value: 0 },
  ],
  estimated: 'Estimado en mi dispositivo con Earshot',
  clip: { from: 0.97, to: 1, label: 'Los 15 segundos para publicar: desde 1:03:27', alt: '' },
  population:
    'Comparada con 999 canciones publicadas conocidas, cuyo sonido se describió para la investigación. Solo por el sonido, no es una promesa.',
};

const contents: Readonly<Record<string, CardContent>> = {
  figure: figureContent,
  portrait: portraitContent,
  'no names': named(figureContent, null, null),
  'artist alone': named(portraitContent, null, 'The Quiet Hours'),
  'a long title': wordy,
  'a long label': {
    ...wordy,
    title: null,
    hero: {
      kind: 'portrait',
      portrait: {
        label: 'Paseo interminable con ventanas abiertas',
        traits: 'Mucha energía, ánimo luminoso, bailable, sobre todo acústica',
      },
    },
  },
  'one long word': named(
    portraitContent,
    'Wolkenkratzerfensterputzerleiterverleih'.repeat(4),
    'Llanfairpwll',
  ),
  Arabic: named(figureContent, ARABIC_TITLE, 'فرقة الساعات الهادئة'),
  'long Arabic': named(portraitContent, `${ARABIC_TITLE} `.repeat(14), null),
  Hebrew: named(portraitContent, HEBREW_TITLE, 'השעות השקטות'),
  Vietnamese: named(figureContent, 'Ánh Đèn Hiên Nhà Nghiêng Ngả Ở Phố Ướt Ẩm', 'Những Giờ Lặng'),
  'no facts': { ...figureContent, facts: [], character: [], clip: null, peaks: [] },
};

const covers: readonly (CoverColours | null)[] = [
  null,
  { ground: '#7a2240', accent: '#e8b23a' },
  { ground: '#ffffff', accent: '#ffffff' },
  { ground: '#000000', accent: '#0000ff' },
  { ground: '#ffee00', accent: '#ff00aa' },
  { ground: '#7f7f7f', accent: '#00ff66' },
];

let pen: OffscreenCanvasRenderingContext2D;
let measure: Measure;
beforeAll(async () => {
  await loadExtraFonts();
  await loadFonts(document.fonts, JSON.stringify(contents));
  const context = new OffscreenCanvas(1200, 1920).getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('no context');
  pen = context;
  measure = measureWith(pen as Pen);
});

const textsOf = (scene: Scene): TextItem[] => scene.items.filter((item) => item.kind === 'text');

const everyCard = (of: readonly (CoverColours | null)[], some = contents): [string, Card][] =>
  CARD_DESIGNS.flatMap((design) =>
    CARD_SIZES.flatMap((size) =>
      of.flatMap((cover) =>
        Object.entries(some).map(([name, content]): [string, Card] => [
          `${design}, ${size}, ${name}, ${cover?.ground ?? 'own colours'}`,
          { design, size, cover, content },
        ]),
      ),
    ),
  );

/** Those whose texts are also looked at as they are drawn. */
const DRAWN = new Set([wordy, contents['Arabic']]);

/** How far a box reaches out of another, pixels. */
const beyond = (box: Box, area: Box): number =>
  Math.max(
    area.x - box.x,
    area.y - box.y,
    box.x + box.width - area.x - area.width,
    box.y + box.height - area.y - area.height,
  );

/** Width and height of what two boxes share. */
const shared = (a: Box, b: Box): [number, number] => [
  Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x),
  Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y),
];

describe('text', () => {
  test('lies within the safe area, as measured and as drawn', () => {
    const problems: string[] = [];
    for (const [name, card] of everyCard([null])) {
      const scene = layOut(card, measure);
      const safe = safeArea(card.size);
      const texts = textsOf(scene);
      for (const { ink, text } of texts) {
        if (beyond(ink, safe) > 0.5) problems.push(`${name}: "${text}" is ${beyond(ink, safe)} px outside`);
      }
      if (!DRAWN.has(card.content)) continue;
      pen.clearRect(0, 0, 1200, 1920);
      pen.save();
      // The texts alone, on nothing.
      draw(pen as Pen, { ...scene, ground: 'transparent', items: texts });
      pen.restore();
      const [right, bottom] = [safe.x + safe.width, safe.y + safe.height];
      const strips: [number, number, number, number][] = [
        [0, 0, scene.width, safe.y],
        [0, bottom, scene.width, scene.height - bottom],
        [0, 0, safe.x, scene.height],
        [right, 0, scene.width - right, scene.height],
      ];
      for (const strip of strips) {
        const inked = new Uint32Array(pen.getImageData(...strip).data.buffer).some(
          (pixel) => pixel >>> 24 > 40,
        );
        if (inked) problems.push(`${name}: ink in ${strip.join(' ')}`);
      }
    }
    expect(problems).toEqual([]);
  });

  test('does not run into other text', () => {
    const problems: string[] = [];
    for (const [name, card] of everyCard([null])) {
      const texts = textsOf(layOut(card, measure));
      for (const [i, a] of texts.entries()) {
        for (const b of texts.slice(i + 1)) {
          const [width, height] = shared(a.ink, b.ink);
          // Tails of one line and heads of the next may share a little height.
          const allowed = 0.12 * Math.min(a.font.size, b.font.size);
          if (width > 1 && height > allowed)
            problems.push(`${name}: "${a.text}" and "${b.text}" share ${height} px`);
        }
      }
    }
    expect(problems).toEqual([]);
  });

  test('has at least 4.5 : 1 to every pixel behind it, in every design and with every cover', () => {
    const problems: string[] = [];
    const some = { figure: figureContent, portrait: portraitContent };
    // Figures and portraits take turns.
    for (const [name, card] of everyCard(covers, some).filter((_, i) => i % 4 === 0 || i % 4 === 3)) {
      const scene = layOut(card, measure);
      const texts = textsOf(scene);
      draw(pen as Pen, { ...scene, items: scene.items.filter(({ kind }) => kind !== 'text') });
      for (const { ink, fill, over, text } of texts) {
        for (const ground of over) {
          if (contrast(fill, ground) < 4.5) problems.push(`${name}: "${text}" ${contrast(fill, ground)}`);
        }
        const x = Math.floor(ink.x);
        const y = Math.floor(ink.y);
        const { data } = pen.getImageData(x, y, Math.ceil(ink.width), Math.ceil(ink.height));
        const seen = new Map<number, number>();
        for (const pixel of new Uint32Array(data.buffer)) seen.set(pixel, (seen.get(pixel) ?? 0) + 1);
        let unreadable = 0;
        for (const [pixel, count] of seen) {
          const behind = hexOf([
            (pixel & 255) / 255,
            ((pixel >> 8) & 255) / 255,
            ((pixel >> 16) & 255) / 255,
          ]);
          if (contrast(fill, behind) < 4.5) unreadable += count;
        }
        if (unreadable > 0) problems.push(`${name}: "${text}" lies on ${unreadable} px that hide it`);
      }
    }
    expect(problems).toEqual([]);
  });

  test('keeps a title that is written from the right at its own side, in its own order', () => {
    for (const design of CARD_DESIGNS) {
      const [card] = everyCard([null], { Hebrew: named(portraitContent, HEBREW_TITLE, null) })
        .map(([, each]) => each)
        .filter((each) => each.design === design && each.size === 'square');
      if (!card) throw new Error('no card');
      const title = textsOf(layOut(card, measure)).find(({ text }) => text === HEBREW_TITLE);
      expect(title?.direction).toBe('rtl');
      const safe = safeArea('square');
      const middle = (title?.ink.x ?? 0) + (title?.ink.width ?? 0) / 2;
      // Centred in one design, at the right in the others.
      if (design === 'record') expect(Math.abs(middle - 540)).toBeLessThan(6);
      else expect((title?.ink.x ?? 0) + (title?.ink.width ?? 0)).toBeGreaterThan(safe.x + safe.width - 12);
    }
  });

  test('marks the clip in its own colour in every design', () => {
    for (const [name, card] of everyCard([null], { figure: figureContent })) {
      const shapes = (content: CardContent) =>
        JSON.stringify(layOut({ ...card, content }, measure).items.filter(({ kind }) => kind !== 'text'));
      const moved = {
        ...figureContent,
        clip: { from: 0.1, to: 0.2, label: figureContent.clip?.label ?? '', alt: '' },
      };
      expect(shapes(moved), name).not.toBe(shapes(figureContent));
    }
  });
});

/**
 * Cards against committed pictures, at a quarter of their size. After a wanted change:
 * `VITE_UPDATE_CARDS=1 npx vitest run --project browser tests/browser/share/cards/references.test.ts`,
 * and look at what changed before committing it.
 */
import pixelmatch from 'pixelmatch';
import { beforeAll, describe, expect, test } from 'vitest';
import { commands } from 'vitest/browser';
import { createCardMaker } from '../../../../src/share/cards/cardMaker.ts';
import { renderCard } from '../../../../src/share/cards/render.ts';
import { FORMATS } from '../../../../src/share/cards/sizes.ts';
import { CARD_DESIGNS, CARD_SIZES, type Card } from '../../../../src/share/cards/types.ts';
import { loadExtraFonts } from '../../../support/cards/extraFonts.ts';
import {
  ARABIC_TITLE,
  card,
  figureContent,
  HEBREW_TITLE,
  LONG_TITLE,
  named,
  portraitContent,
} from '../../../support/cards/sampleCards.ts';

const FOLDER = '../../../fixtures/cards';
const references = import.meta.glob<string>('../../../fixtures/cards/*.png', {
  query: '?url',
  import: 'default',
  eager: true,
});
const UPDATE = Boolean(import.meta.env['VITE_UPDATE_CARDS']);
const SCALE = 1 / 4;
/** Colours this far apart are the same; edges of letters are smoothed differently from machine to machine. */
const THRESHOLD = 0.15;
/** Share of pixels that may differ. */
const TOLERANCE = 0.005;

const cases: readonly (readonly [name: string, card: Card])[] = [
  // Every design in every size; the designs take turns with a figure and a portrait.
  ...CARD_DESIGNS.flatMap((design, i) =>
    CARD_SIZES.map(
      (size, j) =>
        [
          `${design}-${size}`,
          card({ design, size, content: (i + j) % 2 === 0 ? figureContent : portraitContent }),
        ] as const,
    ),
  ),
  ['long-title-record-story', card({ content: named(figureContent, LONG_TITLE, LONG_TITLE) })],
  [
    'long-title-poster-link',
    card({ design: 'poster', size: 'link', content: named(figureContent, LONG_TITLE, 'The Quiet Hours') }),
  ],
  [
    'arabic-title-notes-square',
    card({
      design: 'notes',
      size: 'square',
      content: named(portraitContent, ARABIC_TITLE, 'فرقة الساعات الهادئة'),
    }),
  ],
  [
    'hebrew-title-dots-story',
    card({ design: 'dots', content: named(figureContent, HEBREW_TITLE, 'השעות השקטות') }),
  ],
  [
    'cover-colours-ridges-link',
    card({ design: 'ridges', size: 'link', cover: { ground: '#7a2240', accent: '#e8b23a' } }),
  ],
];

async function pixelsOf(picture: Blob, scale: number): Promise<ImageData> {
  const bitmap = await createImageBitmap(picture);
  const width = Math.round(bitmap.width * scale);
  const height = Math.round(bitmap.height * scale);
  const pen = new OffscreenCanvas(width, height).getContext('2d');
  if (!pen) throw new Error('no context');
  pen.imageSmoothingQuality = 'high';
  pen.drawImage(bitmap, 0, 0, width, height);
  return pen.getImageData(0, 0, width, height);
}

const rendered = (wanted: Card): Promise<Blob> =>
  renderCard(wanted, 'A card', document.fonts, new OffscreenCanvas(1, 1));

/** Share of pixels that differ. */
function difference(a: ImageData, b: ImageData): number {
  expect([a.width, a.height]).toEqual([b.width, b.height]);
  const differing = pixelmatch(a.data, b.data, undefined, a.width, a.height, { threshold: THRESHOLD });
  return differing / (a.width * a.height);
}

async function write(name: string, pixels: ImageData): Promise<void> {
  const canvas = new OffscreenCanvas(pixels.width, pixels.height);
  canvas.getContext('2d')?.putImageData(pixels, 0, 0);
  const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/png' })).arrayBuffer());
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  await commands.writeFile(`tests/fixtures/cards/${name}.png`, btoa(binary), 'base64');
}

async function reference(name: string): Promise<ImageData> {
  const url = references[`${FOLDER}/${name}.png`];
  if (url === undefined) throw new Error(`There is no reference picture "${name}".`);
  return pixelsOf(await (await fetch(url)).blob(), 1);
}

describe('cards', () => {
  beforeAll(loadExtraFonts);

  test.each(cases)('%s looks as its reference', async (name, wanted) => {
    const picture = await rendered(wanted);
    const full = await createImageBitmap(picture);
    expect([full.width, full.height]).toEqual([FORMATS[wanted.size].width, FORMATS[wanted.size].height]);
    const pixels = await pixelsOf(picture, SCALE);
    if (UPDATE) await write(name, pixels);
    else expect(difference(pixels, await reference(name))).toBeLessThan(TOLERANCE);
  });

  test('every reference has its case', () => {
    const known = cases.map(([name]) => `${FOLDER}/${name}.png`);
    if (!UPDATE) expect(Object.keys(references).sort()).toEqual(known.sort());
  });

  test.each(CARD_DESIGNS)('another figure on %s is noticed', async (design) => {
    const hero = figureContent.hero;
    if (hero.kind !== 'figure') throw new Error('no figure');
    const other = { ...figureContent, hero: { ...hero, figure: { ...hero.figure, value: 37 } } };
    const [one, two] = await Promise.all(
      [figureContent, other].map(async (content) =>
        pixelsOf(await rendered(card({ design, size: 'square', content })), SCALE),
      ),
    );
    if (!one || !two) throw new Error('not rendered');
    expect(difference(one, two)).toBeGreaterThan(TOLERANCE);
  });
});

describe('the maker', () => {
  const wanted = card({ design: 'notes', size: 'square' });

  test('draws in a worker what the page would draw', async () => {
    const maker = createCardMaker();
    const inWorker = await pixelsOf(await maker.render(wanted, 'A card'), SCALE);
    maker.dispose();
    expect(difference(inWorker, await pixelsOf(await rendered(wanted), SCALE))).toBeLessThan(0.0005);
  });

  test('draws on the page where there is no worker', async () => {
    const { Worker } = globalThis;
    try {
      Object.assign(globalThis, { Worker: undefined });
      const maker = createCardMaker();
      const onPage = await pixelsOf(await maker.render(wanted, 'A card'), SCALE);
      expect(difference(onPage, await pixelsOf(await rendered(wanted), SCALE))).toBeLessThan(0.0005);
    } finally {
      Object.assign(globalThis, { Worker });
    }
  });

  test('draws on the page where the worker fails', async () => {
    const { Worker } = globalThis;
    class Broken extends Worker {
      constructor() {
        super(
          URL.createObjectURL(new Blob(['throw new Error("no canvas here")'], { type: 'text/javascript' })),
        );
      }
    }
    try {
      Object.assign(globalThis, { Worker: Broken });
      const maker = createCardMaker();
      expect((await maker.render(wanted, 'A card')).type).toBe('image/png');
    } finally {
      Object.assign(globalThis, { Worker });
    }
  });

  test('reads the colours of a cover, and says where there are none', async () => {
    const canvas = new OffscreenCanvas(300, 300);
    const pen = canvas.getContext('2d');
    if (!pen) throw new Error('no context');
    pen.fillStyle = '#203a6b';
    pen.fillRect(0, 0, 300, 300);
    pen.fillStyle = '#f0b020';
    pen.fillRect(100, 100, 120, 90);
    const maker = createCardMaker();
    expect(await maker.coverColours(await canvas.convertToBlob())).toEqual({
      ground: '#203a6b',
      accent: '#f0b020',
    });
    expect(await maker.coverColours(new Blob(['no picture']))).toBeNull();
    maker.dispose();
  });
});

import { draw, measureWith, type Pen } from '../cards/draw.ts';
import { factsLine, footnotes, intervalScale, names } from '../cards/designs/parts.ts';
import { paletteOf, type Palette } from '../cards/palette.ts';
import type { Measure, Scene } from '../cards/scene.ts';
import { Sheet, stack, stackHeight, type Align, type Block } from '../cards/sheet.ts';
import type { Box, CardDesign } from '../cards/types.ts';
import type { VideoCard } from './types.ts';

/** What stands still in a video and where the rest moves; in the pixels of a story, 1080 × 1920. */
export interface Stage {
  readonly scene: Scene;
  readonly palette: Palette;
  /** Where the spectrum moves. */
  readonly moving: Box;
  /** Where the clip's waveform stands. */
  readonly strip: Box;
  readonly stripColours: { readonly coming: string; readonly gone: string };
}

interface Style {
  readonly family: 'sans' | 'serif';
  readonly weight: number;
  readonly titleSize: number;
  readonly heroWeight: number;
  readonly heroItalic: boolean;
  readonly align: Align;
  readonly italicArtist: boolean;
  /**
   * Whether all words stand above what moves, which then reaches down to where apps cover a story with their own
   * words; otherwise what moves stands between the words.
   */
  readonly wordsAbove: boolean;
}

const STYLES: Readonly<Record<CardDesign, Style>> = {
  record: {
    family: 'serif',
    weight: 400,
    titleSize: 84,
    heroWeight: 360,
    heroItalic: false,
    align: 'center',
    italicArtist: false,
    wordsAbove: true,
  },
  poster: {
    family: 'sans',
    weight: 750,
    titleSize: 68,
    heroWeight: 820,
    heroItalic: false,
    align: 'start',
    italicArtist: false,
    wordsAbove: false,
  },
  notes: {
    family: 'serif',
    weight: 420,
    titleSize: 88,
    heroWeight: 330,
    heroItalic: true,
    align: 'start',
    italicArtist: true,
    wordsAbove: false,
  },
  ridges: {
    family: 'serif',
    weight: 380,
    titleSize: 78,
    heroWeight: 240,
    heroItalic: false,
    align: 'start',
    italicArtist: false,
    wordsAbove: true,
  },
  dots: {
    family: 'sans',
    weight: 600,
    titleSize: 70,
    heroWeight: 420,
    heroItalic: false,
    align: 'start',
    italicArtist: false,
    wordsAbove: false,
  },
};

const GAP = 18;
const STRIP_HEIGHT = 64;
/** How far down what moves may reach. */
const LOWEST = 1860;
/** The upper edge of the poster's second field. */
const POSTER_FIELD = 700;

/**
 * Lays out what stands still: names and the figure or the portrait above, what is small below, within a story's
 * safe area, and between them as much room as there is for what moves.
 */
export function stageOf(card: VideoCard, measure: Measure): Stage {
  const { design } = card;
  const style = STYLES[design];
  const palette = paletteOf(design, card.cover);
  const content = { ...card.content, clip: null };
  const sheet = new Sheet({ content, size: 'story', design, cover: card.cover }, palette, measure);
  const { safe } = sheet;
  // Centred on the picture, as wide as the narrower side allows.
  const width = style.align === 'center' ? sheet.width - 2 * (sheet.width - safe.x - safe.width) : safe.width;
  const x = style.align === 'center' ? (sheet.width - width) / 2 : safe.x;
  const onField = design === 'poster';
  const over = onField ? [palette.block] : [palette.ground];
  const fieldInk = onField ? palette.onBlock : palette.ink;

  const head = names(sheet, width, {
    family: style.family,
    weight: style.weight,
    size: style.titleSize,
    italicArtist: style.italicArtist,
  });
  const hero = heroOf(sheet, style, width);
  const lines = [
    factsLine(sheet, width, fieldInk, over),
    ...footnotes(sheet, width, {
      fill: fieldInk,
      soft: onField ? palette.onBlock : palette.soft,
      over,
    }),
  ];
  const linesHeight = stackHeight(lines, 0.8 * GAP);
  const put = (blocks: readonly (Block | null)[], top: number, gap = GAP): number =>
    stack(sheet, blocks, { x, top, width, gap }, style.align);

  let top = safe.y;
  if (design === 'notes') {
    sheet.line(x, top - 14, width, 6, palette.ink);
    sheet.line(x, top - 4, width, 2, palette.ink);
    top += GAP;
  }
  if (onField) {
    const room = stackHeight(head, GAP) + 2 * GAP + stackHeight(hero, GAP) + scaleRoom(sheet) + 2 * GAP;
    const edge = Math.max(POSTER_FIELD, top + room);
    sheet.rect(0, edge, sheet.width, sheet.height - edge, palette.block);
  }
  if (head.length > 0) top = put(head, top) + 2.2 * GAP;
  top = put(hero, top);
  if (content.hero.kind === 'figure') {
    intervalScale(
      sheet,
      { x, y: top + 2 * GAP, width, thickness: 14 },
      { line: onField ? palette.ink : palette.trace, interval: palette.accent, mark: palette.ink },
    );
    top += scaleRoom(sheet);
  }
  if (onField) top = Math.max(POSTER_FIELD, top + 2 * GAP);

  const colours = {
    coming: onField ? palette.blockTrace : palette.trace,
    gone: onField ? palette.blockAccent : palette.accent,
  };
  if (style.wordsAbove) {
    const stripTop = top + 1.6 * GAP;
    const linesTop = stripTop + STRIP_HEIGHT + 1.4 * GAP;
    put(lines, linesTop, 0.8 * GAP);
    const y = linesTop + linesHeight + 2.4 * GAP;
    return {
      scene: sheet.scene(),
      palette,
      moving: { x: 0, y, width: sheet.width, height: LOWEST - y },
      strip: { x, y: stripTop, width, height: STRIP_HEIGHT },
      stripColours: colours,
    };
  }
  const linesTop = safe.y + safe.height - linesHeight;
  const stripTop = linesTop - 1.4 * GAP - STRIP_HEIGHT;
  put(lines, linesTop, 0.8 * GAP);
  const y = top + 2 * GAP;
  return {
    scene: sheet.scene(),
    palette,
    moving: { x, y, width, height: stripTop - 2 * GAP - y },
    strip: { x, y: stripTop, width, height: STRIP_HEIGHT },
    stripColours: colours,
  };
}

/** Height of the scale below a figure. */
function scaleRoom(sheet: Sheet): number {
  return sheet.content.hero.kind === 'figure' ? 3.4 * GAP : 0;
}

function heroOf(sheet: Sheet, style: Style, width: number): Block[] {
  const { hero } = sheet.content;
  const { palette, type } = sheet;
  if (hero.kind === 'portrait') {
    return [
      sheet.fit(
        hero.portrait.label,
        {
          family: style.family,
          italic: style.heroItalic,
          weight: style.heroWeight,
          size: 132,
          spacing: -0.03,
        },
        { width, maxLines: 2, leading: 1.02, smallest: type.body },
      ),
      sheet.fit(
        hero.portrait.traits,
        { family: style.family, weight: 500, size: type.body },
        { width, maxLines: 2 },
        palette.accentInk,
      ),
    ];
  }
  const { lead, value, rest, interval } = hero.figure;
  return [
    sheet.fit(
      `${lead} ${value} ${rest}`,
      {
        family: style.family,
        italic: style.heroItalic,
        weight: Math.min(700, style.heroWeight + 80),
        size: 60,
        spacing: -0.015,
      },
      { width, maxLines: 3, leading: 1.14, smallest: type.small },
    ),
    sheet.fit(
      interval,
      { family: 'sans', weight: 500, size: type.body },
      { width, maxLines: 2, smallest: type.small },
      palette.accentInk,
    ),
  ];
}

/** Draws what stands still. */
export function drawStage(pen: Pen, card: VideoCard): Stage {
  const stage = stageOf(card, measureWith(pen));
  draw(pen, stage.scene);
  return stage;
}

import { fitText, type FittedText } from './fitText.ts';
import type { Palette } from './palette.ts';
import type { CardFont, Measure, Scene, SceneItem, Shape } from './scene.ts';
import { FORMATS, safeArea } from './sizes.ts';
import type { Box, Card, CardContent, CardSize } from './types.ts';

/** Sizes of running text by card size, pixels. */
const TYPE: Readonly<Record<CardSize, { readonly body: number; readonly small: number }>> = {
  story: { body: 38, small: 29 },
  square: { body: 31, small: 24 },
  link: { body: 26, small: 19.5 },
};

/** `start` is the left for most texts and the right for those that are written from the right. */
export type Align = 'start' | 'center' | 'end';

interface Room {
  readonly width: number;
  readonly height?: number;
  readonly maxLines?: number;
  readonly smallest?: number;
  readonly leading?: number;
}

/** A fitted text with its colours: ready to be put somewhere. */
export interface Block extends FittedText {
  readonly fill: string;
  readonly over: readonly string[];
}

/**
 * A card being laid out. Designs fit texts, so that they know how much room those take, and then put them into
 * place from the edges inwards.
 */
export class Sheet {
  readonly content: CardContent;
  readonly size: CardSize;
  readonly palette: Palette;
  readonly width: number;
  readonly height: number;
  readonly safe: Box;
  readonly type: { readonly body: number; readonly small: number };
  readonly #items: SceneItem[] = [];
  readonly #measure: Measure;

  constructor(card: Card, palette: Palette, measure: Measure) {
    this.content = card.content;
    this.size = card.size;
    this.palette = palette;
    this.width = FORMATS[card.size].width;
    this.height = FORMATS[card.size].height;
    this.safe = safeArea(card.size);
    this.type = TYPE[card.size];
    this.#measure = measure;
  }

  /** One value for each size of card. */
  by<T>(values: Readonly<Record<CardSize, T>>): T {
    return values[this.size];
  }

  /** A text fitted into `room`; without more words, on one line and down to 0.6 of its size. */
  fit(text: string, font: CardFont, room: Room, fill?: string, over?: readonly string[]): Block {
    const fitted = fitText(text, {
      font,
      smallest: room.smallest ?? 0.6 * font.size,
      width: room.width,
      height: room.height ?? Infinity,
      maxLines: room.maxLines ?? 1,
      leading: room.leading ?? 1.25,
      measure: this.#measure,
      language: this.content.language,
    });
    return { ...fitted, fill: fill ?? this.palette.ink, over: over ?? [this.palette.ground] };
  }

  /**
   * Puts a text into place.
   * @returns the baseline of its last line
   */
  put(block: Block, x: number, top: number, width: number, align: Align = 'start'): number {
    const { lines, font, direction, lineHeight, ascent, fill, over } = block;
    const side =
      align === 'center' ? 0.5 : (align === 'end') !== (direction === 'rtl' && align === 'start') ? 1 : 0;
    let baseline = top + ascent;
    for (const [i, text] of lines.entries()) {
      if (i > 0) baseline += lineHeight;
      const extent = this.#measure(text, font, direction);
      // The ink itself begins at the edge: large letters with room at their left would seem to be set in.
      const reach = Math.max(extent.advance, extent.right) + extent.left;
      const origin = x + extent.left + side * (width - reach);
      this.#items.push({
        kind: 'text',
        text,
        x: origin,
        y: baseline,
        font,
        direction,
        fill,
        over,
        ink: {
          x: origin - extent.left,
          y: baseline - extent.ascent,
          width: extent.left + extent.right,
          height: extent.ascent + extent.descent,
        },
      });
    }
    return baseline;
  }

  draw(...shapes: readonly Shape[]): void {
    this.#items.push(...shapes);
  }

  rect(x: number, y: number, width: number, height: number, fill: string, radius = 0): void {
    this.draw({ kind: 'rect', box: { x, y, width, height }, radius, fill });
  }

  line(x: number, y: number, width: number, thickness: number, fill: string): void {
    this.rect(x, y - thickness / 2, width, thickness, fill);
  }

  scene(): Scene {
    return { width: this.width, height: this.height, ground: this.palette.ground, items: this.#items };
  }
}

/** Draws texts below one another with gaps between them. */
export function stack(
  sheet: Sheet,
  blocks: readonly (Block | null)[],
  at: { readonly x: number; readonly top: number; readonly width: number; readonly gap: number },
  align: Align = 'start',
): number {
  let top = at.top;
  for (const block of blocks) {
    if (block === null) continue;
    sheet.put(block, at.x, top, at.width, align);
    top += block.height + at.gap;
  }
  return top - at.gap;
}

/** Height of what {@link stack} draws. */
export function stackHeight(blocks: readonly (Block | null)[], gap: number): number {
  const drawn = blocks.filter((block) => block !== null);
  return drawn.reduce((sum, { height }) => sum + height, 0) + gap * Math.max(0, drawn.length - 1);
}

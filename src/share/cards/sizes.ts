import type { Box, CardSize } from './types.ts';

interface Format {
  readonly width: number;
  readonly height: number;
  /** From each edge, pixels: text stays within. */
  readonly insets: {
    readonly top: number;
    readonly right: number;
    readonly bottom: number;
    readonly left: number;
  };
}

/**
 * Stories: the union of what TikTok and Instagram cover with their own buttons and captions on a 9:16 screen of
 * 1080 × 1920. Instagram asks to leave 14 % (270) at the top and 20 % (380) at the bottom of a story free, and
 * 6 % (65) at the sides; TikTok covers about 130 at the top, 480 at the bottom (handle, caption, sound) and 140
 * at the right (buttons). Squares and link previews only have rounded and slightly cropped edges.
 */
export const FORMATS: Readonly<Record<CardSize, Format>> = {
  story: { width: 1080, height: 1920, insets: { top: 270, right: 140, bottom: 480, left: 65 } },
  square: { width: 1080, height: 1080, insets: { top: 64, right: 64, bottom: 64, left: 64 } },
  link: { width: 1200, height: 630, insets: { top: 52, right: 56, bottom: 52, left: 56 } },
};

/** Where text may stand. */
export function safeArea(size: CardSize): Box {
  const { width, height, insets } = FORMATS[size];
  return {
    x: insets.left,
    y: insets.top,
    width: width - insets.left - insets.right,
    height: height - insets.top - insets.bottom,
  };
}

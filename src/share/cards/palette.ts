import { readable, toOklch, withLightness } from './colour.ts';
import type { CardDesign, CoverColours } from './types.ts';

/** The colours of a card by what they are for, as `#rrggbb`. */
export interface Palette {
  readonly ground: string;
  /** Words, at least 7 : 1 on the ground. */
  readonly ink: string;
  /** Lesser words, at least 4.5 : 1 on the ground. */
  readonly soft: string;
  /** The clip and the interval, at least 3 : 1 on the ground. */
  readonly accent: string;
  /** Words in the accent's hue, at least 4.5 : 1 on the ground. */
  readonly accentInk: string;
  /** What is drawn but not looked at first. */
  readonly trace: string;
  /** A second ground, with words (7 : 1), an accent (3 : 1) and a trace of its own. */
  readonly block: string;
  readonly onBlock: string;
  readonly blockAccent: string;
  readonly blockTrace: string;
}

const OWN: Readonly<Record<CardDesign, Palette>> = {
  record: {
    ground: '#faf6ef',
    ink: '#1b1720',
    soft: '#5b5362',
    accent: '#e4502f',
    accentInk: '#b5361a',
    trace: '#c9c0b7',
    block: '#1b1720',
    onBlock: '#faf6ef',
    blockAccent: '#ff8a66',
    blockTrace: '#57515d',
  },
  poster: {
    ground: '#ff6b4a',
    ink: '#1b1720',
    soft: '#1b1720',
    accent: '#1b1720',
    accentInk: '#1b1720',
    trace: '#d94a2b',
    block: '#1b1720',
    onBlock: '#fff4e8',
    blockAccent: '#ffb347',
    blockTrace: '#ff6b4a',
  },
  notes: {
    ground: '#ece7da',
    ink: '#12302b',
    soft: '#48605a',
    accent: '#b5361a',
    accentInk: '#a8300f',
    trace: '#a9b3a6',
    block: '#12302b',
    onBlock: '#ece7da',
    blockAccent: '#ff9475',
    blockTrace: '#48605a',
  },
  ridges: {
    ground: '#0f0d13',
    ink: '#f7f0e6',
    soft: '#b9afc0',
    accent: '#ffb347',
    accentInk: '#ffb347',
    trace: '#d9d0dc',
    block: '#f7f0e6',
    onBlock: '#0f0d13',
    blockAccent: '#b5361a',
    blockTrace: '#b9afc0',
  },
  dots: {
    ground: '#0b4a47',
    ink: '#f4efe2',
    soft: '#b9d6cf',
    accent: '#ffb347',
    accentInk: '#ffc46e',
    trace: '#2f6f6a',
    block: '#f4efe2',
    onBlock: '#0b3a38',
    blockAccent: '#b5361a',
    blockTrace: '#b9d6cf',
  },
};

/** How light the ground of a design is that takes up a cover's colours (OKLCH lightness, largest chroma). */
const GROUNDS: Readonly<Record<CardDesign, { readonly l: number; readonly c: number }>> = {
  record: { l: 0.965, c: 0.018 },
  poster: { l: 0.74, c: 0.2 },
  notes: { l: 0.915, c: 0.035 },
  ridges: { l: 0.17, c: 0.03 },
  dots: { l: 0.36, c: 0.09 },
};

/**
 * The colours of a design, its own or those of a cover. Cover colours keep the cover's hues and the design's
 * lightness, and every pair that must be told apart is moved until it has its contrast.
 */
export function paletteOf(design: CardDesign, cover: CoverColours | null): Palette {
  if (cover === null) return OWN[design];
  const { l, c } = GROUNDS[design];
  // A poster is as vivid as the cover lets it be; the others take the ground from what most of the cover is.
  const ground = withLightness(design === 'poster' ? cover.accent : cover.ground, l, c);
  const dark = l < 0.5;
  const hue = toOklch(cover.accent).c < 0.03 ? cover.ground : cover.accent;
  const ink = readable(withLightness(cover.ground, dark ? 0.96 : 0.22, 0.03), [ground], 7);
  const soft = readable(withLightness(cover.ground, dark ? 0.82 : 0.42, 0.04), [ground], 4.5);
  const accent = design === 'poster' ? ink : readable(withLightness(hue, dark ? 0.78 : 0.58), [ground], 3.2);
  const block = design === 'poster' ? withLightness(cover.ground, 0.19, 0.05) : ink;
  return {
    ground,
    ink,
    soft: design === 'poster' ? ink : soft,
    accent,
    accentInk: design === 'poster' ? ink : readable(accent, [ground], 4.6),
    trace: withLightness(cover.ground, dark ? (design === 'ridges' ? 0.86 : 0.5) : l - 0.17, 0.06),
    block,
    onBlock: readable(
      withLightness(cover.ground, dark && design !== 'poster' ? 0.15 : 0.97, 0.02),
      [block],
      7,
    ),
    blockAccent: readable(
      withLightness(cover.accent, dark && design !== 'poster' ? 0.5 : 0.86, 0.15),
      [block],
      4.6,
    ),
    blockTrace: design === 'poster' ? readable(ground, [block], 3) : soft,
  };
}

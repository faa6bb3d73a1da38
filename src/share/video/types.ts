import type { CardContent, CardDesign, CoverColours } from '../cards/types.ts';

/** Frames per second of every video card. */
export const FRAME_RATE = 30;

/** Shortest and longest video, seconds. Songs that are shorter than that give shorter videos. */
export const MIN_VIDEO_SECONDS = 5;
export const MAX_VIDEO_SECONDS = 15;

/** All that is needed to draw a video card; its sound comes beside it. */
export interface VideoCard {
  readonly content: CardContent;
  readonly design: CardDesign;
  /** `null` for the design's own colours. */
  readonly cover: CoverColours | null;
  /** Pixels, 9 : 16 and even. */
  readonly width: number;
  readonly height: number;
  readonly frameCount: number;
}

/** The pictures of 9 : 16 that are made, largest first, pixels. */
export const PICTURES = [
  { width: 1080, height: 1920 },
  { width: 720, height: 1280 },
] as const;
export type Picture = { readonly width: number; readonly height: number };

/**
 * How long a video of about `seconds` is: a whole number of frames, so that picture and sound end together and
 * the loop has no gap.
 */
export function framesFor(seconds: number): number {
  return Math.max(1, Math.round(seconds * FRAME_RATE));
}

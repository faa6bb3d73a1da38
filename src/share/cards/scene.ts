import type { Box } from './types.ts';

/** A card as things to draw, in order, and nothing that is not data: the same in a worker, on a page and in Node. */

export interface CardFont {
  readonly family: 'sans' | 'serif';
  readonly italic?: boolean;
  /** 100–900. */
  readonly weight: number;
  /** Pixels. */
  readonly size: number;
  /** Extra space between letters, em. Left out for scripts whose letters join. */
  readonly spacing?: number;
}

export type Direction = 'ltr' | 'rtl';

/** How far a text reaches from its origin, pixels; all positive outwards. */
export interface TextExtent {
  readonly advance: number;
  /** Of the ink, from the start of the line at the left. */
  readonly left: number;
  readonly right: number;
  /** Of the ink, from the baseline. */
  readonly ascent: number;
  readonly descent: number;
}

/** Measures a text set from its left end. */
export type Measure = (text: string, font: CardFont, direction: Direction) => TextExtent;

export interface TextItem {
  readonly kind: 'text';
  readonly text: string;
  /** Left end of the advance width, and the baseline. */
  readonly x: number;
  readonly y: number;
  readonly font: CardFont;
  readonly direction: Direction;
  readonly fill: string;
  /** What it stands on: every colour behind it. */
  readonly over: readonly string[];
  /** What its ink covers. */
  readonly ink: Box;
}

export type Shape =
  | { readonly kind: 'rect'; readonly box: Box; readonly radius?: number; readonly fill: string }
  | {
      readonly kind: 'circle';
      readonly x: number;
      readonly y: number;
      readonly radius: number;
      readonly fill?: string;
      readonly stroke?: string;
      readonly lineWidth?: number;
    }
  | {
      readonly kind: 'path';
      /** x and y in turns. */
      readonly points: readonly number[];
      readonly closed?: boolean;
      readonly fill?: string;
      readonly stroke?: string;
      readonly lineWidth?: number;
    };

export type SceneItem = Shape | TextItem;

export interface Scene {
  readonly width: number;
  readonly height: number;
  readonly ground: string;
  readonly items: readonly SceneItem[];
}

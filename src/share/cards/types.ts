/** What a card shows and how. Plain data: every word on a card is passed in, in the person's language. */

export const CARD_SIZES = ['story', 'square', 'link'] as const;
export type CardSize = (typeof CARD_SIZES)[number];

export const CARD_DESIGNS = ['record', 'poster', 'notes', 'ridges', 'dots'] as const;
export type CardDesign = (typeof CARD_DESIGNS)[number];

/** Pixels. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The one big figure of a card. */
export interface CardFigure {
  /** The place on the scale of 100, 1–99, with the ends of its interval. */
  readonly value: number;
  readonly low: number;
  readonly high: number;
  /** Read before the figure: `By its sound, above`. */
  readonly lead: string;
  /** Read after it: `of 100 well-known released songs`. */
  readonly rest: string;
  /** The interval in words. */
  readonly interval: string;
}

/** What stands in the figure's place on a card without one. */
export interface CardPortrait {
  readonly label: string;
  readonly traits: string;
}

export interface CardContent {
  /** BCP 47, for breaking lines. */
  readonly language: string;
  /** `null` where the person does not want it said. */
  readonly title: string | null;
  readonly artist: string | null;
  readonly hero:
    | { readonly kind: 'figure'; readonly figure: CardFigure }
    | { readonly kind: 'portrait'; readonly portrait: CardPortrait };
  /** Short facts: tempo, key, length. At most four. */
  readonly facts: readonly string[];
  /** Characteristics with their values, 0–100. At most four; may be empty. */
  readonly character: readonly { readonly label: string; readonly value: number }[];
  /** Peak absolute values per equal slice of time, 0–1. */
  readonly peaks: readonly number[];
  /**
   * Ends of the clip as shares of the song, 0–1, what is said about it, and how it is told to those who do not see
   * it; `null` without a clip.
   */
  readonly clip: {
    readonly from: number;
    readonly to: number;
    readonly label: string;
    readonly alt: string;
  } | null;
  /** Where it was estimated, and with what: `Estimated on my device with Earshot`. */
  readonly estimated: string;
  /** Whom it is compared with, and that it is no promise. */
  readonly population: string;
}

/** The colours of a cover that a card may take up, as `#rrggbb`. */
export interface CoverColours {
  /** What most of it is. */
  readonly ground: string;
  /** The liveliest colour that it has enough of. */
  readonly accent: string;
}

/** All that is needed to draw a card. */
export interface Card {
  readonly content: CardContent;
  readonly size: CardSize;
  readonly design: CardDesign;
  /** `null` for the design's own colours. */
  readonly cover: CoverColours | null;
}

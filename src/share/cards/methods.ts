import type { Card, CoverColours } from './types.ts';

/** What the worker of the cards does. */
export type CardMethods = {
  /** A card as a PNG file. */
  render: {
    in: { readonly card: Card; readonly description: string };
    progress: never;
    out: Blob;
  };
  /** The colours of a cover; `null` where it cannot be read. */
  coverColours: { in: Blob; progress: never; out: CoverColours | null };
};

import { dots } from './designs/dots.ts';
import { notes } from './designs/notes.ts';
import { poster } from './designs/poster.ts';
import { record } from './designs/record.ts';
import { ridges } from './designs/ridges.ts';
import { paletteOf } from './palette.ts';
import type { Measure, Scene } from './scene.ts';
import { Sheet } from './sheet.ts';
import type { Card, CardDesign } from './types.ts';

const DESIGNS: Readonly<Record<CardDesign, (sheet: Sheet) => void>> = { record, poster, notes, ridges, dots };

/**
 * Lays a card out: which text stands where, in which size and colour, and what is drawn around it. Pure; the
 * same card and measure give the same scene. Every text's ink lies within the safe area of the card's size.
 */
export function layOut(card: Card, measure: Measure): Scene {
  const sheet = new Sheet(card, paletteOf(card.design, card.cover), measure);
  DESIGNS[card.design](sheet);
  return sheet.scene();
}

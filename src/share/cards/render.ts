import { draw, measureWith, type Pen, type Surface } from './draw.ts';
import { loadFonts } from './fonts.ts';
import { layOut } from './layout.ts';
import { withDescription } from './pngText.ts';
import { FORMATS } from './sizes.ts';
import type { Card } from './types.ts';

/** Every word that may stand on a card, for the choice of fonts. */
function wordsOf({ content }: Card): string {
  return JSON.stringify({ ...content, peaks: [] });
}

/**
 * Draws a card as a PNG file with its description in it.
 *
 * @param fonts of the realm that the canvas belongs to
 * @param canvas of any size; it is given the card's
 * @throws where the canvas has no 2D context or cannot be written
 */
export async function renderCard(
  card: Card,
  description: string,
  fonts: FontFaceSet,
  canvas: Surface,
): Promise<Blob> {
  await loadFonts(fonts, wordsOf(card));
  const { width, height } = FORMATS[card.size];
  canvas.width = width;
  canvas.height = height;
  const pen = canvas.getContext('2d', { alpha: false }) as Pen | null;
  if (!pen) throw new Error('The canvas has no 2D context.');
  draw(pen, layOut(card, measureWith(pen)));
  const drawn = await pngOf(canvas);
  const bytes = withDescription(
    new Uint8Array(await drawn.arrayBuffer()),
    description,
    card.content.language,
  );
  return new Blob([bytes], { type: 'image/png' });
}

async function pngOf(canvas: Surface): Promise<Blob> {
  const type = 'image/png';
  if (canvas.convertToBlob) return canvas.convertToBlob({ type });
  return new Promise((resolve, reject) => {
    const take = (blob: Blob | null): void => {
      if (blob) resolve(blob);
      else reject(new Error('The canvas could not be written.'));
    };
    if (canvas.toBlob) canvas.toBlob(take, type);
    else take(null);
  });
}

import type { CoverArt } from '../audio/types.ts';

/** Longer side of a kept picture: sharp at the largest size that the page shows, on screens of double density. */
const SIDE_PIXELS = 256;

/**
 * A cover as a small square picture, cut from its middle. `null` where the browser cannot read the picture:
 * then there is none.
 */
export async function coverThumbnail(cover: CoverArt): Promise<Blob | null> {
  try {
    const picture = await createImageBitmap(new Blob([cover.bytes], { type: cover.type }));
    const { width, height } = picture;
    const shorter = Math.min(width, height);
    const side = Math.min(SIDE_PIXELS, shorter);
    const canvas = new OffscreenCanvas(side, side);
    const context = canvas.getContext('2d');
    if (!context || side === 0) return null;
    context.imageSmoothingQuality = 'high';
    context.drawImage(
      picture,
      (width - shorter) / 2,
      (height - shorter) / 2,
      shorter,
      shorter,
      0,
      0,
      side,
      side,
    );
    picture.close();
    // Browsers that write no WebP write PNG instead, which is larger and as good.
    return await canvas.convertToBlob({ type: 'image/webp', quality: 0.82 });
  } catch {
    return null;
  }
}

/** A kept picture as the tags of a file would have it. */
export async function coverArtOf(cover: Blob): Promise<CoverArt> {
  return { type: cover.type, bytes: new Uint8Array(await cover.arrayBuffer()) };
}

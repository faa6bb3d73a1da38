import type { Surface } from './draw.ts';
import { contrast, hexOf, toOklch } from './colour.ts';
import type { CoverColours } from './types.ts';

/** Side of the picture that colours are taken from; more pixels change nothing. */
const SIDE = 64;

interface Cluster {
  readonly hex: string;
  /** 0–1 */
  readonly share: number;
}

/** Colours of a picture, those that there is most of first: means of cells of the colour cube, 16 steps a side. */
function clusters(rgba: Uint8ClampedArray): Cluster[] {
  const cells = new Map<number, { r: number; g: number; b: number; count: number }>();
  let total = 0;
  for (let i = 0; i + 3 < rgba.length; i += 4) {
    if ((rgba[i + 3] ?? 0) < 128) continue;
    const [r, g, b] = [rgba[i] ?? 0, rgba[i + 1] ?? 0, rgba[i + 2] ?? 0];
    const key = ((r >> 5) << 6) | ((g >> 5) << 3) | (b >> 5);
    const cell = cells.get(key) ?? { r: 0, g: 0, b: 0, count: 0 };
    cells.set(key, { r: cell.r + r, g: cell.g + g, b: cell.b + b, count: cell.count + 1 });
    total++;
  }
  return [...cells.values()]
    .map(({ r, g, b, count }) => ({
      hex: hexOf([r / count / 255, g / count / 255, b / count / 255]),
      share: count / total,
    }))
    .sort((a, b) => b.share - a.share);
}

/**
 * What most of a picture is, and its liveliest colour that is more than a speck.
 *
 * @param rgba 8 bits per channel
 * @returns `null` for a picture without an opaque pixel
 */
export function coverColoursOf(rgba: Uint8ClampedArray): CoverColours | null {
  const found = clusters(rgba);
  const ground = found[0];
  if (!ground) return null;
  const lively = ({ hex, share }: Cluster): number => {
    const { c } = toOklch(hex);
    const distinct = Math.min(3, contrast(hex, ground.hex)) / 3;
    return (c + 0.01) * Math.min(1, share / 0.02) ** 0.7 * (0.5 + distinct);
  };
  const accent = found.reduce((best, cluster) => (lively(cluster) > lively(best) ? cluster : best), ground);
  return { ground: ground.hex, accent: accent.hex };
}

/** The same for a picture file. `null` where the browser cannot read it. */
export async function readCoverColours(
  cover: Blob,
  makeCanvas: (width: number, height: number) => Surface,
): Promise<CoverColours | null> {
  try {
    const picture = await createImageBitmap(cover);
    const pen = makeCanvas(SIDE, SIDE).getContext('2d', {
      willReadFrequently: true,
    }) as OffscreenCanvasRenderingContext2D | null;
    if (!pen) return null;
    pen.imageSmoothingQuality = 'high';
    pen.drawImage(picture, 0, 0, SIDE, SIDE);
    picture.close();
    return coverColoursOf(pen.getImageData(0, 0, SIDE, SIDE).data);
  } catch {
    return null;
  }
}

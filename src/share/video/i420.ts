/** Bytes of a frame in planes of 8 bits with halved chroma. */
export function i420Bytes(width: number, height: number): number {
  return (width * height * 3) / 2;
}

/**
 * Converts a picture to planes (Y, then U, then V) with 4 : 2 : 0 chroma, ITU-R BT.709, limited range.
 *
 * @param rgba rows of red, green, blue and alpha, without gaps; alpha is not looked at
 * @param width even
 * @param height even
 * @param out receives `i420Bytes` bytes from `offset` on
 */
export function toI420(
  rgba: Uint8ClampedArray,
  width: number,
  height: number,
  out: Uint8Array,
  offset: number,
): void {
  const size = width * height;
  let u = offset + size;
  let v = u + size / 4;
  for (let y = 0; y < height; y += 2) {
    for (let x = 0; x < width; x += 2) {
      let red = 0;
      let green = 0;
      let blue = 0;
      for (let corner = 0; corner < 4; corner++) {
        const at = (y + (corner >> 1)) * width + x + (corner & 1);
        const r = rgba[4 * at] as number;
        const g = rgba[4 * at + 1] as number;
        const b = rgba[4 * at + 2] as number;
        red += r;
        green += g;
        blue += b;
        // 16 + 219 · (0.2126 R + 0.7152 G + 0.0722 B) / 255, in 1/65536
        out[offset + at] = (1_081_344 + 11_966 * r + 40_254 * g + 4_064 * b) >> 16;
      }
      // 128 + 112 · (B − Y) / 0.9278 / 255 and the same of R with 0.7874, of the mean of four, in 1/262144
      out[u++] = (33_685_504 - 6_596 * red - 22_189 * green + 28_784 * blue) >> 18;
      out[v++] = (33_685_504 + 28_784 * red - 26_145 * green - 2_639 * blue) >> 18;
    }
  }
}

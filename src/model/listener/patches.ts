/** Rows and bands that one patch of the first layer covers, and how far the next patch is. */
export const PATCH = {
  rows: 4,
  bands: 8,
  rowStride: 2,
  bandStride: 4,
  rowPadding: 1,
  bandPadding: 2,
} as const;

/** Bands of the pooled log-mel spectrogram. */
export const INPUT_BANDS = 64;
/** Patches side by side at one time: 16. */
export const PATCHES_ACROSS = (INPUT_BANDS + 2 * PATCH.bandPadding - PATCH.bands) / PATCH.bandStride + 1;
/** Values of one patch: 32. */
export const PATCH_VALUES = PATCH.rows * PATCH.bands;
/** Input rows per time step of the network's output. */
export const ROWS_PER_STEP = 8;

/** Mean and reciprocal of the standard deviation of every band over the songs that the network learned from. */
export interface BandStandard {
  readonly mean: readonly number[];
  readonly scale: readonly number[];
}

/**
 * Cuts a piece of a log-mel spectrogram into overlapping patches, one row of the result each, so that the
 * first convolution is a matrix product. Levels are standardised by band; what lies outside of the piece
 * counts as average.
 *
 * @param levels at least `rows × 64` values from `from` on
 * @param rows a multiple of 8
 * @param target receives `rows / 2 × 16 × 32` values from `at` on
 * @param offsets added to every standardised value of a band; training imitates equalisers with it
 */
export function cutPatches(
  levels: ArrayLike<number>,
  from: number,
  rows: number,
  { mean, scale }: BandStandard,
  target: Float32Array,
  at = 0,
  offsets: ArrayLike<number> | null = null,
): void {
  let out = at;
  for (let row = -PATCH.rowPadding; row < rows - PATCH.rowPadding; row += PATCH.rowStride) {
    for (let across = 0; across < PATCHES_ACROSS; across++) {
      const firstBand = across * PATCH.bandStride - PATCH.bandPadding;
      for (let r = row; r < row + PATCH.rows; r++) {
        const inside = r >= 0 && r < rows;
        const line = from + r * INPUT_BANDS;
        for (let band = firstBand; band < firstBand + PATCH.bands; band++) {
          target[out++] =
            inside && band >= 0 && band < INPUT_BANDS
              ? ((levels[line + band] as number) - (mean[band] as number)) * (scale[band] as number) +
                (offsets ? (offsets[band] as number) : 0)
              : 0;
        }
      }
    }
  }
}

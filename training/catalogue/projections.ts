import {
  BLOCK_NAMES,
  blockFigures,
  type BlockName,
  type SongSound,
} from '../../src/model/catalogue/blocks.ts';
import { applyLinear, type LinearModel } from '../../src/model/listener/linear.ts';
import { principalDirections } from '../baselines/principalDirections.ts';

export interface ProjectionOptions {
  /** Values per block. */
  readonly sizes: Readonly<Record<BlockName, number>>;
  /** Mean squared length of each block's part: how much it counts in a distance. */
  readonly weights: Readonly<Record<BlockName, number>>;
  /**
   * How far the de-correlated directions are brought to one variance: 0 leaves them as they are, 1 makes them
   * equal, which lifts noise.
   */
  readonly whitening: number;
}

/**
 * The listener's ear counts as much as the three measured blocks together, and directions are whitened halfway.
 * Compared with other settings on these same songs, of which it is not the best.
 */
export const PROJECTION: ProjectionOptions = {
  sizes: { character: 16, colour: 8, movement: 8, dynamics: 8 },
  weights: { character: 3, colour: 1, movement: 1, dynamics: 1 },
  whitening: 0.5,
};

/** Column `k` of a kernel of `outputs` columns, scaled in place. */
function scaleColumn(kernel: Float64Array, outputs: number, k: number, factor: number): void {
  for (let at = k; at < kernel.length; at += outputs) kernel[at] = (kernel[at] as number) * factor;
}

/**
 * Takes out of a kernel, in place, the direction in which two kinds of rows differ in the mean. Its outputs
 * have unit variance, so that this direction is the best linear guess of the kind.
 */
function removeDifference(
  model: LinearModel,
  kernel: Float64Array,
  rows: readonly Float64Array[],
  isOther: readonly boolean[],
): void {
  const size = model.bias.length;
  const others = isOther.filter(Boolean).length;
  if (others === 0 || others === rows.length) return;
  const difference = new Float64Array(size);
  rows.forEach((row, i) => {
    const share = isOther[i] ? 1 / others : -1 / (rows.length - others);
    applyLinear(model, row).forEach((value, k) => {
      difference[k] = (difference[k] as number) + share * value;
    });
  });
  const squares = difference.reduce((sum, value) => sum + value * value, 0);
  for (let from = 0; from < kernel.length; from += size) {
    let along = 0;
    for (let k = 0; k < size; k++) along += (kernel[from + k] as number) * (difference[k] as number);
    for (let k = 0; k < size; k++)
      kernel[from + k] = (kernel[from + k] as number) - (along / squares) * (difference[k] as number);
  }
}

/**
 * Standardised and de-correlated directions of one block, whitened as far as asked, with the weight asked,
 * blind to what tells rows of the other kind.
 */
function fitBlock(
  rows: readonly Float64Array[],
  isOther: readonly boolean[] | null,
  size: number,
  weight: number,
  whitening: number,
): LinearModel {
  const directions = principalDirections(rows, size);
  const kernel = Float64Array.from(directions.kernel);
  // Columns come with the reciprocal of their deviation as length.
  const lengths = Array.from({ length: size }, (_, k) => {
    let squares = 0;
    for (let at = k; at < kernel.length; at += size) squares += (kernel[at] as number) ** 2;
    return Math.sqrt(squares);
  });
  if (isOther) removeDifference(directions, kernel, rows, isOther);
  lengths.forEach((length, k) => scaleColumn(kernel, size, k, length ** (whitening - 1)));
  const model = { ...directions, kernel };
  let squares = 0;
  for (const row of rows) for (const value of applyLinear(model, row)) squares += value ** 2 / rows.length;
  for (let k = 0; k < size; k++) scaleColumn(kernel, size, k, Math.sqrt(weight / squares));
  return model;
}

/**
 * One projection per block, in the order of `BLOCK_NAMES`.
 *
 * @param isExcerpt which songs were measured on short, dull excerpts: songs must not count as alike because
 *   both are; `null` to let that count
 */
export function fitProjections(
  sounds: readonly SongSound[],
  isExcerpt: readonly boolean[] | null,
  { sizes, weights, whitening }: ProjectionOptions,
): LinearModel[] {
  return BLOCK_NAMES.map((name) =>
    fitBlock(
      sounds.map((sound) => blockFigures(name, sound)),
      isExcerpt,
      sizes[name],
      weights[name],
      whitening,
    ),
  );
}

/** The parts of `BLOCK_NAMES` side by side. */
export function blocksOf({
  sizes,
}: Pick<ProjectionOptions, 'sizes'>): { name: BlockName; from: number; to: number }[] {
  let at = 0;
  return BLOCK_NAMES.map((name) => ({ name, from: at, to: (at += sizes[name]) }));
}

import { Random } from '../random.ts';

/**
 * Assigns whole groups (artists) to folds of nearly equal size: groups in random order, large ones
 * first, each to the fold that is smallest so far. No group is ever split, so no model is judged on an
 * artist that it has seen.
 *
 * @param groups group of each row
 * @returns fold of each row, 0 … `count` − 1
 * @throws RangeError if there are fewer groups than folds
 */
export function groupedFolds(groups: readonly string[], count: number, seed: number): number[] {
  const sizes = new Map<string, number>();
  for (const group of groups) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  if (sizes.size < count) throw new RangeError(`${sizes.size} groups cannot make ${count} folds`);
  // Sorted before the shuffle, so that the order of the rows does not matter.
  const order = new Random('grouped folds', seed).shuffle([...sizes.keys()].sort());
  order.sort((a, b) => (sizes.get(b) ?? 0) - (sizes.get(a) ?? 0));
  const load = new Array<number>(count).fill(0);
  const foldOf = new Map<string, number>();
  for (const group of order) {
    const fold = load.indexOf(Math.min(...load));
    foldOf.set(group, fold);
    load[fold] = (load[fold] ?? 0) + (sizes.get(group) ?? 0);
  }
  return groups.map((group) => foldOf.get(group) ?? 0);
}

/** Folds that ignore groups: leaky on purpose, to show what that would pretend. */
export function rowFolds(rows: number, count: number, seed: number): number[] {
  const folds = Array.from({ length: rows }, (_, row) => row % count);
  return new Random('row folds', seed).shuffle(folds);
}

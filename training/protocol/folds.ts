import { Random } from '../random.ts';

/**
 * Assigns whole groups (artists) to folds that are alike: groups in random order, large ones first, each
 * to the fold where it disturbs the balance least. No group is ever split, so no model is judged on an
 * artist that it has seen. (Stratified group k-fold. Without strata only the sizes are balanced; with
 * them the folds' base rates agree too, which matters when predictions of several folds are pooled.)
 *
 * @param groups group of each row
 * @param strata label of each row whose shares should agree between folds
 * @returns fold of each row, 0 … `count` − 1
 * @throws RangeError if there are fewer groups than folds
 */
export function groupedFolds(
  groups: readonly string[],
  count: number,
  seed: number,
  strata: readonly number[] = groups.map(() => 0),
): number[] {
  const kinds = [...new Set(strata)].sort((a, b) => a - b);
  const kindOf = new Map(kinds.map((kind, i) => [kind, i]));
  const totals = new Array<number>(kinds.length).fill(0);
  const members = new Map<string, number[]>();
  groups.forEach((group, row) => {
    const kind = kindOf.get(strata[row] ?? 0) ?? 0;
    totals[kind] = (totals[kind] ?? 0) + 1;
    const counts = members.get(group) ?? new Array<number>(kinds.length).fill(0);
    counts[kind] = (counts[kind] ?? 0) + 1;
    members.set(group, counts);
  });
  if (members.size < count) throw new RangeError(`${members.size} groups cannot make ${count} folds`);
  const size = (group: string): number => (members.get(group) ?? []).reduce((a, b) => a + b, 0);
  // Sorted before the shuffle, so that the order of the rows does not matter.
  const order = new Random('grouped folds', seed).shuffle([...members.keys()].sort());
  order.sort((a, b) => size(b) - size(a));
  const folds = Array.from({ length: count }, () => new Array<number>(kinds.length).fill(0));
  const foldOf = new Map<string, number>();
  for (const group of order) {
    const counts = members.get(group) ?? [];
    // Growth of the sum of squared shares of every stratum, and of all rows.
    const cost = folds.map((fold) => {
      const grown = fold.map((n, k) => ((n + (counts[k] ?? 0)) ** 2 - n ** 2) / (totals[k] ?? 1) ** 2);
      const before = fold.reduce((a, b) => a + b, 0);
      return (
        grown.reduce((a, b) => a + b, 0) + ((before + size(group)) ** 2 - before ** 2) / groups.length ** 2
      );
    });
    const fold = cost.indexOf(Math.min(...cost));
    foldOf.set(group, fold);
    counts.forEach((n, k) => {
      const own = folds[fold];
      if (own) own[k] = (own[k] ?? 0) + n;
    });
  }
  return groups.map((group) => foldOf.get(group) ?? 0);
}

/** Folds that ignore groups: leaky on purpose, to show what that would pretend. */
export function rowFolds(rows: number, count: number, seed: number): number[] {
  const folds = Array.from({ length: rows }, (_, row) => row % count);
  return new Random('row folds', seed).shuffle(folds);
}

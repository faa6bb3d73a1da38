/** Songs' worth of base rate that every category is mixed with. */
const PRIOR_SONGS = 20;

/**
 * What the tenths' frequencies per category say: the softmax regression on the one-hot category in closed
 * form, with a pull towards the base rate that keeps rare categories quiet. A single category is the
 * base rate alone.
 *
 * @param train category and rank (1–10) of the songs to learn from
 * @param test categories to predict
 * @returns per test row ten probabilities, best tenth first
 */
export function categoryFrequencies(
  train: { readonly categories: readonly string[]; readonly ranks: readonly number[] },
  test: readonly string[],
): number[][] {
  const base = new Array<number>(10).fill(0);
  const counts = new Map<string, number[]>();
  train.categories.forEach((category, row) => {
    const tenth = (train.ranks[row] ?? 1) - 1;
    base[tenth] = (base[tenth] ?? 0) + 1 / train.ranks.length;
    const own = counts.get(category) ?? new Array<number>(10).fill(0);
    own[tenth] = (own[tenth] ?? 0) + 1;
    counts.set(category, own);
  });
  return test.map((category) => {
    const own = counts.get(category);
    const total = own ? own.reduce((sum, n) => sum + n, 0) : 0;
    return base.map((share, k) => ((own?.[k] ?? 0) + PRIOR_SONGS * share) / (total + PRIOR_SONGS));
  });
}

/**
 * Cuts numbers into categories of about equal size at the quantiles of the training values.
 *
 * @returns a function that names the category of a value
 */
export function quantileBins(trainValues: readonly number[], bins: number): (value: number) => string {
  const sorted = [...trainValues].sort((a, b) => a - b);
  const edges = Array.from(
    { length: bins - 1 },
    (_, i) => sorted[Math.floor(((i + 1) * sorted.length) / bins)] ?? Infinity,
  );
  return (value) => String(edges.filter((edge) => edge <= value).length);
}

import { sigmoid, logit } from '../../src/model/jury/calibration.ts';

/** Hyper-parameters of gradient boosted trees. */
export interface BoostedTreesConfig {
  readonly trees: number;
  readonly learningRate: number;
  readonly maxLeaves: number;
  readonly minRowsPerLeaf: number;
  /** Pull of leaf values towards 0 (λ of XGBoost). */
  readonly l2: number;
  /** Bins that each feature is cut into, 2–256, at quantiles of the training rows. */
  readonly bins: number;
}

/** Conservative settings for a few thousand rows. */
export const BOOSTED_TREES_CONFIG: BoostedTreesConfig = {
  trees: 300,
  learningRate: 0.03,
  maxLeaves: 6,
  minRowsPerLeaf: 30,
  l2: 5,
  bins: 64,
};

/** A fitted model. */
export interface BoostedTrees {
  /** @returns the probability of each row, 0–1 */
  predict(rows: readonly ArrayLike<number>[]): number[];
}

/** A split, or a leaf where `feature` is −1. */
interface TreeNode {
  feature: number;
  /** Rows whose value is at most this go left. */
  threshold: number;
  left: number;
  right: number;
  value: number;
}

interface Split {
  readonly gain: number;
  readonly feature: number;
  readonly bin: number;
}

interface Leaf {
  readonly node: number;
  /** The leaf's rows are `order[first … last − 1]`. */
  readonly first: number;
  readonly last: number;
  /** Per feature and bin: gradient, curvature, rows. */
  readonly histogram: Float64Array;
  readonly split: Split | null;
}

/** Upper edges of all but the last bin: midpoints between neighbouring values next to the quantiles. */
function binEdges(values: Float64Array, bins: number): number[] {
  const sorted = values.slice().sort();
  const edges = new Set<number>();
  for (let bin = 1; bin < bins; bin++) {
    const at = Math.floor((bin * sorted.length) / bins);
    const value = sorted[at] as number;
    let below = at - 1;
    while (below >= 0 && sorted[below] === value) below--;
    if (below >= 0) edges.add(((sorted[below] as number) + value) / 2);
  }
  return [...edges].sort((a, b) => a - b);
}

/** Number of edges below `value`, by bisection. */
function binOf(value: number, edges: readonly number[]): number {
  let low = 0;
  let high = edges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value > (edges[middle] as number)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Figures per bin in a histogram. */
const PER_BIN = 3;

/**
 * Gradient boosting of regression trees on the binary log loss (Friedman, "Greedy function approximation",
 * 2001), with second-order leaf values (Chen and Guestrin, "XGBoost", KDD 2016) and trees that grow leaf by
 * leaf on histograms (Ke et al., "LightGBM", NeurIPS 2017). Uses no chance: the same rows give the same trees.
 *
 * @param rows finite features of each row
 * @param targets 0–1 per row; shares between are soft targets
 * @throws RangeError if there is no row, or as many targets as rows are not given
 */
export function fitBoostedTrees(
  rows: readonly ArrayLike<number>[],
  targets: readonly number[],
  config: BoostedTreesConfig = BOOSTED_TREES_CONFIG,
): BoostedTrees {
  const count = rows.length;
  if (count === 0 || targets.length !== count) throw new RangeError('needs rows, and one target for each');
  const features = rows[0]?.length ?? 0;
  const { bins, l2, minRowsPerLeaf, learningRate } = config;
  const edges = Array.from({ length: features }, (_, j) =>
    binEdges(
      Float64Array.from(rows, (row) => row[j] as number),
      bins,
    ),
  );
  const binned = edges.map((own, j) => Uint8Array.from(rows, (row) => binOf(row[j] as number, own)));

  const start = logit(targets.reduce((sum, target) => sum + target, 0) / count);
  const score = new Float64Array(count).fill(start);
  const gradient = new Float64Array(count);
  const curvature = new Float64Array(count);
  const order = new Uint32Array(count);
  const scratch = new Uint32Array(count);
  const histogramSize = features * bins * PER_BIN;

  const histogramOf = (first: number, last: number): Float64Array => {
    const histogram = new Float64Array(histogramSize);
    for (let j = 0; j < features; j++) {
      const own = binned[j] as Uint8Array;
      const base = j * bins * PER_BIN;
      for (let i = first; i < last; i++) {
        const row = order[i] as number;
        const at = base + (own[row] as number) * PER_BIN;
        histogram[at] = (histogram[at] as number) + (gradient[row] as number);
        histogram[at + 1] = (histogram[at + 1] as number) + (curvature[row] as number);
        histogram[at + 2] = (histogram[at + 2] as number) + 1;
      }
    }
    return histogram;
  };

  /** Gradient, curvature and rows of a whole leaf: the bins of any one feature hold them all. */
  const totals = (histogram: Float64Array): [number, number, number] => {
    let g = 0;
    let h = 0;
    let n = 0;
    for (let at = 0; at < bins * PER_BIN; at += PER_BIN) {
      g += histogram[at] as number;
      h += histogram[at + 1] as number;
      n += histogram[at + 2] as number;
    }
    return [g, h, n];
  };

  const bestSplit = (histogram: Float64Array): Split | null => {
    const [g, h, n] = totals(histogram);
    if (n < 2 * minRowsPerLeaf) return null;
    const whole = (g * g) / (h + l2);
    let best: Split | null = null;
    for (let j = 0; j < features; j++) {
      let leftG = 0;
      let leftH = 0;
      let leftN = 0;
      const last = edges[j]?.length ?? 0;
      for (let bin = 0; bin < last; bin++) {
        const at = (j * bins + bin) * PER_BIN;
        leftG += histogram[at] as number;
        leftH += histogram[at + 1] as number;
        leftN += histogram[at + 2] as number;
        if (leftN < minRowsPerLeaf) continue;
        if (n - leftN < minRowsPerLeaf) break;
        const rightG = g - leftG;
        const gain = (leftG * leftG) / (leftH + l2) + (rightG * rightG) / (h - leftH + l2) - whole;
        if (gain > (best?.gain ?? 1e-9)) best = { gain, feature: j, bin };
      }
    }
    return best;
  };

  const makeLeaf = (node: number, first: number, last: number, histogram: Float64Array): Leaf => ({
    node,
    first,
    last,
    histogram,
    split: bestSplit(histogram),
  });

  const growTree = (): TreeNode[] => {
    for (let i = 0; i < count; i++) order[i] = i;
    const nodes: TreeNode[] = [{ feature: -1, threshold: 0, left: 0, right: 0, value: 0 }];
    const leaves: Leaf[] = [makeLeaf(0, 0, count, histogramOf(0, count))];
    while (leaves.length < config.maxLeaves) {
      let chosen = -1;
      leaves.forEach(({ split }, i) => {
        if (split && split.gain > (leaves[chosen]?.split?.gain ?? 0)) chosen = i;
      });
      const leaf = leaves[chosen];
      if (!leaf?.split) break;
      const { feature, bin } = leaf.split;
      const own = binned[feature] as Uint8Array;
      let middle = leaf.first;
      let kept = 0;
      // Stable, so that sums are always made in the order of the rows.
      for (let i = leaf.first; i < leaf.last; i++) {
        const row = order[i] as number;
        if ((own[row] as number) <= bin) order[middle++] = row;
        else scratch[kept++] = row;
      }
      order.set(scratch.subarray(0, kept), middle);
      const left = nodes.length;
      const node = nodes[leaf.node] as TreeNode;
      node.feature = feature;
      node.threshold = edges[feature]?.[bin] ?? NaN;
      node.left = left;
      node.right = left + 1;
      nodes.push({ feature: -1, threshold: 0, left: 0, right: 0, value: 0 });
      nodes.push({ feature: -1, threshold: 0, left: 0, right: 0, value: 0 });
      // The histogram of the larger side is what the smaller one leaves over.
      const leftIsSmaller = middle - leaf.first <= leaf.last - middle;
      const small = leftIsSmaller ? histogramOf(leaf.first, middle) : histogramOf(middle, leaf.last);
      const large = leaf.histogram;
      for (let i = 0; i < histogramSize; i++) large[i] = (large[i] as number) - (small[i] as number);
      leaves[chosen] = makeLeaf(left, leaf.first, middle, leftIsSmaller ? small : large);
      leaves.push(makeLeaf(left + 1, middle, leaf.last, leftIsSmaller ? large : small));
    }
    for (const { node, first, last, histogram } of leaves) {
      const [g, h] = totals(histogram);
      const value = (-learningRate * g) / (h + l2);
      (nodes[node] as TreeNode).value = value;
      for (let i = first; i < last; i++) {
        const row = order[i] as number;
        score[row] = (score[row] as number) + value;
      }
    }
    return nodes;
  };

  const forest = Array.from({ length: config.trees }, () => {
    for (let row = 0; row < count; row++) {
      const p = sigmoid(score[row] as number);
      gradient[row] = p - (targets[row] as number);
      curvature[row] = p * (1 - p);
    }
    return growTree();
  });

  return {
    predict: (asked) =>
      asked.map((row) => {
        let sum = start;
        for (const nodes of forest) {
          let node = nodes[0] as TreeNode;
          while (node.feature >= 0) {
            node = nodes[
              (row[node.feature] as number) <= node.threshold ? node.left : node.right
            ] as TreeNode;
          }
          sum += node.value;
        }
        return sigmoid(sum);
      }),
  };
}

import { groupFigures, GROUP_NAMES } from '../../src/model/explain/groups.ts';
import { parseBackground, type Background } from '../../src/model/explain/background.ts';
import { Random } from '../random.ts';

/** Prototypes that stand for the released songs. */
const PROTOTYPES = 16;
/** A mean of fewer songs could be told apart as a row of the table; such a cluster joins another. */
const SMALLEST_CLUSTER = 25;
const ITERATIONS = 100;

const squaredDistance = (a: ArrayLike<number>, b: ArrayLike<number>): number => {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += ((a[i] as number) - (b[i] as number)) ** 2;
  return sum;
};

/** Lloyd's algorithm from k-means++ seeds (Arthur and Vassilvitskii 2007); returns the cluster of each row. */
function cluster(rows: readonly (readonly number[])[], count: number, random: Random): number[] {
  const first = rows[random.integer(rows.length)];
  if (!first) throw new RangeError('there are no songs');
  let centres: (readonly number[])[] = [first];
  const nearest = rows.map((row) => squaredDistance(row, first));
  while (centres.length < Math.min(count, rows.length)) {
    const total = nearest.reduce((sum, distance) => sum + distance, 0);
    let mark = random.uniform() * total;
    let chosen = nearest.findIndex((distance) => (mark -= distance) < 0);
    if (chosen < 0) chosen = rows.length - 1;
    const centre = rows[chosen] as readonly number[];
    centres.push(centre);
    rows.forEach((row, i) => {
      nearest[i] = Math.min(nearest[i] as number, squaredDistance(row, centre));
    });
  }
  const assign = (): number[] =>
    rows.map((row) => {
      let best = 0;
      let least = Infinity;
      centres.forEach((centre, c) => {
        const distance = squaredDistance(row, centre);
        if (distance < least) [best, least] = [c, distance];
      });
      return best;
    });
  let owners = assign();
  for (let iteration = 0; iteration < ITERATIONS; iteration++) {
    centres = centres.map((centre, c) => meanOf(rows.filter((_, i) => owners[i] === c)) ?? centre);
    const next = assign();
    if (next.every((owner, i) => owner === owners[i])) break;
    owners = next;
  }
  // Small clusters are dissolved, the smallest first.
  for (;;) {
    const sizes = centres.map((_, c) => owners.filter((owner) => owner === c).length);
    const present = sizes.filter((size) => size > 0);
    const smallest = Math.min(...present);
    if (smallest >= SMALLEST_CLUSTER || present.length < 2) return owners;
    const gone = sizes.indexOf(smallest);
    centres = centres.map((centre, c) =>
      c === gone || sizes[c] === 0
        ? centre.map(() => Infinity)
        : (meanOf(rows.filter((_, i) => owners[i] === c)) ?? centre),
    );
    owners = assign();
  }
}

function meanOf(rows: readonly (readonly number[])[]): number[] | null {
  const [first] = rows;
  if (!first) return null;
  const sum = new Float64Array(first.length);
  for (const row of rows) row.forEach((value, i) => (sum[i] = (sum[i] as number) + value));
  return Array.from(sum, (total) => total / rows.length);
}

function quantile(sorted: readonly number[], q: number): number {
  const at = q * (sorted.length - 1);
  const low = sorted[Math.floor(at)] ?? NaN;
  const high = sorted[Math.ceil(at)] ?? NaN;
  return low + (high - low) * (at - Math.floor(at));
}

const rounded = (value: number): number => Number(value.toPrecision(7));

/**
 * What explanations compare a song with: prototypes and quartiles of the training songs. Sums over many
 * songs only; no row of the table is part of it.
 *
 * @param songs features in the order of `CHART_FEATURE_NAMES`
 * @param seed of the clusters' first centres
 * @returns the content of `background.json`
 * @throws RangeError for fewer than 25 songs
 */
export function explainBackground(
  songs: readonly { readonly features: readonly number[] }[],
  seed = 1953,
): Background {
  if (songs.length < SMALLEST_CLUSTER) throw new RangeError(`fewer than ${SMALLEST_CLUSTER} songs`);
  const rows = songs.map(({ features }) => features);
  const mean = meanOf(rows) ?? [];
  const deviation = mean.map(
    (centre, i) =>
      Math.sqrt(rows.reduce((sum, row) => sum + ((row[i] as number) - centre) ** 2, 0) / rows.length) || 1,
  );
  const standardised = rows.map((row) =>
    row.map((value, i) => (value - (mean[i] as number)) / (deviation[i] as number)),
  );
  const owners = cluster(standardised, PROTOTYPES, new Random('background', seed));
  const prototypes = [...new Set(owners)]
    .map((owner) => {
      const members = rows.filter((_, i) => owners[i] === owner);
      return { weight: members.length / rows.length, features: (meanOf(members) ?? []).map(rounded) };
    })
    .sort((a, b) => b.weight - a.weight);
  const figures = rows.map(groupFigures);
  const quartiles = Object.fromEntries(
    GROUP_NAMES.map((name) => {
      const sorted = figures.map((figure) => figure[name]).sort((a, b) => a - b);
      const at = (q: number): number => rounded(quantile(sorted, q));
      return [name, { low: at(0.25), median: at(0.5), high: at(0.75) }];
    }),
  );
  return parseBackground({
    about:
      'What explanations compare a song with: means of clusters of the training songs (no cluster smaller than ' +
      `${SMALLEST_CLUSTER} songs) with their shares, and quartiles of readable figures. Written by the training command.`,
    songs: rows.length,
    prototypes,
    quartiles,
  });
}

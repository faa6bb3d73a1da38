/**
 * Shapley values of a cooperative game: how the difference between what all players reach together and
 * what none reaches is shared fairly among them (L. S. Shapley, "A value for n-person games", 1953; for
 * predictions: Štrumbelj and Kononenko 2014, Lundberg and Lee 2017).
 *
 * A coalition is a bit mask: bit i is set where player i takes part.
 */

/** Values of many coalitions at once, in the order in which they are asked. */
export type ValueFunction = (coalitions: readonly number[]) => Promise<ArrayLike<number>>;

export interface Attribution {
  /** Value of the empty coalition. */
  readonly base: number;
  /** Value of all players together. */
  readonly full: number;
  /** One share per player; base + all parts = full. */
  readonly parts: readonly number[];
}

export interface SampledAttribution extends Attribution {
  /** Standard error of each part, from the scatter of the pairs of permutations; NaN for a single pair. */
  readonly standardErrors: readonly number[];
}

/** 2¹² coalitions are the most that are asked for in one go. */
export const MAX_EXACT_PLAYERS = 12;
/** Bit masks are 32-bit integers with a sign. */
const MAX_PLAYERS = 30;

function checkPlayers(players: number, most: number): void {
  if (!Number.isInteger(players) || players < 1 || players > most) {
    throw new RangeError(`players must be 1–${most}, not ${players}`);
  }
}

function finite(value: number | undefined): number {
  if (value === undefined || !Number.isFinite(value)) throw new RangeError('a coalition has no finite value');
  return value;
}

/**
 * Exact values from all 2ⁿ coalitions.
 *
 * @param players 1–12
 * @throws RangeError for more players or where a value is not finite
 */
export async function exactShapley(players: number, value: ValueFunction): Promise<Attribution> {
  checkPlayers(players, MAX_EXACT_PLAYERS);
  const count = 1 << players;
  const values = await value(Array.from({ length: count }, (_, coalition) => coalition));
  for (let coalition = 0; coalition < count; coalition++) finite(values[coalition]);
  // Weight of a coalition of s others: s! (n − s − 1)! / n! = 1 / (n · binomial(n − 1, s)).
  const weights: number[] = [];
  let binomial = 1;
  for (let size = 0; size < players; size++) {
    weights.push(1 / (players * binomial));
    binomial = (binomial * (players - 1 - size)) / (size + 1);
  }
  const sizes = new Uint8Array(count);
  for (let coalition = 1; coalition < count; coalition++) {
    sizes[coalition] = (sizes[coalition >> 1] as number) + (coalition & 1);
  }
  const parts = Array.from({ length: players }, (_, player) => {
    const bit = 1 << player;
    let part = 0;
    for (let coalition = 0; coalition < count; coalition++) {
      if (coalition & bit) continue;
      const gain = (values[coalition | bit] as number) - (values[coalition] as number);
      part += (weights[sizes[coalition] as number] as number) * gain;
    }
    return part;
  });
  return { base: finite(values[0]), full: finite(values[count - 1]), parts };
}

/** A small seeded generator (mulberry32 by T. Ettinger): uniform in [0, 1). */
function seededUniform(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * Estimated values from random orders of the players, each walked forwards and backwards (antithetic
 * pairs: Mitchell et al., "Sampling permutations for Shapley value estimation", 2022). The gains along
 * one order sum to full − base, so the parts do as well, however few orders are drawn.
 *
 * @param players 1–30
 * @param options.pairs how many orders are drawn, ≥ 1; each is walked both ways
 * @param options.seed the same seed gives the same orders
 */
export async function sampledShapley(
  players: number,
  value: ValueFunction,
  options: { readonly pairs: number; readonly seed: number },
): Promise<SampledAttribution> {
  checkPlayers(players, MAX_PLAYERS);
  const { pairs, seed } = options;
  if (!Number.isInteger(pairs) || pairs < 1) throw new RangeError('pairs must be a positive integer');
  const uniform = seededUniform(seed);
  const orders = Array.from({ length: pairs }, () => {
    const order = Array.from({ length: players }, (_, i) => i);
    for (let i = players - 1; i > 0; i--) {
      const j = Math.floor(uniform() * (i + 1));
      [order[i], order[j]] = [order[j] as number, order[i] as number];
    }
    return order;
  });
  const everybody = 2 ** players - 1;
  const asked = new Map<number, number>([
    [0, 0],
    [everybody, 1],
  ]);
  const walks = orders.flatMap((order) => [order, order.toReversed()]);
  for (const walk of walks) {
    let coalition = 0;
    for (const player of walk) {
      coalition |= 1 << player;
      if (!asked.has(coalition)) asked.set(coalition, asked.size);
    }
  }
  const values = await value([...asked.keys()]);
  const valueOf = (coalition: number): number => finite(values[asked.get(coalition) ?? -1]);

  const gains = Array.from({ length: pairs }, () => new Float64Array(players));
  walks.forEach((walk, w) => {
    const ofPair = gains[w >> 1] as Float64Array;
    let coalition = 0;
    let before = valueOf(0);
    for (const player of walk) {
      coalition |= 1 << player;
      const after = valueOf(coalition);
      ofPair[player] = (ofPair[player] as number) + (after - before) / 2;
      before = after;
    }
  });
  const parts = Array.from(
    { length: players },
    (_, player) => gains.reduce((sum, ofPair) => sum + (ofPair[player] as number), 0) / pairs,
  );
  return {
    base: valueOf(0),
    full: valueOf(everybody),
    parts,
    standardErrors: parts.map((mean, player) => {
      const squares = gains.reduce((sum, ofPair) => sum + ((ofPair[player] as number) - mean) ** 2, 0);
      // A single pair says nothing about its scatter: 0 / 0.
      return Math.sqrt(squares / (pairs - 1) / pairs);
    }),
  };
}

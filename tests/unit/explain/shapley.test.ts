import { describe, expect, it } from 'vitest';
import { exactShapley, sampledShapley, type ValueFunction } from '../../../src/model/explain/shapley.ts';

const WEIGHTS = [0.7, -1.3, 0, 2.5, 0.01, -0.4, 1.1];
const SONG = [1, 2, 3, -4, 5, 0.5, 7];
const BACKGROUND = [
  [0, 1, 0, 2, -3, 1, 2],
  [2, 2, 5, -1, 4, 0, 1],
  [1, -1, 1, 0, 8, -2, 0],
];
const N = WEIGHTS.length;

/** Mean over the background of f(song where in the coalition, background elsewhere). */
function game(f: (x: readonly number[]) => number): ValueFunction {
  return (coalitions) =>
    Promise.resolve(
      coalitions.map((coalition) => {
        const values = BACKGROUND.map((row) =>
          f(row.map((other, i) => (((coalition >> i) & 1) === 1 ? (SONG[i] as number) : other))),
        );
        return values.reduce((sum, value) => sum + value, 0) / values.length;
      }),
    );
}

const linear = (x: readonly number[]): number =>
  x.reduce((sum, value, i) => sum + value * (WEIGHTS[i] as number), 0.3);
/** Products of players: nothing is linear here. */
const crooked = (x: readonly number[]): number =>
  Math.tanh(linear(x)) + (x[0] as number) * (x[1] as number) * 0.2 - Math.exp(-((x[3] as number) ** 2)) * 2;

const total = (parts: readonly number[]): number => parts.reduce((sum, part) => sum + part, 0);

describe('Shapley values', () => {
  it('are the closed form on a linear model: weight times distance from the background mean', async () => {
    const { parts } = await exactShapley(N, game(linear));
    const sampled = await sampledShapley(N, game(linear), { pairs: 2, seed: 1 });
    WEIGHTS.forEach((weight, i) => {
      const mean = BACKGROUND.reduce((sum, row) => sum + (row[i] as number), 0) / BACKGROUND.length;
      const closedForm = weight * ((SONG[i] as number) - mean);
      expect(parts[i]).toBeCloseTo(closedForm, 12);
      // Along every order a player of a linear model gains the same.
      expect(sampled.parts[i]).toBeCloseTo(closedForm, 12);
      expect(sampled.standardErrors[i]).toBeLessThan(1e-7);
    });
  });

  it('add up to the difference that they explain', async () => {
    const exact = await exactShapley(N, game(crooked));
    expect(Math.abs(exact.base + total(exact.parts) - exact.full)).toBeLessThan(1e-12);
    expect(exact.full).toBeCloseTo(crooked(SONG), 12);
    for (const pairs of [1, 5, 40]) {
      const sampled = await sampledShapley(N, game(crooked), { pairs, seed: 7 });
      expect(Math.abs(sampled.base + total(sampled.parts) - sampled.full)).toBeLessThan(1e-9);
    }
  });

  it('are those of a small game that can be solved by hand', async () => {
    // The glove game: players 0 and 1 have a left glove, player 2 a right one; a pair is worth 1.
    const gloves: ValueFunction = (coalitions) =>
      Promise.resolve(coalitions.map((c) => ((c & 0b100) !== 0 && (c & 0b011) !== 0 ? 1 : 0)));
    const { parts } = await exactShapley(3, gloves);
    expect(parts[0]).toBeCloseTo(1 / 6, 12);
    expect(parts[1]).toBeCloseTo(1 / 6, 12);
    expect(parts[2]).toBeCloseTo(4 / 6, 12);
  });

  it('are estimated within the standard errors that are stated', async () => {
    const exact = await exactShapley(N, game(crooked));
    const sampled = await sampledShapley(N, game(crooked), { pairs: 400, seed: 3 });
    sampled.parts.forEach((part, i) => {
      const error = sampled.standardErrors[i] as number;
      expect(Math.abs(part - (exact.parts[i] as number))).toBeLessThan(4.5 * error + 1e-12);
      expect(error).toBeLessThan(0.2);
    });
    // Not all of them may be exact: the orders do matter in this game.
    expect(Math.max(...sampled.standardErrors)).toBeGreaterThan(1e-4);
  });

  it('come from a seed', async () => {
    const once = await sampledShapley(N, game(crooked), { pairs: 3, seed: 5 });
    const again = await sampledShapley(N, game(crooked), { pairs: 3, seed: 5 });
    const other = await sampledShapley(N, game(crooked), { pairs: 3, seed: 6 });
    expect(again).toEqual(once);
    expect(other.parts).not.toEqual(once.parts);
  });

  it('are refused for too many players and for values that are no numbers', async () => {
    await expect(exactShapley(13, game(linear))).rejects.toThrow(RangeError);
    await expect(exactShapley(2, () => Promise.resolve([0, 1, NaN, 2]))).rejects.toThrow(RangeError);
    await expect(sampledShapley(2, () => Promise.resolve([0, 1]), { pairs: 1, seed: 1 })).rejects.toThrow(
      RangeError,
    );
  });
});

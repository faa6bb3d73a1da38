import { describe, expect, it } from 'vitest';
import { Random } from '../../../training/random.ts';
import { judgeSameArtist, type JudgedOrder } from '../../../training/protocol/sameArtist.ts';

/** The skill, where there are pairs. */
function judged(order: JudgedOrder) {
  const skill = judgeSameArtist(order, once);
  if (!skill) throw new Error('no pairs');
  return skill;
}

const once = { resamples: 50, seed: 1 };

/** `artists` with `songs` each, whose scores follow the truth as closely as `noise` lets them. */
function made(artists: number, songs: number, noise: number): JudgedOrder {
  const random = new Random('made', artists, songs, noise);
  const rows = Array.from({ length: artists * songs }, (_, row) => {
    const rank = 1 + random.integer(10);
    // What an artist's songs have in common tells nothing about which is the best.
    return { group: `artist ${Math.floor(row / songs)}`, rank, score: -rank + noise * random.normal() };
  });
  return {
    scores: rows.map(({ score }) => score),
    ranks: rows.map(({ rank }) => rank),
    groups: rows.map(({ group }) => group),
  };
}

describe('choosing among songs of one artist', () => {
  it('is always right where the score is the truth', () => {
    const skill = judged(made(60, 5, 0));
    expect(skill.accuracy).toEqual({ value: 1, low: 1, high: 1 });
    expect(skill.gaps.every(({ accuracy }) => accuracy.value === 1)).toBe(true);
    expect(skill.picks.map(({ songs, right }) => [songs, right.value])).toEqual([
      [2, 1],
      [3, 1],
      [5, 1],
    ]);
  });

  it('is a coin where the score is noise, and the pick is as good as a blind one', () => {
    const { accuracy, picks } = judged(made(400, 6, 1e6));
    expect(accuracy.low).toBeLessThan(0.5);
    expect(accuracy.high).toBeGreaterThan(0.5);
    for (const { right, chance } of picks) expect(Math.abs(right.value - chance)).toBeLessThan(0.05);
  });

  it('is better the further two songs are apart', () => {
    const { gaps } = judged(made(400, 6, 4));
    const values = gaps.map(({ accuracy }) => accuracy.value);
    expect(values.at(-1)).toBeGreaterThan((values[0] ?? 1) + 0.15);
  });

  it('compares no songs of different artists and none of equal rank', () => {
    const skill = judgeSameArtist(
      {
        scores: [5, 1, 9, 9, 2],
        ranks: [1, 2, 3, 3, 1],
        groups: ['a', 'a', 'b', 'b', 'c'],
      },
      once,
    );
    expect(skill).toMatchObject({ pairs: 1, artists: 1, accuracy: { value: 1 } });
  });

  it('says nothing where nobody has two songs of unequal rank', () => {
    expect(
      judgeSameArtist({ scores: [1, 2, 3], ranks: [4, 4, 1], groups: ['a', 'a', 'b'] }, once),
    ).toBeNull();
  });
});

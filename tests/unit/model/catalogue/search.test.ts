import { describe, expect, it } from 'vitest';
import {
  blockDistance,
  nearestSongs,
  shareFurtherApart,
  shareNearer,
} from '../../../../src/model/catalogue/search.ts';
import { Random } from '../../../../training/random.ts';
import { tinyCatalogue } from './tinyCatalogue.ts';

describe('nearestSongs', () => {
  const random = new Random('search');
  const size = 7;
  const songs = 300;
  const vectors = Int8Array.from({ length: songs * size }, () => random.integer(255) - 127);
  const step = 0.02;
  const query = Float64Array.from({ length: size }, () => 2 * random.normal());
  const distance = (song: number): number =>
    Math.hypot(...Array.from(query, (value, i) => value - step * (vectors[song * size + i] as number)));

  it('finds what a full sort finds', () => {
    const expected = Array.from({ length: songs }, (_, song) => ({ song, distance: distance(song) }))
      .sort((a, b) => a.distance - b.distance)
      .slice(0, 12);
    const found = nearestSongs({ vectors, size, step }, query, 12);
    expect(found.map(({ song }) => song)).toEqual(expected.map(({ song }) => song));
    found.forEach((neighbour, i) => expect(neighbour.distance).toBeCloseTo(expected[i]?.distance ?? NaN, 4));
  });

  it('leaves out what is not accepted, and gives fewer where there are fewer', () => {
    const found = nearestSongs({ vectors, size, step }, query, 5, (song) => song % 100 === 7);
    expect(found.map(({ song }) => song).sort((a, b) => a - b)).toEqual([7, 107, 207]);
  });

  it('takes the first of equals', () => {
    const same = { vectors: Int8Array.from([5, 5, 5]), size: 1, step: 1 };
    expect(nearestSongs(same, [5], 2).map(({ song }) => song)).toEqual([0, 1]);
  });

  it('measures within a block', () => {
    const catalogue = tinyCatalogue();
    const [character, colour] = catalogue.blocks;
    if (!character || !colour) throw new Error('the catalogue lacks its blocks');
    expect(blockDistance(catalogue, character, [0, 0, 0, 0], 2)).toBeCloseTo(1);
    expect(blockDistance(catalogue, colour, [0, 0, 0, 0], 2)).toBeCloseTo(2);
  });
});

describe('shares', () => {
  const shares = [0, 0.1, 1];
  const distances = [1, 2, 4];
  it('says how many pairs are further apart', () => {
    expect(shareFurtherApart(0.5, shares, distances)).toBe(1);
    expect(shareFurtherApart(1.5, shares, distances)).toBeCloseTo(0.95);
    expect(shareFurtherApart(3, shares, distances)).toBeCloseTo(0.45);
    expect(shareFurtherApart(9, shares, distances)).toBe(0);
  });

  it('says how many songs have a nearer relative', () => {
    expect(shareNearer(0, [1, 2, 3])).toBe(0);
    expect(shareNearer(2.5, [1, 2, 3])).toBeCloseTo(0.75);
    expect(shareNearer(Infinity, [1, 2, 3])).toBe(1);
  });
});

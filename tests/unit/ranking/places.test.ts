import { describe, expect, it } from 'vitest';
import { sharedPlaces, type Ranked } from '../../../src/analysis/ranking/places.ts';

const song = (id: string, low: number, estimate: number, high: number): Ranked => ({
  id,
  low,
  estimate,
  high,
});
const told = (songs: readonly Ranked[]) =>
  sharedPlaces(songs).map(({ song: { id }, place, shared }) => `${id} ${place}${shared ? ' shared' : ''}`);

describe('places', () => {
  it('are 1, 2, 3 where nothing overlaps, whatever the order given', () => {
    expect(told([song('c', 0, 0.1, 0.2), song('a', 0.7, 0.8, 0.9), song('b', 0.4, 0.5, 0.6)])).toEqual([
      'a 1',
      'b 2',
      'c 3',
    ]);
  });

  it('are shared with the leader by all that overlap it, and the next place counts them all', () => {
    expect(told([song('a', 0.6, 0.8, 0.9), song('b', 0.5, 0.7, 0.8), song('c', 0.1, 0.3, 0.4)])).toEqual([
      'a 1 shared',
      'b 1 shared',
      'c 3',
    ]);
  });

  it('end a chain where a song no longer overlaps the leader', () => {
    // a–b and b–c overlap, a–c does not.
    expect(told([song('a', 0.7, 0.8, 0.9), song('b', 0.5, 0.6, 0.75), song('c', 0.4, 0.5, 0.6)])).toEqual([
      'a 1 shared',
      'b 1 shared',
      'c 3',
    ]);
  });

  it('keep a very uncertain song with the leader that it may equal, past a surer one between them', () => {
    expect(
      told([song('a', 0.7, 0.8, 0.9), song('sure', 0.55, 0.6, 0.65), song('wide', 0.1, 0.5, 0.9)]),
    ).toEqual(['a 1 shared', 'wide 1 shared', 'sure 3']);
  });

  it('count ends that touch as overlap', () => {
    expect(told([song('a', 0.5, 0.6, 0.7), song('b', 0.3, 0.4, 0.5)])).toEqual(['a 1 shared', 'b 1 shared']);
  });

  it('never put a song below a leader that it overlaps', () => {
    // A fixed linear congruential generator: chance with a seed.
    let seed = 7;
    const next = () => (seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31) / 2 ** 31;
    for (let round = 0; round < 200; round++) {
      const songs = Array.from({ length: 12 }, (_, i) => {
        const estimate = next();
        return song(`${i}`, estimate - 0.3 * next(), estimate, estimate + 0.3 * next());
      });
      const places = sharedPlaces(songs);
      expect(places).toHaveLength(12);
      const leaders = places.filter(({ place }, i) => places[i - 1]?.place !== place);
      for (const leader of leaders) {
        for (const { song: other, place } of places) {
          if (place > leader.place)
            expect(other.high < leader.song.low || other.low > leader.song.high).toBe(true);
        }
      }
    }
  });

  it('are none for no songs', () => {
    expect(sharedPlaces([])).toEqual([]);
  });
});

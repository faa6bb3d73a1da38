import { describe, expect, it } from 'vitest';
import { recalibrate, SONGS_NEEDED, type SongResult } from '../../../../src/model/personal/recalibrate.ts';
import { Random } from '../../../../training/random.ts';
import { simulatedSongs, type Artist } from './simulated.ts';

function onRate(artist: Artist, runs: number): number {
  let on = 0;
  for (let run = 0; run < runs; run++) {
    const random = new Random('on', artist.songs, artist.slope, artist.middle, run);
    if (recalibrate(simulatedSongs(artist, random)).state === 'on') on++;
  }
  return on / runs;
}

describe('recalibration', () => {
  it('waits for eight songs', () => {
    const songs = simulatedSongs({ songs: 8, middle: 0, spread: 1, slope: 4 }, new Random('eight'));
    const seven = recalibrate(songs.slice(0, SONGS_NEEDED - 1));
    expect(seven).toMatchObject({ state: 'off', reason: 'too-few', songs: 7 });
    expect(recalibrate(songs)).not.toMatchObject({ reason: 'too-few' });
  });

  it.each([
    { songs: 8, middle: 0, spread: 1, slope: 0 },
    { songs: 12, middle: 0.8, spread: 0.8, slope: 0 },
    { songs: 20, middle: 0.3, spread: 1, slope: 0 },
  ])('stays off on noise: %o', (artist) => {
    expect(onRate(artist, 150)).toBeLessThanOrEqual(0.06);
  });

  it('stays off on noise although flattening beats the general estimate as it stands', () => {
    const songs = simulatedSongs({ songs: 24, middle: 1.5, spread: 1, slope: 0 }, new Random('flattened', 1));
    expect(recalibrate(songs)).toMatchObject({ state: 'off', reason: 'not-better-than-no-song' });
  });

  it('comes on for artists whose results follow the estimates and whose estimates are biased', () => {
    expect(onRate({ songs: 20, middle: 1, spread: 0.8, slope: 2 }, 40)).toBeGreaterThan(0.5);
  });

  it('stays off where the estimates fit the songs as they are', () => {
    const rate = onRate({ songs: 20, middle: 0, spread: 1, slope: 1 }, 60);
    expect(rate).toBeLessThan(0.2);
  });

  it('is never on with a slope that may be zero, and never worse than its rivals', () => {
    let on = 0;
    for (let run = 0; run < 40; run++) {
      const reading = recalibrate(
        simulatedSongs({ songs: 14, middle: 0.8, spread: 1, slope: 1.6 }, new Random('proof', run)),
      );
      if (reading.state !== 'on') continue;
      on++;
      expect(reading.slope.low).toBeGreaterThan(0);
      expect(reading.overNone.mean).toBeGreaterThan(reading.overNone.standardError);
      expect(reading.overNoSong.mean).toBeGreaterThan(reading.overNoSong.standardError);
    }
    expect(on).toBeGreaterThan(5);
  });

  it('does not depend on the order of the songs, nor on the scale of the results', () => {
    const songs = simulatedSongs({ songs: 16, middle: 1, spread: 1, slope: 2.5 }, new Random('order', 3));
    const forwards = recalibrate(songs);
    const moved = songs.map((song) => ({ ...song, result: Math.exp(song.result) })).reverse();
    const backwards = recalibrate(moved);
    expect(forwards.state).toBe('on');
    expect(backwards.state).toBe('on');
    if (forwards.state !== 'on' || backwards.state !== 'on') return;
    expect(backwards.slope.value).toBeCloseTo(forwards.slope.value, 6);
    expect(backwards.bias.value).toBeCloseTo(forwards.bias.value, 6);
    expect(backwards.overNone.mean).toBeCloseTo(forwards.overNone.mean, 6);
  });

  it('says how many pairs the estimates put in the right order', () => {
    const song = (estimate: number, result: number): SongResult => ({
      songId: `${estimate} ${result}`,
      estimate,
      result,
    });
    const { pairs } = recalibrate([song(0.2, 1), song(0.4, 3), song(0.6, 2), song(0.6, 5)]);
    // Six pairs; one of equal estimates, one in the wrong order.
    expect(pairs).toEqual({ right: 4, all: 5 });
  });

  it('stays off where there is nothing to tell apart', () => {
    const same = Array.from({ length: 9 }, (_, i) => ({ songId: String(i), estimate: 0.4, result: i }));
    expect(recalibrate(same)).toMatchObject({ state: 'off', reason: 'no-differences' });
    const flat = same.map((song, i) => ({ ...song, estimate: i / 9, result: 1 }));
    expect(recalibrate(flat)).toMatchObject({ state: 'off', reason: 'no-differences' });
  });

  it('takes estimates at the very ends', () => {
    const songs = Array.from({ length: 8 }, (_, i) => ({
      songId: String(i),
      estimate: i < 4 ? 0 : 1,
      result: i,
    }));
    const reading = recalibrate(songs);
    expect(reading.pairs).toEqual({ right: 16, all: 16 });
    if (reading.state === 'on') expect(Number.isFinite(reading.slope.high)).toBe(true);
  });
});

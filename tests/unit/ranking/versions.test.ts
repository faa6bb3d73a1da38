import { describe, expect, it } from 'vitest';
import {
  likeness,
  songStem,
  suggestVersions,
  type SongTraits,
} from '../../../src/analysis/ranking/versions.ts';

/** Loudness over time with sections of its own; the seed makes another song. */
function envelope(seed: number, change: (peak: number, at: number) => number = (peak) => peak): number[] {
  let state = seed;
  const next = () => (state = (state * 1_103_515_245 + 12_345) % 2 ** 31) / 2 ** 31;
  const sections = Array.from({ length: 16 }, () => 0.1 + 0.8 * next());
  return Array.from({ length: 800 }, (_, i) => {
    const section = sections[Math.floor(i / 50)] ?? 0;
    return Math.min(1, Math.max(0, change(section * (0.8 + 0.2 * next()), i)));
  });
}
const tags = (shift: number) =>
  Array.from({ length: 50 }, (_, i) => 0.05 + 0.9 * ((i + shift) % 7 === 0 ? 1 : 0));
const song = (id: string, traits: Partial<SongTraits> = {}): SongTraits => ({
  id,
  title: id,
  durationSeconds: 200,
  envelope: envelope(1),
  tags: tags(0),
  ...traits,
});

describe('the stem of a title', () => {
  it.each([
    ['Porch Light (final mix 3)', 'porch light'],
    ['porch_light_v2', 'porch light'],
    ['Porch Light - Master', 'porch light'],
    ['Porch Light [Instrumental]', 'porch light'],
    ['Porch Light 320k', 'porch light'],
  ])('of %s is %s', (title, stem) => {
    expect(songStem(title)).toBe(stem);
  });

  it('keeps words that only look like it', () => {
    expect(songStem('Mixtape Love')).toBe('mixtape love');
    expect(songStem('Masterpiece')).toBe('masterpiece');
    expect(songStem('Demo')).toBe('demo');
  });
});

describe('versions of a song', () => {
  it('are found when a master is louder and flatter, whatever it is called', () => {
    const mix = song('bounce 17');
    const master = song('something else', { envelope: envelope(1, (peak) => Math.min(0.95, peak ** 0.6)) });
    expect(suggestVersions([mix, master])).toMatchObject([{ ids: ['bounce 17', 'something else'] }]);
  });

  it('are found when the start was cut', () => {
    const full = envelope(1);
    // Without its first hundredth, on as many slices as before.
    const cut = full.map((_, i) => full[Math.round(8 + (i * 792) / 800)] ?? 0);
    expect(likeness(song('a'), song('b', { envelope: cut, durationSeconds: 198 })).envelope).toBeGreaterThan(
      0.8,
    );
  });

  it('are not found among songs of one artist that only sound alike', () => {
    expect(suggestVersions([song('one'), song('two', { envelope: envelope(99) })])).toEqual([]);
  });

  it('are not found where lengths or sounds differ, even under one title', () => {
    expect(suggestVersions([song('a (mix 1)'), song('a (mix 2)', { durationSeconds: 120 })])).toEqual([]);
    expect(suggestVersions([song('a (mix 1)'), song('a (mix 2)', { tags: tags(3) })])).toEqual([]);
  });

  it('are grouped through the versions between them', () => {
    const found = suggestVersions([
      song('x'),
      song('other', { envelope: envelope(5) }),
      song('y'),
      song('z'),
    ]);
    expect(found.map(({ ids }) => ids)).toEqual([['x', 'y', 'z']]);
  });
});

import { describe, expect, it } from 'vitest';
import {
  coreTitle,
  namedArtists,
  plainName,
  slipsBetween,
  TitleIndex,
} from '../../../../src/model/catalogue/titles.ts';

const SONGS = [
  { title: 'Harbour Lights', artist: 'Ann Example' },
  { title: 'Lantern Street', artist: 'The Samples' },
  { title: 'Été à Nice', artist: 'Beyoncé Nobody' },
  { title: 'Far Away', artist: 'Somebody & Someone' },
  { title: 'Far Away (feat. Ann Example) [Remix]', artist: 'Another Band' },
  { title: "Don't Wait for the Morning", artist: 'The Samples feat. Ann Example' },
  { title: 'Without Me', artist: 'One' },
  { title: 'Without You', artist: 'Two' },
];
const FROM = 0.8;
const index = new TitleIndex(SONGS);
const found = (title: string, artist: string | null = null): number[] =>
  index.match(title, artist, FROM).map(({ song }) => song);

describe('names', () => {
  it('fold accents, case and signs', () => {
    expect(plainName('Beyoncé  –  Été À Nice!')).toBe('beyonce ete a nice');
    expect(plainName('A$AP & Friends')).toBe('asap and friends');
  });

  it('lose guests and versions, but never everything', () => {
    expect(coreTitle('Far Away (feat. Ann Example) [Remix]')).toBe('far away');
    expect(coreTitle('Far Away - Remastered 2011')).toBe('far away');
    expect(coreTitle('Far Away ft. Nobody')).toBe('far away');
    expect(coreTitle('(Live)')).toBe('live');
    expect(coreTitle('Love (Is All)')).toBe('love is all');
  });

  it('name every artist of a line', () => {
    expect(namedArtists('The Samples feat. Ann Example')).toEqual([
      'samples',
      'ann example',
      'samples feat ann example',
    ]);
    expect(namedArtists('')).toEqual([]);
  });

  it('count slips', () => {
    expect(slipsBetween('harbour', 'harbour')).toBe(0);
    expect(slipsBetween('harbour', 'harbor')).toBe(1);
    expect(slipsBetween('harbour', 'hrabour')).toBe(1);
    expect(slipsBetween('harbour', 'barbours')).toBe(2);
    expect(slipsBetween('', 'abc')).toBe(3);
  });
});

describe('TitleIndex', () => {
  it.each([
    ['the same', 'Harbour Lights', 0],
    ['a letter wrong', 'Harbour Lighrs', 0],
    ['a letter missing', 'Harbor Lights', 0],
    ['letters that changed places', 'Lantern Srteet', 1],
    ['words in another order', 'Street Lantern', 1],
    ['no accents', 'Ete a nice', 2],
    ['a curly apostrophe', 'Don’t wait for the morning', 5],
    ['a guest', 'Lantern Street (feat. Nobody)', 1],
  ])('finds a title with %s', (_, title, song) => {
    expect(found(title)[0]).toBe(song);
  });

  it('finds nothing near other titles', () => {
    expect(found('Porch Light')).toEqual([]);
    expect(found('')).toEqual([]);
    expect(found('Without Them All')).toEqual([]);
  });

  it('does not take one word for another', () => {
    expect(found('Without Me')).toEqual([6]);
  });

  it('puts the same title by a like artist first', () => {
    expect(found('Far away', 'Another Band')).toEqual([4, 3]);
    expect(found('Far away', 'someone')).toEqual([3, 4]);
    const [first, second] = index.match('Far away', 'Someone', FROM);
    expect(first?.artist).toBe(1);
    expect(second?.artist).toBeLessThan(0.6);
    expect(index.match('Far away', null, FROM)[0]?.artist).toBeNull();
  });

  it('knows an artist under a near name', () => {
    expect(index.match('Été à Nice', 'Beyonce Nobdy', FROM)[0]?.artist).toBeGreaterThan(0.6);
  });
});

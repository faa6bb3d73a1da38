import { describe, expect, it } from 'vitest';
import { BLOCK_NAMES } from '../../../src/model/catalogue/blocks.ts';
import { GENRES, MOODS } from '../../../src/model/genre/genre.ts';
import {
  alikeIn,
  alikeText,
  apartSentence,
  blockSentence,
  blockName,
  genreFigure,
  genreName,
  genreSentence,
  likelyGenres,
  matchText,
  moodName,
  moodSentence,
  nearNote,
  shownSongs,
  titleSentence,
  type NearSong,
} from '../../../src/ui/text/sounds.ts';

const genre = (clear: boolean, ...probabilities: number[]) => ({
  clear,
  probabilities: probabilities.map((probability, i) => ({
    genre: GENRES[i] ?? ('folk' as const),
    probability,
  })),
});

describe('genre', () => {
  it('is named where it is clear', () => {
    const clear = genre(true, 0.72, 0.2, 0.08);
    expect(genreFigure(clear)).toBe('Rock and metal');
    expect(genreSentence(clear)).toBe('72% sure. The next would be pop (20%).');
  });

  it('is not named where it is not', () => {
    const unclear = genre(false, 0.41, 0.33, 0.26);
    expect(genreFigure(unclear)).toBe('Unclear');
    expect(genreSentence(unclear)).toContain(
      'No genre is more likely than not. The nearest are rock and metal (41%) and pop (33%).',
    );
  });

  it('lists the likely ones, two at least', () => {
    expect(likelyGenres(genre(true, 0.97, 0.02, 0.01))).toHaveLength(2);
    expect(likelyGenres(genre(false, 0.4, 0.3, 0.26, 0.04))).toHaveLength(3);
  });

  it('has a name for each', () => {
    for (const name of GENRES) expect(genreName(name, true)).toMatch(/^[A-Z]/);
    for (const name of MOODS) expect(moodName(name)).toMatch(/^[A-Z]/);
    for (const name of BLOCK_NAMES) {
      expect(blockName(name)).toMatch(/^[A-Z]/);
      expect(blockSentence(name)).toMatch(/^[A-Z].*: .*\.$/);
    }
  });
});

describe('mood', () => {
  it('says which are more likely than not', () => {
    const moods = [
      { mood: 'sad' as const, probability: 0.9 },
      { mood: 'mellow' as const, probability: 0.5 },
      { mood: 'happy' as const, probability: 0.49 },
    ];
    expect(moodSentence(moods)).toBe(
      'It is probably among the quarter of released songs that sound most sad or tender or mellow.',
    );
    expect(moodSentence(moods.slice(2))).toBe('No mood stands out against other released songs.');
  });
});

describe('near songs', () => {
  it('say how alike, never certain', () => {
    expect(alikeText(0.98765)).toBe('closer than 98% of pairs');
    expect(alikeText(0.9987)).toBe('closer than 99.8% of pairs');
    expect(alikeText(1)).toBe('closer than 99.9% of pairs');
    expect(alikeText(0.5)).toBe('closer than 50% of pairs');
  });

  it('say in what', () => {
    expect(alikeIn([0.99, 0.6, 0.7, 0.8])).toBe('most alike in character');
    expect(alikeIn([0.99, 0.98, 0.97, 0.3])).toBe(
      'most alike in character, sound colour and movement, not in loud and quiet',
    );
    expect(alikeIn([0.6, 0.7, 0.65, 0.62])).toBe('most alike in sound colour');
  });

  it('say whether the song stands apart', () => {
    expect(apartSentence({ nearerElsewhere: 0.95 })).toContain('stands apart: 95%');
    expect(apartSentence({ nearerElsewhere: 0.5 })).toContain('as is usual');
    expect(apartSentence({ nearerElsewhere: 0.1 })).toContain('closer than the nearest of most');
  });

  it('claim nothing about copying', () => {
    expect(nearNote({ catalogueSongs: 1234 })).toBe(
      'Among 1,234 well-known released songs. Alike in sound, by our own listener; not a claim about copying.',
    );
  });

  it('are filtered by genre', () => {
    const song = (title: string, own: NearSong['genre']): NearSong => ({
      title,
      artist: '',
      genre: own,
      closerThan: 1,
      blocks: [1, 1, 1, 1],
    });
    const songs = [song('a', 'pop'), song('b', null), song('c', 'rock'), song('d', 'pop')];
    expect(shownSongs(songs, null, 3).map(({ title }) => title)).toEqual(['a', 'b', 'c']);
    expect(shownSongs(songs, 'pop').map(({ title }) => title)).toEqual(['a', 'd']);
    expect(shownSongs(songs, 'jazz')).toEqual([]);
  });
});

describe('titles', () => {
  const match = (titleLikeness: number, artistLikeness: number | null = null) => ({
    title: 'Salt',
    artist: 'Ann',
    titleLikeness,
    artistLikeness,
  });

  it('say what was found', () => {
    const asked = { title: 'Salt', artist: null };
    expect(titleSentence({ ...asked, matches: [] }, 999)).toBe(
      'No title near “Salt” among 999 well-known songs.',
    );
    expect(titleSentence({ ...asked, matches: [match(0.9)] }, 999)).toContain('One title near');
    expect(titleSentence({ ...asked, matches: [match(0.9), match(0.85)] }, 999)).toContain('2 titles near');
    expect(titleSentence({ ...asked, matches: [match(1)] }, 999)).toContain('already the title');
  });

  it('say how near each is', () => {
    expect(matchText(match(1))).toBe('the same title');
    expect(matchText(match(1, 1))).toBe('the same title, the same artist');
    expect(matchText(match(0.9, 0.7))).toBe('a near title (90% alike), an artist of a near name');
    expect(matchText(match(0.9, 0))).toBe('a near title (90% alike), another artist');
  });
});

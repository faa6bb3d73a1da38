import { describe, expect, it } from 'vitest';
import {
  estimateGenre,
  GENRES,
  MOODS,
  parseGenreParameters,
  softmax,
  type GenreParameters,
} from '../../../../src/model/genre/genre.ts';
import { TAG_NAMES } from '../../../../src/model/listener/tags.ts';
import { moodScores, topGenre } from '../../../../training/genre/labels.ts';

const tag = (name: string): number => TAG_NAMES.indexOf(name as never);

/** The tag "jazz" speaks for jazz, "sad" for the mood of that name. */
function parameters(): GenreParameters {
  const count = TAG_NAMES.length;
  const genre = new Array<number>(count * GENRES.length).fill(0);
  genre[tag('jazz') * GENRES.length + GENRES.indexOf('jazz')] = 1;
  const mood = new Array<number>(count * MOODS.length).fill(0);
  mood[tag('sad') * MOODS.length + MOODS.indexOf('sad')] = 2;
  const linear = (kernel: number[], outputs: number) => ({
    mean: new Array<number>(count).fill(0),
    scale: new Array<number>(count).fill(1),
    clip: 4,
    kernel,
    bias: new Array<number>(outputs).fill(0),
  });
  return {
    about: 'made up',
    genres: GENRES,
    moods: MOODS,
    clearFrom: 0.5,
    baseRates: GENRES.map(() => 1 / GENRES.length),
    genre: linear(genre, GENRES.length),
    mood: linear(mood, MOODS.length),
  };
}

const tags = (changes: Record<string, number>): number[] => TAG_NAMES.map((name) => changes[name] ?? 0.5);

describe('estimateGenre', () => {
  it('names a genre that is more likely than not', () => {
    const { genres, clear, moods } = estimateGenre(tags({ jazz: 0.95, sad: 0.9 }), parameters());
    // Log odds of 0.95 are 2.944; the six others score 0.
    const expected = 19 / (19 + GENRES.length - 1);
    expect(genres[0]).toEqual({ genre: 'jazz', probability: expect.closeTo(expected, 9) });
    expect(clear).toBe(true);
    expect(genres.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 12);
    // Twice the log odds of 0.9.
    expect(moods[0]).toEqual({ mood: 'sad', probability: expect.closeTo(81 / 82, 9) });
  });

  it('says that it is unclear where none is', () => {
    const { genres, clear } = estimateGenre(tags({ jazz: 0.6 }), parameters());
    expect(genres[0]?.genre).toBe('jazz');
    expect(clear).toBe(false);
  });

  it('refuses parameters of other genres', () => {
    const good = JSON.parse(JSON.stringify(parameters())) as { genres: string[] };
    expect(parseGenreParameters(good).genres).toEqual(GENRES);
    expect(() => parseGenreParameters({ ...good, genres: [...good.genres].reverse() })).toThrow();
    expect(() => parseGenreParameters({ ...good, genres: good.genres.slice(1) })).toThrow();
  });
});

it('softmax does not overflow', () => {
  expect([...softmax([1000, 1000, -1000])]).toEqual([0.5, 0.5, 0]);
});

describe('labels', () => {
  it('take the genre of the strongest tag, whatever else is strong', () => {
    expect(GENRES[topGenre(tags({ 'female vocalists': 0.99, blues: 0.7, rock: 0.6 }))]).toBe('jazz');
    expect(GENRES[topGenre(tags({ 'heavy metal': 0.7 }))]).toBe('rock');
  });

  it('score a mood by the mean log odds of its tags', () => {
    const scores = moodScores(tags({ happy: 0.9 }));
    expect(scores[MOODS.indexOf('happy')]).toBeCloseTo(Math.log(9) / 2, 9);
    expect(scores[MOODS.indexOf('sad')]).toBe(0);
  });
});

import type { Measured, ModelFacts } from '../modelFacts.ts';
import { count } from './numbers.ts';

const ofHundred = (share: number) => String(Math.round(share * 100));

/** How often the model picks the better of two songs, in words. */
export function pairsSentence(pairs: Measured): string {
  return (
    'Given one song from the best fifth and one from the rest, it picks the right one ' +
    `${ofHundred(pairs.value)} times in 100 (${ofHundred(pairs.low)} to ${ofHundred(pairs.high)}). A coin gets 50.`
  );
}

/** What is known without the sound, in words; nothing where that was not measured. */
export function genreSentence(fromGenre: number | null): string {
  return fromGenre === null ? '' : `Knowing only the genre gets ${ofHundred(fromGenre)}.`;
}

/** Who the model's songs are, in words. */
export function populationSentence(facts: Pick<ModelFacts, 'songs' | 'artists' | 'population'>): string {
  return `It learned from ${count(facts.songs)} songs by ${count(facts.artists)} artists: ${facts.population}.`;
}

/** How true its percentages are, in words. */
export function calibrationSentence(error: number): string {
  const points = error * 100;
  const size = points < 1 ? 'less than 1' : `about ${Math.round(points)}`;
  return `Its percentages for the best fifth are off by ${size} ${points < 1.5 ? 'point' : 'points'} on average.`;
}

/** How often its interval held, in words. */
export function coverageSentence(coverage80: number): string {
  return `Its eight-in-ten stretch held the true place ${ofHundred(coverage80)} times in 100.`;
}

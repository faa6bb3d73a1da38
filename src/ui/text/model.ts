import { t } from '../i18n/translate.ts';
import type { Measured, ModelFacts } from '../modelFacts.ts';
import { count } from './numbers.ts';
import { phraseInLanguage } from './phrases.ts';

const ofHundred = (share: number): number => Math.round(share * 100);

/** How often the model picks the better of two songs, in words. */
export function pairsSentence({ value, low, high }: Measured): string {
  return t('model:pairs', { value: ofHundred(value), low: ofHundred(low), high: ofHundred(high) });
}

/** What is known without the sound, in words; nothing where that was not measured. */
export function genreSentence(fromGenre: number | null): string {
  return fromGenre === null ? '' : t('model:genre', { value: ofHundred(fromGenre) });
}

/** Who the model's songs are, in words. */
export function populationSentence({
  songs,
  artists,
  population,
}: Pick<ModelFacts, 'songs' | 'artists' | 'population'>): string {
  return t('model:learned', {
    songs: count(songs),
    artists: count(artists),
    population: phraseInLanguage(population),
  });
}

/** How true its percentages are, in words. */
export function calibrationSentence(error: number): string {
  const points = error * 100;
  return points < 1 ? t('about:calibrationLittle') : t('about:calibration', { count: Math.round(points) });
}

/** How often its interval held, in words. */
export function coverageSentence(coverage80: number): string {
  return t('about:coverage', { value: ofHundred(coverage80) });
}

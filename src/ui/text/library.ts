import type { LibraryTrouble } from '../../library/error.ts';
import { readMark } from '../../library/mark.ts';
import type { EarlierEstimate, LibraryEntry } from '../../library/db.ts';
import { currentLanguage, t } from '../i18n/translate.ts';
import { standing } from '../library/order.ts';
import { keyName } from './character.ts';
import { clock, count, place } from './numbers.ts';

/** What the library says, in the language in force. */

/** A day as people write it: `3 May 2030`. */
export function dayText(iso: string): string {
  return new Intl.DateTimeFormat(currentLanguage(), { dateStyle: 'medium' }).format(new Date(iso));
}

/** `312 songs` */
export function songsText(songs: number): string {
  return t('library:songs', { count: songs, number: count(songs) });
}

/** Where a song stands, as a sentence for those who do not see the figure and its line. */
export function standingText(entry: Pick<LibraryEntry, 'summary' | 'chart'>): string {
  const { position, low, high } = standing(entry);
  return t('library:standing', { place: place(position), low: place(low), high: place(high) });
}

/** An estimate of an earlier model. */
export function earlierText(estimate: EarlierEstimate): string {
  const { position, low, high } = standing(estimate);
  return t('library:earlier.line', {
    date: dayText(estimate.createdAt),
    place: place(position),
    low: place(low),
    high: place(high),
  });
}

/** What was measured, as far as it is known: `121 BPM · F♯ minor · 3:42`. */
export function measuredText({ tempoBpm, key, durationSeconds }: LibraryEntry): string {
  return [
    tempoBpm === null ? null : `${Math.round(tempoBpm)} BPM`,
    key && keyName(key),
    clock(durationSeconds),
  ]
    .filter((part) => part !== null)
    .join(' · ');
}

/** What is wrong, in one or two plain sentences. */
export function troubleText(reason: LibraryTrouble): string {
  if (reason !== 'evicted') return t(`library:trouble.${reason}`);
  const { lost } = readMark();
  return t('library:trouble.evicted', { count: lost, number: count(lost) });
}

import type { OutcomeDraft } from './outcomes.ts';
import { daysBetween, readCount, readDate } from './outcomesRead.ts';

/** Platforms that the form offers; any other name can be written. */
export const PLATFORMS = ['tiktok', 'instagram', 'youtube', 'facebook', 'spotify'] as const;

/** Counts of a reading, in the order of the form. */
export const FIGURES = ['views', 'likes', 'shares', 'comments', 'videosWithSound', 'followers'] as const;
export type Figure = (typeof FIGURES)[number];

/** What stands in the form, as it was typed. */
export type OutcomeFields = Readonly<Record<'platform' | 'postedOn' | 'countedOn' | 'note' | Figure, string>>;
export type FieldName = keyof OutcomeFields;

/** What is wrong with a field. */
export type FieldProblem =
  'missing' | 'bad-date' | 'in-the-future' | 'before-the-post' | 'bad-count' | 'too-long';

export type CheckedFields =
  | { readonly ok: true; readonly draft: OutcomeDraft }
  | { readonly ok: false; readonly problems: Readonly<Partial<Record<FieldName, FieldProblem>>> };

/** Characters that a note may have. */
const LONGEST_NOTE = 200;
const LONGEST_PLATFORM = 40;

/**
 * Checks what was typed.
 *
 * @param now today, as an ISO date
 */
export function checkFields(songId: string, fields: OutcomeFields, now: string): CheckedFields {
  const problems: Partial<Record<FieldName, FieldProblem>> = {};
  const platform = fields.platform.trim();
  if (platform === '') problems.platform = 'missing';
  else if (platform.length > LONGEST_PLATFORM) problems.platform = 'too-long';
  const note = fields.note.trim();
  if (note.length > LONGEST_NOTE) problems.note = 'too-long';

  const date = (name: 'postedOn' | 'countedOn'): string | null => {
    const read = readDate(fields[name]);
    if (!read.ok) problems[name] = read.reason === 'none' ? 'missing' : 'bad-date';
    else if (daysBetween(now, read.date) > 0) problems[name] = 'in-the-future';
    else return read.date;
    return null;
  };
  const postedOn = date('postedOn');
  const countedOn = date('countedOn');
  const daysSince = postedOn === null || countedOn === null ? 0 : daysBetween(postedOn, countedOn);
  if (daysSince < 0) problems.countedOn = 'before-the-post';

  const counts = {} as Record<Figure, number | null>;
  for (const name of FIGURES) {
    const read = readCount(fields[name]);
    if (read === 'bad') problems[name] = 'bad-count';
    else counts[name] = read;
  }
  // Nothing can be compared without them.
  if (counts.views === null) problems.views = 'missing';

  if (Object.keys(problems).length > 0 || postedOn === null) return { ok: false, problems };
  return { ok: true, draft: { songId, platform, postedOn, daysSince, ...counts, note } };
}

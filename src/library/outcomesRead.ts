/** How figures and dates of posts are read from what people type and what platforms export. All pure. */

/** Suffixes that platforms shorten counts with, in the languages of the page; longer ones first. */
const MULTIPLES: readonly (readonly [RegExp, number])[] = [
  [/(?:mil|k|n)$/i, 1e3],
  [/(?:tr|mi|mm|m)$/i, 1e6],
  [/(?:bi|b)$/i, 1e9],
];

/** Cells that say that nothing is known. */
const UNKNOWN = /^(?:|-|–|—|n\/?a|null)$/i;

/** A whole count ≥ 0, `null` where the text says that nothing is known, or `'bad'`. */
export type ReadCount = number | null | 'bad';

/**
 * Reads a count: `18400`, `18,400`, `18.400`, `18 400`, `1.2K`, `1,2 mil`. Groups of three digits are thousands;
 * decimals are taken only before a suffix, because a count is whole.
 */
export function readCount(text: string): ReadCount {
  const compact = text.replace(/[\s\u00a0\u202f'’]/g, '');
  if (UNKNOWN.test(compact)) return null;
  for (const [suffix, factor] of MULTIPLES) {
    if (!suffix.test(compact)) continue;
    const number = compact.replace(suffix, '').replace(',', '.');
    if (!/^\d+(?:\.\d+)?$/.test(number)) return 'bad';
    return Math.round(Number(number) * factor);
  }
  const plain = /^\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*$/.test(compact) ? compact.replace(/[.,]/g, '') : compact;
  const value = Number(plain);
  return /^\d+$/.test(plain) && Number.isSafeInteger(value) ? value : 'bad';
}

/** Which of two numbers of a date is the month. */
export type DayOrder = 'day-first' | 'month-first';

/** An ISO 8601 date, or why there is none. */
export type ReadDate =
  | { readonly ok: true; readonly date: string }
  | { readonly ok: false; readonly reason: 'none' | 'bad' | 'ambiguous' };

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

function isoDate(year: number, month: number, day: number): ReadDate {
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists && year >= 2000 && year < 2200
    ? { ok: true, date: date.toISOString().slice(0, 10) }
    : { ok: false, reason: 'bad' };
}

/**
 * Reads a date with or without a time: `2026-08-02`, `2026/08/02 19:05`, `02.08.2026`, `Aug 2, 2026`.
 *
 * @param order what `3/10/2026` means; without it such a date is ambiguous
 */
export function readDate(text: string, order: DayOrder | null = null): ReadDate {
  const trimmed = text.trim();
  if (UNKNOWN.test(trimmed)) return { ok: false, reason: 'none' };
  const yearFirst = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/.exec(trimmed);
  if (yearFirst) return isoDate(Number(yearFirst[1]), Number(yearFirst[2]), Number(yearFirst[3]));
  const yearLast = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?!\d)/.exec(trimmed);
  if (yearLast) {
    const [first, second, year] = [Number(yearLast[1]), Number(yearLast[2]), Number(yearLast[3])];
    // Points stand between day, month and year, never after the month.
    const known: DayOrder | null = trimmed.includes('.')
      ? 'day-first'
      : first > 12
        ? 'day-first'
        : second > 12
          ? 'month-first'
          : order;
    if (known === null && first !== second) return { ok: false, reason: 'ambiguous' };
    return known === 'month-first' ? isoDate(year, first, second) : isoDate(year, second, first);
  }
  const named = /^([a-z]{3})[a-z]*\.? (\d{1,2}),? (\d{4})(?!\d)/i.exec(trimmed);
  const month = MONTHS.indexOf(named?.[1]?.toLowerCase() ?? '') + 1;
  if (named && month > 0) return isoDate(Number(named[3]), month, Number(named[2]));
  return { ok: false, reason: 'bad' };
}

/** What the dates of one file say about the order of day and month; `null` where none tells or they disagree. */
export function dayOrderOf(texts: readonly string[]): DayOrder | null {
  let order: DayOrder | null = null;
  for (const text of texts) {
    const [, first, second] = /^(\d{1,2})[-/](\d{1,2})[-/]\d{4}/.exec(text.trim()) ?? [];
    const own: DayOrder | null =
      Number(first) > 12 ? 'day-first' : Number(second) > 12 ? 'month-first' : null;
    if (own === null) continue;
    if (order !== null && order !== own) return null;
    order = own;
  }
  return order;
}

/** Whole days from one ISO date to another; negative where the second is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round(
    (Date.parse(`${to.slice(0, 10)}T00:00Z`) - Date.parse(`${from.slice(0, 10)}T00:00Z`)) / 864e5,
  );
}

/** Today where the person is, as an ISO date. */
export function today(now: Date = new Date()): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

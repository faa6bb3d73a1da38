import { currentLanguage, t } from '../i18n/translate.ts';
import type { Language } from '../i18n/languages.ts';

/**
 * How numbers are said on the page, in the language in force and with typographic signs. The forms are
 * Unicode's (CLDR), through `Intl`.
 */

/** Whose habits a language follows: English lists have no comma before "and", Portuguese is Brazil's. */
const LOCALES: Readonly<Record<Language, string>> = { en: 'en-GB', es: 'es', pt: 'pt-BR', vi: 'vi' };

/** Making a formatter costs more than a hundred uses of it. */
const formatters = new Map<string, Intl.NumberFormat>();

function formatted(value: number, options: Intl.NumberFormatOptions): string {
  const locale = LOCALES[currentLanguage()];
  const key = `${locale} ${JSON.stringify(options)}`;
  let formatter = formatters.get(key);
  if (formatter === undefined) {
    formatter = new Intl.NumberFormat(locale, options);
    formatters.set(key, formatter);
  }
  return formatter.format(value);
}

const fixed = (digits: number): Intl.NumberFormatOptions => ({
  minimumFractionDigits: digits,
  maximumFractionDigits: digits,
});

/**
 * A share as whole percent. Small and large shares are not rounded to certainty.
 *
 * @param share 0–1
 */
export function percent(share: number): string {
  if (share > 0 && share < 0.005) return t('numbers:under', { figure: wholePercent(0.01) });
  if (share < 1 && share >= 0.995) return t('numbers:over', { figure: wholePercent(0.99) });
  return wholePercent(share);
}

const wholePercent = (share: number): string => percentWith(Math.round(share * 100) / 100, 0);

/**
 * A share as percent with a fixed count of decimals, for tables: `12.3%`.
 *
 * @param share 0–1
 */
export function percentWith(share: number, digits: number): string {
  return formatted(share, { style: 'percent', ...fixed(digits) });
}

/**
 * A position as a whole number on the scale of 0 to 100. A song is always compared with others, so
 * the ends of the scale are never claimed: the result is 1–99.
 *
 * @param position 0–1, 1 is the best
 */
export function place(position: number): number {
  return Math.min(99, Math.max(1, Math.round(position * 100)));
}

/** Whole numbers with thousands as the language groups them: `7,128`, `7.128`. */
export function count(value: number): string {
  return formatted(value, { maximumFractionDigits: 0 });
}

const listFormatters = new Map<string, Intl.ListFormat>();

function listed(parts: readonly string[], type: 'conjunction' | 'disjunction'): string {
  const locale = LOCALES[currentLanguage()];
  const key = `${locale} ${type}`;
  let formatter = listFormatters.get(key);
  if (formatter === undefined) {
    formatter = new Intl.ListFormat(locale, { type });
    listFormatters.set(key, formatter);
  }
  return formatter.format(parts);
}

/** Parts as one list: `a, b and c`. */
export function list(parts: readonly string[]): string {
  return listed(parts, 'conjunction');
}

/** Parts of which one holds: `a, b or c`. */
export function alternatives(parts: readonly string[]): string {
  return listed(parts, 'disjunction');
}

/**
 * Length as minutes and seconds: `3:42`, above an hour `1:03:42`. The same in every language of the page.
 *
 * @param seconds ≥ 0; anything that is not a number reads as 0:00
 */
export function clock(seconds: number): string {
  const whole = Number.isFinite(seconds) ? Math.max(0, Math.floor(seconds)) : 0;
  const s = String(whole % 60).padStart(2, '0');
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return `${minutes}:${s}`;
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}:${s}`;
}

/**
 * The same length for a screen reader: `3 minutes 42 seconds`.
 *
 * @param digits decimals of the seconds that are said where they are not zero
 */
export function spokenClock(seconds: number, digits = 0): string {
  const scale = 10 ** digits;
  // A time that was rounded to these decimals stays what it is.
  const whole = Number.isFinite(seconds) ? Math.max(0, Math.floor(seconds * scale + 1e-6)) / scale : 0;
  const minutes = Math.floor(whole / 60);
  const rest = whole - 60 * minutes;
  const long = (value: number, unit: string) =>
    formatted(value, { style: 'unit', unit, unitDisplay: 'long' });
  const parts: string[] = [];
  if (minutes > 0) parts.push(long(minutes, 'minute'));
  if (rest > 0 || minutes === 0) parts.push(long(rest, 'second'));
  return parts.join(' ');
}

/** Time that something took: `0.8 s`, `12 s`. */
export function took(milliseconds: number): string {
  const seconds = milliseconds / 1000;
  return `${formatted(seconds, fixed(seconds < 9.95 ? 1 : 0))} s`;
}

/** Sizes with decimal prefixes, as file managers and networks count: `0 bytes`, `740 kB`, `32 MB`. */
export function bytes(size: number): string {
  const inUnit = (value: number, unit: string, digits: number) =>
    formatted(value, {
      style: 'unit',
      unit,
      unitDisplay: unit === 'byte' ? 'long' : 'short',
      ...fixed(digits),
    });
  if (size < 1000) return inUnit(size, 'byte', 0);
  const kilo = Math.round(size / 1000);
  if (kilo < 1000) return inUnit(kilo, 'kilobyte', 0);
  const mega = size / 1e6;
  if (mega < 9.95) return inUnit(mega, 'megabyte', 1);
  return mega < 999.5 ? inUnit(mega, 'megabyte', 0) : inUnit(size / 1e9, 'gigabyte', 1);
}

/**
 * A number with a fixed count of decimals and a true minus sign; what rounds to zero has none: `−11.7`, `0.0`.
 *
 * @param withPlus whether positive numbers carry a plus
 */
export function decimal(value: number, digits = 1, withPlus = false): string {
  const size = Math.abs(value);
  const shown = formatted(size, { ...fixed(digits), useGrouping: false });
  if (Number(size.toFixed(digits)) === 0) return shown;
  return value < 0 ? `−${shown}` : withPlus ? `+${shown}` : shown;
}

/**
 * A number with as many decimals as it needs, up to `digits`: `44.1`, `48`.
 *
 * @param value ≥ 0
 */
export function plain(value: number, digits: number): string {
  return formatted(value, { maximumFractionDigits: digits, useGrouping: false });
}

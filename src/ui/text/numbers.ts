/** How numbers are said on the page. All pure; English, with typographic signs. */

/**
 * A share as whole percent. Small and large shares are not rounded to certainty.
 *
 * @param share 0–1
 */
export function percent(share: number): string {
  if (share > 0 && share < 0.005) return 'under 1%';
  if (share < 1 && share >= 0.995) return 'over 99%';
  return `${Math.round(share * 100)}%`;
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

/** Thousands with a comma: `7,128`. */
export function count(value: number): string {
  return new Intl.NumberFormat('en').format(value);
}

/**
 * Length as minutes and seconds: `3:42`, above an hour `1:03:42`.
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

/** The same length for a screen reader: `3 minutes 42 seconds`. */
export function spokenClock(seconds: number): string {
  const whole = Number.isFinite(seconds) ? Math.max(0, Math.floor(seconds)) : 0;
  const minutes = Math.floor(whole / 60);
  const rest = whole % 60;
  const parts: string[] = [];
  if (minutes > 0) parts.push(`${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`);
  if (rest > 0 || minutes === 0) parts.push(`${rest} ${rest === 1 ? 'second' : 'seconds'}`);
  return parts.join(' ');
}

/** Time that something took: `0.8 s`, `12 s`. */
export function took(milliseconds: number): string {
  const seconds = milliseconds / 1000;
  return seconds < 9.95 ? `${seconds.toFixed(1)} s` : `${Math.round(seconds)} s`;
}

/** Sizes with decimal prefixes, as file managers and networks count: `0 bytes`, `740 kB`, `32 MB`. */
export function bytes(size: number): string {
  if (size < 1000) return `${Math.round(size)} ${Math.round(size) === 1 ? 'byte' : 'bytes'}`;
  const kilo = Math.round(size / 1000);
  if (kilo < 1000) return `${kilo} kB`;
  const mega = size / 1e6;
  if (mega < 9.95) return `${mega.toFixed(1)} MB`;
  return mega < 999.5 ? `${Math.round(mega)} MB` : `${(size / 1e9).toFixed(1)} GB`;
}

/**
 * A number with a fixed count of decimals and a true minus sign; what rounds to zero has none: `−11.7`, `0.0`.
 *
 * @param withPlus whether positive numbers carry a plus
 */
export function decimal(value: number, digits = 1, withPlus = false): string {
  const size = Math.abs(value).toFixed(digits);
  if (Number(size) === 0) return size;
  return value < 0 ? `−${size}` : withPlus ? `+${size}` : size;
}

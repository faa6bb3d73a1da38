import type { CardFont, Direction, Measure } from './scene.ts';

/** A text that has been given its size and its lines. */
export interface FittedText {
  readonly lines: readonly string[];
  readonly font: CardFont;
  readonly direction: Direction;
  /** Baseline to baseline, pixels. */
  readonly lineHeight: number;
  /** The widest line, pixels. */
  readonly width: number;
  /** From the top of the first line's ink to a usual descender below the last, pixels. */
  readonly height: number;
  /** From the top of the first line's ink to its baseline, pixels. */
  readonly ascent: number;
  /** Whether something had to be left out. */
  readonly cut: boolean;
}

export interface FitOptions {
  /** Its size is the largest that is tried. */
  readonly font: CardFont;
  /** The smallest size, pixels; below it the text is cut. */
  readonly smallest: number;
  readonly width: number;
  /** Pixels; `Infinity` where only the lines are limited. */
  readonly height?: number;
  readonly maxLines: number;
  /** Line height in em. */
  readonly leading?: number;
  readonly measure: Measure;
  readonly language: string;
}

/** Letters of scripts that are written from the right (the strong right-to-left classes of UAX #9). */
const RIGHT_TO_LEFT =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Samaritan}\p{Script=Mandaic}\p{Script=Adlam}\p{Script=Hanifi_Rohingya}]/u;
/** Scripts whose letters join or whose marks sit between them: extra space would tear them apart. */
const JOINED =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Thai}\p{Script=Tamil}\p{Script=Mongolian}\p{Script=Nko}]/u;
/** Scripts that put no space between words. */
const SPACELESS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** The direction of a text: that of its first letter (rules P2 and P3 of UAX #9). */
export function directionOf(text: string): Direction {
  for (const character of text) {
    if (RIGHT_TO_LEFT.test(character)) return 'rtl';
    if (/\p{L}/u.test(character)) return 'ltr';
  }
  return 'ltr';
}

function segments(text: string, language: string, granularity: 'grapheme' | 'word'): string[] {
  // Browsers that lack the segmenter break between code points, which is seldom seen.
  if (typeof Intl.Segmenter === 'undefined')
    return granularity === 'word' ? text.split(/(?<=\s)/) : [...text];
  return [...new Intl.Segmenter(language, { granularity }).segment(text)].map(({ segment }) => segment);
}

/** What a person counts as letters. */
export function graphemes(text: string, language: string): string[] {
  return segments(text, language, 'grapheme');
}

/** Pieces between which a line may end; spaces stay at the end of the piece before. */
function pieces(text: string, language: string): string[] {
  const result: string[] = [];
  let previous = '';
  for (const segment of segments(text, language, 'word')) {
    const mayBreak =
      result.length > 0 &&
      !/^[\s\p{P}]/u.test(segment) &&
      (/[\s\-–—/]$/u.test(previous) ||
        (SPACELESS.test(segment) && SPACELESS.test(previous.slice(-1) || ' ')) ||
        (/^\p{L}/u.test(segment) && /[、。，！？]$/u.test(previous)));
    if (result.length === 0 || mayBreak) result.push(segment);
    else result[result.length - 1] += segment;
    previous = segment;
  }
  return result;
}

/**
 * Gives a text its size and its lines: the largest size at which it fits, its lines of about equal length. Below
 * the smallest size words are broken, and what then does not fit is cut behind a whole letter with an ellipsis.
 */
export function fitText(text: string, options: FitOptions): FittedText {
  const { font, smallest, width, height = Infinity, maxLines, leading = 1.2, measure, language } = options;
  const plain = text.replace(/\s+/gu, ' ').trim();
  const direction = directionOf(plain);
  const joined = JOINED.test(plain);
  const spacing = joined ? 0 : (font.spacing ?? 0);
  // Scripts that have no italics would only be slanted.
  const italic = font.italic === true && !joined;
  const words = pieces(plain, language);
  const letters = graphemes(plain, language);

  let size = font.size;
  for (;;) {
    const sized: CardFont = { ...font, size, spacing, italic };
    const widthOf = (line: string): number => reach(line, sized, direction, measure);
    const last = size <= smallest;
    const lines = wrap(words, width, widthOf);
    if (lines !== null && lines.length <= maxLines) {
      const fitted = result(balance(words, lines, width, widthOf), sized, false);
      if (fitted.height <= height || last) return fitted;
    } else if (last) {
      const all = wrapAnywhere(words, width, widthOf, language);
      if (all.length <= maxLines) return result(all, sized, false);
      return result(cutLines(all, maxLines, letters.length, width, widthOf, language), sized, true);
    }
    size = Math.max(smallest, size * 0.95);
  }

  function result(lines: readonly string[], sized: CardFont, cut: boolean): FittedText {
    const extents = lines.map((line) => measure(line, sized, direction));
    // Signs above and below letters, as Vietnamese and Arabic have them, get the room that they need.
    const tallest = extents
      .slice(1)
      .reduce((room, { ascent }, i) => Math.max(room, ascent + (extents[i]?.descent ?? 0)), 0);
    const lineHeight = Math.max(leading * sized.size, tallest + 0.03 * sized.size);
    const capital = measure('H', sized, 'ltr').ascent;
    const ascent = Math.max(capital, extents[0]?.ascent ?? 0);
    return {
      lines,
      font: sized,
      direction,
      lineHeight,
      width: Math.max(0, ...lines.map((line) => reach(line, sized, direction, measure))),
      height: ascent + (lines.length - 1) * lineHeight + 0.22 * sized.size,
      ascent,
      cut,
    };
  }
}

/** How wide a line is, ink that hangs over its ends included. */
function reach(line: string, font: CardFont, direction: Direction, measure: Measure): number {
  const { advance, left, right } = measure(line, font, direction);
  return Math.max(advance, right) + Math.max(0, left);
}

/** Lines of whole pieces, or `null` where a piece alone is too wide. */
function wrap(
  words: readonly string[],
  width: number,
  widthOf: (line: string) => number,
): readonly string[] | null {
  const lines: string[] = [];
  let line = '';
  for (const word of words) {
    if (widthOf((line + word).trimEnd()) <= width) {
      line += word;
    } else {
      if (line !== '') lines.push(line.trimEnd());
      if (widthOf(word.trimEnd()) > width) return null;
      line = word;
    }
  }
  lines.push(line.trimEnd());
  return lines;
}

/** The same number of lines, as narrow as they can be: no single word is left on the last. */
function balance(
  words: readonly string[],
  lines: readonly string[],
  width: number,
  widthOf: (line: string) => number,
): readonly string[] {
  if (lines.length < 2) return lines;
  let narrow = width / 2;
  let wide = width;
  let best = lines;
  for (let tries = 0; tries < 7; tries++) {
    const middle = (narrow + wide) / 2;
    const tried = wrap(words, middle, widthOf);
    if (tried !== null && tried.length <= lines.length) {
      best = tried;
      wide = middle;
    } else {
      narrow = middle;
    }
  }
  return best;
}

/** Lines in which pieces that are too wide are broken between letters. */
function wrapAnywhere(
  words: readonly string[],
  width: number,
  widthOf: (line: string) => number,
  language: string,
): string[] {
  const broken = words.flatMap((word) =>
    widthOf(word.trimEnd()) <= width ? [word] : graphemes(word, language),
  );
  return [...(wrap(broken, width, widthOf) ?? broken)];
}

function cutLines(
  lines: readonly string[],
  maxLines: number,
  letterCount: number,
  width: number,
  widthOf: (line: string) => number,
  language: string,
): string[] {
  const kept = lines.slice(0, maxLines);
  const rest = graphemes(lines.slice(maxLines - 1).join(' '), language).slice(0, letterCount);
  let fits = 0;
  let tooMany = rest.length;
  while (tooMany - fits > 1) {
    const middle = (fits + tooMany) >> 1;
    if (widthOf(`${rest.slice(0, middle).join('')}…`) <= width) fits = middle;
    else tooMany = middle;
  }
  kept[maxLines - 1] = `${rest
    .slice(0, fits)
    .join('')
    .replace(/[\s\p{P}]+$/u, '')}…`;
  return kept;
}

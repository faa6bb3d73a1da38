import type { Block, Sheet } from '../sheet.ts';
import { contour, inClip } from '../waveform.ts';

/** What several designs have in common. */

type Family = 'sans' | 'serif';

/** Title and artist; empty where neither is wanted. */
export function names(
  sheet: Sheet,
  width: number,
  style: {
    readonly family: Family;
    readonly weight: number;
    readonly size: number;
    readonly maxLines?: number;
    readonly spacing?: number;
    readonly italicArtist?: boolean;
  },
): Block[] {
  const { title, artist } = sheet.content;
  const { palette, type } = sheet;
  const blocks: Block[] = [];
  if (title !== null) {
    blocks.push(
      sheet.fit(
        title,
        {
          family: style.family,
          weight: style.weight,
          size: style.size,
          spacing: style.spacing ?? -0.02,
        },
        { width, maxLines: style.maxLines ?? 2, smallest: 0.5 * style.size, leading: 1.12 },
      ),
    );
  }
  if (artist !== null) {
    blocks.push(
      sheet.fit(
        artist,
        style.italicArtist
          ? { family: 'serif', italic: true, weight: 400, size: 1.15 * type.body }
          : { family: 'sans', weight: 500, size: type.body },
        { width },
        palette.soft,
      ),
    );
  }
  return blocks;
}

/** The facts on one line, with the clip. */
export function factsLine(
  sheet: Sheet,
  width: number,
  fill?: string,
  over?: readonly string[],
): Block | null {
  const { facts } = sheet.content;
  if (facts.length === 0) return null;
  return sheet.fit(
    facts.join('  ·  '),
    { family: 'sans', weight: 600, size: sheet.type.body },
    { width, smallest: 0.6 * sheet.type.body },
    fill,
    over,
  );
}

/** Where it was estimated and whom it compares with. */
export function footnotes(
  sheet: Sheet,
  width: number,
  colours: { readonly fill?: string; readonly soft?: string; readonly over?: readonly string[] } = {},
): Block[] {
  const { small } = sheet.type;
  const room = { width, smallest: 0.8 * small };
  return [
    sheet.fit(
      sheet.content.estimated,
      { family: 'sans', weight: 650, size: small },
      room,
      colours.fill,
      colours.over,
    ),
    sheet.fit(
      sheet.content.population,
      { family: 'sans', weight: 450, size: small },
      { ...room, maxLines: 3, leading: 1.3 },
      colours.soft ?? sheet.palette.soft,
      colours.over,
    ),
  ];
}

/** The mark that stands before the clip's words, in the clip's colour, and those words. */
export function clipLegend(
  sheet: Sheet,
  width: number,
  fill?: string,
  over?: readonly string[],
): Block | null {
  const { clip } = sheet.content;
  if (clip === null) return null;
  return sheet.fit(
    clip.label,
    { family: 'sans', weight: 600, size: sheet.type.small * 1.08 },
    { width, smallest: 0.75 * sheet.type.small },
    fill ?? sheet.palette.accentInk,
    over,
  );
}

/** The scale from 0 to 100 with the interval and the place on it; its middle is at `y`. */
export function intervalScale(
  sheet: Sheet,
  at: { readonly x: number; readonly y: number; readonly width: number; readonly thickness: number },
  colours: { readonly line: string; readonly interval: string; readonly mark: string },
): void {
  const { hero } = sheet.content;
  if (hero.kind !== 'figure') return;
  const { low, high, value } = hero.figure;
  const { x, y, width, thickness } = at;
  sheet.line(x, y, width, Math.max(2, thickness / 6), colours.line);
  for (const end of [x, x + width]) sheet.rect(end - 1.5, y - thickness / 2, 3, thickness, colours.line);
  const from = x + (low / 100) * width;
  const to = x + (high / 100) * width;
  sheet.rect(
    from,
    y - thickness / 2,
    Math.max(thickness, to - from),
    thickness,
    colours.interval,
    thickness / 2,
  );
  sheet.rect(
    x + (value / 100) * width - thickness / 5,
    y - thickness,
    0.4 * thickness,
    2 * thickness,
    colours.mark,
    2,
  );
}

/** The characteristics, each a name and a bar, one below the other. */
export function meterBars(
  sheet: Sheet,
  at: { readonly x: number; readonly y: number; readonly width: number },
  style: { readonly pitch: number; readonly weight: number; readonly ink: string; readonly bar: string },
): void {
  const { pitch } = style;
  const from = 0.42 * at.width;
  for (const [row, { label, value }] of sheet.content.character.entries()) {
    const name = sheet.fit(
      label,
      { family: 'sans', weight: style.weight, size: Math.min(0.62 * pitch, 1.1 * sheet.type.body) },
      { width: from - 16 },
      style.ink,
    );
    const middle = at.y + (row + 0.5) * pitch;
    sheet.put(name, at.x, middle - name.ascent / 2, from);
    const thickness = 0.3 * pitch;
    sheet.rect(
      at.x + from,
      middle - thickness / 2,
      Math.max(thickness, (value / 100) * (at.width - from)),
      thickness,
      style.bar,
    );
  }
}

/** Upright bars, mirrored about the middle of the box, the clip in its own colour. */
export function waveBars(
  sheet: Sheet,
  box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
  options: {
    readonly count: number;
    /** Of the distance from bar to bar. */
    readonly thickness: number;
    readonly colour: string;
    readonly clipColour: string;
    /** Bars stand on the lower edge instead. */
    readonly standing?: boolean;
    readonly round?: boolean;
  },
): void {
  const heights = contour(sheet.content.peaks, options.count);
  const pitch = box.width / options.count;
  const thickness = pitch * options.thickness;
  for (const [i, share] of heights.entries()) {
    const height = Math.max(thickness, share * box.height);
    sheet.rect(
      box.x + i * pitch + (pitch - thickness) / 2,
      box.y + (options.standing ? box.height - height : (box.height - height) / 2),
      thickness,
      height,
      inClip(i, options.count, sheet.content.clip) ? options.clipColour : options.colour,
      options.round ? thickness / 2 : 0,
    );
  }
}

import { stack, stackHeight, type Sheet } from '../sheet.ts';
import type { Box } from '../types.ts';
import { contour, inClip } from '../waveform.ts';
import { clipLegend, factsLine, footnotes, names } from './parts.ts';

/** A hundred songs as a hundred dots, the song among them; the sound as a panel of lamps. */
export function dots(sheet: Sheet): void {
  const { safe, palette, content, type } = sheet;
  const { x } = safe;
  const gap = sheet.by({ story: 18, square: 11, link: 9 });
  const wide = sheet.size === 'link';
  const gridSide = sheet.by({ story: 540, square: 440, link: 400 });
  const column =
    x +
    (content.hero.kind === 'figure' || wide ? gridSide + sheet.by({ story: 46, square: 48, link: 52 }) : 0);
  const columnWidth = x + safe.width - column;

  const textWidth = wide ? columnWidth : safe.width;
  const textX = wide ? column : x;
  const head = names(sheet, textWidth, {
    family: 'sans',
    weight: 600,
    size: sheet.by({ story: 70, square: 54, link: 42 }),
    spacing: -0.025,
  });
  const headBottom = stack(sheet, head, { x: textX, top: safe.y, width: textWidth, gap: 0.8 * gap });
  const lines = [factsLine(sheet, textWidth), clipLegend(sheet, textWidth), ...footnotes(sheet, textWidth)];
  const lowerTop = safe.y + safe.height - stackHeight(lines, gap);
  stack(sheet, lines, { x: textX, top: lowerTop, width: textWidth, gap });

  // The lamps: below the words on a story, between them and the dots elsewhere.
  const lamps: Box = sheet.by({
    story: { x: 0, y: 1490, width: 1080, height: 370 },
    square: { x, y: lowerTop - 100, width: safe.width, height: 82 },
    link: { x, y: safe.y + gridSide + 26, width: gridSide, height: safe.height - gridSide - 26 },
  });
  panel(sheet, lamps);

  const top = wide || head.length === 0 ? safe.y : headBottom + 2 * gap;
  const bottom = sheet.by({
    story: lowerTop - 2 * gap,
    square: lamps.y - 1.5 * gap,
    link: lowerTop - 1.5 * gap,
  });
  if (content.hero.kind === 'figure') {
    const { lead, value, rest, interval } = content.hero.figure;
    // Beside the dots where the column is wide enough, below them on a story.
    const story = sheet.size === 'story';
    const range = sheet.fit(
      interval,
      { family: 'sans', weight: 500, size: type.body },
      { width: story ? safe.width : x + safe.width - column, maxLines: story || wide ? 1 : 2, leading: 1.2 },
      palette.accentInk,
    );
    const underneath = story ? range.height + 1.6 * gap : 0;
    const side = wide ? gridSide : Math.min(gridSide, bottom - top - underneath);
    const gridTop = wide ? safe.y : top + Math.max(0, (bottom - top - side - underneath) / 2);
    hundred(sheet, x, gridTop, side);
    if (story) sheet.put(range, x, gridTop + side + 1.6 * gap, safe.width);
    const beside = wide ? column : column - gridSide + side;
    const width = x + safe.width - beside;
    const from = wide ? (head.length === 0 ? safe.y : headBottom + 1.6 * gap) : gridTop;
    const to = wide ? bottom : gridTop + side;
    const font = { family: 'sans', weight: 500, size: 1.05 * type.body } as const;
    const above = sheet.fit(lead, font, { width, maxLines: 2, leading: 1.18 });
    const below = sheet.fit(rest, font, { width, maxLines: wide ? 2 : 4, leading: 1.18 });
    const beneath = story ? 0 : range.height + 1.1 * gap;
    const room = to - from - above.height - below.height - beneath - 2.1 * gap;
    const figure = sheet.fit(
      String(value),
      {
        family: 'sans',
        weight: 300,
        size: Math.max(40, Math.min(1.36 * room, sheet.by({ story: 270, square: 260, link: 190 }))),
        spacing: -0.06,
      },
      { width, smallest: 40 },
    );
    const used = above.height + figure.ascent + below.height + beneath + 2.1 * gap;
    const start = from + Math.max(0, (to - from - used) / 2);
    sheet.put(above, beside, start, width);
    const baseline = sheet.put(figure, beside, start + above.height + 0.9 * gap, width);
    sheet.put(below, beside, baseline + 1.2 * gap, width);
    if (!story) sheet.put(range, beside, baseline + 2.3 * gap + below.height, width);
  } else {
    const { label, traits } = content.hero.portrait;
    const width = wide ? columnWidth : safe.width;
    const from = wide ? (head.length === 0 ? safe.y : headBottom + 1.6 * gap) : top;
    const rows = content.character.length;
    const pitch = sheet.by({ story: 62, square: 48, link: gridSide / Math.max(4, rows) });
    const meterHeight = wide || rows === 0 ? 0 : rows * pitch + 2 * gap;
    const words = sheet.fit(
      traits,
      { family: 'sans', weight: 500, size: 1.05 * type.body },
      { width, maxLines: 2 },
      palette.accentInk,
    );
    const title = sheet.fit(
      label,
      { family: 'sans', weight: 300, size: sheet.by({ story: 170, square: 120, link: 88 }), spacing: -0.05 },
      {
        width,
        height: bottom - from - words.height - meterHeight - 1.6 * gap,
        maxLines: 3,
        leading: 1.02,
        smallest: type.body,
      },
    );
    const blocks = [title, words];
    const used = stackHeight(blocks, 1.6 * gap) + meterHeight;
    const start = from + Math.max(0, (bottom - from - used) / 2);
    stack(sheet, blocks, { x: wide ? column : x, top: start, width, gap: 1.6 * gap });
    if (rows === 0) return;
    if (wide) meters(sheet, x, safe.y, gridSide, pitch, true);
    else meters(sheet, x, start + used - meterHeight + 2 * gap, safe.width, pitch, false);
  }
}

/** Ten by ten, counted from the bottom left: full below the song, ringed where it may be, the song itself lit. */
function hundred(sheet: Sheet, x: number, y: number, side: number): void {
  const { palette, content } = sheet;
  if (content.hero.kind !== 'figure') return;
  const { value, low, high } = content.hero.figure;
  const pitch = side / 10;
  for (let i = 0; i < 100; i++) {
    const at = { x: x + ((i % 10) + 0.5) * pitch, y: y + side - (Math.floor(i / 10) + 0.5) * pitch };
    const own = i === Math.min(99, value);
    if (i >= low && i < high && !own)
      sheet.draw({
        kind: 'circle',
        ...at,
        radius: 0.41 * pitch,
        stroke: palette.accent,
        lineWidth: 0.055 * pitch,
      });
    sheet.draw({
      kind: 'circle',
      ...at,
      radius: (own ? 0.45 : i < value ? 0.29 : 0.2) * pitch,
      fill: own ? palette.accent : i < value ? palette.ink : palette.trace,
    });
  }
}

/** Each characteristic as ten dots behind, or below, its name. */
function meters(sheet: Sheet, x: number, y: number, width: number, pitch: number, below: boolean): void {
  const { palette, content, type } = sheet;
  const step = below ? width / 10 : Math.min(0.86 * pitch, width / 18);
  for (const [row, { label, value }] of content.character.entries()) {
    const name = sheet.fit(
      label,
      { family: 'sans', weight: 500, size: type.body },
      { width: below ? width : width - 10 * step - 24 },
    );
    const middle = y + (row + (below ? 0.66 : 0.5)) * pitch;
    sheet.put(name, x, below ? y + row * pitch + 4 : middle - name.ascent / 2, width);
    const from = below ? x : x + width - 10 * step;
    for (let i = 0; i < 10; i++) {
      const lit = i < Math.round(value / 10);
      sheet.draw({
        kind: 'circle',
        x: from + (i + 0.5) * step,
        y: middle,
        radius: (lit ? 0.36 : 0.22) * Math.min(step, 0.6 * pitch),
        fill: lit ? palette.ink : palette.trace,
      });
    }
  }
}

/** The waveform as columns of lamps, lit from the middle outwards. */
function panel(sheet: Sheet, box: Box): void {
  const { palette, content } = sheet;
  const rows = sheet.by({ story: 11, square: 5, link: 5 });
  const pitch = box.height / rows;
  const columns = Math.floor(box.width / pitch);
  const left = box.x + (box.width - columns * pitch) / 2;
  for (const [column, share] of contour(content.peaks, columns).entries()) {
    const lit = inClip(column, columns, content.clip);
    for (let row = 0; row < rows; row++) {
      const away = Math.abs(row - (rows - 1) / 2) / (rows / 2);
      const on = away < Math.max(0.12, share);
      sheet.draw({
        kind: 'circle',
        x: left + (column + 0.5) * pitch,
        y: box.y + (row + 0.5) * pitch,
        radius: (on ? 0.34 : 0.13) * pitch,
        fill: lit && on ? palette.accent : on ? palette.soft : palette.trace,
      });
    }
  }
}

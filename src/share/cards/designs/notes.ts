import { stack, stackHeight, type Sheet } from '../sheet.ts';
import type { Box } from '../types.ts';
import { clipLegend, factsLine, footnotes, names, waveBars } from './parts.ts';

/** Liner notes: a page of a booklet, set in a serif, with rules and dotted leaders. */
export function notes(sheet: Sheet): void {
  const { safe } = sheet;
  if (sheet.size === 'link') {
    const gutter = 56;
    const left = { ...safe, width: 0.56 * (safe.width - gutter) };
    const right = {
      ...safe,
      x: safe.x + left.width + gutter,
      width: safe.width - left.width - gutter,
    };
    sheet.rect(right.x - gutter / 2 - 1, safe.y, 2, safe.height, sheet.palette.trace);
    opening(sheet, left, left.y + left.height);
    const lower = particulars(sheet, right, right.y + right.height);
    const height = lower - 30 - right.y;
    sound(sheet, { x: right.x, y: right.y, width: right.width, height });
  } else {
    const lower = particulars(sheet, safe, safe.y + safe.height);
    const height = sheet.by({ story: 130, square: 96, link: 0 });
    const gap = sheet.by({ story: 34, square: 22, link: 0 });
    sound(sheet, { x: safe.x, y: lower - gap - height, width: safe.width, height });
    opening(sheet, safe, lower - gap - height - gap);
  }
}

/** Names, and the figure or the portrait. */
function opening(sheet: Sheet, area: Box, bottom: number): void {
  const { palette, content, type } = sheet;
  const { x, width } = area;
  const gap = sheet.by({ story: 22, square: 15, link: 12 });
  sheet.line(x, area.y + 3, width, 6, palette.ink);
  sheet.line(x, area.y + 13, width, 2, palette.ink);
  let top = area.y + 14 + 2 * gap;
  const head = names(sheet, width, {
    family: 'serif',
    weight: 420,
    size: sheet.by({ story: 92, square: 66, link: 56 }),
    italicArtist: true,
  });
  if (head.length > 0) {
    top = stack(sheet, head, { x, top, width, gap: 0.9 * gap }) + gap;
    sheet.line(x, top, width, 2, palette.trace);
    top += 1.6 * gap;
  }
  if (content.hero.kind === 'figure') {
    const { lead, value, rest, interval } = content.hero.figure;
    const said = sheet.fit(
      interval,
      { family: 'serif', italic: false, weight: 420, size: 1.12 * type.body },
      { width, maxLines: 2 },
      palette.accentInk,
    );
    const above = sheet.fit(
      lead,
      { family: 'serif', italic: true, weight: 400, size: 1.35 * type.body },
      { width },
    );
    const room = bottom - top - said.height - above.height - 3.2 * gap;
    const figure = sheet.fit(
      String(value),
      { family: 'serif', weight: 260, size: Math.min(1.38 * room, 0.62 * width), spacing: -0.045 },
      { width: 0.62 * width, smallest: 20 },
    );
    const used = above.height + figure.ascent + said.height + 3.2 * gap;
    top += Math.max(0, (bottom - top - used) / 2);
    sheet.put(above, x, top, width);
    top += above.height + 1.1 * gap;
    const baseline = sheet.put(figure, x, top, width);
    const beside = x + figure.width + 1.4 * gap;
    const after = sheet.fit(
      rest,
      { family: 'serif', italic: true, weight: 400, size: 1.35 * type.body },
      { width: x + width - beside, maxLines: 4, leading: 1.15 },
    );
    // Its last line stands on the figure's baseline.
    sheet.put(
      after,
      beside,
      baseline - after.ascent - (after.lines.length - 1) * after.lineHeight,
      x + width - beside,
    );
    sheet.put(said, x, baseline + 2.1 * gap, width);
  } else {
    const { label, traits } = content.hero.portrait;
    const words = sheet.fit(
      traits,
      { family: 'serif', italic: false, weight: 420, size: 1.15 * type.body },
      { width, maxLines: 2, leading: 1.25 },
      palette.accentInk,
    );
    const room = bottom - top - words.height - 1.4 * gap;
    const title = sheet.fit(
      label,
      {
        family: 'serif',
        italic: true,
        weight: 330,
        size: sheet.by({ story: 210, square: 140, link: 104 }),
        spacing: -0.03,
      },
      { width, height: room, maxLines: 3, leading: 1, smallest: type.body },
    );
    const blocks = [title, words];
    stack(sheet, blocks, {
      x,
      top: top + Math.max(0, (bottom - top - stackHeight(blocks, 1.4 * gap)) / 2),
      width,
      gap: 1.4 * gap,
    });
  }
}

/** The waveform as fine strokes, the clip underlined. */
function sound(sheet: Sheet, box: Box): void {
  const { palette, content, type } = sheet;
  const legend = clipLegend(sheet, box.width);
  const below = legend === null ? 0 : legend.height + 0.75 * type.small;
  const wave = { ...box, height: box.height - below };
  waveBars(sheet, wave, {
    count: Math.round(box.width / 5),
    thickness: 0.42,
    colour: palette.soft,
    clipColour: palette.accent,
  });
  if (legend === null || content.clip === null) return;
  const { from, to } = content.clip;
  const y = wave.y + wave.height + 0.3 * type.small;
  sheet.line(box.x + from * box.width, y, Math.max(6, (to - from) * box.width), 4, palette.accent);
  // Below its clip where there is room for it.
  const middle = box.x + ((from + to) / 2) * box.width;
  const x = Math.min(Math.max(box.x, middle - legend.width / 2), box.x + box.width - legend.width);
  sheet.put(legend, x, wave.y + wave.height + 0.75 * type.small, legend.width);
}

/** Facts, the characteristics with their leaders, and the small print, from the bottom up; returns their top. */
function particulars(sheet: Sheet, area: Box, bottom: number): number {
  const { palette, content, type } = sheet;
  const { x, width } = area;
  const gap = sheet.by({ story: 16, square: 11, link: 9 });
  // A figure needs the room that the rows take.
  const columns =
    sheet.size !== 'link' && (sheet.size === 'square' || content.hero.kind === 'figure') ? 2 : 1;
  const gutter = 44;
  const columnWidth = (width - (columns - 1) * gutter) / columns;
  const small = footnotes(sheet, width);
  let top = bottom - stackHeight(small, gap);
  stack(sheet, small, { x, top, width, gap });
  top -= 1.6 * gap;
  sheet.line(x, top, width, 2, palette.ink);
  const facts = factsLine(sheet, width);
  const rowHeight = sheet.by({ story: 56, square: 46, link: 40 });
  const rows = Math.ceil(content.character.length / columns);
  top -= 1.2 * gap + rows * rowHeight;
  for (const [i, { label, value }] of content.character.entries()) {
    const column = i % columns;
    const left = x + column * (columnWidth + gutter);
    const rowTop = top + Math.floor(i / columns) * rowHeight + 0.3 * rowHeight;
    const font = { family: 'serif', weight: 430, size: 1.02 * type.body } as const;
    const name = sheet.fit(label, font, { width: 0.72 * columnWidth });
    const figure = sheet.fit(String(value), font, { width: 0.2 * columnWidth });
    const baseline = rowTop + figure.ascent;
    sheet.put(name, left, baseline - name.ascent, columnWidth);
    sheet.put(figure, left, rowTop, columnWidth, 'end');
    const dot = Math.max(2.2, 0.075 * type.body);
    const step = 0.36 * type.body;
    for (let at = left + name.width + step; at < left + columnWidth - figure.width - 0.8 * step; at += step)
      sheet.draw({ kind: 'circle', x: at, y: baseline - dot, radius: dot / 1.4, fill: palette.soft });
  }
  if (facts !== null) {
    top -= facts.height + 0.6 * gap;
    sheet.put(facts, x, top, width);
  }
  return top;
}

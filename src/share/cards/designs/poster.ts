import { stack, stackHeight, type Sheet } from '../sheet.ts';
import type { Box } from '../types.ts';
import { clipLegend, factsLine, footnotes, meterBars, names, waveBars } from './parts.ts';

/** A placard: two flat fields, type as large as it goes, a ruler on the edge between them. */
export function poster(sheet: Sheet): void {
  const { palette, content, safe, type } = sheet;
  const wide = sheet.size === 'link';
  // The words of the second field first: it is as high as they need.
  const innerWidth = wide ? safe.x + safe.width - 650 - 46 : safe.width;
  const on = { fill: palette.onBlock, soft: palette.onBlock, over: [palette.block] };
  const interval =
    content.hero.kind === 'figure'
      ? sheet.fit(
          content.hero.figure.interval,
          { family: 'sans', weight: 700, size: type.body * 1.05, spacing: -0.01 },
          { width: innerWidth, maxLines: wide ? 2 : 1 },
          palette.onBlock,
          on.over,
        )
      : null;
  const lines = [
    interval,
    factsLine(sheet, innerWidth, palette.onBlock, on.over),
    clipLegend(sheet, innerWidth, palette.blockAccent, on.over),
    ...footnotes(sheet, innerWidth, on),
  ];
  const lineGap = sheet.by({ story: 17, square: 10, link: 14 });
  const linesHeight = stackHeight(lines, lineGap);
  const pad = sheet.by({ story: 40, square: 34, link: 0 });
  const upTo = (y: number): number => Math.min(y, safe.y + safe.height - linesHeight - pad);
  const block: Box = sheet.by({
    story: { x: 0, y: upTo(1130), width: 1080, height: 1920 - upTo(1130) },
    square: { x: 0, y: upTo(716), width: 1080, height: 1080 - upTo(716) },
    link: { x: 650, y: 0, width: 550, height: 630 },
  });
  sheet.rect(block.x, block.y, block.width, block.height, palette.block);

  // The field above: names, and what matters as large as it goes.
  const field: Box = wide
    ? { x: safe.x, y: safe.y, width: block.x - 46 - safe.x, height: safe.height }
    : {
        x: safe.x,
        y: safe.y,
        width: safe.width,
        height: block.y - safe.y - sheet.by({ story: 128, square: 78, link: 0 }),
      };
  const gap = sheet.by({ story: 18, square: 12, link: 10 });
  const head = names(sheet, field.width, {
    family: 'sans',
    weight: 750,
    size: sheet.by({ story: 68, square: 54, link: 44 }),
    spacing: -0.03,
  });
  let top = stack(sheet, head, { x: field.x, top: field.y, width: field.width, gap });
  if (head.length > 0) {
    const rule = sheet.by({ story: 8, square: 6, link: 5 });
    sheet.line(field.x, top + 1.1 * gap, field.width, rule, palette.ink);
    top += 3.4 * gap;
  } else {
    top = field.y;
  }
  const bottom = field.y + field.height - (wide && content.hero.kind === 'figure' ? 66 : 0);
  if (content.hero.kind === 'figure') {
    const { lead, value, rest } = content.hero.figure;
    const size = sheet.by({ story: 52, square: 40, link: 29 });
    const above = sheet.fit(
      lead,
      { family: 'sans', weight: 700, size, spacing: -0.02 },
      { width: field.width },
    );
    const below = sheet.fit(
      rest,
      { family: 'sans', weight: 700, size, spacing: -0.02 },
      { width: field.width, maxLines: 2, leading: 1.12 },
    );
    const room = bottom - top - above.height - below.height - 2.4 * gap;
    const figure = sheet.fit(
      String(value),
      { family: 'sans', weight: 820, size: room * 1.3, spacing: -0.065 },
      { width: field.width, smallest: 0.2 * room },
    );
    sheet.put(above, field.x, top, field.width);
    sheet.put(below, field.x, bottom - below.height, field.width);
    const free = bottom - below.height - (top + above.height) - figure.ascent;
    sheet.put(figure, field.x, top + above.height + free / 2, field.width);
    ruler(
      sheet,
      wide
        ? { x: field.x, y: sheet.height, width: field.width }
        : { x: safe.x, y: block.y, width: safe.width },
    );
  } else {
    const { label, traits } = content.hero.portrait;
    const below = sheet.fit(
      traits,
      { family: 'sans', weight: 650, size: sheet.by({ story: 44, square: 34, link: 27 }), spacing: -0.01 },
      { width: field.width, maxLines: 2, leading: 1.2 },
    );
    const rows = content.character.length;
    const pitch = sheet.by({ story: 58, square: 44, link: 42 });
    const meters = rows * pitch;
    const room = bottom - top - below.height - meters - 4 * gap;
    const title = sheet.fit(
      label,
      {
        family: 'sans',
        weight: 820,
        size: sheet.by({ story: 260, square: 180, link: 140 }),
        spacing: -0.055,
      },
      { width: field.width, height: room, maxLines: 4, leading: 0.98, smallest: type.body },
    );
    sheet.put(title, field.x, top, field.width);
    sheet.put(below, field.x, bottom - meters - 2 * gap - below.height, field.width);
    meterBars(
      sheet,
      { x: field.x, y: bottom - meters, width: field.width },
      { pitch, weight: 650, ink: palette.ink, bar: palette.ink },
    );
  }

  // The sound.
  const colours = { colour: palette.blockTrace, clipColour: palette.blockAccent };
  if (wide) {
    const lower = safe.y + safe.height - linesHeight;
    const x = block.x + 46;
    stack(sheet, lines, { x, top: lower, width: innerWidth, gap: lineGap });
    waveBars(
      sheet,
      { x: block.x, y: safe.y, width: block.width, height: lower - 40 - safe.y },
      { count: 55, thickness: 0.62, ...colours },
    );
  } else {
    stack(sheet, lines, { x: safe.x, top: block.y + pad, width: innerWidth, gap: lineGap });
    const last = block.y + pad + linesHeight;
    const from = sheet.by({
      story: Math.max(last + 50, safe.y + safe.height + 20),
      square: last + 20,
      link: 0,
    });
    waveBars(
      sheet,
      { x: 0, y: from, width: sheet.width, height: sheet.height - from },
      { count: sheet.by({ story: 72, square: 90, link: 0 }), thickness: 0.62, standing: true, ...colours },
    );
  }
}

/** The scale of 100 as a ruler that stands on `y`: longer strokes within the interval, the longest at the place. */
function ruler(sheet: Sheet, at: { readonly x: number; readonly y: number; readonly width: number }): void {
  const { hero } = sheet.content;
  if (hero.kind !== 'figure') return;
  const { low, high, value } = hero.figure;
  const unit = sheet.by({ story: 13, square: 8, link: 7.5 });
  for (let i = 0; i <= 100; i += 2) {
    const within = i >= low && i <= high;
    const length = within ? 4.4 * unit : i % 10 === 0 ? 2.4 * unit : 1.3 * unit;
    const thickness = within ? 0.62 * unit : 0.26 * unit;
    sheet.rect(
      at.x + (i / 100) * (at.width - thickness),
      at.y - length,
      thickness,
      length,
      sheet.palette.ink,
    );
  }
  const thickness = 1.15 * unit;
  sheet.rect(
    at.x + (value / 100) * at.width - thickness / 2,
    at.y - 7.6 * unit,
    thickness,
    7.6 * unit,
    sheet.palette.ink,
  );
}

import { stack, stackHeight, type Block, type Sheet } from '../sheet.ts';
import type { Box } from '../types.ts';
import { contour, inClip } from '../waveform.ts';
import { clipLegend, factsLine, footnotes, intervalScale, names } from './parts.ts';

/** A landscape at night: the song in equal stretches, one ridge behind the other, the clip's ridges lit. */
export function ridges(sheet: Sheet): void {
  const { safe, palette, content, type } = sheet;
  landscape(
    sheet,
    sheet.by({
      story: { x: 0, y: 1120, width: 1080, height: 780 },
      square: { x: 0, y: 726, width: 1080, height: 340 },
      link: { x: 640, y: 112, width: 560, height: 500 },
    }),
  );
  const width = sheet.size === 'link' ? 560 : safe.width;
  const { x } = safe;
  const gap = sheet.by({ story: 20, square: 12, link: 10 });
  const bottom = sheet.by({ story: 1010, square: 646, link: safe.y + safe.height });

  const lines = [factsLine(sheet, width), clipLegend(sheet, width), ...footnotes(sheet, width)];
  const lowerTop = bottom - stackHeight(lines, gap);
  stack(sheet, lines, { x, top: lowerTop, width, gap });

  const head = names(sheet, width, {
    family: 'serif',
    weight: 380,
    size: sheet.by({ story: 78, square: 60, link: 50 }),
  });
  const headBottom = stack(sheet, head, { x, top: safe.y, width, gap: 0.8 * gap });
  const top = head.length === 0 ? safe.y : headBottom + 1.8 * gap;
  const room = lowerTop - 1.8 * gap - top;

  if (content.hero.kind === 'figure') {
    const { lead, value, rest, interval } = content.hero.figure;
    const range = sheet.fit(
      interval,
      { family: 'sans', weight: 500, size: type.body },
      { width, smallest: type.small },
      palette.accentInk,
    );
    const scaleRoom = 1.5 * type.body;
    const height = Math.min(
      room - range.height - scaleRoom,
      sheet.by({ story: 290, square: 200, link: 150 }),
    );
    const figure = sheet.fit(
      String(value),
      { family: 'serif', weight: 200, size: 1.36 * height, spacing: -0.05 },
      { width: 0.5 * width, smallest: 20 },
    );
    const used = figure.ascent + scaleRoom + range.height;
    const from = top + Math.max(0, (room - used) / 2);
    const baseline = sheet.put(figure, x, from, width);
    const beside = x + figure.width + 2 * gap;
    const besideWidth = x + width - beside;
    const words = (text: string, maxLines: number, share: number): Block =>
      sheet.fit(
        text,
        { family: 'serif', weight: 380, size: share * type.body },
        { width: besideWidth, maxLines, leading: 1.16 },
      );
    // The lead hangs from the figure's top, the rest stands on its baseline.
    const [before, after] = [1.22, 1.05, 0.9, 0.75, 0.6]
      .map((share) => [words(lead, 2, share), words(rest, 3, share)] as const)
      .find(([one, other], i) => i === 4 || one.height + other.height <= figure.ascent) as readonly [
      Block,
      Block,
    ];
    sheet.put(before, beside, from, besideWidth);
    sheet.put(
      after,
      beside,
      baseline - after.ascent - (after.lines.length - 1) * after.lineHeight,
      besideWidth,
    );
    intervalScale(
      sheet,
      { x, y: baseline + 0.8 * type.body, width, thickness: sheet.by({ story: 14, square: 11, link: 10 }) },
      { line: palette.soft, interval: palette.accent, mark: palette.ink },
    );
    sheet.put(range, x, baseline + scaleRoom, width);
  } else {
    const { label, traits } = content.hero.portrait;
    const words = sheet.fit(
      traits,
      { family: 'sans', weight: 500, size: type.body },
      { width, maxLines: 2 },
      palette.accentInk,
    );
    const title = sheet.fit(
      label,
      {
        family: 'serif',
        weight: 220,
        size: sheet.by({ story: 190, square: 132, link: 100 }),
        spacing: -0.035,
      },
      { width, height: room - words.height - 1.6 * gap, maxLines: 3, leading: 1, smallest: type.body },
    );
    const blocks = [title, words];
    stack(sheet, blocks, {
      x,
      top: top + Math.max(0, (room - stackHeight(blocks, 1.6 * gap)) / 2),
      width,
      gap: 1.6 * gap,
    });
  }
}

function landscape(sheet: Sheet, box: Box): void {
  const { palette, content } = sheet;
  const rows = sheet.by({ story: 26, square: 14, link: 20 });
  const perRow = sheet.by({ story: 54, square: 64, link: 36 });
  const heights = contour(content.peaks, rows * perRow);
  const pitch = box.height / rows;
  const amplitude = 4.2 * pitch;
  // Outside of its data a ridge is the plain.
  const margin = 0.12 * box.width;
  for (let row = 0; row < rows; row++) {
    const y = box.y + (row + 1) * pitch;
    const points: number[] = [box.x, y, box.x + 0.6 * margin, y];
    for (let i = 0; i < perRow; i++) {
      const at = row * perRow + i;
      const around = (2 * (heights[at] ?? 0) + (heights[at - 1] ?? 0) + (heights[at + 1] ?? 0)) / 4;
      // Ridges fall to the plain at both ends of their stretch.
      const ends = Math.sin((Math.PI * (i + 0.5)) / perRow) ** 0.8;
      points.push(
        box.x + margin + ((i + 0.5) / perRow) * (box.width - 2 * margin),
        y - ends * around * amplitude,
      );
    }
    points.push(box.x + box.width - 0.6 * margin, y, box.x + box.width, y);
    const lit =
      inClip(row, rows, content.clip) ||
      (content.clip !== null && Math.floor(((content.clip.from + content.clip.to) / 2) * rows) === row);
    // What is behind disappears behind it.
    sheet.draw({
      kind: 'path',
      points: [...points, box.x + box.width, y + pitch, box.x, y + pitch],
      closed: true,
      fill: palette.ground,
    });
    sheet.draw({
      kind: 'path',
      points,
      stroke: lit ? palette.accent : palette.trace,
      lineWidth: lit
        ? sheet.by({ story: 5, square: 4, link: 3.4 })
        : sheet.by({ story: 2.4, square: 2, link: 1.8 }),
    });
  }
}

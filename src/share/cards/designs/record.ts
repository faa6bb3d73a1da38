import { stack, stackHeight, type Sheet } from '../sheet.ts';
import { contour, inClip } from '../waveform.ts';
import { clipLegend, factsLine, footnotes, intervalScale, meterBars, names } from './parts.ts';

/** The song as a record: its waveform once around the label, which carries the figure. */
export function record(sheet: Sheet): void {
  if (sheet.size === 'link') wide(sheet);
  else tall(sheet);
}

function tall(sheet: Sheet): void {
  const { safe, type, content } = sheet;
  // Centred on the card, as wide as the narrower side allows.
  const middle = sheet.width / 2;
  const half = Math.min(middle - safe.x, safe.x + safe.width - middle);
  const [x, width] = [middle - half, 2 * half];
  const gap = sheet.by({ story: 20, square: 13, link: 0 });

  const head = names(sheet, width, {
    family: 'serif',
    weight: 400,
    size: sheet.by({ story: 88, square: 62, link: 0 }),
  });
  const headBottom = stack(sheet, head, { x, top: safe.y, width, gap }, 'center');

  const interval =
    content.hero.kind === 'figure'
      ? sheet.fit(
          content.hero.figure.interval,
          { family: 'sans', weight: 500, size: type.body },
          { width, smallest: type.small },
        )
      : null;
  // What says less gives way to the disc.
  const facts = interval === null ? factsLine(sheet, width) : null;
  const lines = [interval, facts, clipLegend(sheet, width), ...footnotes(sheet, width)];
  const scaleRoom = interval === null ? 0 : 1.8 * type.body;
  const lower = stackHeight(lines, gap) + scaleRoom;
  const lowerTop = safe.y + safe.height - lower;
  if (interval !== null) {
    intervalScale(
      sheet,
      { x: middle - 0.36 * width, y: lowerTop + 0.7 * type.body, width: 0.72 * width, thickness: 16 },
      { line: sheet.palette.trace, interval: sheet.palette.accent, mark: sheet.palette.ink },
    );
  }
  stack(sheet, lines, { x, top: lowerTop + scaleRoom, width, gap }, 'center');

  const top = head.length === 0 ? safe.y : headBottom + 1.2 * gap;
  const room = lowerTop - 1.5 * gap - top;
  const radius = Math.min(room / 2, sheet.by({ story: 440, square: 390, link: 0 }));
  disc(sheet, middle, top + room / 2, radius);
}

function wide(sheet: Sheet): void {
  const { safe, type, content } = sheet;
  const radius = safe.height / 2;
  disc(sheet, safe.x + radius, safe.y + radius, radius);
  const x = safe.x + 2 * radius + 54;
  const width = safe.x + safe.width - x;

  const head = names(sheet, width, { family: 'serif', weight: 400, size: 56 });
  const headBottom = stack(sheet, head, { x, top: safe.y + 6, width, gap: 12 });
  const lines = [factsLine(sheet, width), clipLegend(sheet, width), ...footnotes(sheet, width)];
  const lowerTop = safe.y + safe.height - stackHeight(lines, 11);
  stack(sheet, lines, { x, top: lowerTop, width, gap: 11 });

  if (content.hero.kind !== 'figure') {
    const top = head.length === 0 ? safe.y + 6 : headBottom + 26;
    const pitch = Math.min(46, (lowerTop - 24 - top) / Math.max(1, content.character.length));
    meterBars(
      sheet,
      { x, y: top, width },
      { pitch, weight: 500, ink: sheet.palette.ink, bar: sheet.palette.accent },
    );
    return;
  }
  const { figure } = content.hero;
  const said = sheet.fit(
    `${figure.lead} ${figure.value} ${figure.rest}`,
    { family: 'serif', weight: 400, size: 33 },
    { width, maxLines: 3, leading: 1.22 },
  );
  const interval = sheet.fit(figure.interval, { family: 'sans', weight: 500, size: type.body }, { width });
  const top = head.length === 0 ? safe.y + 6 : headBottom + 26;
  const used = said.height + 52 + interval.height;
  const from = top + Math.max(0, (lowerTop - 26 - top - used) / 2);
  sheet.put(said, x, from, width);
  intervalScale(
    sheet,
    { x, y: from + said.height + 24, width, thickness: 14 },
    { line: sheet.palette.trace, interval: sheet.palette.accent, mark: sheet.palette.ink },
  );
  sheet.put(interval, x, from + said.height + 52, width);
}

/** The waveform around a circle, from the top clockwise, and the label within. */
function disc(sheet: Sheet, x: number, y: number, radius: number): void {
  const { palette, content } = sheet;
  const count = radius > 300 ? 200 : 150;
  const hole = 0.68 * radius;
  const inner = 0.72 * radius;
  const outer = 0.955 * radius;
  const at = (angle: number, distance: number): [number, number] => [
    x + distance * Math.cos(angle),
    y + distance * Math.sin(angle),
  ];
  const angleOf = (share: number): number => 2 * Math.PI * share - Math.PI / 2;
  const thickness = ((2 * Math.PI * inner) / count) * 0.5;
  for (const [i, share] of contour(content.peaks, count).entries()) {
    const angle = angleOf((i + 0.5) / count);
    sheet.draw({
      kind: 'path',
      points: [...at(angle, inner), ...at(angle, inner + Math.max(0.03, share) * (outer - inner))],
      stroke: inClip(i, count, content.clip) ? palette.accent : palette.trace,
      lineWidth: thickness,
    });
  }
  sheet.draw({
    kind: 'circle',
    x,
    y,
    radius: hole,
    stroke: palette.ink,
    lineWidth: Math.max(2, radius / 160),
  });
  // The groove's beginning, and the clip's arc outside of the bars.
  sheet.draw({ kind: 'circle', x: x, y: y - hole, radius: radius / 50, fill: palette.ink });
  if (content.clip !== null) {
    const steps = 60;
    const { from, to } = content.clip;
    sheet.draw({
      kind: 'path',
      points: Array.from({ length: steps + 1 }, (_, i) =>
        at(angleOf(from + ((to - from) * i) / steps), radius - radius / 100),
      ).flat(),
      stroke: palette.accent,
      lineWidth: radius / 50,
    });
  }

  const small = Math.max(20, 0.115 * hole);
  if (content.hero.kind === 'figure') {
    const { lead, value, rest } = content.hero.figure;
    const figure = sheet.fit(
      String(value),
      { family: 'serif', weight: 340, size: 1.12 * hole, spacing: -0.04 },
      { width: 1.4 * hole },
    );
    const room = { width: 1.22 * hole, smallest: 0.7 * small, maxLines: 2, leading: 1.2 };
    const above = sheet.fit(lead, { family: 'sans', weight: 500, size: small }, room, palette.soft);
    const below = sheet.fit(
      rest,
      { family: 'sans', weight: 500, size: small },
      { ...room, maxLines: 3 },
      palette.soft,
    );
    const gap = 0.09 * hole;
    const figureHeight = figure.ascent;
    const total = above.height + gap + figureHeight + gap + below.height;
    let top = y - total / 2;
    sheet.put(above, x - hole, top, 2 * hole, 'center');
    top += above.height + gap;
    sheet.put(figure, x - hole, top, 2 * hole, 'center');
    top += figureHeight + gap;
    sheet.put(below, x - hole, top, 2 * hole, 'center');
  } else {
    const { label, traits } = content.hero.portrait;
    const title = sheet.fit(
      label,
      { family: 'serif', italic: true, weight: 400, size: 0.42 * hole, spacing: -0.02 },
      { width: 1.42 * hole, height: 0.95 * hole, maxLines: 4, leading: 1.04, smallest: 0.2 * hole },
    );
    const words = sheet.fit(
      traits,
      { family: 'sans', weight: 500, size: small },
      { width: 1.15 * hole, maxLines: 3, leading: 1.25, smallest: 0.7 * small },
      palette.soft,
    );
    stack(
      sheet,
      [title, words],
      {
        x: x - hole,
        top: y - stackHeight([title, words], 0.1 * hole) / 2,
        width: 2 * hole,
        gap: 0.1 * hole,
      },
      'center',
    );
  }
}

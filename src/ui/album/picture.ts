import { t } from '../i18n/translate.ts';
import { place } from '../text/numbers.ts';
import { columnText } from './texts.ts';
import type { Row } from './rows.ts';

/** Colours as the page has them at the moment. */
export interface PictureColours {
  readonly paper: string;
  readonly ink: string;
  readonly soft: string;
  readonly line: string;
  readonly coral: string;
  readonly amber: string;
}

const WIDTH = 1400;
const MARGIN = 72;
const ROW = 64;
const HEAD = 204;
const FOOT = 96;
const DISPLAY = "ui-serif, Georgia, 'Noto Serif', serif";
const TEXT = "system-ui, 'Noto Sans', sans-serif";

/** A text cut to fit, with a sign that it goes on. */
function fitted(context: CanvasRenderingContext2D, text: string, width: number): string {
  if (context.measureText(text).width <= width) return text;
  const letters = [...text];
  while (letters.length > 1 && context.measureText(`${letters.join('')}…`).width > width) letters.pop();
  return `${letters.join('').trimEnd()}…`;
}

/**
 * Draws the ranking: places, names, estimates with their intervals, tempo, key and loudness.
 *
 * @param rows in the order in which they are shown; those without an estimate are left out
 * @returns PNG
 */
export async function rankingPicture(rows: readonly Row[], colours: PictureColours): Promise<Blob> {
  const ranked = rows.filter((row) => row.estimate !== null);
  const canvas = document.createElement('canvas');
  canvas.width = WIDTH;
  canvas.height = HEAD + ROW * ranked.length + FOOT;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas to draw on');
  const write = (
    text: string,
    x: number,
    y: number,
    font: string,
    colour: string,
    width = Infinity,
  ): void => {
    context.font = font;
    context.fillStyle = colour;
    context.fillText(width === Infinity ? text : fitted(context, text, width), x, y);
  };
  const right = (text: string, x: number, y: number, font: string, colour: string): void => {
    context.textAlign = 'right';
    write(text, x, y, font, colour);
    context.textAlign = 'left';
  };
  context.fillStyle = colours.paper;
  context.fillRect(0, 0, WIDTH, canvas.height);
  write(t('album:picture.title', { count: ranked.length }), MARGIN, 104, `56px ${DISPLAY}`, colours.ink);
  write(t('album:picture.subtitle'), MARGIN, 142, `20px ${TEXT}`, colours.soft, WIDTH - 2 * MARGIN);
  write(t('album:picture.sharing'), MARGIN, 170, `20px ${TEXT}`, colours.soft, WIDTH - 2 * MARGIN);
  const scale = { x: 700, width: 360 };
  ranked.forEach((row, i) => {
    const y = HEAD + ROW * i;
    const middle = y + ROW / 2;
    context.fillStyle = colours.line;
    context.fillRect(MARGIN, y, WIDTH - 2 * MARGIN, 1);
    write(`${row.place ?? ''}`, MARGIN, middle + 12, `34px ${DISPLAY}`, colours.ink);
    write(row.title, MARGIN + 70, middle + (row.artist ? -1 : 9), `25px ${TEXT}`, colours.ink, 520);
    if (row.artist) write(row.artist, MARGIN + 70, middle + 25, `18px ${TEXT}`, colours.soft, 520);
    const at = (share: number): number => scale.x + share * scale.width;
    const { low, high, estimate } = row;
    if (low === null || high === null || estimate === null) return;
    context.fillStyle = colours.line;
    context.fillRect(scale.x, middle, scale.width, 1);
    const fill = context.createLinearGradient(at(low), 0, at(high), 0);
    fill.addColorStop(0, colours.coral);
    fill.addColorStop(1, colours.amber);
    context.fillStyle = fill;
    context.beginPath();
    context.roundRect(at(low), middle - 3, Math.max(6, at(high) - at(low)), 6, 3);
    context.fill();
    context.fillStyle = colours.ink;
    context.beginPath();
    context.arc(at(estimate), middle, 8, 0, 2 * Math.PI);
    context.fill();
    right(`${place(estimate)}`, scale.x + scale.width + 62, middle + 10, `28px ${DISPLAY}`, colours.ink);
    const facts = [
      row.tempoBpm === null ? '' : `${columnText(row, 'tempo')} BPM`,
      columnText(row, 'key'),
    ].filter((text) => text !== '');
    right(facts.join(' · '), WIDTH - MARGIN, middle + 8, `20px ${TEXT}`, colours.soft);
  });
  write(
    t('album:picture.foot'),
    MARGIN,
    canvas.height - 38,
    `18px ${TEXT}`,
    colours.soft,
    WIDTH - 2 * MARGIN,
  );
  const blob = await new Promise<Blob | null>((resolve) => {
    canvas.toBlob(resolve, 'image/png');
  });
  if (!blob) throw new Error('the picture was not made');
  return blob;
}

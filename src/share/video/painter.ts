import { contour } from '../cards/waveform.ts';
import type { Motion } from './motion.ts';
import { moverOf } from './movers.ts';
import { drawStage } from './stage.ts';
import type { VideoCard } from './types.ts';

/** Of a story, pixels: what everything is laid out in. */
const LAYOUT_WIDTH = 1080;
/** Bars of the strip. */
const STRIP_BARS = 96;

/** Paints the frames of one video. */
export interface Painter {
  /** Paints the whole picture; nothing is allocated. */
  paint(frame: number): void;
}

/**
 * What stands still is drawn once into two layers: with the clip's waveform before it is played, and after. A frame
 * is the first layer, as much of the second as has been played, and what moves.
 *
 * @param canvas has the size of `card`; its fonts are loaded
 */
export function createPainter(canvas: OffscreenCanvas, card: VideoCard, motion: Motion): Painter {
  const scale = canvas.width / LAYOUT_WIDTH;
  // Frames are read back one by one where the encoder is not the browser's; and a canvas that the graphics card
  // keeps has to be read back for encoders in software as well.
  const pen = contextOf(canvas);
  const still = contextOf(new OffscreenCanvas(canvas.width, canvas.height));
  still.scale(scale, scale);
  const stage = drawStage(still, card);
  const { strip, stripColours } = stage;
  const bars = contour(motion.overview, STRIP_BARS);
  const played = contextOf(new OffscreenCanvas(canvas.width, Math.ceil(strip.height * scale) + 2));
  const stripTop = Math.floor(strip.y * scale);
  played.drawImage(still.canvas, 0, -stripTop);
  played.translate(0, -stripTop);
  played.scale(scale, scale);
  drawBars(still, stripColours.coming);
  drawBars(played, stripColours.gone);
  const move = moverOf(card.design, stage, motion);

  function drawBars(on: OffscreenCanvasRenderingContext2D, colour: string): void {
    const pitch = strip.width / STRIP_BARS;
    on.fillStyle = colour;
    on.beginPath();
    for (const [i, share] of bars.entries()) {
      const height = Math.max(0.5 * pitch, share * strip.height);
      const x = strip.x + (i + 0.2) * pitch;
      on.roundRect(x, strip.y + (strip.height - height) / 2, 0.6 * pitch, height, 0.3 * pitch);
    }
    on.fill();
  }

  return {
    paint(frame) {
      pen.setTransform(1, 0, 0, 1, 0, 0);
      pen.drawImage(still.canvas, 0, 0);
      const at = Math.round((strip.x + ((frame + 1) / motion.frameCount) * strip.width) * scale);
      const { height } = played.canvas;
      pen.drawImage(played.canvas, 0, 0, at, height, 0, stripTop, at, height);
      pen.setTransform(scale, 0, 0, scale, 0, 0);
      move(pen, frame);
    },
  };
}

function contextOf(canvas: OffscreenCanvas): OffscreenCanvasRenderingContext2D {
  const context = canvas.getContext('2d', { alpha: false, willReadFrequently: true });
  if (!context) throw new Error('The canvas has no 2D context.');
  return context;
}

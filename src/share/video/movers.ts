import type { CardDesign } from '../cards/types.ts';
import { BANDS, type Motion } from './motion.ts';
import type { Stage } from './stage.ts';

/** The part of a 2D context that what moves is drawn with. */
export type MovingPen = Pick<
  OffscreenCanvasRenderingContext2D,
  | 'arc'
  | 'beginPath'
  | 'closePath'
  | 'fill'
  | 'fillRect'
  | 'fillStyle'
  | 'lineCap'
  | 'lineJoin'
  | 'lineTo'
  | 'lineWidth'
  | 'moveTo'
  | 'rect'
  | 'stroke'
  | 'strokeStyle'
>;

/** Draws what moves in a frame, over what stands still. Allocates nothing. */
export type Mover = (pen: MovingPen, frame: number) => void;
type MakeMover = (stage: Stage, motion: Motion) => Mover;

/** What moves in each design: the same spectrum, drawn as the design draws. */
const MOVERS: Readonly<Record<CardDesign, MakeMover>> = { record, poster, notes, ridges, dots };

export function moverOf(design: CardDesign, stage: Stage, motion: Motion): Mover {
  return MOVERS[design](stage, motion);
}

/** The spectrum around a record, bass at the bottom, the same on both sides; the record turns once. */
function record({ moving, palette }: Stage, { levels, frameCount }: Motion): Mover {
  const x = moving.x + moving.width / 2;
  const y = moving.y + moving.height / 2;
  const radius = Math.min(moving.width - 80, moving.height) / 2;
  const hole = 0.46 * radius;
  const inner = 0.52 * radius;
  const length = 0.47 * radius;
  const spokes = 2 * BANDS;
  const cos = new Float64Array(spokes);
  const sin = new Float64Array(spokes);
  const band = new Uint8Array(spokes);
  for (let i = 0; i < spokes; i++) {
    const right = i < BANDS;
    band[i] = right ? i : i - BANDS;
    const angle = Math.PI / 2 + ((right ? -1 : 1) * Math.PI * ((band[i] as number) + 0.5)) / BANDS;
    cos[i] = Math.cos(angle);
    sin[i] = Math.sin(angle);
  }
  const thickness = ((2 * Math.PI * inner) / spokes) * 0.56;
  return (pen, frame) => {
    const at = frame * BANDS;
    pen.lineCap = 'round';
    pen.lineWidth = thickness;
    pen.strokeStyle = palette.accent;
    pen.beginPath();
    for (let i = 0; i < spokes; i++) {
      const reach = inner + (0.015 + 0.985 * (levels[at + (band[i] as number)] as number)) * length;
      const c = cos[i] as number;
      const s = sin[i] as number;
      pen.moveTo(x + c * inner, y + s * inner);
      pen.lineTo(x + c * reach, y + s * reach);
    }
    pen.stroke();
    pen.fillStyle = palette.block;
    pen.beginPath();
    pen.arc(x, y, hole, 0, 2 * Math.PI);
    pen.fill();
    // The label, the hole in its middle, and a mark by which the turning is seen.
    pen.fillStyle = palette.blockAccent;
    pen.beginPath();
    pen.arc(x, y, 0.42 * hole, 0, 2 * Math.PI);
    pen.fill();
    pen.fillStyle = palette.ground;
    pen.beginPath();
    pen.arc(x, y, 0.05 * hole, 0, 2 * Math.PI);
    pen.fill();
    const turned = (2 * Math.PI * frame) / frameCount - Math.PI / 2;
    pen.strokeStyle = palette.blockTrace;
    pen.lineWidth = 0.02 * hole;
    for (let groove = 0; groove < 3; groove++) {
      pen.beginPath();
      pen.arc(x, y, (0.58 + 0.14 * groove) * hole, turned + groove, turned + groove + 1.9);
      pen.stroke();
    }
  };
}

/** Height of the echo at the lower edge, which apps cover with their own words. */
const ECHO = 340;

/** Flat bars that stand on an edge, and as flat ones on the lower edge of the picture. */
function poster({ moving, palette, scene }: Stage, { levels }: Motion): Mover {
  const pitch = moving.width / BANDS;
  const thickness = 0.66 * pitch;
  const bottom = moving.y + moving.height;
  const slab = scene.width / BANDS;
  return (pen, frame) => {
    const at = frame * BANDS;
    pen.fillStyle = palette.blockTrace;
    for (let band = 0; band < BANDS; band++) {
      const height = 8 + (levels[at + band] as number) * ECHO;
      pen.fillRect(band * slab, scene.height - height, slab + 1, height);
    }
    pen.fillStyle = palette.blockAccent;
    for (let band = 0; band < BANDS; band++) {
      const height = 5 + (levels[at + band] as number) * (moving.height - 5);
      pen.fillRect(moving.x + (band + 0.17) * pitch, bottom - height, thickness, height);
    }
  };
}

/** Fine strokes about a line, two to a band. */
function notes({ moving, palette, scene }: Stage, { levels }: Motion): Mover {
  const strokes = 2 * BANDS - 1;
  const pitch = moving.width / strokes;
  const middle = moving.y + moving.height / 2;
  const wide = scene.width / BANDS;
  return (pen, frame) => {
    const at = frame * BANDS;
    pen.fillStyle = palette.trace;
    for (let band = 0; band < BANDS; band++) {
      const height = 4 + (levels[at + band] as number) * ECHO;
      pen.fillRect((band + 0.4) * wide, scene.height - height, 0.2 * wide, height);
    }
    pen.fillStyle = palette.ink;
    pen.fillRect(moving.x, middle - 1, moving.width, 2);
    pen.fillStyle = palette.accent;
    for (let i = 0; i < strokes; i++) {
      const low = levels[at + (i >> 1)] as number;
      const level = i & 1 ? 0.5 * (low + (levels[at + (i >> 1) + 1] as number)) : low;
      const height = 4 + level * (moving.height - 4);
      pen.fillRect(moving.x + i * pitch + 0.32 * pitch, middle - height / 2, 0.36 * pitch, height);
    }
  };
}

/** The last moments as ridges: the newest lit at the horizon, the older ones rolling towards the viewer. */
function ridges({ moving, palette, scene }: Stage, { levels, frameCount }: Motion): Mover {
  const rows = 18;
  const framesPerRow = 2;
  const amplitude = 0.3 * moving.height;
  const pitch = (moving.height - amplitude) / (rows - 1);
  const margin = 90;
  const step = (scene.width - 2 * margin) / (BANDS - 1);
  // Ridges fall to the plain at both ends.
  const ends = Float64Array.from(
    { length: BANDS },
    (_, i) => Math.sin((Math.PI * (i + 0.5)) / BANDS) ** 0.55,
  );
  return (pen, frame) => {
    pen.lineJoin = 'round';
    pen.lineCap = 'round';
    pen.fillStyle = palette.ground;
    for (let row = 0; row < rows; row++) {
      // Around the loop, so that the first frame continues the last.
      const then = (((frame - row * framesPerRow) % frameCount) + frameCount) % frameCount;
      const y = moving.y + amplitude + row * pitch;
      const at = then * BANDS;
      pen.beginPath();
      pen.moveTo(-8, y);
      pen.lineTo(0.6 * margin, y);
      for (let band = 0; band < BANDS; band++) {
        pen.lineTo(
          margin + band * step,
          y - (ends[band] as number) * (levels[at + band] as number) * amplitude,
        );
      }
      pen.lineTo(scene.width - 0.6 * margin, y);
      pen.lineTo(scene.width + 8, y);
      // What is behind disappears behind it.
      pen.fill();
      pen.strokeStyle = row === 0 ? palette.accent : palette.trace;
      pen.lineWidth = row === 0 ? 6 : 2.4;
      pen.stroke();
    }
  };
}

/** A panel of lamps; the highest of each column in the accent's colour. */
function dots({ moving, palette, scene }: Stage, { levels }: Motion): Mover {
  const columns = BANDS / 2;
  const pitch = moving.width / columns;
  const rows = Math.max(3, Math.floor(moving.height / pitch));
  const radius = 0.34 * pitch;
  const bottom = moving.y + moving.height;
  const levelOf = (frame: number, column: number): number =>
    Math.max(levels[frame * BANDS + 2 * column] as number, levels[frame * BANDS + 2 * column + 1] as number);
  const edgePitch = scene.width / columns;
  const edgeRows = Math.floor(ECHO / edgePitch);
  const dot = (pen: MovingPen, column: number, row: number): void => {
    const x = moving.x + (column + 0.5) * pitch;
    const y = bottom - (row + 0.5) * pitch;
    pen.moveTo(x + radius, y);
    pen.arc(x, y, radius, 0, 2 * Math.PI);
  };
  const edgeDot = (pen: MovingPen, column: number, row: number): void => {
    const x = (column + 0.5) * edgePitch;
    const y = scene.height - (row + 0.5) * edgePitch;
    pen.moveTo(x + 0.34 * edgePitch, y);
    pen.arc(x, y, 0.34 * edgePitch, 0, 2 * Math.PI);
  };
  return (pen, frame) => {
    for (let colour = 0; colour < 3; colour++) {
      pen.fillStyle = colour === 0 ? palette.trace : colour === 1 ? palette.ink : palette.accent;
      pen.beginPath();
      for (let column = 0; column < columns; column++) {
        const lit = Math.round(levelOf(frame, column) * rows);
        const from = colour === 0 ? lit : colour === 1 ? 0 : lit - 1;
        const to = colour === 0 ? rows : colour === 1 ? lit - 1 : lit;
        for (let row = Math.max(0, from); row < to; row++) dot(pen, column, row);
        if (colour > 0) continue;
        const high = Math.round(levelOf(frame, column) * edgeRows);
        for (let row = 0; row < high; row++) edgeDot(pen, column, row);
      }
      pen.fill();
    }
  };
}

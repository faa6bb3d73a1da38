import type { CardFont, Measure, Scene, SceneItem, TextExtent } from './scene.ts';

/** What of a 2D context is used: the same on a page and in a worker. */
export type Pen = Pick<
  OffscreenCanvasRenderingContext2D,
  | 'arc'
  | 'beginPath'
  | 'closePath'
  | 'direction'
  | 'fill'
  | 'fillRect'
  | 'fillStyle'
  | 'fillText'
  | 'font'
  | 'letterSpacing'
  | 'lineCap'
  | 'lineJoin'
  | 'lineTo'
  | 'lineWidth'
  | 'measureText'
  | 'moveTo'
  | 'rect'
  | 'roundRect'
  | 'stroke'
  | 'strokeStyle'
  | 'textAlign'
  | 'textBaseline'
>;

/** What of a canvas is used: an element of the page, or one without an element in a worker. */
export interface Surface {
  width: number;
  height: number;
  getContext(kind: '2d', options?: object): unknown;
  convertToBlob?(options: { readonly type: string }): Promise<Blob>;
  toBlob?(take: (blob: Blob | null) => void, type: string): void;
}

/**
 * The bundled family first, then what systems have for scripts that it lacks, by name so that the same device
 * always takes the same.
 */
const FAMILIES: Readonly<Record<CardFont['family'], string>> = {
  sans: "'Earshot Sans', 'Noto Sans Arabic', 'Noto Sans Hebrew', 'Geeza Pro', 'Arial Hebrew', system-ui, sans-serif",
  serif:
    "'Earshot Serif', 'Noto Sans Arabic', 'Noto Sans Hebrew', 'Geeza Pro', 'Arial Hebrew', ui-serif, Georgia, serif",
};

function take(pen: Pen, font: CardFont, direction: 'ltr' | 'rtl'): void {
  pen.font = `${font.italic ? 'italic ' : ''}${font.weight} ${font.size.toFixed(2)}px ${FAMILIES[font.family]}`;
  // Not everywhere yet; letters then stand a little wider, when measured and when drawn.
  if ('letterSpacing' in pen) pen.letterSpacing = `${((font.spacing ?? 0) * font.size).toFixed(2)}px`;
  pen.direction = direction;
  pen.textAlign = 'left';
  pen.textBaseline = 'alphabetic';
}

/** Measures with the fonts that the context's realm has loaded; what was measured once is remembered. */
export function measureWith(pen: Pen): Measure {
  const known = new Map<string, TextExtent>();
  return (text, font, direction) => {
    const key = `${font.family} ${font.italic ?? false} ${font.weight} ${font.size} ${font.spacing ?? 0} ${direction} ${text}`;
    const before = known.get(key);
    if (before) return before;
    take(pen, font, direction);
    const metrics = pen.measureText(text);
    const extent = {
      advance: metrics.width,
      left: metrics.actualBoundingBoxLeft,
      right: metrics.actualBoundingBoxRight,
      ascent: metrics.actualBoundingBoxAscent,
      descent: metrics.actualBoundingBoxDescent,
    };
    known.set(key, extent);
    return extent;
  };
}

/** Draws a scene over what is there. */
export function draw(pen: Pen, scene: Scene): void {
  pen.fillStyle = scene.ground;
  pen.fillRect(0, 0, scene.width, scene.height);
  for (const item of scene.items) drawItem(pen, item);
}

function drawItem(pen: Pen, item: SceneItem): void {
  if (item.kind === 'text') {
    take(pen, item.font, item.direction);
    pen.fillStyle = item.fill;
    pen.fillText(item.text, item.x, item.y);
    return;
  }
  pen.beginPath();
  if (item.kind === 'rect') {
    const { x, y, width, height } = item.box;
    if (item.radius) pen.roundRect(x, y, width, height, item.radius);
    else pen.rect(x, y, width, height);
    pen.fillStyle = item.fill;
    pen.fill();
    return;
  }
  if (item.kind === 'circle') {
    pen.arc(item.x, item.y, item.radius, 0, 2 * Math.PI);
  } else {
    const { points } = item;
    pen.moveTo(points[0] ?? 0, points[1] ?? 0);
    for (let i = 2; i < points.length; i += 2) pen.lineTo(points[i] ?? 0, points[i + 1] ?? 0);
    if (item.closed) pen.closePath();
  }
  if (item.fill !== undefined) {
    pen.fillStyle = item.fill;
    pen.fill();
  }
  if (item.stroke !== undefined) {
    pen.strokeStyle = item.stroke;
    pen.lineWidth = item.lineWidth ?? 1;
    pen.lineCap = 'round';
    pen.lineJoin = 'round';
    pen.stroke();
  }
}

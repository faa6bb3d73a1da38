import { t } from '../i18n/translate.ts';

/** What charts are made of, and the small sums behind their axes. */

export interface ChartPoint {
  readonly x: number;
  /** `null` where nothing is known: the line has a gap there. */
  readonly y: number | null;
}

export interface ChartSeries {
  readonly name: string;
  /** In ascending order of x. */
  readonly points: readonly ChartPoint[];
}

/** A stretch of the x axis. */
export interface ChartBand {
  readonly from: number;
  readonly to: number;
  readonly label: string;
}

/** A line across the chart: at one x, or at one y. */
export type ChartMark =
  { readonly x: number; readonly label: string } | { readonly y: number; readonly label: string };

/** Steps that a clock has, in seconds. */
const TIME_STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600] as const;

/**
 * Ticks of an axis of seconds at steps that a clock has.
 *
 * @param from first second shown
 * @param to last second shown, ≥ `from`
 * @param most largest number of steps, ≥ 1
 */
export function timeTicks(from: number, to: number, most: number): number[] {
  const last = TIME_STEPS[TIME_STEPS.length - 1] as number;
  const step =
    TIME_STEPS.find((seconds) => (to - from) / seconds <= most) ??
    last * Math.ceil((to - from) / last / most);
  const ticks: number[] = [];
  for (let tick = Math.ceil(from / step) * step; tick <= to; tick += step) ticks.push(tick);
  return ticks;
}

/** All x at which any series has a point, ascending, each once. */
export function positions(series: readonly ChartSeries[]): number[] {
  const all = new Set<number>();
  for (const { points } of series) for (const { x } of points) all.add(x);
  return [...all].sort((a, b) => a - b);
}

/** Smallest and largest y of all series and marks; `[0, 1]` where there is none, never of no height. */
export function extent(series: readonly ChartSeries[], marks: readonly ChartMark[]): [number, number] {
  let low = Infinity;
  let high = -Infinity;
  const take = (y: number) => {
    low = Math.min(low, y);
    high = Math.max(high, y);
  };
  for (const { points } of series) for (const { y } of points) if (y !== null) take(y);
  for (const mark of marks) if ('y' in mark) take(mark.y);
  if (low > high) return [0, 1];
  return low === high ? [low - 1, high + 1] : [low, high];
}

/** Index of the value that is closest to `wanted`; `sorted` is ascending and not empty. */
export function nearest(sorted: readonly number[], wanted: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) <= wanted) low = middle;
    else high = middle;
  }
  return Math.abs((sorted[high] ?? 0) - wanted) < Math.abs((sorted[low] ?? 0) - wanted) ? high : low;
}

/** What all series say at one x, as words: `0:42: momentary −9.1 LUFS, short-term −10.0 LUFS`. */
export function readout(
  series: readonly ChartSeries[],
  x: number,
  formatX: (x: number) => string,
  formatY: (y: number) => string,
): string {
  const said = series.flatMap(({ name, points }) => {
    const y = points.find((point) => point.x === x)?.y ?? null;
    if (y === null) return [];
    return [series.length === 1 ? formatY(y) : `${name} ${formatY(y)}`];
  });
  return `${formatX(x)}: ${said.join(', ') || t('charts:noFigure')}`;
}

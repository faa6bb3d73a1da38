import { scaleLinear } from 'd3-scale';
import { label, lineBetween } from './svg.ts';

/** Room for labels, in the figure's units. */
export const LEFT = 60;
export const TOP = 16;
export const SIDE = 320;

/** Left to right 0–`max`. */
export const xScale = (max = 1) => scaleLinear([0, max], [LEFT, LEFT + SIDE]);
/** Bottom to top 0–`max`. */
export const yScale = (max = 1) => scaleLinear([0, max], [TOP + SIDE, TOP]);

/** Grid, axes and the diagonal of a square whose both axes go from 0 to `max`. */
export function unitSquare(
  xTitle: string,
  yTitle: string,
  format: (value: number) => string,
  max = 1,
): string[] {
  const x = xScale(max);
  const y = yScale(max);
  const bottom = TOP + SIDE;
  return [
    ...x
      .ticks(5)
      .flatMap((value) => [
        lineBetween(x(value), TOP, x(value), bottom, 'grid'),
        label(format(value), x(value), bottom + 18, { anchor: 'middle', style: 'small' }),
      ]),
    ...y
      .ticks(5)
      .flatMap((value) => [
        lineBetween(LEFT, y(value), LEFT + SIDE, y(value), 'grid'),
        label(format(value), LEFT - 8, y(value) + 4, { anchor: 'end', style: 'small' }),
      ]),
    lineBetween(LEFT, bottom, LEFT + SIDE, bottom, 'axis'),
    lineBetween(LEFT, TOP, LEFT, bottom, 'axis'),
    lineBetween(x(0), y(0), x(max), y(max), 'reference'),
    label(xTitle, LEFT + SIDE / 2, bottom + 38, { anchor: 'middle' }),
    label(yTitle, 16, TOP + SIDE / 2, { anchor: 'middle', turned: true }),
  ];
}

import { scaleLinear } from 'd3-scale';
import type { Estimate } from '../../protocol/bootstrap.ts';
import { formatEstimate } from '../table.ts';
import { label, lineBetween, px, svgDocument } from './svg.ts';

const NAMES_WIDTH = 250;
const PLOT_WIDTH = 260;
const VALUE_WIDTH = 165;
const TOP = 14;
const LINE = 26;

/** One line of an interval chart. */
export interface IntervalLine {
  readonly name: string;
  readonly estimate: Estimate;
  /** The line that the chart is about. */
  readonly strong?: boolean;
}

/**
 * One figure of several models with 95 % intervals, one below the other.
 *
 * @param figure.figure its name, for the axis
 * @param figure.reference where knowing nothing stands; a dashed line
 */
export function intervalChart(figure: {
  readonly id: string;
  readonly title: string;
  readonly figure: string;
  readonly reference: number;
  readonly lines: readonly IntervalLine[];
  readonly digits?: number;
}): string {
  const { id, title, reference, lines, digits = 3 } = figure;
  const ends = lines
    .flatMap(({ estimate: { value, low, high } }) => [value, low, high])
    .filter(Number.isFinite);
  const x = scaleLinear(
    [Math.min(reference, ...ends), Math.max(reference, ...ends)],
    [NAMES_WIDTH, NAMES_WIDTH + PLOT_WIDTH],
  ).nice(5);
  const bottom = TOP + LINE * lines.length;
  const format = x.tickFormat(5);
  return svgDocument({
    id,
    title,
    description:
      `${figure.figure} with 95 % intervals; ${reference} is knowing nothing. ` +
      lines.map(({ name, estimate }) => `${name}: ${formatEstimate(estimate, digits)}.`).join(' '),
    width: NAMES_WIDTH + PLOT_WIDTH + VALUE_WIDTH,
    height: bottom + 44,
    body: [
      ...x
        .ticks(5)
        .flatMap((value) => [
          lineBetween(x(value), TOP, x(value), bottom, 'grid'),
          label(format(value), x(value), bottom + 18, { anchor: 'middle', style: 'small' }),
        ]),
      lineBetween(x(reference), TOP, x(reference), bottom, 'reference'),
      lineBetween(NAMES_WIDTH, bottom, NAMES_WIDTH + PLOT_WIDTH, bottom, 'axis'),
      label(figure.figure, NAMES_WIDTH + PLOT_WIDTH / 2, bottom + 38, { anchor: 'middle' }),
      ...lines.flatMap(({ name, estimate, strong = false }, i) => {
        const y = TOP + LINE * (i + 0.5);
        const style = strong ? 's0' : 's3 solid';
        return [
          label(name, NAMES_WIDTH - 12, y + 4, { anchor: 'end', style: strong ? 'small strong' : 'small' }),
          lineBetween(x(estimate.low), y, x(estimate.high), y, `mark ${style}`),
          `<circle cx="${px(x(estimate.value))}" cy="${px(y)}" r="4.5" class="${style}"/>`,
          label(formatEstimate(estimate, digits), NAMES_WIDTH + PLOT_WIDTH + 10, y + 4, {
            style: strong ? 'small strong' : 'small',
          }),
        ];
      }),
    ],
  });
}

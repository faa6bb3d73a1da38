import { line } from 'd3-shape';
import { scaleLinear } from 'd3-scale';
import type { ReliabilityInterval } from '../../protocol/reliabilityIntervals.ts';
import { label, lineBetween, px, svgDocument } from './svg.ts';
import { LEFT, SIDE, TOP, unitSquare, xScale, yScale } from './unitSquare.ts';

const HISTOGRAM_TOP = TOP + SIDE + 62;
const HISTOGRAM_HEIGHT = 60;
const BINS = 10;

const percent = (share: number): string => `${(100 * share).toFixed(0)} %`;

/**
 * A reliability diagram: how often it happened against how likely it was said to be, with the intervals of
 * the bins, and below it how many songs each bin has.
 *
 * @param figure.event what the probability is of, for the axes: "of the best 20 %"
 */
export function reliabilityDiagram(figure: {
  readonly id: string;
  readonly title: string;
  readonly event: string;
  readonly bins: readonly ReliabilityInterval[];
}): string {
  const { id, title, event, bins } = figure;
  // Up to the next tenth that holds every interval.
  const max = Math.min(
    1,
    Math.ceil(10 * Math.max(0.1, ...bins.flatMap(({ predicted, high }) => [predicted, high]))) / 10,
  );
  const x = xScale(max);
  const y = yScale(max);
  const largest = Math.max(...bins.map(({ count }) => count));
  const height = scaleLinear([0, largest], [0, HISTOGRAM_HEIGHT]);
  const base = HISTOGRAM_TOP + HISTOGRAM_HEIGHT;
  const path = line<ReliabilityInterval>(
    ({ predicted }) => x(predicted),
    ({ observed }) => y(observed),
  ).digits(2)(bins);
  const songs = bins.reduce((sum, { count }) => sum + count, 0);
  return svgDocument({
    id,
    title,
    description:
      `${songs.toLocaleString('en')} songs in bins of their predicted chance ${event}. ` +
      bins
        .map(
          ({ count, predicted, observed, low, high }) =>
            `Predicted ${percent(predicted)}: observed ${percent(observed)} (${percent(low)} to ${percent(high)}) of ${count.toLocaleString('en')} songs.`,
        )
        .join(' '),
    width: LEFT + SIDE + 24,
    height: base + 24,
    body: [
      ...unitSquare(`predicted chance ${event}`, 'observed share', percent, max),
      `<path d="${path ?? ''}" class="line s0"/>`,
      ...bins.flatMap(({ predicted, observed, low, high }) => [
        lineBetween(x(predicted), y(low), x(predicted), y(high), 'mark s0'),
        `<circle cx="${px(x(predicted))}" cy="${px(y(observed))}" r="4" class="s0"/>`,
      ]),
      ...bins.flatMap(({ count, predicted }) => {
        const bin = Math.min(BINS - 1, Math.floor(predicted * BINS));
        const left = x(bin / BINS);
        const right = Math.min(x((bin + 1) / BINS), LEFT + SIDE);
        return [
          `<rect x="${px(left + 1)}" y="${px(base - height(count))}" width="${px(right - left - 2)}" height="${px(height(count))}" class="bar"/>`,
          label(count.toLocaleString('en'), (left + right) / 2, base - height(count) - 3, {
            anchor: 'middle',
            style: 'small',
          }),
        ];
      }),
      lineBetween(LEFT, base, LEFT + SIDE, base, 'axis'),
      label('songs', LEFT + SIDE / 2, base + 16, { anchor: 'middle', style: 'small' }),
    ],
  });
}

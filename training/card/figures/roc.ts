import { line } from 'd3-shape';
import type { CurvePoint } from '../../protocol/thinCurve.ts';
import { escapeXml, label, lineBetween, SERIES_COUNT, svgDocument } from './svg.ts';
import { LEFT, SIDE, TOP, unitSquare, xScale, yScale } from './unitSquare.ts';

const LEGEND_LINE = 20;

/** One curve of a diagram; the first one is the one that it is about. */
export interface RocSeries {
  readonly name: string;
  /** For the legend: the area with its interval. */
  readonly area: string;
  readonly points: readonly CurvePoint[];
}

/**
 * Receiver operating characteristics in one diagram, from (0, 0) to (1, 1); the dashed diagonal is a coin.
 *
 * @throws RangeError for more curves than there are line styles
 */
export function rocDiagram(figure: {
  readonly id: string;
  readonly title: string;
  readonly series: readonly RocSeries[];
}): string {
  const { id, title, series } = figure;
  if (series.length > SERIES_COUNT) throw new RangeError(`at most ${SERIES_COUNT} curves`);
  const x = xScale();
  const y = yScale();
  const path = line<CurvePoint>(
    ([falsePositiveRate]) => x(falsePositiveRate),
    ([, truePositiveRate]) => y(truePositiveRate),
  ).digits(1);
  const legend = TOP + SIDE + 64;
  return svgDocument({
    id,
    title,
    description:
      'Share of the sought songs that are found against the share of the others that are taken for them. ' +
      `Areas under the curves: ${series.map(({ name, area }) => `${name} ${area}`).join('; ')}. A coin has 0.5.`,
    width: LEFT + SIDE + 24,
    height: legend + LEGEND_LINE * series.length,
    body: [
      ...unitSquare('false positive rate', 'true positive rate', (value) => value.toFixed(1)),
      // The first one last, so that it lies on top.
      ...series
        .map(
          ({ name, points }, i) =>
            `<path d="${path(points) ?? ''}" class="line s${i}"><title>${escapeXml(name)}</title></path>`,
        )
        .reverse(),
      ...series.flatMap(({ name, area }, i) => {
        const at = legend + LEGEND_LINE * i;
        return [
          lineBetween(LEFT, at - 4, LEFT + 32, at - 4, `line s${i}`),
          label(`${name}: ${area}`, LEFT + 42, at, { style: i === 0 ? 'small strong' : 'small' }),
        ];
      }),
    ],
  });
}

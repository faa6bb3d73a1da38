import type { PanelRun } from '../panel/run.ts';
import type { CardFigure } from './chartFigures.ts';
import { intervalChart } from './figures/intervals.ts';
import { reliabilityDiagram } from './figures/reliability.ts';
import { rocDiagram } from './figures/roc.ts';
import { formatEstimate } from './table.ts';

/** Figures of one jury of two answers. */
export function juryFigures({ config, result }: PanelRun['juries'][number]): CardFigure[] {
  const figure = (name: string, alt: string, draw: (id: string, title: string) => string): CardFigure => ({
    path: `figures-${config.name}-${name}.svg`,
    alt: `${config.title}: ${alt}`,
    svg: draw(`${config.name}-${name}`, `${config.title}: ${alt}`),
  });
  return [
    figure('skill', 'AUC within a year with 95 % intervals, by model', (id, title) =>
      intervalChart({
        id,
        title,
        figure: 'AUC within a year',
        reference: 0.5,
        lines: result.models.map((line) => ({
          name: `${line.model}${line.inputs === 'none' ? '' : `, ${line.inputs}`}`,
          estimate: line.matchedAuc,
          strong: line.model === 'jury' && line.inputs === 'estimated',
        })),
      }),
    ),
    figure('roc', 'ROC curves, out of fold', (id, title) =>
      rocDiagram({
        id,
        title,
        series: (['reference', 'estimated'] as const).map((inputs) => ({
          name: `${inputs} characteristics`,
          area: formatEstimate(result.jury[inputs].auc),
          points: result.curves[inputs].roc,
        })),
      }),
    ),
    figure('reliability', 'reliability with estimated characteristics, out of fold', (id, title) =>
      reliabilityDiagram({
        id,
        title,
        event: config.contrast.yes,
        bins: result.curves.estimated.reliability,
      }),
    ),
  ];
}

/** All figures beside the chart jury's. */
export function panelFigures({ juries }: PanelRun): CardFigure[] {
  return juries.flatMap(juryFigures);
}

import type { TrainingResult } from '../chart/run.ts';
import { intervalChart } from './figures/intervals.ts';
import { reliabilityDiagram } from './figures/reliability.ts';
import { rocDiagram } from './figures/roc.ts';
import { formatEstimate } from './table.ts';

/** A figure of the model card: a file beside it. */
export interface CardFigure {
  readonly path: string;
  /** One line for those who do not see it; the file itself says more. */
  readonly alt: string;
  readonly svg: string;
}

/** Curves' names are short; the tables' lines say more. */
const areaOf = (result: TrainingResult, model: string): string => {
  const line = result.models.find((candidate) => candidate.model.endsWith(model));
  return line ? formatEstimate(line.figures.aucTop20) : '';
};

/** The figures of the chart jury. */
export function chartFigures(result: TrainingResult): Record<'skill' | 'roc' | 'reliability', CardFigure> {
  const figure = (name: string, alt: string, draw: (id: string, title: string) => string): CardFigure => ({
    path: `figures-chart-${name}.svg`,
    alt,
    svg: draw(`chart-${name}`, alt),
  });
  return {
    skill: figure('skill', 'AUC for the best 20 % with 95 % intervals, by model', (id, title) =>
      intervalChart({
        id,
        title,
        figure: 'AUC rank ≤ 2',
        reference: 0.5,
        lines: result.models.map(({ model, figures }) => ({
          name: model,
          estimate: figures.aucTop20,
          strong: model === 'chart jury',
        })),
      }),
    ),
    roc: figure('roc', 'ROC curves for the best 20 %, out of fold', (id, title) =>
      rocDiagram({
        id,
        title,
        series: result.roc.map(({ model, points }) => ({ name: model, area: areaOf(result, model), points })),
      }),
    ),
    reliability: figure(
      'reliability',
      'Reliability of the chance of the best 20 %, out of fold, with 95 % intervals',
      (id, title) => reliabilityDiagram({ id, title, event: 'of the best 20 %', bins: result.reliability }),
    ),
  };
}

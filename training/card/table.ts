import type { Estimate } from '../protocol/bootstrap.ts';
import type { FigureName } from '../protocol/evaluate.ts';
import type { ModelFigures } from '../chart/run.ts';

/** `0.724 (0.69–0.75)`, or the value alone where the interval says nothing. */
export function formatEstimate({ value, low, high }: Estimate, digits = 3): string {
  const text = value.toFixed(digits);
  return high - low < 10 ** -digits ? text : `${text} (${low.toFixed(digits)}–${high.toFixed(digits)})`;
}

const COLUMNS: readonly { readonly head: string; readonly figure: FigureName }[] = [
  { head: 'AUC rank ≤ 2', figure: 'aucTop20' },
  { head: 'AUC rank ≤ 3', figure: 'aucTop30' },
  { head: 'Spearman', figure: 'spearman' },
  { head: 'ECE top 20 %', figure: 'ece' },
  { head: 'log loss', figure: 'logLoss' },
];

/** A Markdown table; the first column is aligned to the left, the others to the right. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, i) => (i === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n');
}

/** A Markdown table of models and their figures with 95 % intervals. */
export function modelTable(models: readonly ModelFigures[]): string {
  const rows = [
    ['model', 'songs', ...COLUMNS.map(({ head }) => head)],
    ['---', '---:', ...COLUMNS.map(() => '---:')],
    ...models.map(({ model, songs, figures }) => [
      model === 'chart jury' ? '**chart jury**' : model,
      songs.toLocaleString('en'),
      ...COLUMNS.map(({ figure }) => formatEstimate(figures[figure])),
    ]),
  ];
  return rows.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** The same table for a terminal: columns aligned, no Markdown. */
export function plainTable(models: readonly ModelFigures[]): string {
  const rows = [
    ['model', 'songs', ...COLUMNS.map(({ head }) => head)],
    ...models.map(({ model, songs, figures }) => [
      model,
      String(songs),
      ...COLUMNS.map(({ figure }) => formatEstimate(figures[figure])),
    ]),
  ];
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, c) => (c === 0 ? cell.padEnd(widths[c] ?? 0) : cell.padStart(widths[c] ?? 0)))
        .join('  '),
    )
    .join('\n');
}

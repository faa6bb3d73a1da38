import type { ChartModel } from '../../src/model/chart/chartModel.ts';
import { summariseDistribution } from '../../src/model/chart/distribution.ts';
import type { Panel, PanelEstimate } from '../../src/model/runtime/panel.ts';
import { quantile } from '../protocol/bootstrap.ts';
import type { HeardSong } from './listen.ts';

/** The juries' places of a song, 0–1 among the reference songs. */
export interface Places {
  readonly summary: number;
  readonly juries: Readonly<Record<string, number>>;
}

/** Absolute changes over songs, 0–1. */
interface Spread {
  readonly median: number;
  readonly p95: number;
  readonly max: number;
}

/** How far the places of songs move. */
export interface Moves {
  readonly summary: Spread;
  readonly juries: Readonly<Record<string, Spread>>;
}

/** Asks all juries about a song whose figures are known. */
export async function askPanel(
  { chart, panel }: { readonly chart: ChartModel; readonly panel: Panel },
  song: HeardSong,
): Promise<PanelEstimate> {
  const [deciles = []] = await chart.predict([song.features]);
  return panel.hear({ ...song, chartTop20: summariseDistribution(deciles).top20 });
}

/** @throws Error where no jury has any skill */
export function placesOf({ summary }: PanelEstimate): Places {
  if (!summary) throw new Error('the model has no summary: no jury has any skill');
  return {
    summary: summary.percentile,
    juries: Object.fromEntries(summary.juries.map(({ name, percentile }) => [name, percentile])),
  };
}

const round = (value: number): number => Math.round(value * 1e4) / 1e4;

function spread(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  return {
    median: round(quantile(sorted, 0.5)),
    p95: round(quantile(sorted, 0.95)),
    max: round(sorted.at(-1) ?? NaN),
  };
}

/** How far songs move from one hearing to another; both in the same order. */
export function movesOf(before: readonly Places[], after: readonly Places[]): Moves {
  const moved = (place: (of: Places) => number): Spread =>
    spread(before.map((of, i) => Math.abs(place(of) - place(after[i] as Places))));
  return {
    summary: moved(({ summary }) => summary),
    juries: Object.fromEntries(
      Object.keys(before[0]?.juries ?? {}).map((name) => [name, moved(({ juries }) => juries[name] ?? NaN)]),
    ),
  };
}

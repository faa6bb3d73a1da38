import backgroundJson from '../../../model-export/background.json';
import { nextTask } from '../../audio/nextTask.ts';
import { occlusions } from '../../features/occlusion.ts';
import { parseBackground, type Background } from '../../model/explain/background.ts';
import {
  bestFifth,
  chanceOf,
  explainChart,
  logit,
  pointsPerLogit,
  type PredictBatch,
} from '../../model/explain/explainChart.ts';
import { GROUP_NAMES, groupFigures } from '../../model/explain/groups.ts';
import type { Juries } from '../../model/runtime/juries.ts';
import type { DetailContext, MeasuredSong } from './song.ts';
import type { Why } from './why.ts';

let parsed: Background | null = null;

/** Share of the time that the groups take; the stretches are few. */
const GROUPS_SHARE = 0.95;

/**
 * Explains the estimate of a kept song.
 * @throws FailureError `model-unavailable`
 * @throws DOMException `AbortError` soon after the context's signal aborts
 */
export async function computeWhy(
  jury: Pick<Juries, 'predictBatch'>,
  { features }: Pick<MeasuredSong, 'features'>,
  { signal, report }: DetailContext,
): Promise<Why> {
  const background = (parsed ??= parseBackground(backgroundJson));
  const predict: PredictBatch = async (rows) => {
    // On wasm and cpu a prediction never leaves its task: without this, nothing else would be heard until the end.
    await nextTask();
    signal.throwIfAborted();
    return jury.predictBatch(rows);
  };
  const { baseLogit, songLogit, logitParts } = await explainChart(
    features.values,
    background,
    predict,
    signal,
    (fraction) => report(GROUPS_SHARE * fraction),
  );
  const perLogit = pointsPerLogit(baseLogit, songLogit);
  const figures = groupFigures(features.values);

  const stretches = occlusions(features);
  signal.throwIfAborted();
  const chances = (await predict([features.values, ...stretches.map(({ values }) => values)])).map(bestFifth);
  const whole = chances[0] ?? NaN;
  report(1);
  return {
    baseLogit,
    songLogit,
    baseChance: chanceOf(baseLogit),
    songChance: chanceOf(songLogit),
    parts: GROUP_NAMES.map((group) => ({
      group,
      logit: logitParts[group],
      points: perLogit * logitParts[group],
      value: figures[group],
      ...background.quartiles[group],
    })),
    overTime: stretches.map(({ fromSeconds, toSeconds }, i) => {
      const without = chances[i + 1] ?? NaN;
      return {
        fromSeconds,
        toSeconds,
        logit: logit(whole) - logit(without),
        points: 100 * (whole - without),
      };
    }),
  };
}

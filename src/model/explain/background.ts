import * as v from 'valibot';
import { FEATURE_COUNT, GROUP_NAMES } from './groups.ts';

const finite = v.pipe(v.number(), v.finite());

const quartilesSchema = v.object({ low: finite, median: finite, high: finite });

const backgroundSchema = v.object({
  about: v.string(),
  /** Songs that the summary was made from. */
  songs: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /**
   * Typical songs that no song is: means of clusters, each with the share of the songs that it stands
   * for. Together they are what "a released song" means to an explanation.
   */
  prototypes: v.pipe(
    v.array(
      v.object({
        weight: v.pipe(finite, v.gtValue(0), v.maxValue(1)),
        /** Raw features in the order of `CHART_FEATURE_NAMES`. */
        features: v.pipe(v.array(finite), v.length(FEATURE_COUNT)),
      }),
    ),
    v.minLength(1),
    v.check(
      (prototypes) => Math.abs(prototypes.reduce((sum, { weight }) => sum + weight, 0) - 1) < 1e-6,
      'the weights do not sum to 1',
    ),
  ),
  /** A quarter of the songs lies below `low`, a quarter above `high`; units as in `groupFigures`. */
  quartiles: v.object(
    Object.fromEntries(GROUP_NAMES.map((name) => [name, quartilesSchema])) as Record<
      (typeof GROUP_NAMES)[number],
      typeof quartilesSchema
    >,
  ),
});

/** `model-export/background.json`. */
export type Background = v.InferOutput<typeof backgroundSchema>;

/** @throws ValiError if `json` is no background of explanations */
export function parseBackground(json: unknown): Background {
  return v.parse(backgroundSchema, json);
}

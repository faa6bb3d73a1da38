import * as v from 'valibot';

const finite = v.pipe(v.number(), v.finite());
const probability = v.pipe(finite, v.minValue(0), v.maxValue(1));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const text = v.pipe(v.string(), v.minLength(1));

/** A figure with its 95 % interval from resampled artists. */
const figureSchema = v.object({ value: finite, low: finite, high: finite });

/** Skill on artists that were not trained on. */
const skillSchema = v.object({
  auc: figureSchema,
  /** AUC over pairs of songs of one year only: what remains when the era tells nothing. */
  matchedAuc: figureSchema,
  /** Expected calibration error. */
  ece: figureSchema,
  logLoss: figureSchema,
});

const encodedInputSchema = v.pipe(
  v.object({
    name: text,
    log: v.boolean(),
    knots: v.pipe(v.array(finite), v.minLength(2)),
    means: v.array(probability),
    factors: v.array(finite),
  }),
  v.check(
    ({ knots, means, factors }) => means.length === knots.length - 1 && factors.length === means.length,
    'needs one mean and one factor between each two knots',
  ),
  v.check(
    ({ knots }) => knots.every((knot, i) => i === 0 || knot > (knots[i - 1] ?? Infinity)),
    'needs rising knots',
  ),
);

/** A jury of two answers, without the files that carry its weights. */
export const binaryJurySchema = v.object({
  name: text,
  title: text,
  /** Whom the model learned from; shown beside every estimate. */
  population: v.object({
    /** Names the table, for those who train on their own. */
    trainedOn: text,
    description: text,
    /** What is told from what, in plain words. */
    contrast: v.object({ yes: text, no: text }),
    songs: count,
    artists: count,
  }),
  /** Share of "yes" among the training songs. */
  baseRate: probability,
  weightSpecs: v.array(v.object({ name: v.string(), shape: v.array(count), dtype: v.literal('float32') })),
  transform: v.object({ inputs: v.pipe(v.array(encodedInputSchema), v.minLength(1)) }),
  calibration: v.object({ slope: finite, intercept: finite }),
  metrics: v.object({
    /** The jury as it is asked on the page: with characteristics that the listener estimated. */
    estimated: skillSchema,
    /** The same kind of jury with the reference characteristics. */
    reference: skillSchema,
    /** The same predictions over songs that charted only; `null` where the contrast has no other songs. */
    amongCharted: v.nullable(v.object({ estimated: v.object({ matchedAuc: figureSchema }) })),
    shuffledAuc: figureSchema,
    eraAuc: figureSchema,
    durationMatchedAuc: figureSchema,
  }),
});

/** An exported jury of two answers. */
export type BinaryJuryExport = v.InferOutput<typeof binaryJurySchema>;

/** @throws ValiError if `json` is no jury of two answers */
export function parseBinaryJury(json: unknown): BinaryJuryExport {
  return v.parse(binaryJurySchema, json);
}

import * as v from 'valibot';
import { binaryJurySchema } from './jury/schema.ts';

const sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const finite = v.pipe(v.number(), v.finite());
const probability = v.pipe(finite, v.minValue(0), v.maxValue(1));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** A file of `model-export/`, named relative to the manifest. */
const fileSchema = v.object({
  path: v.pipe(v.string(), v.regex(/^[\w.-]+$/)),
  bytes: count,
  /** Lower-case hex. */
  sha256,
});

/** A figure with its 95 % interval from resampled artists. */
const figureSchema = v.object({ value: finite, low: finite, high: finite });

/** How well songs of one artist are told apart, on artists that were not trained on. */
const sameArtistSchema = v.object({
  /** Share of pairs whose better song is named. */
  accuracy: figureSchema,
  pairs: count,
  artists: count,
  /** The same by the distance of the two percentiles, 0–1. */
  gaps: v.array(v.object({ fromGap: probability, toGap: probability, accuracy: figureSchema, pairs: count })),
  /** How often the first of so many songs is the best of them, and how often one taken blindly is. */
  picks: v.array(v.object({ songs: count, right: figureSchema, chance: probability, artists: count })),
});

const chartModelSchema = v.object({
  name: v.literal('chart'),
  /** Derived from the weights and parameters: equal versions give equal answers. */
  version: v.string(),
  title: v.string(),
  /** Whom the model learned from; shown beside every estimate. */
  population: v.object({
    /** Names the table, for those who train on their own. */
    trainedOn: v.string(),
    description: v.string(),
    songs: count,
    artists: count,
  }),
  /** Share of the training songs in the best two and the best three tenths. */
  baseRates: v.object({ top20: probability, top30: probability }),
  /** Float32 weights, little-endian, the tensors of `weightSpecs` one after another. */
  weights: fileSchema,
  weightSpecs: v.array(v.object({ name: v.string(), shape: v.array(count), dtype: v.literal('float32') })),
  transform: v.object({
    inputs: v.array(
      v.object({
        name: v.string(),
        index: count,
        log: v.boolean(),
        mean: finite,
        scale: v.pipe(finite, v.gtValue(0)),
      }),
    ),
    clip: v.pipe(finite, v.gtValue(0)),
  }),
  calibration: v.object({
    sharpness: finite,
    bias: v.pipe(v.array(finite), v.length(10)),
    tilt: v.pipe(v.array(finite), v.length(10)),
  }),
  /** On artists that were not trained on. */
  metrics: v.object({
    aucTop20: figureSchema,
    aucTop30: figureSchema,
    spearman: figureSchema,
    /** Expected calibration error of the probability of the best two tenths. */
    ece: figureSchema,
    logLoss: figureSchema,
    /** How often the 80 % interval holds the true position. */
    coverage80: figureSchema,
    /** `null` where the table knows no genres. */
    genreOnlyAucTop20: v.nullable(figureSchema),
    shuffledAucTop20: figureSchema,
    /** `null` where no artist has two songs of unequal rank. */
    sameArtist: v.nullable(sameArtistSchema),
    /** Absolute change of the median position when a song is encoded by a lossy codec at 128 kbit/s or more. */
    codecShift: v.object({ p95: probability, max: probability }),
  }),
});

const weightSpecsSchema = v.array(
  v.object({ name: v.string(), shape: v.array(count), dtype: v.literal('float32') }),
);

const listenerSchema = v.object({
  name: v.literal('listener'),
  version: v.string(),
  population: v.object({ description: v.string(), songs: count, artists: count, distilled: count }),
  weights: fileSchema,
  weightSpecs: weightSpecsSchema,
  /** Per linear part: inputs beyond this many standard deviations count as this many. */
  clip: v.object({ characteristics: finite, tags: finite, outside: finite }),
  /** Per characteristic the variance of the readout's error on artists that were left out. */
  errorVariances: v.array(finite),
  /** Weight of the network's tag logits beside those from the texture. */
  networkShare: probability,
  /** What tells sounds that are unlike released songs. */
  outside: v.object({ distances: v.array(finite), limit: finite }),
  /** On artists that were not trained on. */
  metrics: v.object({
    /** R² by characteristic. */
    r2: v.record(v.string(), figureSchema),
    /** Median over tags of Spearman's correlation with the teacher's. */
    tagSpearman: figureSchema,
  }),
});

const juryFileSchema = v.object({ ...binaryJurySchema.entries, version: v.string(), weights: fileSchema });

const summarySchema = v.object({
  reference: v.object({ description: v.string(), songs: count }),
  juries: v.array(
    v.object({
      name: v.string(),
      weight: finite,
      percentileError: finite,
      quantiles: v.array(finite),
    }),
  ),
  quantiles: v.array(finite),
});

/** The listener, the juries that it serves, and how all juries are put together. */
const panelSchema = v.object({
  listener: listenerSchema,
  juries: v.array(juryFileSchema),
  summary: summarySchema,
});

const manifestSchema = v.object({
  format: v.literal(2),
  /** The features that the weights were trained on; weights of another spec must be refused. */
  featureSpec: v.object({ version: count, hash: sha256 }),
  models: v.object({ chart: chartModelSchema }),
  /** `null` where a table of somebody's own was trained on, which has no listener. */
  panel: v.nullable(panelSchema),
  golden: fileSchema,
  modelCard: fileSchema,
  metrics: fileSchema,
});

const goldenSchema = v.object({
  about: v.string(),
  /** Largest allowed absolute difference of any probability. */
  tolerance: v.pipe(finite, v.gtValue(0)),
  /** Raw chart features in the order of `CHART_FEATURE_NAMES`. */
  inputs: v.array(v.array(finite)),
  /** Ten calibrated probabilities per input, best tenth first, computed in float64 without tfjs. */
  expected: v.array(v.array(probability)),
  /** Of the models that only a full training makes. */
  panel: v.nullable(
    v.object({
      /** What the network says about the made-up window of `goldenWindow`. */
      listener: v.object({
        tolerance: v.pipe(finite, v.gtValue(0)),
        values: v.array(finite),
        tagProbabilities: v.array(probability),
      }),
      /** By jury: characteristics in the order of its inputs, and its calibrated probabilities. */
      juries: v.record(
        v.string(),
        v.object({ inputs: v.array(v.array(finite)), expected: v.array(probability) }),
      ),
    }),
  ),
});

/** `model-export/manifest.json`. */
export type Manifest = v.InferOutput<typeof manifestSchema>;
/** The part of the manifest beside the chart jury. */
export type PanelManifest = v.InferOutput<typeof panelSchema>;
/** One file that the manifest names. */
export type ManifestFile = v.InferOutput<typeof fileSchema>;
/** `model-export/golden.json`. */
export type GoldenFile = v.InferOutput<typeof goldenSchema>;

/** @throws ValiError if `json` is no manifest of this format */
export function parseManifest(json: unknown): Manifest {
  return v.parse(manifestSchema, json);
}

/** @throws ValiError if `json` is no file of golden cases */
export function parseGolden(json: unknown): GoldenFile {
  return v.parse(goldenSchema, json);
}

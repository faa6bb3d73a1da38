import { weightNames, type WeightSpec } from '../../src/model/chart/weights.ts';
import { calibrateBinary } from '../../src/model/jury/calibration.ts';
import { encodeRow } from '../../src/model/jury/encoding.ts';
import { parseBinaryJury, type BinaryJuryExport } from '../../src/model/jury/schema.ts';
import { referenceForward } from '../export/referenceForward.ts';
import { Random } from '../random.ts';
import type { BinaryJuryConfig } from './config.ts';
import type { BinaryJuryResult, TrainedBinaryJury } from './run.ts';

/** Cases that every backend has to reproduce. */
export interface BinaryGoldenCases {
  /** Characteristics in the order of the jury's inputs. */
  readonly inputs: readonly (readonly number[])[];
  /** Calibrated probabilities, computed in float64 without tfjs. */
  readonly expected: readonly number[];
}

/** An exported jury: its entry in a manifest, its weights, and cases to prove a backend with. */
export interface ExportedBinaryJury {
  readonly entry: BinaryJuryExport;
  /** Little-endian float32, the tensors of `entry.weightSpecs` one after another. */
  readonly bytes: Uint8Array;
  readonly golden: BinaryGoldenCases;
}

const GOLDEN_CASES = 16;

/**
 * The calibrated probability once more, in float64 and without tfjs: the truth that every backend has to
 * reproduce.
 */
export function referenceProbability(jury: TrainedBinaryJury, row: readonly number[]): number {
  const [, yes = NaN] = referenceForward(jury.tensors, encodeRow(row, jury.transform));
  return calibrateBinary(yes, jury.calibration);
}

/** Songs that do not exist: each characteristic anywhere between its outermost knots. */
function goldenInputs({ transform }: TrainedBinaryJury, config: BinaryJuryConfig): number[][] {
  const random = new Random('golden cases', config.name, config.seed);
  return Array.from({ length: GOLDEN_CASES }, () =>
    transform.inputs.map(({ log, knots }) => {
      const low = knots[0] ?? 0;
      const value = low + ((knots.at(-1) ?? 1) - low) * random.uniform();
      return Number((log ? 2 ** value : value).toPrecision(5));
    }),
  );
}

function encodeWeights({ tensors }: TrainedBinaryJury): { specs: WeightSpec[]; bytes: Uint8Array } {
  const hiddenLayers = tensors.filter(({ name }) => /^hidden\d+\/kernel$/.test(name)).length;
  const ordered = weightNames(hiddenLayers).map((name) => {
    const found = tensors.find((tensor) => tensor.name === name);
    if (!found) throw new Error(`the ensemble lacks ${name}`);
    return found;
  });
  const bytes = new Uint8Array(ordered.reduce((sum, { values }) => sum + 4 * values.length, 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const { values } of ordered) {
    for (const value of values) {
      view.setFloat32(at, value, true);
      at += 4;
    }
  }
  return { specs: ordered.map(({ name, shape }) => ({ name, shape: [...shape], dtype: 'float32' })), bytes };
}

/**
 * Makes a jury ready to be written. The same result gives the same bytes.
 *
 * @throws Error if the result is of a comparison that is only reported
 */
export function exportBinaryJury(result: BinaryJuryResult, config: BinaryJuryConfig): ExportedBinaryJury {
  const { final } = result;
  if (!final) throw new Error(`${config.name} is only reported`);
  const { specs, bytes } = encodeWeights(final);
  const { name, title, trainedOn, description, contrast } = config;
  const entry = parseBinaryJury({
    name,
    title,
    population: { trainedOn, description, contrast, songs: result.songs, artists: result.artists },
    baseRate: result.baseRate,
    weightSpecs: specs,
    transform: final.transform,
    calibration: final.calibration,
    metrics: {
      estimated: result.jury.estimated,
      reference: result.jury.reference,
      amongCharted: result.amongCharted && {
        estimated: { matchedAuc: result.amongCharted.estimated.matchedAuc },
      },
      shuffledAuc: result.controls.shuffled.auc,
      eraAuc: result.controls.year.auc,
      durationMatchedAuc: result.controls.duration.matchedAuc,
    },
  });
  const inputs = goldenInputs(final, config);
  return {
    entry,
    bytes,
    golden: { inputs, expected: inputs.map((row) => referenceProbability(final, row)) },
  };
}

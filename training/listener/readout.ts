import { applyLinear, type LinearModel } from '../../src/model/listener/linear.ts';
import { groupedFolds } from '../protocol/folds.ts';
import { ridgePath } from '../baselines/ridge.ts';

/** Penalties that are tried. */
const PENALTIES = [30, 100, 300, 1000, 3000, 10000] as const;
const INNER_FOLDS = 4;

export interface ReadoutRows {
  readonly inputs: readonly ArrayLike<number>[];
  /** NaN where unknown. */
  readonly targets: readonly (readonly number[])[];
  readonly groups: readonly string[];
}

/** Rows of which every target is known, as ridge regression needs them. */
function known({ inputs, targets, groups }: ReadoutRows): ReadoutRows {
  const rows = targets.flatMap((row, i) => (row.every(Number.isFinite) ? [i] : []));
  return {
    inputs: rows.map((i) => inputs[i] as ArrayLike<number>),
    targets: rows.map((i) => targets[i] as number[]),
    groups: rows.map((i) => groups[i] as string),
  };
}

/** Per output the penalty with the smallest error, and the variance of that error, on artists that were left out, within these rows alone. */
function choosePenalties(
  { inputs, targets, groups }: ReadoutRows,
  seed: number,
): { readonly penalty: number; readonly errorVariance: number }[] {
  const outputs = targets[0]?.length ?? 0;
  const folds = groupedFolds(groups, INNER_FOLDS, seed);
  const errors = PENALTIES.map(() => new Float64Array(outputs));
  for (let fold = 0; fold < INNER_FOLDS; fold++) {
    const part = (inside: boolean): number[] => folds.flatMap((f, i) => ((f === fold) === inside ? [i] : []));
    const train = part(false);
    const models = ridgePath(
      train.map((i) => inputs[i] as ArrayLike<number>),
      train.map((i) => targets[i] as number[]),
      PENALTIES,
    );
    for (const i of part(true)) {
      models.forEach((model, p) => {
        applyLinear(model, inputs[i] as ArrayLike<number>).forEach((value, c) => {
          const error = errors[p] as Float64Array;
          error[c] = (error[c] as number) + (value - (targets[i]?.[c] as number)) ** 2;
        });
      });
    }
  }
  return Array.from({ length: outputs }, (_, c) => {
    const own = errors.map((error) => error[c] as number);
    const least = Math.min(...own);
    return { penalty: PENALTIES[own.indexOf(least)] as number, errorVariance: least / inputs.length };
  });
}

/** A fitted ridge regression and the variance of its errors on artists that were left out, per output. */
export interface FittedReadout {
  readonly model: LinearModel;
  readonly errorVariances: readonly number[];
}

/** A ridge regression whose penalty, one per output, is chosen by folds of artists within the rows given. */
export function fitReadout(rows: ReadoutRows, seed: number): FittedReadout {
  const complete = known(rows);
  const chosen = choosePenalties(complete, seed);
  const models = ridgePath(complete.inputs, complete.targets, PENALTIES);
  const first = models[0] as LinearModel;
  const outputs = chosen.length;
  const modelOf = (c: number): LinearModel =>
    models[PENALTIES.indexOf(chosen[c]?.penalty as (typeof PENALTIES)[number])] as LinearModel;
  const kernel = new Float64Array(first.kernel.length);
  for (let at = 0; at < kernel.length; at++) kernel[at] = modelOf(at % outputs).kernel[at] as number;
  return {
    model: {
      ...first,
      kernel,
      bias: Float64Array.from({ length: outputs }, (_, c) => modelOf(c).bias[c] as number),
    },
    errorVariances: chosen.map(({ errorVariance }) => errorVariance),
  };
}

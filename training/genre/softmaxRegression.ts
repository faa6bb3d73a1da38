import { softmax } from '../../src/model/genre/genre.ts';
import { applyLinear, type LinearModel } from '../../src/model/listener/linear.ts';
import { solvePositiveDefinite } from '../chart/calibrate.ts';

const CLIP = 4;
const ITERATIONS = 1000;
/** Of the largest change of a weight. */
const TOLERANCE = 1e-6;

/** Inverse of a small symmetric positive definite matrix. */
function inverse(matrix: readonly (readonly number[])[]): Float64Array[] {
  return matrix.map((_, j) =>
    Float64Array.from(
      solvePositiveDefinite(
        matrix,
        matrix.map((__, i) => Number(i === j)),
      ),
    ),
  );
}

/**
 * Multinomial logistic regression on standardised inputs, weights (not intercepts) drawn towards 0 by
 * `ridge` / 2 times their squares. Minimised by steps under Böhning's bound of the Hessian (Böhning, Annals of
 * the Institute of Statistical Mathematics 44, 1992) with Nesterov's momentum, restarted where it points uphill
 * (O'Donoghue and Candès, Foundations of Computational Mathematics 15, 2015): no step size to choose, no seed.
 *
 * @param labels per row 0 … `classes` − 1
 * @returns scores whose softmax are the probabilities
 */
export function fitSoftmax(
  rows: readonly ArrayLike<number>[],
  labels: readonly number[],
  classes: number,
  ridge: number,
): LinearModel {
  const count = rows.length;
  const width = rows[0]?.length ?? 0;
  if (count === 0 || width === 0) throw new RangeError('a regression needs rows');
  const mean = new Float64Array(width);
  const scale = new Float64Array(width);
  for (let j = 0; j < width; j++) {
    let sum = 0;
    for (const row of rows) sum += row[j] as number;
    mean[j] = sum / count;
    let squares = 0;
    for (const row of rows) squares += ((row[j] as number) - (mean[j] as number)) ** 2;
    const deviation = Math.sqrt(squares / count);
    scale[j] = deviation > 1e-9 ? 1 / deviation : 0;
  }
  // The intercept is the last column.
  const size = width + 1;
  const x = new Float64Array(count * size);
  rows.forEach((row, i) => {
    for (let j = 0; j < width; j++) {
      const z = ((row[j] as number) - (mean[j] as number)) * (scale[j] as number);
      x[i * size + j] = Math.max(-CLIP, Math.min(CLIP, z));
    }
    x[i * size + width] = 1;
  });
  const bound = Array.from({ length: size }, (_, a) =>
    Array.from({ length: size }, (__, b) => {
      let sum = 0;
      for (let i = 0; i < count; i++) sum += (x[i * size + a] as number) * (x[i * size + b] as number);
      return sum / 2 + (a === b ? (a < width ? ridge : 1e-9) : 0);
    }),
  );
  const step = inverse(bound);

  let weights = new Float64Array(size * classes);
  // The gradient is taken where the momentum leads to.
  const ahead = new Float64Array(size * classes);
  const gradient = new Float64Array(size * classes);
  const scores = new Float64Array(classes);
  const fillGradient = (): void => {
    for (let j = 0; j < size; j++)
      for (let c = 0; c < classes; c++)
        gradient[j * classes + c] = j < width ? ridge * (ahead[j * classes + c] as number) : 0;
    for (let i = 0; i < count; i++) {
      scores.fill(0);
      for (let j = 0; j < size; j++) {
        const value = x[i * size + j] as number;
        for (let c = 0; c < classes; c++)
          scores[c] = (scores[c] as number) + value * (ahead[j * classes + c] as number);
      }
      let largest = -Infinity;
      for (let c = 0; c < classes; c++) largest = Math.max(largest, scores[c] as number);
      let sum = 0;
      for (let c = 0; c < classes; c++) sum += scores[c] = Math.exp((scores[c] as number) - largest);
      for (let c = 0; c < classes; c++) scores[c] = (scores[c] as number) / sum;
      const label = labels[i] as number;
      scores[label] = (scores[label] as number) - 1;
      for (let j = 0; j < size; j++) {
        const value = x[i * size + j] as number;
        for (let c = 0; c < classes; c++)
          gradient[j * classes + c] = (gradient[j * classes + c] as number) + value * (scores[c] as number);
      }
    }
  };
  let momentum = 1;
  for (let iteration = 0; iteration < ITERATIONS; iteration++) {
    fillGradient();
    const next = new Float64Array(size * classes);
    let uphill = 0;
    let largest = 0;
    for (let j = 0; j < size; j++) {
      const line = step[j] as Float64Array;
      for (let c = 0; c < classes; c++) {
        const at = j * classes + c;
        let change = 0;
        for (let k = 0; k < size; k++) change += (line[k] as number) * (gradient[k * classes + c] as number);
        next[at] = (ahead[at] as number) - change;
        const moved = (next[at] as number) - (weights[at] as number);
        uphill += (gradient[at] as number) * moved;
        largest = Math.max(largest, Math.abs(moved), Math.abs(change));
      }
    }
    const before = uphill > 0 ? 1 : momentum;
    momentum = (1 + Math.sqrt(1 + 4 * before * before)) / 2;
    const share = uphill > 0 ? 0 : (before - 1) / momentum;
    for (let at = 0; at < next.length; at++)
      ahead[at] = (next[at] as number) + share * ((next[at] as number) - (weights[at] as number));
    weights = next;
    if (largest < TOLERANCE) break;
  }
  return {
    mean,
    scale,
    clip: CLIP,
    kernel: weights.slice(0, width * classes),
    bias: weights.slice(width * classes),
  };
}

/** Probabilities of one row. */
export function predictSoftmax(model: LinearModel, row: ArrayLike<number>): Float64Array<ArrayBuffer> {
  return softmax(applyLinear(model, row));
}

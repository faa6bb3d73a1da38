import type { LinearModel } from '../../src/model/listener/linear.ts';

const CLIP = 4;

/** Rows as a standardised matrix, `rows × width`. */
function standardised(
  rows: readonly ArrayLike<number>[],
  mean: ArrayLike<number>,
  scale: ArrayLike<number>,
): Float64Array {
  const width = mean.length;
  const matrix = new Float64Array(rows.length * width);
  rows.forEach((row, i) => {
    for (let j = 0; j < width; j++) {
      const z = ((row[j] as number) - (mean[j] as number)) * (scale[j] as number);
      matrix[i * width + j] = Math.max(-CLIP, Math.min(CLIP, z));
    }
  });
  return matrix;
}

/** Cholesky factor of a symmetric positive definite matrix, in place in the lower triangle. */
function factorise(a: Float64Array, n: number): void {
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = a[i * n + j] as number;
      const rowI = i * n;
      const rowJ = j * n;
      for (let k = 0; k < j; k++) sum -= (a[rowI + k] as number) * (a[rowJ + k] as number);
      if (i === j) a[rowI + i] = Math.sqrt(Math.max(sum, 1e-12));
      else a[rowI + j] = sum / (a[rowJ + j] as number);
    }
  }
}

/** Solves L Lᵀ x = b for every column of `b` (`n × columns`), in place. */
function solve(lower: Float64Array, n: number, b: Float64Array, columns: number): void {
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < i; k++) {
      const l = lower[i * n + k] as number;
      if (l === 0) continue;
      for (let c = 0; c < columns; c++)
        b[i * columns + c] = (b[i * columns + c] as number) - l * (b[k * columns + c] as number);
    }
    const d = lower[i * n + i] as number;
    for (let c = 0; c < columns; c++) b[i * columns + c] = (b[i * columns + c] as number) / d;
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let k = i + 1; k < n; k++) {
      const l = lower[k * n + i] as number;
      if (l === 0) continue;
      for (let c = 0; c < columns; c++)
        b[i * columns + c] = (b[i * columns + c] as number) - l * (b[k * columns + c] as number);
    }
    const d = lower[i * n + i] as number;
    for (let c = 0; c < columns; c++) b[i * columns + c] = (b[i * columns + c] as number) / d;
  }
}

/** `x xᵀ` of a `rows × width` matrix. */
function gram(x: Float64Array, rows: number, width: number): Float64Array {
  const product = new Float64Array(rows * rows);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = 0;
      for (let k = 0; k < width; k++) sum += (x[i * width + k] as number) * (x[j * width + k] as number);
      product[i * rows + j] = sum;
      product[j * rows + i] = sum;
    }
  }
  return product;
}

/** A matrix turned over: `rows × width` to `width × rows`. */
function transposed(x: Float64Array, rows: number, width: number): Float64Array {
  const result = new Float64Array(x.length);
  for (let i = 0; i < rows; i++)
    for (let j = 0; j < width; j++) result[j * rows + i] = x[i * width + j] as number;
  return result;
}

/**
 * Ridge regression (Hoerl and Kennard 1970) on standardised inputs, in whichever of its two forms is smaller.
 *
 * @param rows inputs, all of one width
 * @param targets outputs, all of one width, all known
 * @param penalty as scikit-learn's `alpha`
 */
export function fitRidge(
  rows: readonly ArrayLike<number>[],
  targets: readonly ArrayLike<number>[],
  penalty: number,
): LinearModel {
  return ridgePath(rows, targets, [penalty])[0] as LinearModel;
}

/** {@link fitRidge} for several penalties, sharing what they have in common. */
export function ridgePath(
  rows: readonly ArrayLike<number>[],
  targets: readonly ArrayLike<number>[],
  penalties: readonly number[],
): LinearModel[] {
  const count = rows.length;
  const width = rows[0]?.length ?? 0;
  const outputs = targets[0]?.length ?? 0;
  if (count === 0 || width === 0 || outputs === 0) throw new RangeError('ridge regression needs rows');
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
  const x = standardised(rows, mean, scale);
  // Clipping moves the mean a little: the bias takes care of it.
  const centre = new Float64Array(width);
  for (let i = 0; i < count; i++)
    for (let j = 0; j < width; j++) centre[j] = (centre[j] as number) + (x[i * width + j] as number) / count;
  for (let i = 0; i < count; i++)
    for (let j = 0; j < width; j++) x[i * width + j] = (x[i * width + j] as number) - (centre[j] as number);
  const targetMean = Float64Array.from(
    { length: outputs },
    (_, c) => targets.reduce((sum, row) => sum + (row[c] as number), 0) / count,
  );
  const y = new Float64Array(count * outputs);
  targets.forEach((row, i) => {
    for (let c = 0; c < outputs; c++) y[i * outputs + c] = (row[c] as number) - (targetMean[c] as number);
  });

  const dual = count < width;
  const size = dual ? count : width;
  const xt = transposed(x, count, width);
  const normal = dual ? gram(x, count, width) : gram(xt, width, count);
  /** Xᵀ Y, for the primal form. */
  const product = (weights: Float64Array): Float64Array => {
    const result = new Float64Array(width * outputs);
    for (let j = 0; j < width; j++)
      for (let i = 0; i < count; i++) {
        const value = xt[j * count + i] as number;
        for (let c = 0; c < outputs; c++)
          result[j * outputs + c] =
            (result[j * outputs + c] as number) + value * (weights[i * outputs + c] as number);
      }
    return result;
  };
  const right = dual ? y : product(y);
  return penalties.map((penalty) => {
    const factor = normal.slice();
    for (let i = 0; i < size; i++) factor[i * size + i] = (factor[i * size + i] as number) + penalty;
    factorise(factor, size);
    const solution = right.slice();
    solve(factor, size, solution, outputs);
    const kernel = dual ? product(solution) : solution;
    const bias = targetMean.slice();
    for (let j = 0; j < width; j++)
      for (let c = 0; c < outputs; c++)
        bias[c] = (bias[c] as number) - (centre[j] as number) * (kernel[j * outputs + c] as number);
    return { mean, scale, clip: CLIP, kernel, bias };
  });
}

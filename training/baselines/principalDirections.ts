import type { LinearModel } from '../../src/model/listener/linear.ts';

const CLIP = 8;
const SWEEPS = 60;

/**
 * The directions in which standardised rows vary most (principal components), as a linear model whose outputs
 * have unit variance. Found by orthogonal iteration, which is exact enough for a distance and needs no library.
 */
export function principalDirections(rows: readonly ArrayLike<number>[], count: number): LinearModel {
  const width = rows[0]?.length ?? 0;
  const mean = Float64Array.from(
    { length: width },
    (_, j) => rows.reduce((sum, row) => sum + (row[j] as number), 0) / rows.length,
  );
  const scale = Float64Array.from({ length: width }, (_, j) => {
    const squares = rows.reduce((sum, row) => sum + ((row[j] as number) - (mean[j] as number)) ** 2, 0);
    const deviation = Math.sqrt(squares / rows.length);
    return deviation > 1e-9 ? 1 / deviation : 0;
  });
  const covariance = new Float64Array(width * width);
  const z = new Float64Array(width);
  for (const row of rows) {
    for (let j = 0; j < width; j++) {
      const value = ((row[j] as number) - (mean[j] as number)) * (scale[j] as number);
      z[j] = Math.max(-CLIP, Math.min(CLIP, value));
    }
    for (let i = 0; i < width; i++) {
      const factor = (z[i] as number) / rows.length;
      for (let j = 0; j < width; j++)
        covariance[i * width + j] = (covariance[i * width + j] as number) + factor * (z[j] as number);
    }
  }

  // Columns of `basis` are vectors; unit vectors to start with, so that nothing is left to chance.
  let basis = Array.from({ length: count }, (_, k) =>
    Float64Array.from({ length: width }, (_unused, j) => (j % count === k ? 1 : 0)),
  );
  const multiply = (vector: Float64Array): Float64Array<ArrayBuffer> => {
    const product = new Float64Array(width);
    for (let i = 0; i < width; i++) {
      let sum = 0;
      for (let j = 0; j < width; j++) sum += (covariance[i * width + j] as number) * (vector[j] as number);
      product[i] = sum;
    }
    return product;
  };
  const dot = (a: Float64Array, b: Float64Array): number => {
    let sum = 0;
    for (let j = 0; j < width; j++) sum += (a[j] as number) * (b[j] as number);
    return sum;
  };
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const next = basis.map(multiply);
    // Gram–Schmidt, each vector against those before it.
    next.forEach((vector, k) => {
      for (let other = 0; other < k; other++) {
        const along = dot(vector, next[other] as Float64Array);
        for (let j = 0; j < width; j++)
          vector[j] = (vector[j] as number) - along * ((next[other] as Float64Array)[j] as number);
      }
      const length = Math.sqrt(dot(vector, vector)) || 1;
      for (let j = 0; j < width; j++) vector[j] = (vector[j] as number) / length;
    });
    basis = next;
  }
  const kernel = new Float64Array(width * count);
  basis.forEach((vector, k) => {
    const deviation = Math.sqrt(Math.max(1e-9, dot(vector, multiply(vector))));
    for (let j = 0; j < width; j++) kernel[j * count + k] = (vector[j] as number) / deviation;
  });
  return { mean, scale, clip: CLIP, kernel, bias: new Float64Array(count) };
}

import { Random } from '../random.ts';

export interface SmallDenseOptions {
  readonly units: number;
  readonly epochs: number;
  readonly batchSize: number;
  readonly learningRate: number;
  readonly weightDecay: number;
  /** Standard deviation of noise on the standardised inputs. */
  readonly inputNoise: number;
  readonly seed: readonly (number | string)[];
}

/**
 * A dense network with one hidden layer of tanh and a linear path beside it, for standardised figures; squared
 * error, Adam with decoupled weight decay. Small enough for plain loops.
 *
 * @returns the estimate of standardised targets for a standardised row
 */
export function fitSmallDense(
  rows: readonly ArrayLike<number>[],
  targets: readonly ArrayLike<number>[],
  options: SmallDenseOptions,
): (row: ArrayLike<number>) => number[] {
  const { units, epochs, batchSize, learningRate, weightDecay, inputNoise } = options;
  const random = new Random(...options.seed);
  const width = rows[0]?.length ?? 0;
  const outputs = targets[0]?.length ?? 0;
  const sizes = [width * units, units, units * outputs, width * outputs, outputs] as const;
  const offsets = sizes.map((_, i) => sizes.slice(0, i).reduce((a, b) => a + b, 0));
  const [hidden, hiddenBias, output, skip, outputBias] = offsets as [number, number, number, number, number];
  const count = sizes.reduce((a, b) => a + b, 0);
  const p = new Float64Array(count);
  for (let i = 0; i < width * units; i++) p[hidden + i] = random.normal() / Math.sqrt(width);
  const gradient = new Float64Array(count);
  const mean = new Float64Array(count);
  const square = new Float64Array(count);
  const h = new Float64Array(units);
  const x = new Float64Array(width);

  const forward = (): number[] => {
    for (let u = 0; u < units; u++) {
      let sum = p[hiddenBias + u] as number;
      for (let j = 0; j < width; j++) sum += (x[j] as number) * (p[hidden + u * width + j] as number);
      h[u] = Math.tanh(sum);
    }
    return Array.from({ length: outputs }, (_, c) => {
      let sum = p[outputBias + c] as number;
      for (let u = 0; u < units; u++) sum += (h[u] as number) * (p[output + c * units + u] as number);
      for (let j = 0; j < width; j++) sum += (x[j] as number) * (p[skip + c * width + j] as number);
      return sum;
    });
  };

  const order = rows.map((_, i) => i);
  const batches = Math.floor(rows.length / batchSize);
  let step = 0;
  for (let epoch = 0; epoch < epochs; epoch++) {
    random.shuffle(order);
    for (let b = 0; b < batches; b++) {
      gradient.fill(0);
      for (let k = 0; k < batchSize; k++) {
        const row = order[b * batchSize + k] as number;
        for (let j = 0; j < width; j++) x[j] = (rows[row]?.[j] as number) + inputNoise * random.normal();
        forward().forEach((value, c) => {
          const d = (2 * (value - (targets[row]?.[c] as number))) / (batchSize * outputs);
          gradient[outputBias + c] = (gradient[outputBias + c] as number) + d;
          for (let j = 0; j < width; j++)
            gradient[skip + c * width + j] =
              (gradient[skip + c * width + j] as number) + d * (x[j] as number);
          for (let u = 0; u < units; u++) {
            const activation = h[u] as number;
            const at = output + c * units + u;
            gradient[at] = (gradient[at] as number) + d * activation;
            const back = d * (p[at] as number) * (1 - activation * activation);
            gradient[hiddenBias + u] = (gradient[hiddenBias + u] as number) + back;
            const from = hidden + u * width;
            for (let j = 0; j < width; j++)
              gradient[from + j] = (gradient[from + j] as number) + back * (x[j] as number);
          }
        });
      }
      step++;
      const rate = learningRate * 0.5 * (1 + Math.cos((Math.PI * step) / (epochs * batches)));
      for (let i = 0; i < count; i++) {
        const g = gradient[i] as number;
        mean[i] = 0.9 * (mean[i] as number) + 0.1 * g;
        square[i] = 0.999 * (square[i] as number) + 0.001 * g * g;
        const m = (mean[i] as number) / (1 - 0.9 ** step);
        const v = (square[i] as number) / (1 - 0.999 ** step);
        p[i] = (p[i] as number) * (1 - rate * weightDecay) - (rate * m) / (Math.sqrt(v) + 1e-8);
      }
    }
  }
  return (row) => {
    for (let j = 0; j < width; j++) x[j] = row[j] as number;
    return forward();
  };
}

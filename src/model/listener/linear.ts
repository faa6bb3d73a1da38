/** A linear model of standardised inputs: `output = bias + Σ kernel · clip((x − mean) · scale)`. */
export interface LinearModel {
  readonly mean: ArrayLike<number>;
  readonly scale: ArrayLike<number>;
  /** Inputs beyond this many standard deviations count as this many. */
  readonly clip: number;
  /** `inputs × outputs`. */
  readonly kernel: ArrayLike<number>;
  readonly bias: ArrayLike<number>;
}

/** Outputs for one row of inputs. */
export function applyLinear(model: LinearModel, row: ArrayLike<number>): Float64Array<ArrayBuffer> {
  const { mean, scale, clip, kernel, bias } = model;
  const outputs = Float64Array.from(bias);
  for (let j = 0; j < mean.length; j++) {
    const z = ((row[j] as number) - (mean[j] as number)) * (scale[j] as number);
    const clipped = Math.max(-clip, Math.min(clip, z));
    const from = j * outputs.length;
    for (let c = 0; c < outputs.length; c++)
      outputs[c] = (outputs[c] as number) + clipped * (kernel[from + c] as number);
  }
  return outputs;
}

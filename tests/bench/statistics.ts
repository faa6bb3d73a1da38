/** The middle of the values in order; of an even number, the upper of the two. */
export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? NaN;

export const round = (value: number, digits = 0): number => Number(value.toFixed(digits));

/**
 * Mean of channels of one length, summed in their order in float64 and rounded once.
 *
 * @param output at index k < `count` receives sample `from + k · stride`
 */
export function mixInto(
  output: Float32Array,
  channels: readonly Float32Array[],
  from: number,
  count: number,
  stride = 1,
): void {
  const [first, second] = channels;
  if (first && second && channels.length === 2) {
    for (let k = 0, n = from; k < count; k++, n += stride) {
      output[k] = ((first[n] as number) + (second[n] as number)) * 0.5;
    }
    return;
  }
  for (let k = 0, n = from; k < count; k++, n += stride) {
    let sum = 0;
    for (const channel of channels) sum += channel[n] as number;
    output[k] = sum / channels.length;
  }
}

/** What went wrong is a mistake of the caller, never of a file: the channels must have one length. */
function checkChannels(channels: readonly Float32Array[]): number {
  const length = channels[0]?.length ?? 0;
  for (const channel of channels) {
    if (channel.length !== length) throw new RangeError('channels differ in length');
  }
  return length;
}

/**
 * The canonical signal: mean of the channels (summed in channel order in float64, rounded once to
 * float32), every second sample starting with the first. No low-pass: the features of the training
 * songs were computed from signals that were decimated so, and the folded treble is part of them.
 *
 * @param channels any number of 44,100 Hz channels of one length.
 * @returns mono, 22,050 Hz, `ceil(length / 2)` samples; empty for no channels.
 * @throws RangeError if the channels differ in length.
 */
export function canonicalSignal(channels: readonly Float32Array[]): Float32Array<ArrayBuffer> {
  const length = checkChannels(channels);
  const canonical = new Float32Array(Math.ceil(length / 2));
  const [first, second] = channels;
  if (first && second && channels.length === 2) {
    for (let out = 0, n = 0; out < canonical.length; out++, n += 2) {
      canonical[out] = ((first[n] as number) + (second[n] as number)) * 0.5;
    }
    return canonical;
  }
  for (let out = 0, n = 0; out < canonical.length; out++, n += 2) {
    let sum = 0;
    for (const channel of channels) sum += channel[n] as number;
    canonical[out] = sum / channels.length;
  }
  return canonical;
}

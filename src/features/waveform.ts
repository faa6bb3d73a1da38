/**
 * Overview of a signal for drawing: the peak absolute value of each of `buckets` equal slices of time.
 *
 * @param signal samples, nominal range −1…1.
 * @param buckets number of slices, an integer of at least 1.
 * @returns `buckets` values, limited to 0…1; a slice without a sample (fewer samples than buckets)
 *   shows the sample at its place; all 0 for an empty signal. Non-finite samples count as 0.
 */
export function waveformPeaks(signal: Float32Array, buckets: number): Float32Array<ArrayBuffer> {
  if (!Number.isInteger(buckets) || buckets < 1) throw new RangeError('buckets must be a positive integer');
  const peaks = new Float32Array(buckets);
  const length = signal.length;
  if (length === 0) return peaks;
  for (let bucket = 0; bucket < buckets; bucket++) {
    const start = Math.floor((bucket * length) / buckets);
    const end = Math.max(start + 1, Math.floor(((bucket + 1) * length) / buckets));
    let peak = 0;
    for (let n = start; n < end; n++) {
      const value = Math.abs(signal[n] as number);
      if (value > peak && value < Infinity) peak = value;
    }
    peaks[bucket] = Math.min(1, peak);
  }
  return peaks;
}

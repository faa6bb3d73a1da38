/**
 * Height of the waveform in CSS pixels. A constant, because the Content-Security-Policy allows wavesurfer's style
 * element by its hash, and this height is written in it.
 */
export const WAVE_HEIGHT = 56;

/**
 * Brings an overview of a signal to as many bars as there is room for: the largest peak of each
 * stretch, scaled so that the loudest bar is 1.
 *
 * @param peaks absolute peaks, 0–1
 * @param bars how many are wanted, ≥ 1; fewer peaks than that stay as they are
 */
export function waveformBars(peaks: readonly number[], bars: number): number[] {
  const wanted = Math.min(bars, peaks.length);
  const result = Array.from({ length: wanted }, (_, bar) => {
    const from = Math.floor((bar * peaks.length) / wanted);
    const to = Math.floor(((bar + 1) * peaks.length) / wanted);
    let largest = 0;
    for (let i = from; i < to; i++) largest = Math.max(largest, Math.abs(peaks[i] ?? 0));
    return largest;
  });
  const loudest = Math.max(0, ...result);
  return loudest > 0 ? result.map((bar) => bar / loudest) : result;
}

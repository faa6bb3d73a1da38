/**
 * A waveform as heights to draw. Loud masters are nearly flat where they are drawn as they are, so heights run
 * from the song's own quietest to its loudest.
 *
 * @param peaks absolute peaks of equal slices of time, 0–1
 * @param count how many heights are wanted, ≥ 1
 * @returns `count` values, 0.04–1; all 0.04 for silence
 */
export function contour(peaks: readonly number[], count: number): number[] {
  const means = Array.from({ length: count }, (_, i) => {
    const from = (i * peaks.length) / count;
    const to = Math.max(from + 1, ((i + 1) * peaks.length) / count);
    let sum = 0;
    let slices = 0;
    for (let at = Math.floor(from); at < Math.min(peaks.length, Math.ceil(to)); at++) {
      const peak = peaks[at] ?? 0;
      sum += Number.isFinite(peak) ? Math.abs(peak) : 0;
      slices++;
    }
    return slices === 0 ? 0 : sum / slices;
  });
  const sorted = means.toSorted((a, b) => a - b);
  const loudest = sorted.at(-1) ?? 0;
  const quiet = 0.75 * (sorted[Math.floor(0.08 * sorted.length)] ?? 0);
  const range = loudest - quiet;
  return means.map((mean) =>
    range <= 1e-6 ? 0.04 : Math.max(0.04, Math.min(1, Math.max(0, (mean - quiet) / range)) ** 1.25),
  );
}

/** Whether the middle of the `i`th of `count` slices is in the clip. */
export function inClip(i: number, count: number, clip: { from: number; to: number } | null): boolean {
  if (clip === null) return false;
  const middle = (i + 0.5) / count;
  return middle >= clip.from && middle < clip.to;
}

import { BEAT_DIMENSIONS, HARMONY } from './beatFeatures.ts';

/** Beats on each side of a border that are compared, four and eight bars of four: whole progressions. */
const REACHES = [16, 32] as const;
/** Harmony moves within a section too, so it says less about its end than the sound does. */
const HARMONY_WEIGHT = 0.5;
/** Sections are no shorter than this. */
const SHORTEST_SECTION_BEATS = 12;
/** A peak must stand this many standard deviations above the mean. */
const PROMINENCE = 0.25;

/**
 * Novelty of each beat: how far the mean sound of the bars behind it lies from that of the bars before it.
 *
 * With dot products as similarities, `‖μ₁ − μ₂‖²` is what a checkerboard kernel without taper finds on the main
 * diagonal of the self-similarity matrix (Foote 2000); from running sums it needs no matrix. Two widths are
 * added up. Near the ends the shorter side decides, and counts less.
 *
 * @param features of `beatFeatures`
 * @returns one value per beat, ≥ 0
 */
export function noveltyCurve(features: Float32Array): Float64Array<ArrayBuffer> {
  const beats = features.length / BEAT_DIMENSIONS;
  const novelty = new Float64Array(beats);
  const sums = new Float64Array(beats + 1);
  for (let column = 0; column < BEAT_DIMENSIONS; column++) {
    const weight = column < HARMONY ? HARMONY_WEIGHT : 1;
    for (let t = 0; t < beats; t++) {
      sums[t + 1] = (sums[t] as number) + (features[t * BEAT_DIMENSIONS + column] as number);
    }
    for (const reach of REACHES) {
      for (let t = 4; t <= beats - 4; t++) {
        const left = Math.min(reach, t);
        const right = Math.min(reach, beats - t);
        const before = ((sums[t] as number) - (sums[t - left] as number)) / left;
        const after = ((sums[t + right] as number) - (sums[t] as number)) / right;
        const trust = Math.sqrt(Math.min(left, right) / reach);
        if (t < beats) novelty[t] = (novelty[t] as number) + weight * trust * (before - after) ** 2;
      }
    }
  }
  return novelty;
}

/**
 * Where sections begin: the peaks of the novelty curve, and the first beat.
 *
 * @returns beat numbers in rising order; the first is 0 unless there are no beats
 */
export function sectionStarts(novelty: Float64Array): number[] {
  const beats = novelty.length;
  if (beats === 0) return [];
  let mean = 0;
  for (const value of novelty) mean += value / beats;
  let variance = 0;
  for (const value of novelty) variance += (value - mean) ** 2 / beats;
  const threshold = mean + PROMINENCE * Math.sqrt(variance);
  const peaks = [...novelty.keys()]
    .filter((i) => {
      const here = novelty[i] as number;
      return here > threshold && here >= (novelty[i - 1] ?? 0) && here > (novelty[i + 1] ?? 0);
    })
    .sort((a, b) => (novelty[b] as number) - (novelty[a] as number));
  const starts = [0];
  for (const peak of peaks) {
    const isApart = starts.every((other) => Math.abs(other - peak) >= SHORTEST_SECTION_BEATS);
    if (isApart && beats - peak >= SHORTEST_SECTION_BEATS) starts.push(peak);
  }
  return starts.sort((a, b) => a - b);
}

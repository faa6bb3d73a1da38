import { lagToBpm, type TempoEstimate } from './tempo.ts';

/** How a tempo relates to the one that was chosen. */
export type TempoRelation = 'chosen' | 'half' | 'double' | 'other';

export interface TempoCandidate {
  readonly relation: TempoRelation;
  /** Beats per minute, refined between the lags by a parabola. */
  readonly bpm: number;
  /** Autocorrelation of the onset strength at this period, relative to that of the chosen one: 1 is as strong. */
  readonly strength: number;
}

/** Slowest and fastest tempo that is worth naming. */
const RANGE_BPM = [40, 260] as const;

/** The highest point near `lag` (within one frame), refined by the parabola through it and its neighbours. */
function peakNear(tempogram: ArrayLike<number>, lag: number): { lag: number; height: number } {
  const middle = Math.round(lag);
  let best = middle;
  for (const near of [middle - 1, middle + 1]) {
    if ((tempogram[near] ?? -Infinity) > (tempogram[best] ?? -Infinity)) best = near;
  }
  const left = tempogram[best - 1] ?? 0;
  const here = tempogram[best] ?? 0;
  const right = tempogram[best + 1] ?? 0;
  const curve = left - 2 * here + right;
  const shift = curve < 0 ? (0.5 * (left - right)) / curve : 0;
  return Math.abs(shift) <= 0.5
    ? { lag: best + shift, height: here - 0.25 * (left - right) * shift }
    : { lag: best, height: here };
}

/**
 * The tempo of a song with what else it could be counted as: half, double, and the strongest rival that is
 * none of them. The chosen one comes first, the others by strength. Empty where there is no tempo.
 */
export function tempoCandidates(tempo: TempoEstimate): TempoCandidate[] {
  if (!Number.isFinite(tempo.bpm) || tempo.lag === 0) return [];
  const { tempogramMean } = tempo;
  const chosen = peakNear(tempogramMean, tempo.lag);
  const reference = Math.max(chosen.height, 1e-12);
  const others: TempoCandidate[] = [];
  const add = (relation: TempoRelation, lag: number): void => {
    const peak = peakNear(tempogramMean, lag);
    const bpm = lagToBpm(peak.lag);
    if (!(bpm >= RANGE_BPM[0] && bpm <= RANGE_BPM[1])) return;
    const isKnown = [chosen.lag, ...others.map((other) => lagToBpm(other.bpm))].some(
      (known) => Math.abs(Math.log2(peak.lag / known)) < 0.06,
    );
    if (!isKnown) others.push({ relation, bpm, strength: Math.max(0, peak.height / reference) });
  };
  add('half', 2 * chosen.lag);
  add('double', chosen.lag / 2);
  add('other', lagToBpm(tempo.rivalBpm));
  others.sort((a, b) => b.strength - a.strength);
  return [{ relation: 'chosen', bpm: lagToBpm(chosen.lag), strength: 1 }, ...others];
}

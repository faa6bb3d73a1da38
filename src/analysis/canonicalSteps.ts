import { ANALYSIS_SAMPLE_RATE, resampleInSteps } from '../audio/resample.ts';
import { canonicalSignal } from '../features/canonical.ts';

/** Decoded sound at any rate. */
interface Sound {
  readonly channels: readonly Float32Array<ArrayBuffer>[];
  /** Hz. */
  readonly sampleRate: number;
}

/**
 * From decoded sound to the canonical signal that all learned features see: 44,100 Hz by the shared
 * resampler, mean of the channels, every second sample. The page and the trainer both come this way.
 *
 * Only the samples that are kept are computed; that changes nothing but the time it takes.
 *
 * @returns mono, 22,050 Hz; yields the fraction done, 0–1
 */
export function* canonicalSteps({
  channels,
  sampleRate,
}: Sound): Generator<number, Float32Array<ArrayBuffer>, void> {
  if (sampleRate === ANALYSIS_SAMPLE_RATE) return canonicalSignal(channels);
  return yield* resampleInSteps(channels, sampleRate, 2);
}

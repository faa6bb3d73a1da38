import type { DetailName } from './schemas.ts';

/**
 * The parts of the details in the two lanes in which they are computed side by side, each lane in its order: what is
 * quick first.
 */
export const DETAIL_LANES = [
  // Asks the models and needs nothing of the sound but what is measured. The listener hears the song for the first
  // part; the second compares what it heard.
  ['juries', 'sounds', 'why'],
  // Measures the sound itself. The first two share the song's structure.
  ['clips', 'character', 'readiness'],
] as const satisfies readonly (readonly DetailName[])[];

export type ModelDetailName = (typeof DETAIL_LANES)[0][number];
export type SoundDetailName = (typeof DETAIL_LANES)[1][number];

const MODEL_DETAILS: readonly DetailName[] = DETAIL_LANES[0];

/** Whether a part can be computed where the sound is not. */
export function isModelDetail(name: DetailName): name is ModelDetailName {
  return MODEL_DETAILS.includes(name);
}

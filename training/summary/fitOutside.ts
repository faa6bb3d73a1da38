import { outsideDistance, type OutsideParameters } from '../../src/model/outside/outside.ts';
import { principalDirections } from '../baselines/principalDirections.ts';
import { quantile } from '../protocol/bootstrap.ts';

/** Directions that are looked at: enough for nine tenths of the variance of released songs. */
export const DIRECTIONS = 40;
const STEPS = 100;
/** Share of released songs of unseen artists within the limit. */
export const INSIDE = 0.98;

/**
 * What released songs have in common, and how far released songs of artists that were left out are from it.
 *
 * @param inputs MFCC figures and tempo, then texture, of every song
 * @param foldOf fold of every song; all songs of an artist are in one
 */
export function fitOutside(
  inputs: readonly ArrayLike<number>[],
  foldOf: readonly number[],
): OutsideParameters {
  const distances: number[] = [];
  for (const fold of new Set(foldOf)) {
    const directions = principalDirections(
      inputs.filter((_, song) => foldOf[song] !== fold),
      DIRECTIONS,
    );
    inputs.forEach((row, song) => {
      if (foldOf[song] === fold) distances.push(outsideDistance(row, directions));
    });
  }
  distances.sort((a, b) => a - b);
  return {
    directions: principalDirections(inputs, DIRECTIONS),
    distances: Array.from({ length: STEPS + 1 }, (_, i) => quantile(distances, i / STEPS)),
    limit: quantile(distances, INSIDE),
  };
}

import type { Juries } from '../../model/runtime/juries.ts';
import { knownSongs } from '../../model/runtime/knownSongs.ts';
import { computeCharacter } from './computeCharacter.ts';
import { computeClips } from './computeClips.ts';
import { computeJuries } from './computeJuries.ts';
import { computeReadiness } from './computeReadiness.ts';
import { computeSounds } from './computeSounds.ts';
import { computeWhy } from './computeWhy.ts';
import type { DetailName, ReportDetails } from './schemas.ts';
import type { DetailContext, KeptSong } from './song.ts';

/** How each part of the details is computed; the order of the keys is the order of computation. */
export type DetailComputations = {
  readonly [Name in DetailName]: (
    song: KeptSong,
    context: DetailContext,
  ) => Promise<NonNullable<ReportDetails[Name]>>;
};

/** @param juries answer the questions that need a model */
export function detailComputations(juries: Juries): DetailComputations {
  return {
    juries: (song, context) => computeJuries(song, context, juries),
    why: (song, context) => computeWhy(juries, song, context),
    clips: (song, context) => computeClips(juries, song, context),
    character: computeCharacter,
    readiness: computeReadiness,
    sounds: (song, context) => computeSounds(song, context, knownSongs),
  };
}

import type { ChartJury } from '../../model/runtime/chartJury.ts';
import { computeCharacter } from './computeCharacter.ts';
import { computeClips } from './computeClips.ts';
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

/** @param jury answers the questions that need the model */
export function detailComputations(jury: ChartJury): DetailComputations {
  return {
    why: (song, context) => computeWhy(jury, song, context),
    clips: (song, context) => computeClips(jury, song, context),
    character: computeCharacter,
  };
}

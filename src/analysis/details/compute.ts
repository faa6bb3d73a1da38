import type { ChartJury } from '../../model/runtime/chartJury.ts';
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
export function detailComputations(_jury: ChartJury): DetailComputations {
  return {};
}

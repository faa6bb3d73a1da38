import type { Juries } from '../../model/runtime/juries.ts';
import { knownSongs } from '../../model/runtime/knownSongs.ts';
import { computeCharacter } from './computeCharacter.ts';
import { computeClips } from './computeClips.ts';
import { computeJuries } from './computeJuries.ts';
import { computeReadiness } from './computeReadiness.ts';
import { computeSounds } from './computeSounds.ts';
import { computeWhy } from './computeWhy.ts';
import type { ModelDetailName, SoundDetailName } from './lanes.ts';
import type { DetailName, ReportDetails } from './schemas.ts';
import type { DetailContext, KeptSong, MeasuredSong } from './song.ts';

/** How each part of the details is computed. */
type Computations<Name extends DetailName, Song> = {
  readonly [N in Name]: (song: Song, context: DetailContext) => Promise<NonNullable<ReportDetails[N]>>;
};

/** @param juries answer the questions that need a model */
export function modelComputations(juries: Juries): Computations<ModelDetailName, MeasuredSong> {
  return {
    juries: (song, context) => computeJuries(song, context, juries),
    sounds: (song, context) => computeSounds(song, context, knownSongs),
    why: (song, context) => computeWhy(juries, song, context),
  };
}

/** @param juries have an opinion of every stretch of a song */
export function soundComputations(
  juries: Pick<Juries, 'predictBatch'>,
): Computations<SoundDetailName, KeptSong> {
  return {
    clips: (song, context) => computeClips(juries, song, context),
    character: computeCharacter,
    readiness: computeReadiness,
  };
}

/** Computes one part. @returns it under its name */
export async function computeDetail<Name extends DetailName, Song>(
  computations: Computations<Name, Song>,
  name: Name,
  song: Song,
  context: DetailContext,
): Promise<Partial<ReportDetails>> {
  return { [name]: await computations[name](song, context) };
}

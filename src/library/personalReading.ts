import { ownResults, type OwnResults } from '../model/personal/ownResults.ts';
import { recalibrate, type Recalibration, type SongResult } from '../model/personal/recalibrate.ts';
import type { LibraryEntry, Outcome } from './db.ts';

/** A song's general estimates, as its row in the library has them. */
type EstimatedSong = Pick<LibraryEntry, 'id' | 'chart' | 'summary' | 'modelVersion'>;

/** Which general estimate is compared: all juries together, or the chart jury alone. */
export type EstimateKind = 'summary' | 'chart';

/** What a person's own outcomes say, with all that it was made from. */
export interface PersonalReading {
  readonly kind: EstimateKind;
  readonly results: OwnResults<Outcome>;
  readonly songs: readonly SongResult[];
  readonly recalibration: Recalibration;
  /** More than one means that estimates of different models are compared. */
  readonly modelVersions: number;
}

/** A song's general estimate as a position, 0–1; `null` where it is not known. */
export function estimateOf(song: Pick<LibraryEntry, 'chart' | 'summary'>, kind: EstimateKind): number | null {
  return kind === 'chart' ? song.chart.median : (song.summary?.percentile ?? null);
}

/**
 * Puts outcomes and estimates together. One kind of estimate is used for all songs: that of all juries where
 * every song with an outcome has it, else the chart jury's.
 */
export function personalReading(
  songs: readonly EstimatedSong[],
  outcomes: readonly Outcome[],
): PersonalReading {
  const byId = new Map(songs.map((song) => [song.id, song]));
  const results = ownResults(outcomes.filter(({ songId }) => byId.has(songId)));
  const own = results.songs.flatMap((result) => {
    const song = byId.get(result.songId);
    return song ? [{ ...result, song }] : [];
  });
  const kind: EstimateKind = own.every(({ song }) => song.summary !== null) ? 'summary' : 'chart';
  const rows = own.map(({ songId, result, song }) => ({
    songId,
    result,
    estimate: estimateOf(song, kind) ?? song.chart.median,
  }));
  return {
    kind,
    results,
    songs: rows,
    recalibration: recalibrate(rows),
    modelVersions: new Set(own.map(({ song }) => song.modelVersion)).size,
  };
}

import type { Report } from '../analysis/report.ts';
import type { EarlierEstimate, LibraryEntry } from './db.ts';

/** What a song is called in the library. */
export interface EntryNames {
  readonly title: string;
  readonly artist: string | null;
}

type FromReport =
  | 'fileName'
  | 'fileBytes'
  | 'durationSeconds'
  | 'summary'
  | 'chart'
  | 'tempoBpm'
  | 'key'
  | 'integratedLufs'
  | 'genre'
  | 'clip'
  | 'modelVersion';

/** The part of a row that the report decides; parts of the report that are not there (yet) are `null`. */
export function factsOf(report: Report): Pick<LibraryEntry, FromReport> {
  const { juries, character, readiness, sounds, clips } = report.details;
  const key = character?.key.candidates[0];
  // The shortest length is what the page opens with.
  const length = clips?.lengths[0];
  const start = length?.best[0]?.startSeconds;
  return {
    fileName: report.file.name,
    fileBytes: report.file.sizeBytes,
    durationSeconds: report.audio.durationSeconds,
    summary: juries?.summary
      ? {
          percentile: juries.summary.percentile,
          low: juries.summary.low,
          high: juries.summary.high,
        }
      : null,
    chart: chartOf(report),
    tempoBpm: character?.tempo.candidates[0]?.bpm ?? null,
    key: key ? { tonic: key.tonic, mode: key.mode } : null,
    integratedLufs: readiness?.loudness.integratedLufs ?? null,
    genre: sounds?.genre?.clear ? (sounds.genre.probabilities[0]?.genre ?? null) : null,
    clip: length && start !== undefined ? { startSeconds: start, endSeconds: start + length.seconds } : null,
    modelVersion: report.model.version,
  };
}

function chartOf({ chart: { median, low80, high80, top20 } }: Report): LibraryEntry['chart'] {
  return { median, low80, high80, top20 };
}

/** A song that comes in for the first time. */
export function newEntry(
  report: Report,
  names: EntryNames,
  now: string,
  extra: Pick<LibraryEntry, 'contentHash' | 'audioKept'>,
): LibraryEntry {
  return {
    id: report.id,
    title: names.title,
    artist: names.artist,
    album: report.tags.album,
    createdAt: report.createdAt,
    updatedAt: now,
    deletedAt: null,
    tags: [],
    note: '',
    versionGroup: null,
    ...factsOf(report),
    ...extra,
  };
}

/** What is kept of an estimate when another takes its place. */
export function estimateOf(report: Report): EarlierEstimate {
  return {
    createdAt: report.createdAt,
    modelVersion: report.model.version,
    chart: chartOf(report),
    summary: factsOf(report).summary,
  };
}

/**
 * The estimates beside a report: all of `known` that are not its own, each once, oldest first. Estimates are
 * the same when model and time are.
 */
export function earlierBeside(report: Report, known: readonly EarlierEstimate[]): EarlierEstimate[] {
  const name = ({ modelVersion, createdAt }: EarlierEstimate) => `${createdAt} ${modelVersion}`;
  const byName = new Map(known.map((estimate) => [name(estimate), estimate]));
  byName.delete(name(estimateOf(report)));
  return [...byName].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, estimate]) => estimate);
}

/** A report as it is kept: under the library's id, its cover apart. */
export function reportToKeep(report: Report, id: string): Report {
  return { ...report, id, tags: { ...report.tags, cover: null } };
}

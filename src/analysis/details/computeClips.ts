import { onsetSeconds } from '../../features/structure/beats.ts';
import {
  CLIP_PARTS,
  CLIP_SECONDS,
  chooseClips,
  type ClipSeconds,
  type JuryCurve,
  type ScoredStart,
} from '../../features/structure/clips.ts';
import type { SongStructure } from '../../features/structure/songStructure.ts';
import { WindowFeatures } from '../../features/structure/windowFeatures.ts';
import { summariseDistribution } from '../../model/chart/distribution.ts';
import type { Juries } from '../../model/runtime/juries.ts';
import type { Clips, ClipStart } from './clips.ts';
import type { DetailContext, KeptSong } from './song.ts';
import { structureOf } from './structureOf.ts';

/** The jury is asked about a stretch every two seconds, or this many times per length in a long song. */
const JURY_STEP_SECONDS = 2;
const JURY_POINTS = 120;
/** Points of a score curve that are kept, at most. */
const CURVE_POINTS = 400;

const rounded = (value: number, digits: number) => Math.round(value * 10 ** digits) / 10 ** digits;

function toStart({ startSeconds, score, parts }: ScoredStart): ClipStart {
  return {
    startSeconds: rounded(startSeconds, 3),
    score: rounded(score, 1),
    parts: CLIP_PARTS.map((part) => {
      const value = parts[part];
      return value === null ? null : rounded(value, 3);
    }),
  };
}

/** What the jury thinks of the sound of every stretch; an empty map where it cannot be asked. */
async function juryCurves(
  jury: Pick<Juries, 'predictBatch'>,
  structure: SongStructure,
  song: KeptSong,
  signal: AbortSignal,
): Promise<Map<ClipSeconds, JuryCurve>> {
  const windows = new WindowFeatures(structure.frames, song.features.values);
  const asked = CLIP_SECONDS.flatMap((seconds) => {
    const last = song.analysis.durationSeconds - seconds;
    if (last < 0) return [];
    const step = Math.max(JURY_STEP_SECONDS, last / JURY_POINTS);
    return [
      { seconds, startSeconds: Array.from({ length: 1 + Math.floor(last / step) }, (_, i) => i * step) },
    ];
  });
  const rows = asked.flatMap(({ seconds, startSeconds }) =>
    startSeconds.map((start) => windows.of(start, seconds)),
  );
  let distributions: readonly (readonly number[])[];
  try {
    // All at once: a question to a GPU costs more than its answers.
    distributions = await jury.predictBatch(rows);
  } catch {
    // The clips are chosen without its opinion.
    return new Map();
  }
  signal.throwIfAborted();
  const places = distributions.map((deciles) => summariseDistribution(deciles).median);
  let from = 0;
  return new Map(
    asked.map(({ seconds, startSeconds }) => {
      const own = places.slice(from, from + startSeconds.length);
      from += startSeconds.length;
      return [seconds, { startSeconds, places: own }];
    }),
  );
}

/** The clips of a kept song, with the jury's opinion of every stretch as one part of the score. */
export async function computeClips(
  jury: Pick<Juries, 'predictBatch'>,
  song: KeptSong,
  context: DetailContext,
): Promise<Clips> {
  const structure = await structureOf(song, context);
  const curves = await juryCurves(jury, structure, song, context.signal);
  const choices = chooseClips(structure, song.canonical, (seconds) => curves.get(seconds) ?? null);
  return {
    beats: structure.beats.map((beat) => rounded(onsetSeconds(beat), 3)),
    lengths: choices.map(({ seconds, curve, best, atDefault }) => {
      const every = Math.ceil(curve.length / CURVE_POINTS);
      return {
        seconds,
        curve: curve.filter((_, i) => i % every === 0).map(toStart),
        best: best.map(toStart),
        atDefault: atDefault && toStart(atDefault),
      };
    }),
  };
}

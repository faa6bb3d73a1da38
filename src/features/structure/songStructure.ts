import type { ChartFeatures } from '../chartFeatures.ts';
import { within } from '../steps.ts';
import { beatDirections, beatFeatures } from './beatFeatures.ts';
import { trackBeats } from './beats.ts';
import { noveltyCurve, sectionStarts } from './novelty.ts';
import { nearestIndex, pickOnsets } from './onsets.ts';
import { repetitionSteps } from './repetition.ts';
import { songFrameSteps, type SongFrames } from './songFrames.ts';

/** How a song is built: beats, onsets, sections and what returns. Times are frames of 512 samples. */
export interface SongStructure {
  readonly frames: SongFrames;
  /** Onset strength per frame. */
  readonly onset: Float64Array<ArrayBuffer>;
  /** Frames of the beats, rising; empty where there is no tempo. */
  readonly beats: readonly number[];
  /** Frames of the onsets, rising. */
  readonly onsets: readonly number[];
  /** Frames at which sections begin, rising; each is a beat. */
  readonly sections: readonly number[];
  /** How much returns of what begins at each beat, 0–1; one value less than there are beats. */
  readonly repetition: Float64Array<ArrayBuffer>;
  /** How much changes at each beat; one value less than there are beats. */
  readonly novelty: Float64Array<ArrayBuffer>;
}

/**
 * The structure of a song, in steps; yields the fraction done, 0 … 1. Time grows with the length of the song
 * and with the square of the number of beats, which is bounded; memory is at most 40 MB for 20 minutes.
 *
 * @param signal the canonical signal: mono, 22,050 Hz
 * @param features of the same signal
 */
export function* songStructureSteps(
  signal: Float32Array,
  features: Pick<ChartFeatures, 'onset' | 'tempo'>,
): Generator<number, SongStructure> {
  const frames = yield* within(0, 0.7, songFrameSteps(signal));
  const { onset } = features;
  const beats = trackBeats(onset, features.tempo);
  const onsets = pickOnsets(onset);
  yield 0.72;
  const sounds = beatFeatures(frames, beats);
  const novelty = noveltyCurve(sounds);
  const sections = sectionStarts(novelty).map((beat) => beats[beat] ?? 0);
  yield 0.75;
  const repetition = yield* within(0.75, 1, repetitionSteps(beatDirections(sounds)));
  return { frames, onset, beats, onsets, sections, repetition, novelty };
}

/** The onset nearest to a frame, where one is within `reach` frames; else −1. */
export function onsetNear(onsets: readonly number[], frame: number, reach: number): number {
  const nearest = onsets[nearestIndex(onsets, frame)];
  return nearest !== undefined && Math.abs(nearest - frame) <= reach ? nearest : -1;
}

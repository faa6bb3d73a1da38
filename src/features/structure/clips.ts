/**
 * Which seconds to post: a heuristic, and said to be one. Nothing here was learned from what happened to
 * clips; no public data says it. The parts are what the literature on music thumbnails agrees on (Bartsch and
 * Wakefield 2005, Goto 2006: what returns most is the chorus), what short video rewards by its nature (an
 * immediate start, sound that is full at once), and the jury's own opinion of the stretch.
 */
import { CANONICAL_SAMPLE_RATE } from '../spec.ts';
import { FRAMES_PER_SECOND, onsetFrame, onsetSeconds } from './beats.ts';
import { attackTime, nearestIndex } from './onsets.ts';
import { onsetNear, type SongStructure } from './songStructure.ts';

/** The lengths that platforms ask for, seconds. */
export const CLIP_SECONDS = [15, 30, 60] as const;
export type ClipSeconds = (typeof CLIP_SECONDS)[number];

/** The parts of a clip's score. */
export const CLIP_PARTS = ['repetition', 'energy', 'start', 'vocal', 'onsets', 'jury'] as const;
export type ClipPart = (typeof CLIP_PARTS)[number];

/**
 * How much each part counts; they sum to 1. Repetition leads, because the hook is what comes back. The rest is
 * ordered by how directly it can be heard. Without the jury's opinion the others share its weight.
 */
export const CLIP_WEIGHTS: Readonly<Record<ClipPart, number>> = {
  /** How much of the song repeats what the clip begins with (its first 15 seconds). */
  repetition: 0.3,
  /** Mean level. */
  energy: 0.2,
  /** Half the strength of the onset at the start, half whether a section begins there. */
  start: 0.2,
  /** How prominent the range of the voice is. */
  vocal: 0.1,
  /** Onsets per second. */
  onsets: 0.1,
  /** The chart jury's median place for the sound of these seconds. */
  jury: 0.1,
};

/**
 * A part is scaled so that the weakest starts of the song have 0 and the strongest have 1 (5th and 95th
 * percentile), but never by less than this: a song that is equally loud throughout has no loudest clip.
 */
const SMALLEST_SPREAD: Readonly<Record<ClipPart, number>> = {
  repetition: 0.1,
  energy: 2,
  start: 0.3,
  vocal: 0.05,
  onsets: 0.5,
  jury: 0.02,
};

/** What distributors send where nobody chose: from 0:45 on. */
export const DEFAULT_START_SECONDS = 45;

/** A start must be this near to an onset, seconds. */
export const ONSET_REACH_SECONDS = 0.06;

/** The cut is made this long before the attack, so that a fade-in of some milliseconds leaves the attack whole. */
const LEAD_SECONDS = 0.005;

/** The seconds in which a clip is won or lost. */
const HOOK_SECONDS = 15;

/** How many clips are suggested per length. */
const SUGGESTIONS = 3;

export type ClipParts = Readonly<Record<ClipPart, number | null>>;

export interface ScoredStart {
  readonly startSeconds: number;
  /** 0–100, within this song and length; not comparable between songs. */
  readonly score: number;
  /** Each part from 0 (weakest starts of the song) to 1 (strongest); `null` where it was not asked. */
  readonly parts: ClipParts;
}

export interface ClipChoice {
  readonly seconds: ClipSeconds;
  /** Score of a clip from every beat that leaves room for it, in order of time. */
  readonly curve: readonly ScoredStart[];
  /** Up to three clips that do not overlap, the best first. */
  readonly best: readonly ScoredStart[];
  /** The clip from 0:45; `null` where the song is too short for it. */
  readonly atDefault: ScoredStart | null;
}

/** The jury's places for stretches from these starts on, per length. */
export interface JuryCurve {
  readonly startSeconds: readonly number[];
  /** Median positions, 0–1. */
  readonly places: readonly number[];
}

type RawParts = Record<ClipPart, number | null>;

/** Running sums, `n + 1` values. */
function runningSums(values: ArrayLike<number>): Float64Array {
  const sums = new Float64Array(values.length + 1);
  for (let i = 0; i < values.length; i++) sums[i + 1] = (sums[i] as number) + (values[i] as number);
  return sums;
}

function meanBetween(sums: Float64Array, from: number, to: number): number {
  const a = Math.max(0, Math.min(sums.length - 1, from));
  const b = Math.max(a, Math.min(sums.length - 1, to));
  return b > a ? ((sums[b] as number) - (sums[a] as number)) / (b - a) : 0;
}

/** How many of a rising list are below `value`. */
function below(rising: readonly number[], value: number): number {
  let low = 0;
  let high = rising.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rising[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.round(share * (sorted.length - 1))] ?? 0;
}

/** Linear between the points of a curve, constant outside. */
function interpolate({ startSeconds, places }: JuryCurve, at: number): number | null {
  const right = below(startSeconds, at);
  const last = startSeconds.length - 1;
  if (last < 0) return null;
  if (right === 0) return places[0] ?? null;
  if (right > last) return places[last] ?? null;
  const x0 = startSeconds[right - 1] as number;
  const x1 = startSeconds[right] as number;
  const share = (at - x0) / Math.max(1e-9, x1 - x0);
  return (1 - share) * (places[right - 1] as number) + share * (places[right] as number);
}

/** Measures the parts of any clip of a song. */
class ClipMeter {
  private readonly structure: SongStructure;
  private readonly levels: Float64Array;
  private readonly vocals: Float64Array;
  private readonly repetitions: Float64Array;
  private readonly strongOnset: number;
  private readonly beatFrames: number;

  constructor(structure: SongStructure) {
    this.structure = structure;
    const { frames, repetition, onset, onsets, beats } = structure;
    // Silence counts as −60 dB, so that one digital pause does not outweigh everything.
    this.levels = runningSums(frames.levelDb.map((db) => Math.max(-60, db)));
    this.vocals = runningSums(frames.vocal);
    this.repetitions = runningSums(repetition);
    const heights = onsets.map((frame) => onset[frame] ?? 0).sort((a, b) => a - b);
    this.strongOnset = Math.max(1e-9, percentile(heights, 0.9));
    this.beatFrames = beats.length > 1 ? ((beats.at(-1) ?? 0) - (beats[0] ?? 0)) / (beats.length - 1) : 0;
  }

  measure(startSeconds: number, seconds: number, jury: JuryCurve | null): RawParts {
    const { beats, onsets } = this.structure;
    const from = onsetFrame(startSeconds);
    const to = onsetFrame(startSeconds + seconds);
    const firstBeat = Math.max(0, nearestIndex(beats, from));
    // The hook should come at once, also in a longer clip. A stretch of four bars counts where it begins.
    const hookSeconds = 0.75 * Math.min(seconds, HOOK_SECONDS);
    const lastBeat = Math.max(firstBeat + 1, below(beats, from + hookSeconds * FRAMES_PER_SECOND));
    return {
      repetition: meanBetween(this.repetitions, firstBeat, lastBeat),
      energy: meanBetween(this.levels, Math.round(from), Math.round(to)),
      start: this.start(from),
      vocal: meanBetween(this.vocals, Math.round(from), Math.round(to)),
      onsets: (below(onsets, to) - below(onsets, from)) / seconds,
      jury: jury === null ? null : interpolate(jury, startSeconds),
    };
  }

  private start(frame: number): number {
    const { onset, sections } = this.structure;
    const middle = Math.round(frame);
    let strength = 0;
    for (let t = middle - 2; t <= middle + 2; t++) strength = Math.max(strength, onset[t] ?? 0);
    const section = sections[nearestIndex(sections, frame)];
    const beatsAway =
      section === undefined || this.beatFrames === 0 ? Infinity : Math.abs(section - frame) / this.beatFrames;
    return 0.5 * Math.min(1, strength / this.strongOnset) + 0.5 * Math.exp(-beatsAway);
  }
}

/** The scale of each part over all starts of a song. */
function scales(raw: readonly RawParts[]): Record<ClipPart, { low: number; spread: number }> {
  const scale = (part: ClipPart): { low: number; spread: number } => {
    const sorted = raw.flatMap((parts) => parts[part] ?? []).sort((a, b) => a - b);
    const low = percentile(sorted, 0.05);
    const high = percentile(sorted, 0.95);
    const spread = Math.max(SMALLEST_SPREAD[part], high - low);
    // Where the song differs less than that, everything moves to the middle.
    return { low: (low + high - spread) / 2, spread };
  };
  return Object.fromEntries(CLIP_PARTS.map((part) => [part, scale(part)])) as ReturnType<typeof scales>;
}

function scored(startSeconds: number, raw: RawParts, scale: ReturnType<typeof scales>): ScoredStart {
  let sum = 0;
  let weights = 0;
  const parts = {} as Record<ClipPart, number | null>;
  for (const part of CLIP_PARTS) {
    const value = raw[part];
    parts[part] =
      value === null ? null : Math.min(1, Math.max(0, (value - scale[part].low) / scale[part].spread));
    if (value === null) continue;
    weights += CLIP_WEIGHTS[part];
    sum += CLIP_WEIGHTS[part] * (parts[part] ?? 0);
  }
  return { startSeconds, score: (100 * sum) / weights, parts };
}

/**
 * Scores a clip of each length from every beat of a song, and picks the best.
 *
 * A suggestion begins on a beat that has an onset within 60 ms, a few milliseconds before its attack. A song
 * that is shorter than a length has no clip of it.
 *
 * @param signal the canonical signal, for the exact place of the attack
 * @param juryOf the jury's curve for a length; `null` where it was not asked
 */
export function chooseClips(
  structure: SongStructure,
  signal: Float32Array,
  juryOf: (seconds: ClipSeconds) => JuryCurve | null,
): ClipChoice[] {
  const duration = signal.length / CANONICAL_SAMPLE_RATE;
  const { beats, onsets } = structure;
  const meter = new ClipMeter(structure);
  const reach = Math.floor(ONSET_REACH_SECONDS * FRAMES_PER_SECOND);
  return CLIP_SECONDS.map((seconds) => {
    const jury = juryOf(seconds);
    const starts = beats.map(onsetSeconds).filter((start) => start + seconds <= duration);
    const raw = starts.map((start) => meter.measure(start, seconds, jury));
    const scale = scales(raw);
    const curve = starts.map((start, i) => scored(start, raw[i] as RawParts, scale));
    const order = curve
      .map((clip, i) => ({ clip, onset: onsetNear(onsets, beats[i] as number, reach) }))
      .filter(({ onset }) => onset >= 0)
      .sort((a, b) => b.clip.score - a.clip.score);
    const best: ScoredStart[] = [];
    for (const { clip, onset } of order) {
      if (best.length === SUGGESTIONS) break;
      const attack = attackTime(signal, onset);
      const startSeconds = Math.max(0, attack - LEAD_SECONDS);
      if (startSeconds + seconds > duration) continue;
      if (best.some((other) => Math.abs(other.startSeconds - startSeconds) < seconds)) continue;
      best.push({ ...clip, startSeconds });
    }
    const atDefault =
      curve.length > 0 && DEFAULT_START_SECONDS + seconds <= duration
        ? scored(DEFAULT_START_SECONDS, meter.measure(DEFAULT_START_SECONDS, seconds, jury), scale)
        : null;
    return { seconds, curve, best, atDefault };
  });
}

import { nearest } from '../../charts/chart.ts';

/** A clip as it is being chosen, seconds. */
export interface Region {
  readonly start: number;
  readonly seconds: number;
}

/** Shortest and longest clip that the handles make. */
export const MIN_CLIP_SECONDS = 3;
export const MAX_CLIP_SECONDS = 60;

/** A clip begins this long before the beat, so that the beat itself is whole. */
const LEAD_SECONDS = 0.015;

const clamp = (value: number, low: number, high: number) =>
  Math.min(Math.max(low, high), Math.max(low, value));

/** A region inside a song. */
export function within(region: Region, duration: number): Region {
  const seconds = clamp(
    region.seconds,
    Math.min(MIN_CLIP_SECONDS, duration),
    Math.min(MAX_CLIP_SECONDS, duration),
  );
  return { start: clamp(region.start, 0, duration - seconds), seconds };
}

/** The start that a beat near `seconds` asks for; `seconds` itself where there are no beats. */
export function snapped(seconds: number, beats: readonly number[]): number {
  const beat = beats.length === 0 ? undefined : beats[nearest(beats, seconds + LEAD_SECONDS)];
  return beat === undefined ? seconds : Math.max(0, beat - LEAD_SECONDS);
}

/** The start `steps` beats on from `seconds`; without beats, half seconds. */
export function stepped(seconds: number, steps: number, beats: readonly number[]): number {
  if (beats.length === 0) return seconds + 0.5 * steps;
  const here = seconds + LEAD_SECONDS;
  let index = nearest(beats, here);
  const distance = (beats[index] as number) - here;
  // From between two beats the first step goes to the next one in its direction.
  if (steps > 0 && distance > 0.03) index -= 1;
  if (steps < 0 && distance < -0.03) index += 1;
  const target = beats[clamp(index + steps, 0, beats.length - 1)] as number;
  return Math.max(0, target - LEAD_SECONDS);
}

/** Which part of a region is being moved. */
export type Grip = 'whole' | 'start' | 'end';

/** The region after a grip has been brought to a time: the whole moves, an edge stretches. */
export function gripped(region: Region, grip: Grip, to: number, duration: number): Region {
  const end = region.start + region.seconds;
  const shortest = Math.min(MIN_CLIP_SECONDS, duration);
  switch (grip) {
    case 'whole':
      return within({ start: to, seconds: region.seconds }, duration);
    case 'start': {
      const start = clamp(to, Math.max(0, end - MAX_CLIP_SECONDS), end - shortest);
      return { start, seconds: end - start };
    }
    case 'end': {
      const newEnd = clamp(to, region.start + shortest, Math.min(duration, region.start + MAX_CLIP_SECONDS));
      return { start: region.start, seconds: newEnd - region.start };
    }
  }
}

/** Where a grip is now, seconds. */
export function gripAt(region: Region, grip: Grip): number {
  return grip === 'end' ? region.start + region.seconds : region.start;
}

/** What a key does to a grip; `null` where it does nothing. */
export function keyed(
  key: string,
  fine: boolean,
  at: number,
  beats: readonly number[],
  duration: number,
): number | null {
  const move = (steps: number) => (fine ? at + 0.01 * steps : stepped(at, steps, beats));
  switch (key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return move(1);
    case 'ArrowLeft':
    case 'ArrowDown':
      return move(-1);
    case 'PageUp':
      return stepped(at, 16, beats);
    case 'PageDown':
      return stepped(at, -16, beats);
    case 'Home':
      return 0;
    case 'End':
      return duration;
    default:
      return null;
  }
}

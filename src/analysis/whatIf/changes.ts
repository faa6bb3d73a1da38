/** Changes to a song's sound that can be asked for; each is done to the actual sound. */
export interface Changes {
  /** New speed / old speed. */
  readonly speed: number;
  /** Whether the pitch stays when the speed changes; otherwise it goes along, as on a tape. */
  readonly keepPitch: boolean;
  /** Decibels; a limiter keeps the peaks below −1 dB of full scale. */
  readonly gainDb: number;
  /** Hz below which everything is cut, or 0 for none. */
  readonly lowCutHz: number;
  /** Decibels between the top and the bottom of the spectrum; above 0 is brighter. */
  readonly tiltDb: number;
  /** Seconds that are left out at the start and at the end. */
  readonly startSeconds: number;
  readonly endSeconds: number;
}

/** The song as it is. */
export const NO_CHANGES: Changes = {
  speed: 1,
  keepPitch: false,
  gainDb: 0,
  lowCutHz: 0,
  tiltDb: 0,
  startSeconds: 0,
  endSeconds: 0,
};

/** How far each change may go. */
export const CHANGE_LIMITS = {
  speed: { min: 0.8, max: 1.25, step: 0.01 },
  gainDb: { min: -12, max: 12, step: 1 },
  lowCutHz: { min: 0, max: 200, step: 10 },
  tiltDb: { min: -9, max: 9, step: 1 },
  startSeconds: { min: 0, max: 60, step: 1 },
  endSeconds: { min: 0, max: 60, step: 1 },
} as const;

/** Whether these are the song as it is. */
export function isUnchanged(changes: Changes): boolean {
  return (Object.keys(NO_CHANGES) as (keyof Changes)[]).every(
    (key) => key === 'keepPitch' || changes[key] === NO_CHANGES[key],
  );
}

/** Semitones that the pitch moves by. */
export function semitones({ speed, keepPitch }: Pick<Changes, 'speed' | 'keepPitch'>): number {
  return keepPitch ? 0 : 12 * Math.log2(speed);
}

/** Seconds of the changed song. */
export function changedSeconds(durationSeconds: number, changes: Changes): number {
  return (durationSeconds - changes.startSeconds - changes.endSeconds) / changes.speed;
}

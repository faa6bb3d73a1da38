import type { CHANGE_LIMITS } from '../../analysis/whatIf/changes.ts';
import { isUnchanged, NO_CHANGES, semitones, type Changes } from '../../analysis/whatIf/changes.ts';
import type { WhatIf } from '../../analysis/whatIf/whatIf.ts';
import type { ChartEstimate } from '../../model/types.ts';
import { percent, place } from './numbers.ts';
import { signed } from './why.ts';

/** Changes to a song and what they would do, in words. All pure. */

export type Slider = keyof typeof CHANGE_LIMITS;

interface SliderWords {
  readonly name: string;
  /** The value with its unit, as it is shown and spoken. */
  readonly value: (value: number) => string;
}

export const SLIDER_WORDS: Readonly<Record<Slider, SliderWords>> = {
  speed: {
    name: 'Speed',
    value: (speed) => (speed === 1 ? 'as it is' : `${signed(100 * (speed - 1), 0)}%`),
  },
  tiltDb: {
    name: 'Brightness',
    value: (db) => (db === 0 ? 'as it is' : `${signed(db, 0)} dB, ${db > 0 ? 'brighter' : 'darker'}`),
  },
  lowCutHz: { name: 'Low cut', value: (hz) => (hz === 0 ? 'off' : `below ${hz} Hz`) },
  gainDb: { name: 'Loudness', value: (db) => (db === 0 ? 'as it is' : `${signed(db, 0)} dB`) },
  startSeconds: { name: 'Start later', value: (seconds) => (seconds === 0 ? 'no' : `by ${seconds} s`) },
  endSeconds: { name: 'End earlier', value: (seconds) => (seconds === 0 ? 'no' : `by ${seconds} s`) },
};

export interface Preset {
  readonly name: string;
  readonly changes: Changes;
}

/** Versions that people post, and small steps that a mix can take. */
export const PRESETS: readonly Preset[] = [
  { name: 'Sped up', changes: { ...NO_CHANGES, speed: 1.15 } },
  { name: 'Nightcore', changes: { ...NO_CHANGES, speed: 1.25 } },
  { name: 'Slowed', changes: { ...NO_CHANGES, speed: 0.85 } },
  { name: 'Faster, same pitch', changes: { ...NO_CHANGES, speed: 1.08, keepPitch: true } },
  { name: 'Brighter', changes: { ...NO_CHANGES, tiltDb: 4 } },
  { name: 'Skip 10 s of intro', changes: { ...NO_CHANGES, startSeconds: 10 } },
];

/** What happens to the pitch, as a few words. */
export function pitchWords(changes: Pick<Changes, 'speed' | 'keepPitch'>): string {
  if (changes.speed === 1) return 'The pitch stays.';
  if (changes.keepPitch) return 'The pitch stays; the sound is stretched in time.';
  return `The pitch goes along: ${signed(semitones(changes))} semitones.`;
}

/** What a gain does, said before anybody wonders. */
export function loudnessNote(gainDb: number): string | null {
  if (gainDb === 0) return null;
  const common =
    'The model measures everything against the song’s loudest moment, so loudness by itself changes nothing.';
  return gainDb > 0
    ? `${common} What may change is what a limiter does to the peaks.`
    : `${common} Expect no difference.`;
}

/** What the model says of the changed song. */
export function resultSentence(
  original: Pick<ChartEstimate, 'median'>,
  answer: Pick<WhatIf, 'estimate'>,
): string {
  const before = place(original.median);
  const after = place(answer.estimate.median);
  if (before === after) return `For the model, it stays at ${before} of 100.`;
  return `For the model, it would stand at ${after} of 100 instead of ${before}.`;
}

/** Whether that means anything. */
export function noiseSentence(answer: Pick<WhatIf, 'noise'>): string {
  switch (answer.noise) {
    case 'codec':
      return 'Inside the noise: saving the song as an MP3 can move the estimate as much.';
    case 'overlap':
      return (
        'More than a codec does, and still inside the noise: the eight-in-ten stretches of both versions overlap, so either could ' +
        'land above the other.'
      );
    case 'outside':
      return 'Outside of the noise: the eight-in-ten stretches of the two versions do not even touch.';
  }
}

/** The short form, for a label. */
export function noiseLabel(answer: Pick<WhatIf, 'deltaWithinNoise'>): string {
  return answer.deltaWithinNoise ? 'Inside the noise' : 'Outside of the noise';
}

/** The chance of the best fifth before and after. */
export function chanceSentence(
  original: Pick<ChartEstimate, 'top20'>,
  answer: Pick<WhatIf, 'estimate'>,
): string {
  return `Chance of the best fifth: ${percent(answer.estimate.top20)} instead of ${percent(original.top20)}.`;
}

/** The changes in one line, for a screen reader and beside the result. */
export function changesLine(changes: Changes): string {
  if (isUnchanged(changes)) return 'Nothing is changed yet.';
  return (Object.keys(SLIDER_WORDS) as Slider[])
    .filter((slider) => changes[slider] !== NO_CHANGES[slider])
    .map((slider) => {
      const { name, value } = SLIDER_WORDS[slider];
      const pitch = slider === 'speed' ? (changes.keepPitch ? ', same pitch' : ', pitch along') : '';
      return `${name} ${value(changes[slider])}${pitch}`;
    })
    .join('; ');
}

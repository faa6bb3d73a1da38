import type { CHANGE_LIMITS } from '../../analysis/whatIf/changes.ts';
import { isUnchanged, NO_CHANGES, semitones, type Changes } from '../../analysis/whatIf/changes.ts';
import type { WhatIf } from '../../analysis/whatIf/whatIf.ts';
import type { ChartEstimate } from '../../model/types.ts';
import { t } from '../i18n/translate.ts';
import { decimal, percent, percentWith, place } from './numbers.ts';

/** Changes to a song and what they would do, in the language in force. */

export type Slider = keyof typeof CHANGE_LIMITS;

/** In the order in which they are shown. */
export const SLIDERS = [
  'speed',
  'tiltDb',
  'lowCutHz',
  'gainDb',
  'startSeconds',
  'endSeconds',
] as const satisfies readonly Slider[];

/** What a slider is called. */
export function sliderName(slider: Slider): string {
  return t(`whatif:sliders.${slider}`);
}

/** A slider's value with its unit, as it is shown and spoken. */
export function sliderValue(slider: Slider, value: number): string {
  switch (slider) {
    case 'speed': {
      const change = value - 1;
      const size = percentWith(Math.abs(change), 0);
      return change === 0 ? t('whatif:values.asItIs') : `${change < 0 ? '−' : '+'}${size}`;
    }
    case 'tiltDb':
      return value === 0
        ? t('whatif:values.asItIs')
        : t(value > 0 ? 'whatif:values.brighter' : 'whatif:values.darker', { tilt: decimal(value, 0, true) });
    case 'lowCutHz':
      return value === 0 ? t('whatif:values.off') : t('whatif:values.below', { frequency: value });
    case 'gainDb':
      return value === 0 ? t('whatif:values.asItIs') : `${decimal(value, 0, true)} dB`;
    case 'startSeconds':
    case 'endSeconds':
      return value === 0 ? t('whatif:values.no') : t('whatif:values.bySeconds', { seconds: value });
  }
}

export interface Preset {
  readonly id: 'spedUp' | 'nightcore' | 'slowed' | 'faster' | 'brighter' | 'skipIntro';
  readonly changes: Changes;
}

/** Versions that people post, and small steps that a mix can take. */
export const PRESETS: readonly Preset[] = [
  { id: 'spedUp', changes: { ...NO_CHANGES, speed: 1.15 } },
  { id: 'nightcore', changes: { ...NO_CHANGES, speed: 1.25 } },
  { id: 'slowed', changes: { ...NO_CHANGES, speed: 0.85 } },
  { id: 'faster', changes: { ...NO_CHANGES, speed: 1.08, keepPitch: true } },
  { id: 'brighter', changes: { ...NO_CHANGES, tiltDb: 4 } },
  { id: 'skipIntro', changes: { ...NO_CHANGES, startSeconds: 10 } },
];

/** What happens to the pitch, as a few words. */
export function pitchWords(changes: Pick<Changes, 'speed' | 'keepPitch'>): string {
  if (changes.speed === 1) return t('whatif:pitch.stays');
  if (changes.keepPitch) return t('whatif:pitch.stretched');
  return t('whatif:pitch.along', { semitones: decimal(semitones(changes), 1, true) });
}

/** What a gain does, said before anybody wonders. */
export function loudnessNote(gainDb: number): string | null {
  if (gainDb === 0) return null;
  return gainDb > 0 ? t('whatif:gain.up') : t('whatif:gain.down');
}

/** What the model says of the changed song. */
export function resultSentence(
  original: Pick<ChartEstimate, 'median'>,
  answer: Pick<WhatIf, 'estimate'>,
): string {
  const before = place(original.median);
  const after = place(answer.estimate.median);
  if (before === after) return t('whatif:result.same', { place: before });
  return t('whatif:result.other', { before, after });
}

/** Whether that means anything. */
export function noiseSentence(answer: Pick<WhatIf, 'noise'>): string {
  return t(`whatif:noise.${answer.noise}`);
}

/** The short form, for a label. */
export function noiseLabel(answer: Pick<WhatIf, 'deltaWithinNoise'>): string {
  return answer.deltaWithinNoise ? t('whatif:noise.insideLabel') : t('whatif:noise.outsideLabel');
}

/** The chance of the best fifth before and after. */
export function chanceSentence(
  original: Pick<ChartEstimate, 'top20'>,
  answer: Pick<WhatIf, 'estimate'>,
): string {
  return t('whatif:result.chance', {
    before: percent(original.top20),
    after: percent(answer.estimate.top20),
  });
}

/** The changes in one line, for a screen reader and beside the result. */
export function changesLine(changes: Changes): string {
  if (isUnchanged(changes)) return t('whatif:line.nothing');
  return SLIDERS.filter((slider) => changes[slider] !== NO_CHANGES[slider])
    .map((slider) => {
      const words = { name: sliderName(slider), value: sliderValue(slider, changes[slider]) };
      if (slider !== 'speed') return t('whatif:line.change', words);
      return t(changes.keepPitch ? 'whatif:line.samePitch' : 'whatif:line.pitchAlong', words);
    })
    .join('; ');
}

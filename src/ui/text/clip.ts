import type { ClipFormat, ClipProgress } from '../../analysis/clipMaker.ts';
import type { ClipStart, Clips } from '../../analysis/details/clips.ts';
import type { FailureReason } from '../../audio/failure.ts';
import { CLIP_PARTS, CLIP_WEIGHTS } from '../../features/structure/clips.ts';
import { t } from '../i18n/translate.ts';
import type { Bar } from '../report/bar.ts';
import { decimal, list, percentWith, plain, spokenClock } from './numbers.ts';

/** What the clip section says, in the language in force. */

/** Tenths of a second are enough to find a place by ear. */
export function clipClock(seconds: number): string {
  const tenths = Math.max(0, Math.round(seconds * 10));
  return `${Math.floor(tenths / 600)}:${String(Math.floor((tenths % 600) / 10)).padStart(2, '0')}.${tenths % 10}`;
}

/**
 * As the forms of distributors ask for it: `00:01:17`. Rounded down, so that the attack of the first beat is
 * never cut off.
 */
export function timecode(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds + 1e-6));
  return [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), whole % 60]
    .map((part) => String(part).padStart(2, '0'))
    .join(':');
}

/** Where it is needed to the millisecond: `00:01:17.482`. */
export function exactTimecode(seconds: number): string {
  const ms = Math.max(0, Math.round(seconds * 1000));
  return `${timecode(Math.floor(ms / 1000))}.${String(ms % 1000).padStart(3, '0')}`;
}

/** A time for a screen reader: `1 minute 17.5 seconds`. */
export function spokenTime(seconds: number): string {
  return spokenClock(Math.round(seconds * 10) / 10, 1);
}

/** Length of a clip: `15 s`, `12.4 s`. */
export function clipLength(seconds: number): string {
  return `${plain(seconds, 1)} s`;
}

/** The weights as percent, in words: `comes back 30%, energy 20% …`. */
export function weightsSentence(): string {
  const weights = list(
    CLIP_PARTS.map((part) =>
      t('clip:weight', {
        part: t(`clip:parts.${part}.label`).toLocaleLowerCase(),
        share: percentWith(CLIP_WEIGHTS[part], 0),
      }),
    ),
  );
  return t('clip:weights', { weights });
}

/** The parts of a clip's score, 0–1 within this song, for its bars; one that was not asked has none. */
export function partBars(clip: ClipStart): Bar[] {
  return CLIP_PARTS.map((part, i) => {
    const value = clip.parts[i] ?? null;
    const figure = value === null ? t('clip:notAsked') : decimal(100 * value, 0);
    return {
      name: part,
      label: t(`clip:parts.${part}.label`),
      meaning: t(`clip:parts.${part}.meaning`),
      bar: value,
      figure,
      ...(value === null ? {} : { spoken: t('clip:ofHundred', { value: figure }) }),
    };
  });
}

/** What speaks most for a clip, and what least, in words. */
export function reasonSentence(clip: ClipStart): string {
  const known = CLIP_PARTS.flatMap((part, i) => {
    const value = clip.parts[i] ?? null;
    return value === null ? [] : [{ part, value }];
  });
  const strong = known
    .filter(({ value }) => value >= 0.7)
    .sort((a, b) => CLIP_WEIGHTS[b.part] * b.value - CLIP_WEIGHTS[a.part] * a.value)
    .slice(0, 3)
    .map(({ part }) => t(`clip:parts.${part}.strength`));
  const [weakest] = known
    .filter(({ value }) => value <= 0.25)
    .sort((a, b) => CLIP_WEIGHTS[b.part] - CLIP_WEIGHTS[a.part]);
  const first = strong.length === 0 ? t('clip:noStrength') : t('clip:strengths', { strengths: list(strong) });
  return weakest === undefined ? first : `${first} ${t(`clip:parts.${weakest.part}.weakness`)}`;
}

/** The score of a clip from any start: that of the nearest point of the curve. `null` where there is no curve. */
export function nearestStart(curve: readonly ClipStart[], startSeconds: number): ClipStart | null {
  let best: ClipStart | null = null;
  for (const point of curve) {
    if (
      best === null ||
      Math.abs(point.startSeconds - startSeconds) < Math.abs(best.startSeconds - startSeconds)
    )
      best = point;
  }
  return best;
}

/** How the clip from 0:45 compares, which distributors take where nobody chose. */
export function defaultSentence(length: Clips['lengths'][number]): string {
  const { atDefault, best, curve, seconds } = length;
  const common = t('clip:byDefault.common');
  if (atDefault === null) return `${common} ${t('clip:byDefault.tooShort', { seconds })}`;
  const top = best[0];
  if (!top) return common;
  const better = curve.filter(({ score }) => score > atDefault.score).length / Math.max(1, curve.length);
  const scores = { score: decimal(atDefault.score, 0), best: decimal(top.score, 0) };
  const compared =
    better < 0.02
      ? t('clip:byDefault.hardly', scores)
      : better > 0.98
        ? t('clip:byDefault.nearly', scores)
        : t('clip:byDefault.some', { ...scores, share: percentWith(better, 0) });
  return `${common} ${compared}`;
}

/** What moving the clip says to a screen reader. */
export function regionText(startSeconds: number, seconds: number, score: number | null): string {
  const ends = { from: spokenTime(startSeconds), to: spokenTime(startSeconds + seconds) };
  return score === null ? t('clip:from', ends) : t('clip:fromScored', { ...ends, score: decimal(score, 0) });
}

/** File names keep letters and digits of every script; what some system forbids becomes a space. */
export function clipFileName(
  title: string,
  startSeconds: number,
  seconds: number,
  format: ClipFormat,
): string {
  const name = title
    .normalize('NFC')
    // eslint-disable-next-line no-control-regex -- control characters are among what is forbidden
    .replace(/[\u0000-\u001f\u007f<>:"/\\|?*]+/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[ .]+|[ .]+$/g, '')
    .slice(0, 80)
    .trim();
  const at = timecode(startSeconds).slice(3).replace(':', '-');
  return `${name === '' ? t('clip:saving.fileName') : name} ${at} ${Math.round(seconds)}s.${format}`;
}

/** What making a file is doing. */
export function exportLine({ stage, fraction }: ClipProgress): string {
  const doing = stage === 'fetch-encoder' ? 'fetching' : 'encoding';
  return fraction === null
    ? t(`clip:saving.${doing}`)
    : t(`clip:saving.${doing}Share`, { share: percentWith(fraction, 0) });
}

/** Why no file was made. */
export function exportFailure(reason: FailureReason): string {
  switch (reason) {
    case 'decoder-offline':
      return t('clip:saving.offline');
    case 'out-of-memory':
      return t('clip:saving.memory');
    default:
      return t('clip:saving.failed');
  }
}

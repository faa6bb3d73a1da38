import type { ClipFormat, ClipProgress } from '../../analysis/clipMaker.ts';
import type { ClipStart, Clips } from '../../analysis/details/clips.ts';
import type { FailureReason } from '../../audio/failure.ts';
import { CLIP_PARTS, CLIP_WEIGHTS, type ClipPart } from '../../features/structure/clips.ts';

/** What the clip section says. All pure. */

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
  const tenths = Math.max(0, Math.round(seconds * 10));
  const minutes = Math.floor(tenths / 600);
  const rest = (tenths % 600) / 10;
  const spoken = `${rest} ${rest === 1 ? 'second' : 'seconds'}`;
  return minutes === 0 ? spoken : `${minutes} ${minutes === 1 ? 'minute' : 'minutes'} ${spoken}`;
}

/** Length of a clip: `15 s`, `12.4 s`. */
export function clipLength(seconds: number): string {
  return `${Math.round(seconds * 10) / 10} s`;
}

export interface PartText {
  readonly label: string;
  readonly meaning: string;
}

export const PART_TEXTS: Readonly<Record<ClipPart, PartText>> = {
  repetition: { label: 'Comes back', meaning: 'how much of the song repeats its beginning' },
  energy: { label: 'Energy', meaning: 'how loud it is on average' },
  start: { label: 'Strong start', meaning: 'a hit on the first beat, at the start of a section' },
  vocal: {
    label: 'Voice range',
    meaning: 'how prominent 200 to 4,000 Hz is; a lead instrument counts alike',
  },
  onsets: { label: 'Density', meaning: 'how many notes and hits a second' },
  jury: { label: 'Chart jury', meaning: 'where its sound alone would be placed' },
};

/** The weights as percent, in words: `comes back 30%, energy 20% …`. */
export function weightsSentence(): string {
  const parts = CLIP_PARTS.map(
    (part) => `${PART_TEXTS[part].label.toLowerCase()} ${Math.round(100 * CLIP_WEIGHTS[part])}%`,
  );
  return `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}

export interface PartBar extends PartText {
  readonly part: ClipPart;
  /** 0–1 within this song; `null` where it was not asked. */
  readonly value: number | null;
}

/** The parts of a clip's score, for its bars. */
export function partBars(clip: ClipStart): PartBar[] {
  return CLIP_PARTS.map((part, i) => ({ part, value: clip.parts[i] ?? null, ...PART_TEXTS[part] }));
}

/** What speaks most for a clip, and what least, in words. */
export function reasonSentence(clip: ClipStart): string {
  const known = partBars(clip).flatMap(({ part, value }) => (value === null ? [] : { part, value }));
  const strong = known
    .filter(({ value }) => value >= 0.7)
    .sort((a, b) => CLIP_WEIGHTS[b.part] * b.value - CLIP_WEIGHTS[a.part] * a.value)
    .slice(0, 3)
    .map(({ part }) => STRENGTHS[part]);
  const weak = known
    .filter(({ value }) => value <= 0.25)
    .sort((a, b) => CLIP_WEIGHTS[b.part] - CLIP_WEIGHTS[a.part])
    .slice(0, 1)
    .map(({ part }) => WEAKNESSES[part]);
  const first = strong.length === 0 ? 'Nothing about it stands out in this song.' : `It ${listed(strong)}.`;
  return weak.length === 0 ? first : `${first} On the other hand it ${weak.join('')}.`;
}

const STRENGTHS: Readonly<Record<ClipPart, string>> = {
  repetition: 'begins with what the song comes back to',
  energy: 'is among the loudest stretches',
  start: 'starts with a strong hit where a section begins',
  vocal: 'has the range of the voice up front',
  onsets: 'is among the busiest stretches',
  jury: 'has the sound that the chart jury places highest',
};

const WEAKNESSES: Readonly<Record<ClipPart, string>> = {
  repetition: 'begins with something that hardly returns',
  energy: 'is among the quieter stretches',
  start: 'starts softly, or in the middle of a section',
  vocal: 'has little in the range of the voice',
  onsets: 'is among the sparser stretches',
  jury: 'has the sound that the chart jury places lowest',
};

function listed(items: readonly string[]): string {
  if (items.length <= 1) return items.join('');
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
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
  const common = 'Where nobody chooses, distributors commonly start at 0:45.';
  if (atDefault === null) return `${common} This song is too short for ${seconds} seconds from there.`;
  const top = best[0];
  if (!top) return common;
  const better = curve.filter(({ score }) => score > atDefault.score).length / Math.max(1, curve.length);
  const place =
    better < 0.02
      ? 'hardly any other start does better'
      : better > 0.98
        ? 'nearly every other start does better'
        : `${Math.round(100 * better)}% of all starts do better`;
  return `${common} From there this song scores ${Math.round(atDefault.score)}, and ${place}; the best start scores ${Math.round(top.score)}.`;
}

/** What moving the clip says to a screen reader. */
export function regionText(startSeconds: number, seconds: number, score: number | null): string {
  const place = `${spokenTime(startSeconds)} to ${spokenTime(startSeconds + seconds)}`;
  return score === null ? place : `${place}, score ${Math.round(score)} of 100`;
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
  return `${name === '' ? 'clip' : name} ${at} ${Math.round(seconds)}s.${format}`;
}

/** What making a file is doing. */
export function exportLine({ stage, fraction }: ClipProgress): string {
  const share = fraction === null ? '' : ` ${Math.round(100 * fraction)}%`;
  return stage === 'fetch-encoder' ? `Fetching the encoder${share} …` : `Encoding${share} …`;
}

/** Why no file was made. */
export function exportFailure(reason: FailureReason): string {
  switch (reason) {
    case 'decoder-offline':
      return 'M4A and MP3 need the extra decoder, which is not on this device yet, and there is no network. WAV works without it.';
    case 'out-of-memory':
      return 'The device ran out of memory. Close other pages, or save WAV.';
    default:
      return 'The clip could not be made. Try once more, or save WAV.';
  }
}

export const FORMAT_TEXTS: Readonly<Record<ClipFormat, string>> = {
  wav: '16 bit, nothing lost',
  m4a: 'AAC, 256 kbit/s',
  mp3: '256 kbit/s',
};

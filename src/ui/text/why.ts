import type { Why } from '../../analysis/details/why.ts';
import { t } from '../i18n/translate.ts';
import { clock, decimal, list, percentWith } from './numbers.ts';

/**
 * Why the model says what it says, in words. It is always the model that is described, never the world:
 * what goes together with success in its songs need not cause it.
 */

export type WhyPart = Why['parts'][number];
type Group = WhyPart['group'];

/** What a group is called, and what is measured, for the curious. */
export function groupWords(group: Group): { readonly name: string; readonly meaning: string } {
  return { name: t(`why:groups.${group}.name`), meaning: t(`why:groups.${group}.meaning`) };
}

/** `+0.8`, `−1.2`, `0.0`; one digit after the point unless told otherwise. */
export function signed(value: number, digits = 1): string {
  return decimal(value, digits, true);
}

/** `+0.8 points` */
export function points(value: number, digits = 1): string {
  return t('why:points', { value: signed(value, digits) });
}

/** A song's figure for a group, with its unit. */
export function figure(group: Group, value: number): string {
  switch (group) {
    case 'length':
      return clock(value);
    case 'tempo':
      return `${decimal(value, 0)} BPM`;
    case 'dynamics':
    case 'toneMovement':
    case 'detail':
      return `${decimal(value)} dB`;
    default:
      return `${signed(value)} dB`;
  }
}

/** The middle half of released songs, with the unit once. */
export function middleHalf({ group, low, high }: Pick<WhyPart, 'group' | 'low' | 'high'>): string {
  return t('why:range', { low: figure(group, low).replace(/ \D+$/, ''), high: figure(group, high) });
}

/** Where the song stands among released songs: `Brighter than most released songs`. */
export function comparison({ group, value, low, high }: WhyPart): string {
  if (value > high) return t(`why:groups.${group}.above`);
  if (value < low) return t(`why:groups.${group}.below`);
  return t('why:like');
}

/** One part as a sentence: `Brighter than most released songs: +0.8 points.` */
export function partSentence(part: WhyPart): string {
  return t('why:part', { comparison: comparison(part), points: points(part.points) });
}

/** Largest effect first, whichever way it goes. */
export function byEffect(parts: readonly WhyPart[]): WhyPart[] {
  return parts.toSorted((a, b) => Math.abs(b.points) - Math.abs(a.points));
}

export interface WaterfallStep {
  readonly part: WhyPart;
  /** Chances in percent before and after this part. */
  readonly from: number;
  readonly to: number;
}

/** The way from the base to the song, one part after another, largest effect first. */
export function waterfall(why: Pick<Why, 'baseChance' | 'parts'>): WaterfallStep[] {
  let at = 100 * why.baseChance;
  return byEffect(why.parts).map((part) => {
    const from = at;
    at += part.points;
    return { part, from, to: at };
  });
}

/** `19.7%` */
export function chance(share: number): string {
  return percentWith(share, 1);
}

/** What the chart adds up to, in words. */
export function sumSentence(why: Why): string {
  const difference = 100 * (why.songChance - why.baseChance);
  return t('why:sum', {
    base: chance(why.baseChance),
    song: chance(why.songChance),
    difference: points(difference),
  });
}

/** The parts that matter most either way, as a sentence; those of less than half a point are not worth one. */
export function mainSentence(parts: readonly WhyPart[]): string {
  const worth = byEffect(parts).filter((part) => Math.abs(part.points) >= 0.5);
  const names = (some: readonly WhyPart[]): string =>
    list(some.slice(0, 2).map(({ group }) => groupWords(group).name.toLocaleLowerCase()));
  const up = worth.filter((part) => part.points > 0);
  const down = worth.filter((part) => part.points < 0);
  if (up.length === 0 && down.length === 0) return t('why:main.none');
  return [
    ...(up.length > 0 ? [t('why:main.lifts', { parts: names(up) })] : []),
    ...(down.length > 0 ? [t('why:main.lowers', { parts: names(down) })] : []),
  ].join(' ');
}

type Stretch = Why['overTime'][number];

/** Effects over time below this are said to be even: a tenth of a point. */
const EVEN = 0.1;

/** A stretch as `0:30–0:35`. */
export function stretchClock({ fromSeconds, toSeconds }: Pick<Stretch, 'fromSeconds' | 'toSeconds'>): string {
  return `${clock(fromSeconds)}–${clock(toSeconds)}`;
}

/** Which seconds push most, as a sentence. */
export function overTimeSentence(overTime: readonly Stretch[]): string {
  const [first] = overTime;
  if (!first) return t('why:time.tooShort');
  let up = first;
  let down = first;
  for (const stretch of overTime) {
    if (stretch.points > up.points) up = stretch;
    if (stretch.points < down.points) down = stretch;
  }
  const lifts = { up: stretchClock(up), upPoints: points(up.points, 2) };
  const lowers = { down: stretchClock(down), downPoints: points(down.points, 2) };
  const isUp = up.points >= EVEN;
  const isDown = down.points <= -EVEN;
  if (isUp && isDown) return t('why:time.both', { ...lifts, ...lowers });
  if (isUp) return t('why:time.lifts', lifts);
  return isDown ? t('why:time.lowers', lowers) : t('why:time.even');
}

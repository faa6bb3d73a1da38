import type { Why } from '../../analysis/details/why.ts';
import { clock, decimal } from './numbers.ts';

/**
 * Why the model says what it says, in words. It is always the model that is described, never the world:
 * what goes together with success in its songs need not cause it. All pure.
 */

export type WhyPart = Why['parts'][number];
type Group = WhyPart['group'];

interface GroupWords {
  readonly name: string;
  /** What is measured, for the curious. */
  readonly meaning: string;
  /** Said of a song above and below the middle half of released songs, before "than most released songs". */
  readonly above: string;
  readonly below: string;
}

export const GROUP_WORDS: Readonly<Record<Group, GroupWords>> = {
  length: {
    name: 'Length',
    meaning: 'From the first to the last sample.',
    above: 'Longer',
    below: 'Shorter',
  },
  tempo: {
    name: 'Tempo',
    meaning: 'As the model counts it; half or double time is easily mixed up.',
    above: 'Faster',
    below: 'Slower',
  },
  fullness: {
    name: 'Fullness',
    meaning: 'Average level of all pitches over the whole song, below its loudest moment.',
    above: 'Fuller',
    below: 'Sparser',
  },
  bass: {
    name: 'Bass',
    meaning: 'Below 250 Hz, against the average of the song.',
    above: 'More bass',
    below: 'Less bass',
  },
  lowMids: {
    name: 'Low mids',
    meaning: '250 to 500 Hz, against the average of the song.',
    above: 'Stronger low mids',
    below: 'Weaker low mids',
  },
  voice: {
    name: 'Voice range',
    meaning: '500 Hz to 3.4 kHz, where voices are understood, against the average of the song.',
    above: 'More in the voice range',
    below: 'Less in the voice range',
  },
  brightness: {
    name: 'Brightness',
    meaning: 'Above 3.4 kHz, against the average of the song.',
    above: 'Brighter',
    below: 'Darker',
  },
  dynamics: {
    name: 'Dynamics',
    meaning: 'How far the level swings, from hit to hit and from part to part.',
    above: 'More ups and downs in level',
    below: 'Fewer ups and downs in level',
  },
  toneMovement: {
    name: 'Change of tone',
    meaning: 'How much the broad tone colour moves, for instance between drums and voice.',
    above: 'More change of tone',
    below: 'Less change of tone',
  },
  detail: {
    name: 'Notes against noise',
    meaning: 'How much the fine detail moves: clear notes and syllables move it, steady noise does not.',
    above: 'More clear-cut notes',
    below: 'Smoother and noisier',
  },
};

/** `+0.8`, `−1.2`, `0.0`; one digit after the point unless told otherwise. */
export function signed(value: number, digits = 1): string {
  return decimal(value, digits, true);
}

/** `+0.8 points` */
export function points(value: number, digits = 1): string {
  return `${signed(value, digits)} points`;
}

/** A song's figure for a group, with its unit. */
export function figure(group: Group, value: number): string {
  switch (group) {
    case 'length':
      return clock(value);
    case 'tempo':
      return `${Math.round(value)} BPM`;
    case 'dynamics':
    case 'toneMovement':
    case 'detail':
      return `${value.toFixed(1)} dB`;
    default:
      return `${signed(value)} dB`;
  }
}

/** The middle half of released songs, with the unit once. */
export function middleHalf({ group, low, high }: Pick<WhyPart, 'group' | 'low' | 'high'>): string {
  return `${figure(group, low).replace(/ \D+$/, '')} to ${figure(group, high)}`;
}

/** Where the song stands among released songs: `Brighter than most released songs`. */
export function comparison({ group, value, low, high }: WhyPart): string {
  const words = GROUP_WORDS[group];
  if (value > high) return `${words.above} than most released songs`;
  if (value < low) return `${words.below} than most released songs`;
  return 'Like the middle half of released songs';
}

/** One part as a sentence: `Brighter than most released songs: +0.8 points.` */
export function partSentence(part: WhyPart): string {
  return `${comparison(part)}: ${points(part.points)}.`;
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
  return `${(100 * share).toFixed(1)}%`;
}

/** What the chart adds up to, in words. */
export function sumSentence(why: Why): string {
  const difference = 100 * (why.songChance - why.baseChance);
  return (
    `For the model, released songs as a whole have a chance of ${chance(why.baseChance)} of the best fifth, and this song one of ` +
    `${chance(why.songChance)}. The parts below add up to that difference, ${points(difference)}.`
  );
}

/** The parts that matter most either way, as a sentence; those of less than half a point are not worth one. */
export function mainSentence(parts: readonly WhyPart[]): string {
  const name = ({ group }: WhyPart): string => GROUP_WORDS[group].name.toLowerCase();
  const worth = byEffect(parts).filter((part) => Math.abs(part.points) >= 0.5);
  const up = worth.filter((part) => part.points > 0).slice(0, 2);
  const down = worth.filter((part) => part.points < 0).slice(0, 2);
  const list = (some: readonly WhyPart[]): string => some.map(name).join(' and ');
  if (up.length === 0 && down.length === 0) return 'No single part of the sound moves the estimate by much.';
  if (down.length === 0) return `What lifts it most: ${list(up)}.`;
  if (up.length === 0) return `What lowers it most: ${list(down)}.`;
  return `What lifts it most: ${list(up)}. What lowers it most: ${list(down)}.`;
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
  if (!first) return 'The song is too short to leave a part of it out.';
  let up = first;
  let down = first;
  for (const stretch of overTime) {
    if (stretch.points > up.points) up = stretch;
    if (stretch.points < down.points) down = stretch;
  }
  const lifts = up.points >= EVEN ? `${stretchClock(up)} lifts it most (${points(up.points, 2)})` : null;
  const lowers =
    down.points <= -EVEN ? `${stretchClock(down)} lowers it most (${points(down.points, 2)})` : null;
  if (lifts && lowers) return `${lifts}; ${lowers}.`;
  if (lifts ?? lowers) return `${lifts ?? lowers ?? ''}.`;
  return 'No five seconds stand out: the song pulls evenly from start to end.';
}

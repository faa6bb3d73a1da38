import type { Character } from '../../analysis/details/character.ts';

/** What the section about a song's character says. All pure. */

type Key = Character['key']['candidates'][number];
type Tempo = Character['tempo']['candidates'][number];

/** Names of pitch classes as the chroma shows them. */
export const PITCH_CLASSES = ['C', 'C♯', 'D', 'E♭', 'E', 'F', 'F♯', 'G', 'A♭', 'A', 'B♭', 'B'] as const;

/** Tonics by the signature with fewer accidentals. */
const TONICS = {
  major: ['C', 'D♭', 'D', 'E♭', 'E', 'F', 'F♯', 'G', 'A♭', 'A', 'B♭', 'B'],
  minor: ['C', 'C♯', 'D', 'E♭', 'E', 'F', 'F♯', 'G', 'G♯', 'A', 'B♭', 'B'],
} as const;

/** `F♯ minor`. */
export function keyName({ tonic, mode }: Pick<Key, 'tonic' | 'mode'>): string {
  return `${TONICS[mode][tonic] ?? '?'} ${mode}`;
}

/** Place on the wheel that DJs mix by: A minor is 8A, C major 8B, and a fifth up is one more. */
export function wheelPlace({ tonic, mode }: Pick<Key, 'tonic' | 'mode'>): string {
  const relativeMajor = mode === 'major' ? tonic : (tonic + 3) % 12;
  const fifths = (relativeMajor * 7) % 12;
  return `${((fifths + 7) % 12) + 1}${mode === 'major' ? 'B' : 'A'}`;
}

/** How sure the key is, from the distance to the next one in correlation. */
export function keyCertainty(margin: number): 'clear' | 'likely' | 'unclear' {
  if (margin >= 0.12) return 'clear';
  return margin >= 0.05 ? 'likely' : 'unclear';
}

/** What is known of the key, in words. */
export function keySentence({ candidates, margin }: Character['key']): string {
  const [first, second] = candidates;
  if (!first || !second) return 'Nothing in it has a pitch that could make a key.';
  switch (keyCertainty(margin)) {
    case 'clear':
      return `Clear: no other key comes near. The next would be ${keyName(second)}.`;
    case 'likely':
      return `Likely. The next would be ${keyName(second)}${relation(first, second)}.`;
    case 'unclear':
      return `Unclear: nearly as well fits ${keyName(second)}${relation(first, second)}. Trust your own ear.`;
  }
}

/** What musicians call the distance of two keys, where it has a name. */
function relation(a: Key, b: Key): string {
  if (a.tonic === b.tonic) return ', the parallel key';
  const relativeOfA = a.mode === 'major' ? (a.tonic + 9) % 12 : (a.tonic + 3) % 12;
  if (a.mode !== b.mode && b.tonic === relativeOfA) return ', the relative key';
  const fifth = (b.tonic - a.tonic + 12) % 12;
  if (a.mode === b.mode && (fifth === 7 || fifth === 5)) return ', a fifth away';
  return '';
}

/** How a recording is tuned, in words; nothing worth saying below 8 cents. */
export function tuningSentence(cents: number): string | null {
  const size = Math.abs(Math.round(cents));
  if (size < 8) return null;
  return `It is tuned ${size} cents ${cents > 0 ? 'above' : 'below'} A = 440 Hz${size >= 40 ? ', about halfway to the next semitone' : ''}.`;
}

/** `121 BPM`; a tenth is shown where the beat is steady enough to mean it. */
export function bpmText(bpm: number, steadiness: number | null): string {
  return steadiness !== null && steadiness >= 0.9 ? `${bpm.toFixed(1)} BPM` : `${Math.round(bpm)} BPM`;
}

const RELATIONS: Readonly<Record<Tempo['relation'], string>> = {
  chosen: 'as counted here',
  half: 'counted half as fast',
  double: 'counted twice as fast',
  other: 'another pulse in it',
};

/** A tempo with how it is counted and how strong it is. */
export function tempoText({ relation, bpm, strength }: Tempo): {
  bpm: string;
  words: string;
  strength: string;
} {
  return {
    bpm: `${Math.round(bpm)} BPM`,
    words: RELATIONS[relation],
    strength: relation === 'chosen' ? 'the reference' : `${Math.round(100 * strength)}% as strong`,
  };
}

/** How sure the tempo is, in words. */
export function tempoSentence({ candidates, steadiness }: Character['tempo']): string {
  const [chosen, ...others] = candidates;
  if (!chosen) return 'No beat was found.';
  const rivals = others.filter(({ strength }) => strength >= 0.9);
  const steady =
    steadiness === null
      ? 'Too few beats to say how steady it is.'
      : steadiness >= 0.9
        ? 'The beat is steady.'
        : steadiness >= 0.7
          ? 'The beat moves a little.'
          : 'The beat is loose, or hard to hear.';
  if (rivals.length === 0) return `${steady} No other count is as strong.`;
  const named = rivals.map(({ bpm }) => `${Math.round(bpm)}`).join(' or ');
  return `${steady} It can be counted as ${named} as well.`;
}

/** What there is to see in the energy curve, in words. */
export function energyDescription({ levelsDb, stepSeconds }: Character['energy']): string {
  const heard = levelsDb.filter((level) => level > -65);
  if (heard.length === 0) return 'It is silent throughout.';
  const sorted = heard.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))] ?? 0;
  const range = at(0.9) - at(0.1);
  const size =
    range < 3
      ? 'hardly moves'
      : range < 8
        ? 'moves moderately'
        : range < 15
          ? 'moves a lot'
          : 'moves very far';
  const loudest = levelsDb.indexOf(sorted.at(-1) ?? 0) * stepSeconds;
  const minutes = Math.floor(loudest / 60);
  const seconds = String(Math.floor(loudest % 60)).padStart(2, '0');
  return `Its level ${size}: ${range.toFixed(0)} dB between its quiet and its loud tenth. It is loudest at ${minutes}:${seconds}.`;
}

/** The strongest pitch classes, in words. */
export function chromaDescription(chroma: readonly number[]): string {
  const order = chroma
    .map((value, i) => ({ name: PITCH_CLASSES[i] ?? '?', value }))
    .sort((a, b) => b.value - a.value);
  const [first, second, third] = order;
  if (!first || first.value === 0) return 'No pitches were found.';
  return `Most heard are ${first.name}, ${second?.name ?? ''} and ${third?.name ?? ''}.`;
}

import type { Character } from '../../analysis/details/character.ts';
import { t } from '../i18n/translate.ts';
import { capitalised } from './capitalised.ts';
import { alternatives, clock, decimal, list, percentWith } from './numbers.ts';

/** What the section about a song's character says, in the language in force. */

type Key = Character['key']['candidates'][number];
type Tempo = Character['tempo']['candidates'][number];

/** Pitch classes as the chroma shows them. */
const PITCHES = ['c', 'cSharp', 'd', 'eFlat', 'e', 'f', 'fSharp', 'g', 'aFlat', 'a', 'bFlat', 'b'] as const;

/** Tonics by the signature with fewer accidentals. */
const TONICS = {
  major: ['c', 'dFlat', 'd', 'eFlat', 'e', 'f', 'fSharp', 'g', 'aFlat', 'a', 'bFlat', 'b'],
  minor: ['c', 'cSharp', 'd', 'eFlat', 'e', 'f', 'fSharp', 'g', 'gSharp', 'a', 'bFlat', 'b'],
} as const;

/** Names of the twelve pitch classes from C upwards, as musicians of the language say them: `F♯`, `fa♯`. */
export function pitchNames(): string[] {
  return PITCHES.map((pitch) => t(`character:pitches.${pitch}`));
}

/** `F♯ minor`, within a sentence. */
export function keyName({ tonic, mode }: Pick<Key, 'tonic' | 'mode'>): string {
  const name = TONICS[mode][tonic];
  return name === undefined ? '?' : t(`character:key.${mode}`, { tonic: t(`character:tonics.${name}`) });
}

/** The same on a line of its own. */
export function keyFigure(key: Pick<Key, 'tonic' | 'mode'>): string {
  return capitalised(keyName(key));
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
  if (!first || !second) return t('character:key.noPitch');
  const certainty = keyCertainty(margin);
  const key = keyName(second);
  return certainty === 'clear'
    ? t('character:key.clear', { key })
    : t(`character:key.${certainty}.${relation(first, second)}`, { key });
}

/** What musicians call the distance of two keys, where it has a name. */
function relation(a: Key, b: Key): 'parallel' | 'relative' | 'fifth' | 'other' {
  if (a.tonic === b.tonic) return 'parallel';
  const relativeOfA = a.mode === 'major' ? (a.tonic + 9) % 12 : (a.tonic + 3) % 12;
  if (a.mode !== b.mode && b.tonic === relativeOfA) return 'relative';
  const fifth = (b.tonic - a.tonic + 12) % 12;
  return a.mode === b.mode && (fifth === 7 || fifth === 5) ? 'fifth' : 'other';
}

/** How a recording is tuned, in words; nothing worth saying below 8 cents. */
export function tuningSentence(cents: number): string | null {
  const size = Math.abs(Math.round(cents));
  if (size < 8) return null;
  const where = cents > 0 ? (size >= 40 ? 'farAbove' : 'above') : size >= 40 ? 'farBelow' : 'below';
  return t(`character:tuning.${where}`, { cents: size });
}

/** `121 BPM`; a tenth is shown where the beat is steady enough to mean it. */
export function bpmText(bpm: number, steadiness: number | null): string {
  return `${decimal(bpm, steadiness !== null && steadiness >= 0.9 ? 1 : 0)} BPM`;
}

/** A tempo with how it is counted and how strong it is. */
export function tempoText({ relation, bpm, strength }: Tempo): {
  bpm: string;
  words: string;
  strength: string;
} {
  return {
    bpm: bpmText(bpm, null),
    words: t(`character:tempo.relations.${relation}`),
    strength:
      relation === 'chosen'
        ? t('character:tempo.reference')
        : t('character:tempo.asStrong', { share: percentWith(strength, 0) }),
  };
}

function steadinessSentence(steadiness: number | null): string {
  if (steadiness === null) return t('character:tempo.tooFew');
  if (steadiness >= 0.9) return t('character:tempo.steady');
  return steadiness >= 0.7 ? t('character:tempo.moves') : t('character:tempo.loose');
}

/** How sure the tempo is, in words. */
export function tempoSentence({ candidates, steadiness }: Character['tempo']): string {
  const [chosen, ...others] = candidates;
  if (!chosen) return t('character:tempo.noBeat');
  const rivals = others.filter(({ strength }) => strength >= 0.9).map(({ bpm }) => decimal(bpm, 0));
  const counts =
    rivals.length === 0
      ? t('character:tempo.noOther')
      : t('character:tempo.others', { tempos: alternatives(rivals) });
  return `${steadinessSentence(steadiness)} ${counts}`;
}

/** What there is to see in the energy curve, in words. */
export function energyDescription({ levelsDb, stepSeconds }: Character['energy']): string {
  const heard = levelsDb.filter((level) => level > -65);
  if (heard.length === 0) return t('character:energy.silent');
  const sorted = heard.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))] ?? 0;
  const range = at(0.9) - at(0.1);
  const size = range < 3 ? 'hardly' : range < 8 ? 'moderately' : range < 15 ? 'much' : 'far';
  return t(`character:energy.${size}`, {
    range: decimal(range, 0),
    time: clock(levelsDb.indexOf(sorted.at(-1) ?? 0) * stepSeconds),
  });
}

/** The strongest pitch classes, in words. */
export function chromaDescription(chroma: readonly number[]): string {
  const names = pitchNames();
  const order = chroma
    .map((value, i) => ({ name: names[i] ?? '?', value }))
    .sort((a, b) => b.value - a.value);
  if (!order[0] || order[0].value === 0) return t('character:chroma.none');
  return t('character:chroma.strongest', { pitches: list(order.slice(0, 3).map(({ name }) => name)) });
}

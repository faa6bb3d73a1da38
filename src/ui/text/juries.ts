import type { JuriesDetail } from '../../analysis/details/juries.ts';
import {
  LISTENER_CHARACTERISTICS,
  type ListenerCharacteristic,
} from '../../model/listener/characteristics.ts';
import { CHART_JURY } from '../../model/summary/summary.ts';
import { t } from '../i18n/translate.ts';
import type { JuryFacts, Measured, ModelFacts, PanelFacts } from '../modelFacts.ts';
import { count, decimal, list, percentWith, place } from './numbers.ts';
import { phraseInLanguage } from './phrases.ts';

/** What the section about the juries says, in the language in force. */

type Summary = NonNullable<JuriesDetail['summary']>;

const ofHundred = (share: number): number => Math.round(share * 100);

/** `31 in 100`; small and large shares are not rounded to certainty. */
export function inHundred(share: number): string {
  if (share > 0 && share < 0.005) return t('juries:inHundred.fewer');
  if (share < 1 && share >= 0.995) return t('juries:inHundred.more');
  return t('juries:inHundred.some', { number: ofHundred(share) });
}

const NUMBERS = ['one', 'two', 'three', 'four', 'five', 'six'] as const;

/** Heading of the section: how many juries there are. */
export function juriesTitle(juries: number): string {
  const number = NUMBERS[juries - 1];
  return number ? t(`juries:title.${number}`) : t('juries:title.more', { number: juries });
}

/** Where the song stands when all juries with a say are taken together. */
export function summarySentence({
  percentile,
  low,
  high,
}: Pick<Summary, 'percentile' | 'low' | 'high'>): string {
  const at = { place: place(percentile), low: place(low), high: place(high) };
  // An interval without a width is there only where the scale ends.
  return t(at.low === at.high ? 'juries:summaryAtEnd' : 'juries:summary', at);
}

/** Who the reference songs are. */
export function referenceSentence({ description, songs }: PanelFacts['reference']): string {
  return t('juries:reference', { songs: count(songs), description: phraseInLanguage(description) });
}

/** The juries' titles by name, the chart jury's included. */
export function juryTitle(name: string, panel: Pick<PanelFacts, 'juries'>): string {
  if (name === CHART_JURY) return t('juries:chart');
  return phraseInLanguage(panel.juries.find((jury) => jury.name === name)?.title ?? name);
}

/** Places that are this far apart are said to disagree; below the second, to agree. */
const DISAGREE = 0.4;
const AGREE = 0.15;

/** Whether the juries with a say are of one mind. */
export function disagreementSentence(juries: Summary['juries'], panel: Pick<PanelFacts, 'juries'>): string {
  const heard = juries.filter(({ share }) => share > 0).toSorted((a, b) => b.percentile - a.percentile);
  const [highest] = heard;
  const lowest = heard.at(-1);
  if (!highest || !lowest || heard.length < 2) return '';
  const distance = highest.percentile - lowest.percentile;
  if (distance < AGREE) return t('juries:agree');
  return t(distance >= DISAGREE ? 'juries:disagree' : 'juries:differ', {
    highest: juryTitle(highest.name, panel),
    high: place(highest.percentile),
    lowest: juryTitle(lowest.name, panel),
    low: place(lowest.percentile),
  });
}

/** A jury's part of the summary. */
export function shareText(share: number): string {
  return share > 0 ? t('juries:share.some', { share: percentWith(share, 0) }) : t('juries:share.none');
}

/** Who decides how much of the summary, as one sentence. */
export function sharesSentence(juries: Summary['juries'], panel: Pick<PanelFacts, 'juries'>): string {
  const heard = juries
    .filter(({ share }) => share > 0)
    .map(({ name, share }) => ({ jury: juryTitle(name, panel), share: percentWith(share, 0) }));
  const [only] = heard;
  if (only && heard.length === 1) return t('juries:share.alone', only);
  return t('juries:share.all', { shares: list(heard.map((part) => t('juries:share.decides', part))) });
}

/** What a jury learned from. */
export function learnedSentence({
  songs,
  artists,
  population,
}: Pick<JuryFacts, 'songs' | 'artists' | 'population'>): string {
  return t('juries:learned', {
    songs: count(songs),
    artists: count(artists),
    population: phraseInLanguage(population),
  });
}

/** What a jury tells from what. */
export function contrastSentence({ yes, no }: JuryFacts['contrast']): string {
  return t('juries:contrast', { yes: phraseInLanguage(yes), no: phraseInLanguage(no) });
}

/** Where a jury's probability stands among the reference songs. */
export function standingSentence(percentile: number): string {
  return t('juries:standing', { place: place(percentile) });
}

/** What a base rate is not. */
export function baseRateSentence(baseRate: number): string {
  return t('juries:baseRate', { share: inHundred(baseRate) });
}

/** Whether a jury is told from a coin. */
export function hasSay(name: string, { voices }: Pick<PanelFacts, 'voices'>): boolean {
  return voices.includes(name);
}

const rightOf = ({ value, low, high }: Measured) => ({
  right: ofHundred(value),
  low: ofHundred(low),
  high: ofHundred(high),
});

/** The pairs of a jury of two answers. */
export const PAIRS_OF_ONE_YEAR = 'year';
/** The pairs of the chart jury. */
export const PAIRS_OF_FIFTH = 'fifth';

/**
 * A jury's skill in plain words.
 *
 * @param pairs what the pairs are
 */
export function skillSentence(
  pairsRight: Measured,
  pairs: typeof PAIRS_OF_ONE_YEAR | typeof PAIRS_OF_FIFTH,
  say: boolean,
): string {
  const skill = t(`juries:skill.${pairs}`, rightOf(pairsRight));
  return say ? skill : `${skill} ${t('juries:skill.none')}`;
}

/** Up to this share of right pairs, two kinds of songs are said to be hardly told apart. */
const HARDLY = 0.62;

/**
 * What remains of the TikTok jury's skill among songs that charted; nothing for juries of which that is not
 * asked.
 */
export function chartedSentence({
  name,
  pairsRightAmongCharted: pairs,
}: Pick<JuryFacts, 'name' | 'pairsRightAmongCharted'>): string {
  if (name !== 'tiktok') return '';
  if (pairs === null) return t('juries:charted.unmeasured');
  const told = pairs.low <= 0.5 ? 'not' : pairs.value < HARDLY ? 'hardly' : 'partly';
  return t(`juries:charted.${told}`, rightOf(pairs));
}

/** How well a characteristic is estimated, from R² on artists that were not learned from. */
export function estimateQuality(r2: number | undefined): string {
  if (r2 === undefined) return t('juries:quality.unknown');
  if (r2 >= 0.5) return t('juries:quality.fair');
  return r2 >= 0.25 ? t('juries:quality.rough') : t('juries:quality.hint');
}

/** The quietest loudness that has a length as a bar, decibels. */
const QUIETEST_DB = -30;

/** One characteristic as a bar with its words. */
interface CharacteristicBar {
  readonly name: ListenerCharacteristic;
  readonly label: string;
  readonly meaning: string;
  /** Length, 0–1. */
  readonly bar: number;
  /** `64`, of 100, or `−8.3 dB`. */
  readonly figure: string;
  readonly quality: string;
}

/** The listener's estimates as bars. */
export function characteristicBars(
  characteristics: JuriesDetail['listener']['characteristics'],
  r2: PanelFacts['listener']['r2'],
): CharacteristicBar[] {
  return LISTENER_CHARACTERISTICS.map((name) => {
    const value = characteristics[name];
    const decibels = name === 'loudness';
    return {
      name,
      label: t(`juries:characteristics.${name}.label`),
      meaning: t(`juries:characteristics.${name}.meaning`),
      bar: Math.min(1, Math.max(0, decibels ? 1 - value / QUIETEST_DB : value)),
      figure: decibels ? `${decimal(value)} dB` : `${ofHundred(value)}`,
      quality: estimateQuality(r2[name]),
    };
  });
}

/** What the characteristics are. */
export function listenerSentence({ songs, population }: PanelFacts['listener']): string {
  return t('juries:listener.text', { songs: count(songs), population: phraseInLanguage(population) });
}

/** What is said about a sound that the juries cannot judge. */
interface OutsideText {
  readonly sentence: string;
  readonly nextStep: string;
}

/** The gravest first. */
const OUTSIDE = [
  ['silent', 'silent'],
  ['too-short-to-judge', 'short'],
  ['unlike-released-songs', 'unlike'],
] as const;

/** The one notice about a sound that the juries cannot judge; `null` where there is nothing to say. */
export function outsideText({ reasons }: Pick<JuriesDetail['outside'], 'reasons'>): OutsideText | null {
  const gravest = OUTSIDE.find(([reason]) => reasons.includes(reason));
  if (!gravest) return null;
  return {
    sentence: t(`juries:outside.${gravest[1]}.sentence`),
    nextStep: t(`juries:outside.${gravest[1]}.nextStep`),
  };
}

/** Moves up to this are not worth a word, as a share of the reference songs. */
const STEADY = 0.03;
const CODEC_NAMES: Readonly<Record<string, string>> = { mp3: 'MP3', aac: 'AAC', opus: 'Opus' };

/**
 * What a lossy encoding may have done to the summary: told by the nearest measured rate that is not above the
 * file's; nothing where songs stayed in their places.
 */
export function encodingSentence(
  codec: string | null,
  sizeBytes: number,
  durationSeconds: number,
  encodings: PanelFacts['encodings'],
): string {
  const rate = (sizeBytes * 8) / 1000 / durationSeconds;
  const ofCodec = encodings
    .filter((encoding) => encoding.codec === codec)
    .toSorted((a, b) => b.kbitPerSecond - a.kbitPerSecond);
  // Encoders keep their rate within a few percent; below all that was measured, the lowest says least too much.
  const measured =
    ofCodec.find(({ kbitPerSecond }) => kbitPerSecond <= 1.05 * rate) ?? ofCodec.at(-1) ?? null;
  if (!measured || measured.max <= STEADY) return '';
  const points = (share: number): string =>
    t('juries:encoding.points', { count: Math.max(1, Math.ceil(100 * share - 0.5)) });
  return t('juries:encoding.text', {
    codec: CODEC_NAMES[measured.codec] ?? measured.codec,
    rate: Math.round(rate),
    measured: measured.kbitPerSecond,
    most: points(measured.max),
    half: points(measured.median),
  });
}

/** One jury as the section shows it. */
export interface JuryView {
  readonly name: string;
  readonly title: string;
  /** 0–1 */
  readonly probability: number;
  readonly baseRate: number;
  /** What the two bars are shares of. */
  readonly outcome: string;
  readonly share: number | null;
  readonly standing: string;
  readonly learned: string;
  readonly skill: string;
  readonly remarks: readonly string[];
}

/** All juries in order, the chart jury first. */
export function juryViews(
  { juries, summary }: Pick<JuriesDetail, 'juries' | 'summary'>,
  top20: number,
  facts: Pick<ModelFacts, 'songs' | 'artists' | 'population' | 'baseRateTop20' | 'pairsRight'>,
  panel: PanelFacts,
): JuryView[] {
  const voice = (name: string) => summary?.juries.find((jury) => jury.name === name) ?? null;
  const standing = (own: Summary['juries'][number] | null) => (own ? standingSentence(own.percentile) : '');
  const chart = voice(CHART_JURY);
  return [
    {
      name: CHART_JURY,
      title: juryTitle(CHART_JURY, panel),
      probability: top20,
      baseRate: facts.baseRateTop20,
      outcome: t('juries:card.howManyBestFifth'),
      share: chart?.share ?? null,
      standing: standing(chart),
      learned: `${learnedSentence(facts)} ${t('juries:chartContrast')}`,
      skill: skillSentence(facts.pairsRight, PAIRS_OF_FIFTH, hasSay(CHART_JURY, panel)),
      remarks: [],
    },
    ...panel.juries.flatMap((jury): JuryView[] => {
      const probability = juries.find(({ name }) => name === jury.name)?.probability;
      if (probability === undefined) return [];
      const own = voice(jury.name);
      return [
        {
          name: jury.name,
          title: juryTitle(jury.name, panel),
          probability,
          baseRate: jury.baseRate,
          outcome: t('juries:card.howMany', { outcome: phraseInLanguage(jury.contrast.yes) }),
          share: own?.share ?? null,
          standing: standing(own),
          learned: `${learnedSentence(jury)} ${contrastSentence(jury.contrast)}`,
          skill: skillSentence(jury.pairsRight, PAIRS_OF_ONE_YEAR, hasSay(jury.name, panel)),
          remarks: [baseRateSentence(jury.baseRate), chartedSentence(jury)].filter((text) => text !== ''),
        },
      ];
    }),
  ];
}

/** The summary's scale as one sentence, for those who do not see it. */
export function scaleDescription({
  percentile,
  low,
  high,
}: Pick<Summary, 'percentile' | 'low' | 'high'>): string {
  return t('juries:scale.described', { place: place(percentile), low: place(low), high: place(high) });
}

import type { JuriesDetail } from '../../analysis/details/juries.ts';
import type { ListenerCharacteristic } from '../../model/listener/characteristics.ts';
import { CHART_JURY } from '../../model/summary/summary.ts';
import type { JuryFacts, Measured, ModelFacts, PanelFacts } from '../modelFacts.ts';
import { count, place } from './numbers.ts';

/** What the section about the juries says. All pure. */

type Summary = NonNullable<JuriesDetail['summary']>;

const ofHundred = (share: number): number => Math.round(share * 100);

/** `31 in 100`; small and large shares are not rounded to certainty. */
export function inHundred(share: number): string {
  if (share > 0 && share < 0.005) return 'fewer than 1 in 100';
  if (share < 1 && share >= 0.995) return 'more than 99 in 100';
  return `${ofHundred(share)} in 100`;
}

const NUMBERS = ['no', 'one', 'two', 'three', 'four', 'five', 'six'] as const;

/** Heading of the section: how many juries there are. */
export function juriesTitle(juries: number): string {
  const number = NUMBERS[juries] ?? String(juries);
  return `What ${number} ${juries === 1 ? 'jury says' : 'juries say'}`;
}

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;

const listOf = (parts: readonly string[]): string =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`;

/** Where the song stands when all juries with a say are taken together. */
export function summarySentence({
  percentile,
  low,
  high,
}: Pick<Summary, 'percentile' | 'low' | 'high'>): string {
  return (
    `Taken together, they place it above ${place(percentile)} of 100 reference songs. ` +
    `With what they err and how far they disagree, it may be anywhere from ${place(low)} to ${place(high)}.`
  );
}

/** Who the reference songs are. */
export function referenceSentence({ description, songs }: PanelFacts['reference']): string {
  return `The reference songs are ${count(songs)} ${description}.`;
}

/** The juries' titles by name, the chart jury's included. */
export function juryTitle(name: string, panel: Pick<PanelFacts, 'juries'>): string {
  if (name === CHART_JURY) return 'Chart rank';
  return panel.juries.find((jury) => jury.name === name)?.title ?? name;
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
  const ends =
    `${juryTitle(highest.name, panel)} places it at ${place(highest.percentile)}, ` +
    `${juryTitle(lowest.name, panel)} at ${place(lowest.percentile)}.`;
  if (distance >= DISAGREE)
    return `The juries disagree: ${ends} Each speaks for other listeners, so look at each of them.`;
  if (distance >= AGREE) return `The juries differ a little: ${ends}`;
  return 'The juries are of one mind about it.';
}

/** A jury's part of the summary. */
export function shareText(share: number): string {
  return share > 0 ? `${ofHundred(share)}% of the summary` : 'no say in the summary';
}

/** Who decides how much of the summary, as one sentence. */
export function sharesSentence(juries: Summary['juries'], panel: Pick<PanelFacts, 'juries'>): string {
  const parts = juries.flatMap(({ name, share }) =>
    share > 0 ? [`${juryTitle(name, panel)} decides ${ofHundred(share)}%`] : [],
  );
  return parts.length < 2 ? `${parts.join('')}.` : `${listOf(parts)}: the more skill, the more say.`;
}

/** Why there is no summary. */
export const NO_SUMMARY =
  'There is nothing to sum up: none of the juries was shown to know more than a coin.';

/** What a jury learned from. */
export function learnedSentence({
  songs,
  artists,
  population,
}: Pick<JuryFacts, 'songs' | 'artists' | 'population'>): string {
  return `It learned from ${count(songs)} songs by ${count(artists)} artists: ${population}.`;
}

/** What a jury tells from what. */
export function contrastSentence({ yes, no }: JuryFacts['contrast']): string {
  return `It tells ${yes} from ${no}.`;
}

/** The contrast of the chart jury. */
export const CHART_CONTRAST = 'It tells the best fifth of them from the rest, by their place in the charts.';

/** Where a jury's probability stands among the reference songs. */
export function standingSentence(percentile: number): string {
  return `Its estimate is higher than for ${place(percentile)} of 100 reference songs.`;
}

/** What a base rate is not. */
export function baseRateSentence(baseRate: number): string {
  return `The ${inHundred(baseRate)} comes from how its songs were collected. It does not say how often a song gets there.`;
}

/** Whether a jury is told from a coin. */
export function hasSay(name: string, { voices }: Pick<PanelFacts, 'voices'>): boolean {
  return voices.includes(name);
}

const range = ({ low, high }: Measured): string => `${ofHundred(low)} to ${ofHundred(high)}`;

/**
 * A jury's skill in plain words.
 *
 * @param pairs what the pairs are, for instance `of a song from each side and of one year`
 */
export function skillSentence(pairsRight: Measured, pairs: string, say: boolean): string {
  const skill =
    `Of 100 pairs ${pairs}, it names the right one in ${ofHundred(pairsRight.value)} ` +
    `(${range(pairsRight)}); a coin, in 50.`;
  return say ? skill : `${skill} That cannot be told from a coin, so it has no say in the summary.`;
}

/** The pairs of a jury of two answers. */
export const PAIRS_OF_ONE_YEAR = 'of a song from each side and of one year';
/** The pairs of the chart jury. */
export const PAIRS_OF_FIFTH = 'of a song from the best fifth and one from the rest';

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
  if (pairs === null)
    return 'TikTok hits are hardly told from other charting songs: much of what it judges is the charts or not.';
  const told =
    pairs.low <= 0.5 ? 'cannot be told' : pairs.value < HARDLY ? 'are hardly told' : 'are told only in part';
  return (
    `TikTok hits ${told} from other charting songs: among those, it names the right one in ` +
    `${ofHundred(pairs.value)} of 100 pairs (${range(pairs)}).`
  );
}

/** How a characteristic is called and what it means. */
const CHARACTERISTICS: Readonly<
  Record<ListenerCharacteristic, { readonly label: string; readonly meaning: string }>
> = {
  danceability: { label: 'Danceability', meaning: 'how steady and strong the beat is' },
  energy: { label: 'Energy', meaning: 'how loud, fast and dense it feels' },
  valence: { label: 'Valence', meaning: 'how cheerful rather than sad' },
  acousticness: { label: 'Acousticness', meaning: 'how likely it is played without electricity' },
  instrumentalness: { label: 'Instrumentalness', meaning: 'how likely nobody sings' },
  speechiness: { label: 'Speechiness', meaning: 'how much of it is spoken' },
  liveness: { label: 'Liveness', meaning: 'how likely an audience is in the room' },
  loudness: { label: 'Loudness', meaning: 'how loud it is on the whole' },
};

/** How well a characteristic is estimated, from R² on artists that were not learned from. */
export function estimateQuality(r2: number | undefined): string {
  if (r2 === undefined) return 'not known how well estimated';
  if (r2 >= 0.5) return 'fairly well estimated';
  return r2 >= 0.25 ? 'roughly estimated' : 'hardly estimated: only a hint';
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
  return (Object.keys(CHARACTERISTICS) as ListenerCharacteristic[]).map((name) => {
    const value = characteristics[name];
    const decibels = name === 'loudness';
    return {
      name,
      ...CHARACTERISTICS[name],
      bar: Math.min(1, Math.max(0, decibels ? 1 - value / QUIETEST_DB : value)),
      figure: decibels ? `${value.toFixed(1).replace('-', '−')} dB` : `${ofHundred(value)}`,
      quality: estimateQuality(r2[name]),
    };
  });
}

/** What the characteristics are. */
export function listenerSentence({ songs, population }: PanelFacts['listener']): string {
  return (
    'The other juries know a song by its tempo, its length and these eight characteristics, as Spotify named and defined them. ' +
    `They are estimated here by a listener that learned from ${count(songs)} songs: ${population}. 0 is least and 100 most.`
  );
}

/** What is said about a sound that the juries cannot judge. */
interface OutsideText {
  readonly sentence: string;
  readonly nextStep: string;
}

const OUTSIDE_TEXTS: Readonly<Record<JuriesDetail['outside']['reasons'][number], OutsideText>> = {
  silent: {
    sentence: 'This is all but silent, so nothing below says anything about a song.',
    nextStep: 'Check the export, then drop the file again.',
  },
  'too-short-to-judge': {
    sentence: 'This is shorter than ten seconds, too short for the estimates below to mean much.',
    nextStep: 'Drop the whole song, or at least half a minute of it.',
  },
  'unlike-released-songs': {
    sentence:
      'This sounds unlike released songs, as speech, noise or a single instrument does, so the estimates below are guesses.',
    nextStep: 'If it is one track of a song, drop the whole mix.',
  },
};

/** The one notice about a sound that the juries cannot judge; `null` where there is nothing to say. */
export function outsideText({ reasons }: Pick<JuriesDetail['outside'], 'reasons'>): OutsideText | null {
  const order = ['silent', 'too-short-to-judge', 'unlike-released-songs'] as const;
  const gravest = order.find((reason) => reasons.includes(reason));
  return gravest === undefined ? null : OUTSIDE_TEXTS[gravest];
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
  const points = (share: number): string => {
    const whole = Math.max(1, Math.ceil(100 * share - 0.5));
    return `${whole} ${whole === 1 ? 'point' : 'points'}`;
  };
  const name = CODEC_NAMES[measured.codec] ?? measured.codec;
  return (
    `This file is ${name} at about ${Math.round(rate)} kbit/s. At ${measured.kbitPerSecond} kbit/s, songs moved in the summary ` +
    `by up to ${points(measured.max)} from their originals, half of them by at most ${points(measured.median)}. ` +
    'Drop a WAV or FLAC where you have one.'
  );
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
      outcome: 'in the best fifth',
      share: chart?.share ?? null,
      standing: standing(chart),
      learned: `${learnedSentence(facts)} ${CHART_CONTRAST}`,
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
          title: jury.title,
          probability,
          baseRate: jury.baseRate,
          outcome: jury.contrast.yes,
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
  return sentence(
    `scale from 0, below all reference songs, to 100, above all. This song: ${place(percentile)}, between ${place(low)} and ${place(high)}`,
  );
}

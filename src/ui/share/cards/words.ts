import type { Report } from '../../../analysis/report.ts';
import { paceOf, personalityOf, type Personality } from '../../../share/cards/personality.ts';
import type { CardContent, CardFigure, CardPortrait } from '../../../share/cards/types.ts';
import { currentLanguage, t } from '../../i18n/translate.ts';
import type { ModelFacts } from '../../modelFacts.ts';
import type { Region } from '../../report/clip/region.ts';
import { capitalised } from '../../text/capitalised.ts';
import { bpmText, keyCertainty, keyName } from '../../text/character.ts';
import { clock, count, list, place, plain } from '../../text/numbers.ts';
import { phraseInLanguage } from '../../text/phrases.ts';
import { displayTitle } from '../../text/title.ts';

/** What stands on a card, in the language in force: everything that a card says comes from here. */

/** What the person chose to be on the card. */
export interface CardWishes {
  readonly shows: 'figure' | 'portrait';
  readonly title: boolean;
  readonly artist: boolean;
  /** The clip that the person has set, seconds; `null` for the best one. */
  readonly clip: Region | null;
}

/** The characteristics that are estimated well enough to be put on a picture, in the order in which they stand. */
const CHARACTERISTICS = ['energy', 'danceability', 'valence', 'acousticness'] as const;

const ofHundred = (share: number): number => Math.min(100, Math.max(0, Math.round(100 * share)));

/** What the figure compares with: the reference songs of all juries together, or the chart jury's where it is alone. */
function comparison(report: Report, facts: ModelFacts): { songs: number; who: string } {
  const panel = report.details.juries?.summary ? facts.panel : null;
  return panel
    ? { songs: panel.reference.songs, who: panel.reference.description }
    : { songs: facts.songs, who: facts.population };
}

/**
 * The song's place, the same as the page gives it: of all juries where they have spoken, else of the chart jury.
 * `null` where the sound cannot be compared with released songs.
 */
export function figureOf(report: Report): CardFigure | null {
  const { juries } = report.details;
  if (juries && juries.outside.reasons.length > 0) return null;
  const { chart } = report;
  const { percentile, low, high } = juries?.summary ?? {
    percentile: chart.median,
    low: chart.low80,
    high: chart.high80,
  };
  return {
    value: place(percentile),
    low: place(low),
    high: place(high),
    lead: t('cards:card.lead'),
    rest: t('cards:card.rest'),
    interval:
      place(low) === place(high)
        ? t('cards:card.intervalAtEnd')
        : t('cards:card.interval', { low: place(low), high: place(high) }),
  };
}

const LABELS = {
  low: { dark: 'lowDark', between: 'lowBetween', bright: 'lowBright' },
  middle: { dark: 'middleDark', between: 'middleBetween', bright: 'middleBright' },
  high: { dark: 'highDark', between: 'highBetween', bright: 'highBright' },
} as const;

function described({ energy, mood, danceable, instruments }: Personality): CardPortrait {
  const traits = [
    t(`cards:traits.${energy}`),
    t(`cards:traits.${mood}`),
    ...(danceable ? [t('cards:traits.danceable')] : []),
    ...(instruments ? [t(`cards:traits.${instruments}`)] : []),
  ];
  return {
    label: t(`cards:labels.${LABELS[energy][mood]}.${danceable ? 'dancing' : 'other'}`),
    traits: capitalised(traits.join(', ')),
  };
}

/** The sound in a few words: from the estimated characteristics, or from the tempo where there are none. */
export function portraitOf(report: Report): CardPortrait {
  const { juries, character } = report.details;
  if (juries) return described(personalityOf(juries.listener.characteristics));
  const pace = paceOf(character?.tempo.candidates[0]?.bpm ?? null);
  return { label: t(`cards:pace.${pace}`), traits: capitalised(t(`cards:paceTraits.${pace}`)) };
}

/** How the label of the portrait comes about. */
export function portraitBasis(report: Report): string {
  const { juries } = report.details;
  if (!juries) return t('cards:form.portraitTempo');
  const { characteristics } = juries.listener;
  return t('cards:form.portraitBasis', {
    list: list(
      CHARACTERISTICS.map((name) => `${t(`cards:card.${name}`)} ${ofHundred(characteristics[name])}`),
    ),
  });
}

/** Tempo, key and length; what was not found, or not found clearly, is left out. */
function factsOf(report: Report): string[] {
  const { character } = report.details;
  const tempo = character?.tempo.candidates[0];
  const key = character?.key.candidates[0];
  return [
    ...(character && tempo ? [bpmText(tempo.bpm, character.tempo.steadiness)] : []),
    ...(character && key && keyCertainty(character.key.margin) !== 'unclear'
      ? [capitalised(keyName(key))]
      : []),
    clock(report.audio.durationSeconds),
  ];
}

function clipOf(report: Report, wished: Region | null): CardContent['clip'] {
  const shortest = report.details.clips?.lengths[0];
  const best = shortest?.best[0];
  const suggested = shortest && best ? { start: best.startSeconds, seconds: shortest.seconds } : null;
  const clip = wished ?? suggested;
  const duration = report.audio.durationSeconds;
  if (!clip || !(duration > 0)) return null;
  const words = { seconds: plain(clip.seconds, 1), from: clock(clip.start) };
  return {
    from: Math.min(1, clip.start / duration),
    to: Math.min(1, (clip.start + clip.seconds) / duration),
    label: t('cards:card.clip', words),
    alt: t('cards:alt.waveformClip', words),
  };
}

/** Everything that a card shows. */
export function cardContent(report: Report, facts: ModelFacts, wishes: CardWishes): CardContent {
  const { title, artist } = displayTitle(report.tags, report.file.name);
  const figure = wishes.shows === 'figure' ? figureOf(report) : null;
  const { songs, who } = comparison(report, facts);
  const { juries } = report.details;
  return {
    language: currentLanguage(),
    title: wishes.title ? title : null,
    artist: wishes.artist ? artist : null,
    hero: figure ? { kind: 'figure', figure } : { kind: 'portrait', portrait: portraitOf(report) },
    facts: factsOf(report),
    character: juries
      ? CHARACTERISTICS.map((name) => ({
          label: t(`cards:card.${name}`),
          value: ofHundred(juries.listener.characteristics[name]),
        }))
      : [],
    peaks: report.waveformPeaks,
    clip: clipOf(report, wishes.clip),
    estimated: t('cards:card.estimated'),
    population: figure
      ? t('cards:card.compared', { songs: count(songs), who: phraseInLanguage(who) })
      : t('cards:card.described'),
  };
}

/**
 * A card in words, for those who do not see it. Says what the card says, and nothing that it leaves out.
 *
 * @param sound what is seen of the sound; the waveform of a card unless something else is said
 */
export function cardDescription(content: CardContent, sound?: string): string {
  const { title, artist, hero, facts, character, clip } = content;
  const sentences = [
    title !== null && artist !== null
      ? t('cards:alt.named', { title, artist })
      : title !== null
        ? t('cards:alt.titled', { title })
        : artist !== null
          ? t('cards:alt.by', { artist })
          : '',
    hero.kind === 'figure'
      ? `${t('cards:alt.figure', { lead: hero.figure.lead, value: hero.figure.value, rest: hero.figure.rest })} ${hero.figure.interval}`
      : t('cards:alt.portrait', { label: hero.portrait.label, traits: hero.portrait.traits }),
    facts.length > 0 ? t('cards:alt.facts', { list: facts.join(', ') }) : '',
    character.length > 0
      ? t('cards:alt.character', {
          list: character
            .map(({ label, value }) => t('cards:alt.characterItem', { label, value }))
            .join(', '),
        })
      : '',
    sound ?? clip?.alt ?? t('cards:alt.waveform'),
    t('cards:alt.estimated', { text: content.estimated }),
    content.population,
  ];
  return sentences.filter((sentence) => sentence !== '').join(' ');
}

/** What a card's file is called. The song's name is in it only where it is on the card. */
export function cardFileName(content: CardContent, size: string): string {
  const named = [content.artist, content.title]
    .filter((name) => name !== null)
    .join(' ')
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N} ._-]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[ .]+|[ .]+$/g, '')
    .slice(0, 80)
    .trim();
  return `Earshot ${named === '' ? '' : `${named} `}${size}.png`;
}

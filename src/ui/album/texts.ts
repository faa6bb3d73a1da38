import type { PairwiseSkill } from '../../analysis/ranking/topPick.ts';
import { pairSkill, pickSkill } from '../../analysis/ranking/topPick.ts';
import type { ComparedFigure, ComparedName, DifferenceMeaning } from '../../analysis/ranking/compare.ts';
import { CHART_JURY } from '../../model/summary/summary.ts';
import { t } from '../i18n/translate.ts';
import type { ModelFacts } from '../modelFacts.ts';
import { keyFigure } from '../text/character.ts';
import { clock, count, decimal, percent, place } from '../text/numbers.ts';
import type { Column, Row } from './rows.ts';

/** What a column says of a song; empty where it has nothing to say. */
export function columnText(row: Row, column: Column): string {
  switch (column) {
    case 'place':
      return row.place === null ? '' : `${row.place}`;
    case 'song':
      return [row.title, row.artist ?? '', row.path].join(' ');
    case 'estimate':
      return row.estimate === null ? '' : `${place(row.estimate)}`;
    case 'tempo':
      return row.tempoBpm === null ? '' : `${Math.round(row.tempoBpm)}`;
    case 'key':
      return row.key === null ? '' : keyFigure(row.key);
    case 'loudness':
      return row.integratedLufs === null ? '' : decimal(row.integratedLufs);
    case 'clip':
      return row.clip === null ? '' : clock(row.clip.startSeconds);
    case 'length':
      return row.durationSeconds === null ? '' : clock(row.durationSeconds);
  }
}

/** Time left in words that promise no more than is known. */
export function timeLeft(seconds: number | null): string {
  if (seconds === null) return t('album:timeUnknown');
  if (seconds < 8) return t('album:almostDone');
  if (seconds < 90) return t('album:secondsLeft', { count: 5 * Math.ceil(seconds / 5) });
  return t('album:minutesLeft', { count: Math.ceil(seconds / 60) });
}

/** Who shares the first place. */
export function topSentence(rows: readonly Row[]): string {
  const ranked = rows.filter((row) => row.place !== null);
  const top = ranked.filter((row) => row.place === 1);
  const [first] = top;
  if (!first || ranked.length < 2) return '';
  if (top.length === ranked.length) return t('album:allShare', { count: ranked.length });
  if (top.length === 1) return t('album:oneLeads', { title: first.title });
  return t('album:someShare', { count: top.length, all: count(ranked.length) });
}

const chartPercentile = ({ report }: Row): number | null =>
  report?.details.juries?.summary?.juries.find(({ name }) => name === CHART_JURY)?.percentile ?? null;

/**
 * How often the top pick would be right, as it was measured; empty where it was not. Only the chart jury's choices
 * among songs of one artist were measured, so it is named.
 */
export function trustSentences(rows: readonly Row[], skill: PairwiseSkill | null): string[] {
  const ranked = rows
    .filter((row) => row.estimate !== null)
    .sort((a, b) => (b.estimate ?? 0) - (a.estimate ?? 0));
  const pick = pickSkill(ranked.length, skill);
  if (!pick) return [];
  const hundred = (share: number): string => `${Math.round(100 * share)}`;
  const said: string[] = [
    t('album:pickRight', {
      songs: pick.songs,
      right: hundred(pick.right.value),
      low: hundred(pick.right.low),
      high: hundred(pick.right.high),
      chance: hundred(pick.chance),
    }),
  ];
  const [first, second] = ranked;
  const one = first ? chartPercentile(first) : null;
  const other = second ? chartPercentile(second) : null;
  const pair = one !== null && other !== null && one >= other ? pairSkill(one, other, skill) : null;
  if (pair) {
    said.push(
      t('album:pairRight', {
        right: hundred(pair.accuracy.value),
        low: hundred(pair.accuracy.low),
        high: hundred(pair.accuracy.high),
        pairs: count(pair.pairs),
      }),
    );
  }
  return said;
}

/** Nobody compares mixes at lower rates. */
const LEAST_KBIT_PER_SECOND = 128;

/**
 * How far an estimate moves when nothing but the encoding changes, at rates at which mixes are handed round; 0 where
 * that was not measured.
 */
export function encodingNoise(facts: ModelFacts): number {
  const usual = facts.panel?.encodings.filter(({ kbitPerSecond }) => kbitPerSecond >= LEAST_KBIT_PER_SECOND);
  return Math.max(0, ...(usual ?? []).map(({ max }) => max));
}

const SHARES: ReadonlySet<ComparedName> = new Set<ComparedName>([
  'danceability',
  'energy',
  'valence',
  'acousticness',
  'instrumentalness',
  'speechiness',
  'liveness',
]);

const UNITS: Readonly<Partial<Record<ComparedName, string>>> = {
  integratedLufs: 'LUFS',
  rangeLu: 'LU',
  truePeakDbtp: 'dBTP',
  bass: 'dB',
  lowMids: 'dB',
  voice: 'dB',
  brightness: 'dB',
  dynamics: 'dB',
  tempo: 'BPM',
};

/** A figure of a version, with its unit. */
export function comparedText(name: ComparedName, value: number): string {
  if (SHARES.has(name)) return percent(value);
  if (name === 'length') return clock(value);
  return `${decimal(value)} ${UNITS[name] ?? ''}`;
}

/** How far a figure moved, with its sign. */
export function movedText({ name, before, after }: ComparedFigure): string {
  const moved = after - before;
  if (SHARES.has(name)) return t('album:points', { points: decimal(100 * moved, 0, true) });
  if (name === 'length') return `${decimal(moved, 1, true)} s`;
  return `${decimal(moved, 1, true)} ${UNITS[name] ?? ''}`;
}

/** What a difference of two versions' estimates means. */
export function meaningSentence(meaning: DifferenceMeaning, noise: number): string {
  return t(`album:meaning.${meaning}`, { noise: decimal(100 * noise) });
}

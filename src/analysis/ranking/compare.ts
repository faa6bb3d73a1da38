import { groupFigures } from '../../model/explain/groups.ts';
import type { Report } from '../report.ts';

/** What is compared of two versions, in the order in which it is shown. */
export const COMPARED = [
  'integratedLufs',
  'rangeLu',
  'truePeakDbtp',
  'bass',
  'lowMids',
  'voice',
  'brightness',
  'dynamics',
  'tempo',
  'length',
  'danceability',
  'energy',
  'valence',
  'acousticness',
  'instrumentalness',
  'speechiness',
  'liveness',
] as const;
export type ComparedName = (typeof COMPARED)[number];

/** One figure of two versions. */
export interface ComparedFigure {
  readonly name: ComparedName;
  readonly before: number;
  readonly after: number;
  /** Whether the difference is more than rounding and measuring make. */
  readonly changed: boolean;
}

/** What a difference of two estimates means. */
export type DifferenceMeaning =
  /** Saving the same mix in another format moved songs as much. */
  | 'within-encoding'
  /** The intervals overlap: the estimates cannot be told apart. */
  | 'within-intervals'
  | 'beyond';

/** The estimate that songs are ranked by: of all juries, or of the chart jury where there is no other. */
export function rankedEstimate(report: Report): { estimate: number; low: number; high: number } {
  const summary = report.details.juries?.summary;
  return summary
    ? { estimate: summary.percentile, low: summary.low, high: summary.high }
    : { estimate: report.chart.median, low: report.chart.low80, high: report.chart.high80 };
}

/**
 * Whether two estimates differ by more than noise.
 *
 * @param encodingNoise how far an estimate moves when nothing but the encoding changes, 0–1
 */
export function meaningOf(
  a: { readonly estimate: number; readonly low: number; readonly high: number },
  b: { readonly estimate: number; readonly low: number; readonly high: number },
  encodingNoise: number,
): DifferenceMeaning {
  if (Math.abs(a.estimate - b.estimate) <= encodingNoise) return 'within-encoding';
  return a.low <= b.high && b.low <= a.high ? 'within-intervals' : 'beyond';
}

/** From which difference on a figure is said to have changed: about what can be heard or counted. */
const NOTICEABLE: Readonly<Record<ComparedName, number>> = {
  integratedLufs: 0.5,
  rangeLu: 0.5,
  truePeakDbtp: 0.3,
  bass: 0.5,
  lowMids: 0.5,
  voice: 0.5,
  brightness: 0.5,
  dynamics: 0.5,
  tempo: 1,
  length: 1,
  danceability: 0.02,
  energy: 0.02,
  valence: 0.02,
  acousticness: 0.02,
  instrumentalness: 0.02,
  speechiness: 0.02,
  liveness: 0.02,
};

function figuresOf({ features, details }: Report): Readonly<Partial<Record<ComparedName, number | null>>> {
  const { bass, lowMids, voice, brightness, dynamics, tempo, length } = groupFigures(features.values);
  const loudness = details.readiness?.loudness;
  return {
    integratedLufs: loudness?.integratedLufs ?? null,
    rangeLu: loudness?.rangeLu ?? null,
    truePeakDbtp: loudness?.truePeakDbtp ?? null,
    bass,
    lowMids,
    voice,
    brightness,
    dynamics,
    tempo: details.character?.tempo.candidates[0]?.bpm ?? tempo,
    length,
    ...details.juries?.listener.characteristics,
  };
}

/**
 * What changed in the sound from one version to another: figures that both have, in the units of their names
 * (LUFS, LU, dBTP; dB for the stretches of the spectrum and the dynamics; beats per minute; seconds; shares).
 */
export function comparedFigures(before: Report, after: Report): ComparedFigure[] {
  const one = figuresOf(before);
  const other = figuresOf(after);
  return COMPARED.flatMap((name) => {
    const from = one[name] ?? null;
    const to = other[name] ?? null;
    if (from === null || to === null) return [];
    return [{ name, before: from, after: to, changed: Math.abs(to - from) >= NOTICEABLE[name] }];
  });
}

import type { Manifest } from '../model/manifest.ts';

type ChartManifest = Manifest['models']['chart'];

/** A measured figure with its 95 % interval. */
export interface Measured {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/**
 * What the page says about the model. Every figure comes from the files that training wrote; the
 * page never states one of its own.
 */
export interface ModelFacts {
  readonly version: string;
  /** How many songs and artists the model learned from. */
  readonly songs: number;
  readonly artists: number;
  /** Who those songs are; read after a colon, without a full stop at its end. */
  readonly population: string;
  /** Share of the songs that were in the best two tenths, 0–1. */
  readonly baseRateTop20: number;
  /** ROC-AUC for the best two tenths: how often the better of two songs is picked, 0–1. */
  readonly pairsRight: Measured;
  /** The same from the genre alone, 0–1; `null` where the training songs' genres were not known. */
  readonly pairsRightFromGenre: number | null;
  /** Expected calibration error of the best-fifth probability, 0–1. */
  readonly calibrationError: number;
  /** How often the 80 % interval held the true position, 0–1. */
  readonly coverage80: number;
}

/** Picks the page's facts from the chart model's entry in `model-export/manifest.json`. */
export function factsFrom(
  chart: Pick<ChartManifest, 'version' | 'population' | 'baseRates'> & {
    readonly metrics: Pick<ChartManifest['metrics'], 'aucTop20' | 'genreOnlyAucTop20' | 'ece' | 'coverage80'>;
  },
): ModelFacts {
  return {
    version: chart.version,
    songs: chart.population.songs,
    artists: chart.population.artists,
    population: chart.population.description.trim().replace(/\.$/, ''),
    baseRateTop20: chart.baseRates.top20,
    pairsRight: chart.metrics.aucTop20,
    pairsRightFromGenre: chart.metrics.genreOnlyAucTop20?.value ?? null,
    calibrationError: chart.metrics.ece.value,
    coverage80: chart.metrics.coverage80.value,
  };
}

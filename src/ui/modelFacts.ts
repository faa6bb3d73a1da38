/**
 * What the page says about the model. Every figure comes from the files that training wrote; the
 * page never states one of its own.
 */

/** A measured figure with its 95 % interval. */
export interface Measured {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

export interface ModelFacts {
  readonly version: string;
  /** How many songs and artists the model learned from. */
  readonly songs: number;
  readonly artists: number;
  /** Who those songs are; completes "It learned from 1,000 …". */
  readonly population: string;
  /** How the songs were ordered; a full sentence. */
  readonly ranking: string;
  /** What the ranking leaves out; full sentences. */
  readonly limits: readonly string[];
  /** Share of the songs that were in the best two tenths, 0–1. */
  readonly baseRateTop20: number;
  /** ROC-AUC for the best two tenths: how often the better of two songs is picked, 0–1. */
  readonly pairsRight: Measured;
  /** The same from the genre alone, 0–1. */
  readonly pairsRightFromGenre: number | null;
  /** Expected calibration error of the best-fifth probability, 0–1. */
  readonly calibrationError: number | null;
}

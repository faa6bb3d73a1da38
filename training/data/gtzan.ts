import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { FEATURE_SPEC } from '../../src/features/spec.ts';

/** One 30-second excerpt of the GTZAN collection. */
export interface GtzanExcerpt {
  readonly genre: string;
  /**
   * Means of MFCC 1–19, then standard deviations of MFCC 0–19. The mean of coefficient 0 is left out: it
   * follows the reference of the decibels, which differs from that of the other tables.
   */
  readonly figures: readonly number[];
}

const { count } = FEATURE_SPEC.mfcc;

/** The same figures of a song, from its chart features. */
export function gtzanFigures(chartFeatures: ArrayLike<number>): number[] {
  const firstMean = 2;
  return Array.from({ length: 2 * count - 1 }, (_, i) => chartFeatures[firstMean + 1 + i] as number);
}

/**
 * Reads `genre/gtzan.csv` below a data folder, without repeated excerpts.
 * @throws Error where a figure is missing
 */
export function readGtzan(dataFolder: string): GtzanExcerpt[] {
  const rows = parse(readFileSync(join(dataFolder, 'genre', 'gtzan.csv')), { columns: true }) as Record<
    string,
    string
  >[];
  return rows
    .filter((row) => row['duplicate_of'] === '')
    .map((row) => {
      // The table counts coefficients from 1.
      const figure = (coefficient: number, name: 'mean' | 'var'): number =>
        Number(row[`mfcc${coefficient + 1}_${name}`] || NaN);
      const figures = [
        ...Array.from({ length: count - 1 }, (_, i) => figure(i + 1, 'mean')),
        ...Array.from({ length: count }, (_, i) => Math.sqrt(figure(i, 'var'))),
      ];
      if (!figures.every(Number.isFinite)) throw new Error(`gtzan: ${row['filename'] ?? '?'} lacks a figure`);
      return { genre: row['genre'] ?? '', figures };
    });
}

import Meyda from 'meyda';
import { extractChartFeatures } from '../../../src/features/chartFeatures.ts';
import { extractMeydaFeatures } from '../../../src/features/meyda.ts';
import { MEYDA_EXTRACTORS, configureMeyda } from '../../support/meydaRow.ts';
import { median } from '../statistics.ts';

/** Medians over rounds, in milliseconds for the whole signal. */
export interface FeatureBench {
  /** `Meyda.extract` of all descriptors of the spec, frame after frame. */
  readonly meydaExtractMs: number;
  /** The same descriptors from `extractMeydaFeatures`, pooling included. */
  readonly ourMs: number;
  /** `meydaExtractMs / ourMs`: how many times as fast. */
  readonly ratio: number;
  /** The 42 chart features, onset strength, tempo and pooled log-mel included. */
  readonly chartFeaturesMs: number;
}

const FRAME = 2048;
const ROUNDS = 5;

function milliseconds(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/**
 * Times the feature extractors; runs in Node and in browsers. The candidates take turns, so that a busy
 * moment of the machine hits all of them, after a round that is not counted.
 *
 * @param signal a canonical signal (mono, 22,050 Hz) of at least one frame.
 */
export function benchFeatures(signal: Float32Array): FeatureBench {
  configureMeyda();
  const names = [...MEYDA_EXTRACTORS];
  const meyda: number[] = [];
  const ours: number[] = [];
  const chart: number[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    const meydaMs = milliseconds(() => {
      for (let offset = 0; offset + FRAME <= signal.length; offset += FRAME) {
        Meyda.extract(names, signal.subarray(offset, offset + FRAME));
      }
    });
    const oursMs = milliseconds(() => void extractMeydaFeatures(signal));
    const chartMs = milliseconds(() => void extractChartFeatures(signal));
    if (round === 0) continue;
    meyda.push(meydaMs);
    ours.push(oursMs);
    chart.push(chartMs);
  }
  const meydaExtractMs = median(meyda);
  const ourMs = median(ours);
  return { meydaExtractMs, ourMs, ratio: meydaExtractMs / ourMs, chartFeaturesMs: median(chart) };
}

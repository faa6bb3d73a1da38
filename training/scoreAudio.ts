import { canonicalSteps } from '../src/analysis/canonicalSteps.ts';
import { extractChartFeatures } from '../src/features/chartFeatures.ts';
import { runSteps } from '../src/features/steps.ts';
import { decodeAudioFile } from './audio/decodeFile.ts';

/**
 * The canonical signal of a sound or video file, by the page's own way: decode at the file's rate, bring to
 * 44,100 Hz, mean of the channels, every second sample.
 *
 * @throws FailureError with the reason that the page would give
 */
export async function canonicalOfFile(path: string): Promise<Float32Array<ArrayBuffer>> {
  return runSteps(canonicalSteps(await decodeAudioFile(path)));
}

/**
 * Raw chart features of a sound or video file, by the page's own way.
 *
 * @throws FailureError with the reason that the page would give
 */
export async function chartFeaturesOfFile(path: string): Promise<Float64Array> {
  return extractChartFeatures(await canonicalOfFile(path)).values;
}

import { resample } from '../src/audio/resample.ts';
import { canonicalSignal } from '../src/features/canonical.ts';
import { extractChartFeatures } from '../src/features/chartFeatures.ts';
import { decodeAudioFile } from './audio/decodeFile.ts';

/**
 * Raw chart features of a sound or video file, by the page's own way: decode at the file's rate, bring to
 * 44,100 Hz, canonical signal, features.
 *
 * @throws FailureError with the reason that the page would give
 */
export async function chartFeaturesOfFile(path: string): Promise<Float64Array> {
  const { channels, sampleRate } = await decodeAudioFile(path);
  return extractChartFeatures(canonicalSignal(channels.map((channel) => resample(channel, sampleRate))))
    .values;
}

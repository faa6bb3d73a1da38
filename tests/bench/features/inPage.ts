import { canonicalSignal } from '../../../src/features/canonical.ts';
import { benchFeatures, type FeatureBench } from './features.ts';

/** The feature benchmark on the sound of an encoded song, in the page that this is loaded into. */
export async function benchSong(encoded: ArrayBuffer): Promise<FeatureBench> {
  const decoded = await new OfflineAudioContext(1, 1, 44_100).decodeAudioData(encoded);
  return benchFeatures(canonicalSignal([0, 1].map((channel) => decoded.getChannelData(channel))));
}

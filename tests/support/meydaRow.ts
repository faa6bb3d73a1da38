import Meyda, { type MeydaAudioFeature } from 'meyda';

/** Meyda's extractors in the order of `MEYDA_DESCRIPTOR_NAMES`. */
export const MEYDA_EXTRACTORS: readonly MeydaAudioFeature[] = [
  'rms',
  'zcr',
  'spectralCentroid',
  'spectralRolloff',
  'spectralFlatness',
  'spectralSpread',
  'spectralSkewness',
  'spectralKurtosis',
  'spectralCrest',
  'spectralSlope',
  'perceptualSpread',
  'perceptualSharpness',
  'loudness',
  'chroma',
  'mfcc',
];

/** Sets Meyda up as the feature spec says. Its tables are kept from the first call, so this comes before any. */
export function configureMeyda(): void {
  Meyda.bufferSize = 2048;
  Meyda.sampleRate = 22050;
  Meyda.melBands = 26;
  Meyda.numberOfMFCCCoefficients = 13;
  Meyda.windowingFunction = 'hanning';
}

/** `Meyda.extract` of one frame of 2,048 samples, flattened to the order of `MEYDA_DESCRIPTOR_NAMES`. */
export function meydaRow(frame: Float32Array): { row: number[]; specific: ArrayLike<number> } {
  const features = Meyda.extract([...MEYDA_EXTRACTORS], frame) as Record<string, unknown> | null;
  if (features === null) throw new Error('Meyda gave nothing');
  const loudness = features['loudness'] as { total: number; specific: ArrayLike<number> };
  const row = MEYDA_EXTRACTORS.flatMap((name) =>
    name === 'loudness' ? loudness.total : (features[name] as number | number[]),
  );
  return { row, specific: loudness.specific };
}

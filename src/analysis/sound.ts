import { FailureError } from '../audio/failure.ts';
import { ANALYSIS_SAMPLE_RATE } from '../audio/resample.ts';
import { ChartFeatureExtraction, type ChartFeatures } from '../features/chartFeatures.ts';
import { FEATURE_SPEC_VERSION, featureSpecHash } from '../features/spec.ts';
import { within } from '../features/steps.ts';
import { tempogramSteps, tempoOf } from '../features/tempo.ts';
import { waveformPeaks } from '../features/waveform.ts';
import type { Juries } from '../model/runtime/juries.ts';
import { canonicalSteps } from './canonicalSteps.ts';
import { cooperate } from './cooperate.ts';
import type { KeptSong } from './details/song.ts';
import type { SoundInput } from './methods.ts';
import { FULL_SOUND_SHARE, type AnalysisProgress } from './progress.ts';
import { spectraElsewhere, tempogramElsewhere } from './secondThread.ts';

/** Slices of the waveform overview: enough for the widest screen at which the page draws it. */
const WAVEFORM_BUCKETS = 800;

/** Shares of the time of two threads after which each part is done, for the progress. */
const SPECTRA_DONE = 0.8;
const ONSET_DONE = 0.84;
const MFCC_DONE = 0.92;

/**
 * The chart features, with the spectra of the second half of the song and most of its tempogram on a second thread.
 * @param elsewhere the second half, where the other thread has been given it
 */
export async function extractFeatures(
  canonical: Float32Array<ArrayBuffer>,
  signal: AbortSignal,
  onProgress: (fraction: number) => void,
  elsewhere = spectraElsewhere(canonical),
): Promise<ChartFeatures> {
  const run = <T>(steps: Generator<number, T>, from: number, to: number): Promise<T> =>
    cooperate(within(from, to, steps), signal, onProgress);
  const extraction = new ChartFeatureExtraction(canonical);
  await run(extraction.melSteps(elsewhere?.firstFrame), 0, SPECTRA_DONE);
  if (elsewhere) extraction.add(await elsewhere.part);
  signal.throwIfAborted();
  const onset = await run(extraction.onsetSteps(), SPECTRA_DONE, ONSET_DONE);
  const late = elsewhere && tempogramElsewhere(onset);
  await run(extraction.mfccSteps(), ONSET_DONE, MFCC_DONE);
  const early = await run(tempogramSteps(onset, 'early'), MFCC_DONE, 1);
  const sums = (await late) ?? (await run(tempogramSteps(onset, 'late'), 1, 1)).sums;
  signal.throwIfAborted();
  return extraction.finish(tempoOf(early, sums));
}

/**
 * From decoded sound to numbers and odds: resample, canonical signal, features, model.
 * @param onCanonical called when nothing of the verdict needs the full-rate sound any longer
 * @throws FailureError `damaged` where a feature is no number, `model-unavailable`
 * @throws DOMException `AbortError` soon after `signal` aborts
 */
export async function analyseSound(
  id: string,
  input: SoundInput,
  jury: Juries,
  signal: AbortSignal,
  report: (progress: AnalysisProgress) => void,
  onCanonical: () => void = () => undefined,
): Promise<KeptSong> {
  const share = input.sampleRate === ANALYSIS_SAMPLE_RATE ? 0 : FULL_SOUND_SHARE;
  const progress = (fraction: number) => report({ step: 'features', fraction });
  progress(0);

  const canonical = await cooperate(canonicalSteps(input), signal, (fraction) => progress(share * fraction));
  onCanonical();
  // Before anything else, so that the other thread starts at once.
  const elsewhere = spectraElsewhere(canonical);
  const peaks = waveformPeaks(canonical, WAVEFORM_BUCKETS);
  const features = await extractFeatures(
    canonical,
    signal,
    (fraction) => progress(share + (1 - share) * fraction),
    elsewhere,
  );
  if (!features.values.every(Number.isFinite)) {
    throw new FailureError('damaged', 'the sound holds values that are not numbers');
  }

  report({ step: 'model', fraction: null });
  const values = [...features.values];
  const { estimate, backend, version } = await jury.estimate(values);
  signal.throwIfAborted();
  return {
    id,
    sound: input,
    canonical,
    features,
    analysis: {
      durationSeconds: features.durationSeconds,
      features: { specVersion: FEATURE_SPEC_VERSION, specHash: featureSpecHash(), values },
      model: { version, backend },
      chart: estimate,
      waveformPeaks: Array.from(peaks, (peak) => Math.min(1, peak)),
    },
  };
}

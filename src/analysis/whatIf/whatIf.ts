import { models } from '../../../model-export/manifest.json';
import { cutClip } from '../../audio/cutClip.ts';
import { FailureError } from '../../audio/failure.ts';
import { MIN_SONG_SECONDS } from '../../audio/limits.ts';
import { Resampler, resampledLength } from '../../audio/resample.ts';
import type { Juries } from '../../model/runtime/juries.ts';
import type { ChartEstimate } from '../../model/types.ts';
import { canonicalSteps } from '../canonicalSteps.ts';
import { cooperate } from '../cooperate.ts';
import type { SoundInput } from '../methods.ts';
import { extractFeatures } from '../sound.ts';
import { applyChangesSteps } from './applyChanges.ts';
import { changedSeconds, type Changes } from './changes.ts';

/**
 * How a change of the estimate compares with what moves it without any reason:
 * - `codec`: the median moved by no more than saving a song with a lossy codec moves it (95 % of the
 *   measured cases);
 * - `overlap`: it moved by more, but the two 80 % intervals have a stretch in common, so that the two
 *   songs may well land in the same place;
 * - `outside`: neither.
 */
export type Noise = 'codec' | 'overlap' | 'outside';

export interface WhatIf {
  readonly estimate: ChartEstimate;
  /** Changed minus original. */
  readonly difference: { readonly median: number; readonly top20: number };
  readonly noise: Noise;
  /** `noise` is not `outside`. */
  readonly deltaWithinNoise: boolean;
  /** 42 raw features of the changed song, in the order of `CHART_FEATURE_NAMES`. */
  readonly features: readonly number[];
  readonly durationSeconds: number;
  /** A part of the changed song, to be heard; one or two channels with short fades. */
  readonly excerpt: SoundInput;
}

/** Of what and what about it. */
export interface WhatIfQuestion {
  readonly original: Pick<ChartEstimate, 'median' | 'top20' | 'low80' | 'high80'>;
  readonly changes: Changes;
  /** The part that is to be heard, in seconds of the original. */
  readonly excerpt: { readonly startSeconds: number; readonly seconds: number };
}

/** @param codecShift by how much a codec moves the median in 95 % of the cases */
export function noiseOf(
  original: Pick<ChartEstimate, 'median' | 'low80' | 'high80'>,
  changed: Pick<ChartEstimate, 'median' | 'low80' | 'high80'>,
  codecShift: number,
): Noise {
  if (Math.abs(changed.median - original.median) <= codecShift) return 'codec';
  return changed.low80 <= original.high80 && original.low80 <= changed.high80 ? 'overlap' : 'outside';
}

/** Shares of the whole time. */
const CHANGES_SHARE = 0.45;
const CANONICAL_SHARE = 0.15;

/** A part of the changed song at the original's rate, so that every browser can play it. */
function excerptOf(
  changed: SoundInput,
  sampleRate: number,
  { changes, excerpt }: Pick<WhatIfQuestion, 'changes' | 'excerpt'>,
): SoundInput {
  const length = (changed.channels[0]?.length ?? 0) / changed.sampleRate;
  const seconds = Math.min(length, excerpt.seconds / changes.speed);
  const wanted = (excerpt.startSeconds - changes.startSeconds) / changes.speed;
  const startSeconds = Math.max(0, Math.min(wanted, length - seconds));
  const channels = cutClip(changed.channels, changed.sampleRate, { startSeconds, seconds });
  if (changed.sampleRate === sampleRate) return { channels, sampleRate };
  const resampler = new Resampler(changed.sampleRate, sampleRate);
  return {
    channels: channels.map((channel) => {
      const output = new Float32Array(resampledLength(channel.length, changed.sampleRate, sampleRate));
      resampler.process(channel, output, 0, output.length);
      return output;
    }),
    sampleRate,
  };
}

/**
 * Changes a song's sound, analyses it anew and compares.
 *
 * @throws FailureError `too-short` where less than the shortest song is left; `model-unavailable`
 * @throws DOMException `AbortError` soon after `signal` aborts
 */
export async function computeWhatIf(
  juries: Pick<Juries, 'estimate'>,
  sound: SoundInput,
  question: WhatIfQuestion,
  signal: AbortSignal,
  report: (fraction: number) => void,
): Promise<WhatIf> {
  const { original, changes } = question;
  const originalSeconds = (sound.channels[0]?.length ?? 0) / sound.sampleRate;
  if (changedSeconds(originalSeconds, changes) < MIN_SONG_SECONDS) {
    throw new FailureError('too-short', 'too little is left of the song');
  }
  const changed = await cooperate(applyChangesSteps(sound, changes), signal, (fraction) =>
    report(CHANGES_SHARE * fraction),
  );
  const canonical = await cooperate(canonicalSteps(changed), signal, (fraction) =>
    report(CHANGES_SHARE + CANONICAL_SHARE * fraction),
  );
  const features = await extractFeatures(canonical, signal, (fraction) =>
    report(CHANGES_SHARE + CANONICAL_SHARE + (1 - CHANGES_SHARE - CANONICAL_SHARE) * fraction),
  );
  const values = [...features.values];
  const { estimate } = await juries.estimate(values);
  signal.throwIfAborted();
  const noise = noiseOf(original, estimate, models.chart.metrics.codecShift.p95);
  return {
    estimate,
    difference: { median: estimate.median - original.median, top20: estimate.top20 - original.top20 },
    noise,
    deltaWithinNoise: noise !== 'outside',
    features: values,
    durationSeconds: features.durationSeconds,
    excerpt: excerptOf(changed, sound.sampleRate, question),
  };
}

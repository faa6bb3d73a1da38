import {
  gatedBlocks,
  loudness,
  loudnessCurve,
  stereoLoudness,
  weightedPowerSteps,
} from '../../features/loudness/loudness.ts';
import { truePeakSteps } from '../../features/loudness/truePeak.ts';
import { bandwidthSteps } from '../../features/quality/bandwidth.ts';
import { channelLevelsSteps, silentEnds, type ChannelLevels } from '../../features/quality/levels.ts';
import { stereoImageSteps } from '../../features/quality/stereo.ts';
import { within } from '../../features/steps.ts';
import { cooperate } from '../cooperate.ts';
import type { SoundInput } from '../methods.ts';
import type { Readiness } from './readiness.ts';
import type { DetailContext } from './song.ts';

/** Below this, a loudness range is made of too few windows to mean anything. */
const SHORTEST_RANGE_SECONDS = 10;

const decibel = (value: number) => (value > 0 ? 20 * Math.log10(value) : null);

function peakOf({ lowest, highest }: ChannelLevels): number {
  return Math.max(-lowest, highest);
}

function clipping(
  levels: readonly ChannelLevels[],
  samples: number,
  sampleRate: number,
): Readiness['clipping'] {
  const clipped = levels.filter((level) => level.clipping.runs > 0);
  const sum = (pick: (level: ChannelLevels) => number) =>
    levels.reduce((total, level) => total + pick(level), 0);
  const first = Math.min(...levels.map((level) => level.clipping.firstAt ?? Infinity));
  return {
    runs: sum((level) => level.clipping.runs),
    longestSeconds: Math.max(0, ...levels.map((level) => level.clipping.longest)) / sampleRate,
    share: samples === 0 ? 0 : sum((level) => level.clipping.samples) / (samples * levels.length),
    firstAtSeconds: first < Infinity ? first / sampleRate : null,
    ceilingDbfs: decibel(Math.max(0, ...clipped.map(peakOf))),
  };
}

/** All that is measured, one after the other; yields the fraction done, 0–1. */
export function* readinessSteps({ channels, sampleRate }: SoundInput): Generator<number, Readiness, void> {
  const samples = channels[0]?.length ?? 0;
  const power = yield* within(0, 0.3, weightedPowerSteps(channels, sampleRate));
  const blocks = gatedBlocks(power);
  yield 0.3;
  const measured = loudness(power, blocks);
  yield 0.31;
  const curve = loudnessCurve(power);
  yield 0.32;

  const levels: ChannelLevels[] = [];
  let truePeak = 0;
  for (const [i, channel] of channels.entries()) {
    const from = 0.32 + (0.48 * i) / channels.length;
    const each = 0.48 / channels.length;
    const level = yield* within(from, from + 0.3 * each, channelLevelsSteps(channel));
    levels.push(level);
    const peak = yield* within(
      from + 0.3 * each,
      from + each,
      truePeakSteps(channel, sampleRate, peakOf(level)),
    );
    truePeak = Math.max(truePeak, peak);
  }

  const [left, right] = channels;
  const image =
    channels.length === 2 && left && right
      ? yield* within(0.8, 0.88, stereoImageSteps(left, right, sampleRate))
      : null;
  const bandwidth = yield* within(0.88, 0.99, bandwidthSteps(channels, sampleRate));
  const sides = stereoLoudness(power, blocks);
  const truePeakDbtp = decibel(truePeak);
  const { integratedLufs } = measured;
  return {
    loudness: {
      ...measured,
      rangeLu: samples / sampleRate < SHORTEST_RANGE_SECONDS ? null : measured.rangeLu,
      truePeakDbtp,
      samplePeakDbfs: decibel(Math.max(0, ...levels.map(peakOf))),
      peakToLoudnessLu:
        truePeakDbtp !== null && integratedLufs !== null ? truePeakDbtp - integratedLufs : null,
      curve: { momentaryLufs: [...curve.momentaryLufs], shortTermLufs: [...curve.shortTermLufs] },
    },
    clipping: clipping(levels, samples, sampleRate),
    dcOffset: levels.map((level) => level.mean),
    stereo: image && {
      correlation: image.correlation,
      lowest: image.lowest && { ...image.lowest },
      monoLossLu: sides?.monoLossLu ?? null,
      balanceLu: sides?.balanceLu ?? null,
      isDualMono: image.isDualMono,
    },
    silence: silentEnds(channels, sampleRate),
    bandwidth: { highestHz: bandwidth.highestHz, edge: bandwidth.edge && { ...bandwidth.edge } },
    sampleRate,
  };
}

/**
 * What can be measured about a kept song as a finished file.
 * @throws DOMException `AbortError` soon after the signal aborts
 */
export function computeReadiness(
  song: { readonly sound: SoundInput },
  { signal, report }: DetailContext,
): Promise<Readiness> {
  return cooperate(readinessSteps(song.sound), signal, report);
}

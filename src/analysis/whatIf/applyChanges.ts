import { filterSteps, lowCut, tilt } from '../../features/effects/filters.ts';
import { gainSteps } from '../../features/effects/limiter.ts';
import { timeStretchSteps } from '../../features/effects/timeStretch.ts';
import type { SoundInput } from '../methods.ts';
import type { Changes } from './changes.ts';

/** Share of the whole time that each change takes, roughly. */
const FILTER_WEIGHT = 0.15;
const STRETCH_WEIGHT = 1;
const GAIN_WEIGHT = 0.2;

/** One or two channels; what the others of a surround sound are is not known, so they become their mean. */
function cut({ channels, sampleRate }: SoundInput, changes: Changes): Float32Array<ArrayBuffer>[] {
  const length = channels[0]?.length ?? 0;
  const from = Math.round(changes.startSeconds * sampleRate);
  const to = length - Math.round(changes.endSeconds * sampleRate);
  if (!(from >= 0 && to > from && to <= length)) throw new RangeError('nothing is left of the song');
  if (channels.length <= 2) return channels.map((channel) => channel.slice(from, to));
  const mean = new Float32Array(to - from);
  for (const channel of channels) {
    for (let n = 0; n < mean.length; n++)
      mean[n] = (mean[n] as number) + (channel[from + n] as number) / channels.length;
  }
  return [mean];
}

/**
 * Changes the sound itself: cut, filters, speed, then gain with a limiter, as a master would.
 *
 * Speed with pitch leaves the samples as they are and only calls them faster or slower: whoever
 * resamples to a rate does it once.
 *
 * @returns new channels and their rate; the input stays as it was. Yields the fraction done, 0–1.
 * @throws RangeError where the cuts leave nothing
 */
export function* applyChangesSteps(sound: SoundInput, changes: Changes): Generator<number, SoundInput, void> {
  let channels: readonly Float32Array<ArrayBuffer>[] = cut(sound, changes);
  const { sampleRate } = sound;
  const stretches = changes.keepPitch && changes.speed !== 1;
  const sections = [
    ...(changes.lowCutHz > 0 ? lowCut(changes.lowCutHz, sampleRate) : []),
    ...(changes.tiltDb !== 0 ? tilt(changes.tiltDb, sampleRate) : []),
  ];
  const total =
    (sections.length > 0 ? FILTER_WEIGHT : 0) +
    (stretches ? STRETCH_WEIGHT : 0) +
    (changes.gainDb !== 0 ? GAIN_WEIGHT : 0);
  let done = 0;
  function* weighted<Result>(
    steps: Generator<number, Result, void>,
    weight: number,
  ): Generator<number, Result, void> {
    for (;;) {
      const step = steps.next();
      if (step.done) {
        done += weight;
        return step.value;
      }
      yield (done + weight * step.value) / total;
    }
  }
  if (sections.length > 0) {
    for (const channel of channels) {
      yield* weighted(filterSteps(channel, sections), FILTER_WEIGHT / channels.length);
    }
  }
  if (stretches) {
    channels = yield* weighted(timeStretchSteps(channels, sampleRate, 1 / changes.speed), STRETCH_WEIGHT);
  }
  if (changes.gainDb !== 0) yield* weighted(gainSteps(channels, sampleRate, changes.gainDb), GAIN_WEIGHT);
  return {
    channels,
    sampleRate: changes.keepPitch ? sampleRate : Math.round(sampleRate * changes.speed),
  };
}

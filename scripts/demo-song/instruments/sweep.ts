import { sampleRate, StateVariableFilter, type StereoBuffer } from '../dsp.ts';
import { createRandom } from '../random.ts';
import type { Sweep } from '../score.ts';

/** Noise that opens towards a new section or washes out of its first beat, with a sub drop under the latter. */
export function renderSweeps(
  sweeps: readonly Sweep[],
  toSeconds: (beat: number) => number,
  target: StereoBuffer,
): void {
  const total = target.left.length;
  sweeps.forEach((sweep, order) => {
    const start = Math.round(toSeconds(sweep.beat) * sampleRate);
    const end = Math.round(toSeconds(sweep.beat + sweep.length) * sampleRate);
    [target.left, target.right].forEach((channel, side) => {
      // Different noise in each ear: as wide as it gets.
      const random = createRandom(900 + order * 2 + side);
      const filter = new StateVariableFilter();
      let phase = 0;
      for (let sample = start; sample < Math.min(end, total); sample += 1) {
        const position = (sample - start) / (end - start);
        const shape = sweep.kind === 'rise' ? position : 1 - position;
        if ((sample - start) % 32 === 0) filter.set(350 * 22 ** shape, 0.8);
        filter.process(random() * 2 - 1);
        const envelope =
          sweep.kind === 'rise' ? shape ** 2.4 * Math.min(1, (end - sample) / 900) : shape ** 4;
        let value = filter.band * (sweep.kind === 'rise' ? 0.1 : 0.05) * envelope;
        if (sweep.kind === 'fall') {
          const age = (sample - start) / sampleRate;
          phase += (34 + 40 * Math.exp(-age / 0.25)) / sampleRate;
          value += Math.sin(2 * Math.PI * phase) * 0.22 * Math.exp(-age / 0.45) * Math.min(1, age / 0.004);
        }
        channel[sample] = (channel[sample] as number) + value * sweep.velocity;
      }
    });
  });
}

import { midiToHz, panGains, sampleRate, Sawtooth, StateVariableFilter, type StereoBuffer } from '../dsp.ts';
import type { Note } from '../score.ts';

/** Short filtered saws that wander between the speakers: the shimmer of the chorus. */
export function renderArpeggio(
  notes: readonly Note[],
  toSeconds: (beat: number) => number,
  target: StereoBuffer,
): void {
  const total = target.left.length;
  notes.forEach((note, order) => {
    const start = Math.round(toSeconds(note.beat) * sampleRate);
    const until = Math.min(total, start + Math.round(0.4 * sampleRate));
    const first = new Sawtooth(0.1);
    const second = new Sawtooth(0.6);
    const filter = new StateVariableFilter();
    const hz = midiToHz(note.midi);
    const [panLeft, panRight] = panGains(0.7 * Math.sin(order * 0.79));
    for (let sample = start; sample < until; sample += 1) {
      const age = (sample - start) / sampleRate;
      if ((sample - start) % 16 === 0) filter.set(500 + 4200 * note.velocity * Math.exp(-age / 0.07), 0.7);
      filter.process(first.next(hz * 1.0025) + second.next(hz * 0.9975));
      const envelope = Math.min(1, age / 0.002) * Math.exp(-age / 0.1) * Math.min(1, (until - sample) / 400);
      const value = filter.low * envelope * note.velocity * 0.14;
      target.left[sample] = (target.left[sample] as number) + value * panLeft;
      target.right[sample] = (target.right[sample] as number) + value * panRight;
    }
  });
}

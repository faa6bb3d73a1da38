import { midiToHz, panGains, sampleRate, Sawtooth, StateVariableFilter, type StereoBuffer } from '../dsp.ts';
import type { Note } from '../score.ts';

const detuneCents = [-9, 0, 8];

/** Warm strings: three detuned saws per note spread over the stereo field, a slow swell, a low-pass that breathes. */
export function renderPad(
  notes: readonly Note[],
  toSeconds: (beat: number) => number,
  target: StereoBuffer,
): void {
  const total = target.left.length;
  notes.forEach((note, order) => {
    const start = Math.round(toSeconds(note.beat) * sampleRate);
    const end = Math.round(toSeconds(note.beat + note.length) * sampleRate);
    const releaseSamples = Math.round(0.55 * sampleRate);
    const attackSamples = Math.round(0.22 * sampleRate);
    detuneCents.forEach((cents, voice) => {
      // Golden-ratio phases: no two voices start together, and no dice are needed.
      const saw = new Sawtooth((order * 0.618 + voice * 0.37) % 1);
      const filter = new StateVariableFilter();
      const hz = midiToHz(note.midi + cents / 100);
      const [panLeft, panRight] = panGains((voice - 1) * 0.85);
      const until = Math.min(total, end + releaseSamples);
      for (let index = start; index < until; index += 1) {
        const age = index - start;
        if (age % 32 === 0) {
          const seconds = index / sampleRate;
          const breath = Math.sin(2 * Math.PI * 0.11 * seconds + voice) * 0.5 + 0.5;
          filter.set(700 + 1500 * note.velocity * note.velocity + 500 * breath, 1.1);
        }
        filter.process(saw.next(hz));
        const rise = Math.min(1, age / attackSamples);
        const fall = index < end ? 1 : 1 - (index - end) / releaseSamples;
        const value = filter.low * rise * rise * fall * fall * note.velocity * 0.12;
        target.left[index] = (target.left[index] as number) + value * panLeft;
        target.right[index] = (target.right[index] as number) + value * panRight;
      }
    });
  });
}

import { midiToHz, sampleRate, Sawtooth, smoothing, StateVariableFilter } from '../dsp.ts';
import type { Note } from '../score.ts';

/** A monophonic saw over a sine an octave of body, low-passed by a plucked envelope, warmed by soft saturation. */
export function renderBass(
  notes: readonly Note[],
  toSeconds: (beat: number) => number,
  target: Float32Array,
): void {
  const saw = new Sawtooth();
  const filter = new StateVariableFilter();
  let sinePhase = 0;
  let hz = 0;
  let amplitude = 0;
  let pluck = 0;
  const glide = smoothing(0.012);
  const attack = smoothing(0.003);
  const release = smoothing(0.025);
  const pluckDecay = 1 - smoothing(0.16);
  notes.forEach((note, position) => {
    const start = Math.round(toSeconds(note.beat) * sampleRate);
    const end = Math.round(toSeconds(note.beat + note.length) * sampleRate);
    const next = notes[position + 1];
    const until = Math.min(
      target.length,
      next ? Math.round(toSeconds(next.beat) * sampleRate) : end + Math.round(0.4 * sampleRate),
    );
    const targetHz = midiToHz(note.midi);
    if (hz === 0) hz = targetHz;
    pluck = note.velocity;
    for (let index = start; index < until; index += 1) {
      hz += (targetHz - hz) * glide;
      const wanted = index < end ? note.velocity : 0;
      amplitude += (wanted - amplitude) * (wanted > amplitude ? attack : release);
      pluck *= pluckDecay;
      if (index % 16 === 0) filter.set(170 + 1150 * pluck * pluck + 260 * amplitude, 0.75);
      filter.process(saw.next(hz));
      sinePhase += hz / sampleRate;
      const sine = Math.sin(2 * Math.PI * sinePhase);
      target[index] = Math.tanh((filter.low * 0.85 + sine * 0.75) * amplitude * 1.4) * 0.7;
    }
  });
}

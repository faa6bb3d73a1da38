import { midiToHz, panGains, sampleRate, type StereoBuffer } from '../dsp.ts';
import type { Note } from '../score.ts';

/** How one two-operator FM voice is built; times in seconds, ratios relative to the note. */
export interface FmPatch {
  readonly ratio: number;
  /** Modulation index at full velocity. */
  readonly index: number;
  readonly indexDecay: number;
  /** A second, high modulator: the tine's ping. */
  readonly tineRatio: number;
  readonly tineIndex: number;
  readonly tineDecay: number;
  /** Decay of A4; lower notes ring longer. */
  readonly decay: number;
  readonly release: number;
  readonly tremoloHz: number;
  readonly tremoloDepth: number;
  readonly gain: number;
}

export const electricPiano: FmPatch = {
  ratio: 1,
  index: 1.25,
  indexDecay: 0.55,
  tineRatio: 13.99,
  tineIndex: 0.32,
  tineDecay: 0.07,
  decay: 1.5,
  release: 0.11,
  tremoloHz: 4.4,
  tremoloDepth: 0.28,
  gain: 0.17,
};

export const bell: FmPatch = {
  ratio: 3.501,
  index: 1.5,
  indexDecay: 0.35,
  tineRatio: 7,
  tineIndex: 0.25,
  tineDecay: 0.05,
  decay: 0.95,
  release: 0.6,
  tremoloHz: 5.1,
  tremoloDepth: 0.12,
  gain: 0.17,
};

/** Frequency-modulated keys (Chowning 1973) with a stereo tremolo, low notes to the left as the player hears them. */
export function renderFm(
  notes: readonly Note[],
  toSeconds: (beat: number) => number,
  patch: FmPatch,
  target: StereoBuffer,
): void {
  const total = target.left.length;
  for (const note of notes) {
    const start = Math.round(toSeconds(note.beat) * sampleRate);
    const end = Math.round(toSeconds(note.beat + note.length) * sampleRate);
    const until = Math.min(total, end + Math.round(patch.release * 5 * sampleRate));
    const hz = midiToHz(note.midi);
    const decay = patch.decay * 2 ** ((69 - note.midi) / 24);
    const [panLeft, panRight] = panGains(Math.max(-0.5, Math.min(0.5, (note.midi - 62) / 26)));
    const step = (2 * Math.PI * hz) / sampleRate;
    // A harder touch is brighter, not only louder.
    const index0 = patch.index * (0.35 + 0.65 * note.velocity);
    const bodyFall = Math.exp(-1 / (decay * sampleRate));
    const indexFall = Math.exp(-1 / (patch.indexDecay * sampleRate));
    const tineFall = Math.exp(-1 / (patch.tineDecay * sampleRate));
    const releaseFall = Math.exp(-1 / (patch.release * sampleRate));
    let body = note.velocity ** 1.3 * patch.gain;
    let index = index0;
    let tine = patch.tineIndex * note.velocity * note.velocity;
    for (let sample = start; sample < until; sample += 1) {
      const age = sample - start;
      const phase = step * age;
      const modulation = index * Math.sin(patch.ratio * phase) + tine * Math.sin(patch.tineRatio * phase);
      const value = Math.sin(phase + modulation) * body * Math.min(1, age / 90);
      const tremolo = patch.tremoloDepth * Math.sin((2 * Math.PI * patch.tremoloHz * sample) / sampleRate);
      target.left[sample] = (target.left[sample] as number) + value * panLeft * (1 + tremolo);
      target.right[sample] = (target.right[sample] as number) + value * panRight * (1 - tremolo);
      body *= bodyFall;
      index *= indexFall;
      tine *= tineFall;
      if (sample >= end) body *= releaseFall;
    }
  }
}

/**
 * Songs made of a verse, a chorus and a bridge whose places are known: chords, bass, drums and a melody,
 * different in each section, 22,050 Hz mono. A seed decides tempo, key, progressions, rhythms, lengths and how
 * much louder the chorus is (0 to 3 dB).
 */
import { CANONICAL_SAMPLE_RATE } from '../../../../src/features/spec.ts';

export type SectionName = 'intro' | 'verse' | 'chorus' | 'bridge';

export interface ConstructedSong {
  readonly signal: Float32Array<ArrayBuffer>;
  readonly bpm: number;
  readonly sections: readonly { readonly name: SectionName; readonly from: number; readonly to: number }[];
  /** Seconds at which anything is struck, rising. */
  readonly onsets: readonly number[];
}

/** Park and Miller's generator: 0 ≤ x < 1. */
export function seeded(seed: number): () => number {
  let state = (seed * 7919 + 1) % 2147483647;
  for (let i = 0; i < 5; i++) state = (state * 48271) % 2147483647;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}

const RATE = CANONICAL_SAMPLE_RATE;
const hz = (midi: number) => 440 * 2 ** ((midi - 69) / 12);

export class Mix {
  readonly samples: Float32Array<ArrayBuffer>;
  readonly onsets = new Set<number>();

  constructor(seconds: number) {
    this.samples = new Float32Array(Math.ceil(seconds * RATE));
  }

  /** A tone of four harmonics with a quick attack. */
  tone(at: number, seconds: number, midi: number, gain: number, brightness = 0.5): void {
    this.onsets.add(at);
    const start = Math.round(at * RATE);
    const length = Math.round(seconds * RATE);
    for (let n = 0; n < length && start + n < this.samples.length; n++) {
      const t = n / RATE;
      const envelope =
        Math.min(1, t / 0.008) * Math.exp(-1.2 * (t / seconds)) * Math.min(1, (seconds - t) / 0.02);
      let value = 0;
      for (let h = 1; h <= 4; h++) value += brightness ** (h - 1) * Math.sin(2 * Math.PI * h * hz(midi) * t);
      this.samples[start + n] = (this.samples[start + n] ?? 0) + gain * envelope * value;
    }
  }

  noise(at: number, seconds: number, gain: number, random: () => number): void {
    this.onsets.add(at);
    const start = Math.round(at * RATE);
    const length = Math.round(seconds * RATE);
    for (let n = 0; n < length && start + n < this.samples.length; n++) {
      this.samples[start + n] =
        (this.samples[start + n] ?? 0) + gain * (1 - n / length) ** 2 * (2 * random() - 1);
    }
  }

  kick(at: number, gain: number): void {
    this.onsets.add(at);
    const start = Math.round(at * RATE);
    for (let n = 0; n < 0.12 * RATE && start + n < this.samples.length; n++) {
      const t = n / RATE;
      this.samples[start + n] =
        (this.samples[start + n] ?? 0) +
        gain * (1 - t / 0.12) ** 2 * Math.sin(2 * Math.PI * (120 * t - 250 * t * t));
    }
  }
}

const SCALE = [0, 2, 4, 5, 7, 9, 11];
const PROGRESSIONS = [
  [0, 4, 5, 3],
  [5, 3, 0, 4],
  [0, 5, 3, 4],
  [1, 4, 0, 5],
  [3, 0, 4, 5],
  [5, 4, 3, 4],
];

export function constructedSong(seed: number): ConstructedSong {
  const random = seeded(seed);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;
  const bpm = 84 + Math.floor(random() * 60);
  const beat = 60 / bpm;
  const key = 48 + Math.floor(random() * 12);
  const loudness = 10 ** ((3 * random()) / 20);
  const choices = [...PROGRESSIONS].sort(() => random() - 0.5);
  const plan: SectionName[] = pick([
    ['intro', 'verse', 'chorus', 'verse', 'chorus', 'bridge', 'chorus'],
    ['intro', 'verse', 'chorus', 'verse', 'chorus', 'bridge', 'chorus', 'chorus'],
    ['verse', 'chorus', 'verse', 'chorus', 'bridge', 'chorus'],
    ['intro', 'verse', 'verse', 'chorus', 'verse', 'chorus', 'bridge', 'chorus'],
  ] as const) as SectionName[];
  const bars: Record<SectionName, number> = { intro: 4, verse: 8, chorus: 8, bridge: 8 };
  const style = (name: SectionName) => ({
    progression: choices[{ intro: 0, verse: 0, chorus: 1, bridge: 2 }[name]] as number[],
    /** Melody: a degree or a rest for each half beat of four bars. Fixed per section. */
    melody: Array.from({ length: 32 }, () => (random() < 0.35 ? null : Math.floor(random() * 8))),
    octave: name === 'chorus' ? 24 : 12,
    gain: name === 'chorus' ? loudness : name === 'intro' ? 0.6 : name === 'bridge' ? 0.8 : 1,
    brightness: 0.3 + 0.4 * random(),
    hats: name === 'chorus' ? 2 : 1,
    drums: name !== 'intro' && !(name === 'bridge' && random() < 0.5),
  });
  const styles = {
    intro: style('intro'),
    verse: style('verse'),
    chorus: style('chorus'),
    bridge: style('bridge'),
  };
  const lead = 0.3 + random();
  const total = lead + plan.reduce((sum, name) => sum + bars[name] * 4 * beat, 0) + 1;
  const mix = new Mix(total);
  const sections: { name: SectionName; from: number; to: number }[] = [];
  let at = lead;
  for (const name of plan) {
    const { progression, melody, octave, gain, brightness, hats, drums } = styles[name];
    const from = at;
    for (let bar = 0; bar < bars[name]; bar++) {
      const degree = progression[bar % 4] as number;
      const note = (step: number) =>
        key + (SCALE[(degree + step) % 7] as number) + 12 * Math.floor((degree + step) / 7);
      const barAt = from + bar * 4 * beat;
      for (const step of [0, 2, 4]) mix.tone(barAt, 3.9 * beat, note(step), 0.05 * gain, brightness);
      for (let b = 0; b < 4; b++) {
        const beatAt = barAt + b * beat;
        mix.tone(beatAt, 0.8 * beat, note(0) - 12, 0.09 * gain, 0.3);
        if (drums) {
          if (b % 2 === 0) mix.kick(beatAt, 0.35 * gain);
          else mix.noise(beatAt, 0.12, 0.18 * gain, random);
          for (let h = 0; h < hats; h++) mix.noise(beatAt + (h * beat) / hats, 0.03, 0.06 * gain, random);
        }
        if (name === 'intro') continue;
        for (let half = 0; half < 2; half++) {
          const step = melody[(bar % 4) * 8 + b * 2 + half];
          if (step === null || step === undefined) continue;
          const midi = key + octave + (SCALE[step % 7] as number) + 12 * Math.floor(step / 7);
          mix.tone(beatAt + (half * beat) / 2, 0.45 * beat, midi, 0.1 * gain, brightness);
        }
      }
    }
    at += bars[name] * 4 * beat;
    sections.push({ name, from, to: at });
  }
  return { signal: mix.samples, bpm, sections, onsets: [...mix.onsets].sort((a, b) => a - b) };
}

/** A cadence in a key: tonic, subdominant, dominant, tonic, twice, with three harmonics a note. */
export function cadence(tonic: number, mode: 'major' | 'minor', tuning = 0): Float32Array<ArrayBuffer> {
  const third = mode === 'major' ? 4 : 3;
  const chords = [
    [0, third, 7],
    [5, 5 + third, 12],
    // The dominant is major in both modes, as harmony has it.
    [7, 11, 14],
    [0, third, 7],
  ];
  const mix = new Mix(9.6);
  for (let i = 0; i < 8; i++) {
    for (const note of chords[i % 4] ?? []) mix.tone(1.2 * i, 1.15, 60 + tonic + note + tuning, 0.1);
  }
  return mix.samples;
}

import { renderSong, type TrackName } from '../../scripts/demo-song/mix.ts';
import { canonicalSignal } from '../../src/features/canonical.ts';
import { CANONICAL_SAMPLE_RATE } from '../../src/features/spec.ts';
import { Random } from '../random.ts';

/** A sound that is no song, and how to make it: mono, 22,050 Hz. */
export interface SyntheticSound {
  /** Sounds of one kind are counted together. */
  readonly kind: string;
  readonly name: string;
  readonly render: () => Float32Array<ArrayBuffer>;
}

const SECONDS = 40;
const RATE = CANONICAL_SAMPLE_RATE;
const LENGTH = SECONDS * RATE;

function filled(sample: (n: number) => number): Float32Array<ArrayBuffer> {
  const signal = new Float32Array(LENGTH);
  for (let n = 0; n < LENGTH; n++) signal[n] = sample(n);
  return signal;
}

function whiteNoise(level: number): Float32Array<ArrayBuffer> {
  const random = new Random('white noise');
  return filled(() => level * random.normal());
}

/** Noise whose power falls by 3 dB an octave (Voss and Clarke, 1978: sources renewed at halving rates). */
function pinkNoise(): Float32Array<ArrayBuffer> {
  const random = new Random('pink noise');
  const sources = new Float64Array(14);
  return filled((n) => {
    const zeros = n === 0 ? 0 : 31 - Math.clz32(n & -n);
    if (zeros < sources.length) sources[zeros] = random.normal();
    return 0.05 * (sources.reduce((sum, value) => sum + value, 0) + random.normal());
  });
}

/** Mains hum of 50 Hz with its harmonics over faint noise. */
function hum(): Float32Array<ArrayBuffer> {
  const random = new Random('hum');
  return filled((n) => {
    let sum = 0.002 * random.normal();
    for (let k = 1; k <= 9; k += 2) sum += (0.2 / k) * Math.sin((2 * Math.PI * 50 * k * n) / RATE);
    return sum;
  });
}

/** A click every half second. */
function metronome(): Float32Array<ArrayBuffer> {
  return filled((n) => {
    const since = n % Math.round(RATE / 2);
    return 0.7 * Math.exp(-since / 60) * Math.sin((2 * Math.PI * 1500 * since) / RATE);
  });
}

/** First three formants of vowels, Hz (Peterson and Barney, JASA 1952, men and women rounded together). */
const VOWELS = [
  [300, 2500, 3100],
  [560, 1950, 2650],
  [700, 1900, 2600],
  [780, 1150, 2550],
  [600, 880, 2550],
  [340, 920, 2400],
  [680, 1250, 2500],
] as const;

/** A resonance of two poles whose centre may move; `width` in Hz. */
class Resonance {
  #a = 0;
  #b = 0;
  readonly #width: number;

  constructor(width: number) {
    this.#width = width;
  }

  next(input: number, hz: number): number {
    const radius = Math.exp((-Math.PI * this.#width) / RATE);
    const output =
      (1 - radius) * input +
      2 * radius * Math.cos((2 * Math.PI * hz) / RATE) * this.#a -
      radius ** 2 * this.#b;
    this.#b = this.#a;
    this.#a = output;
    return output;
  }
}

/**
 * A voice that babbles: syllables of a hissed consonant and a vowel, breath pauses after some, pitch falling
 * over each phrase. Pulses through three formants (Klatt, JASA 1980, much reduced).
 *
 * @param pitchHz of the voice; about 110 for a man, 200 for a woman
 */
function speech(pitchHz: number): Float32Array<ArrayBuffer> {
  const random = new Random('speech', pitchHz);
  const formants = [new Resonance(80), new Resonance(110), new Resonance(160)];
  const hiss = new Resonance(1800);
  const signal = new Float32Array(LENGTH);
  let vowel: readonly number[];
  const centres = [...VOWELS[0]] as number[];
  let phase = 0;
  let n = 0;
  let syllables = 0;
  let phraseLength = 9;
  while (n < LENGTH) {
    const consonant = Math.round(RATE * (0.04 + 0.06 * random.uniform()));
    const length = consonant + Math.round(RATE * (0.09 + 0.14 * random.uniform()));
    const loud = 0.6 + 0.4 * random.uniform();
    const hissHz = 2500 + 4500 * random.uniform();
    const hissing = random.uniform() < 0.6;
    vowel = VOWELS[random.integer(VOWELS.length)] as readonly number[];
    const stress = 1 + 0.15 * random.normal();
    for (let i = 0; i < length && n < LENGTH; i++, n++) {
      const pitch = pitchHz * stress * (1.15 - 0.3 * (syllables / phraseLength));
      phase += pitch / RATE;
      let source = 0;
      if (phase >= 1) {
        phase -= 1;
        source = 1;
      }
      for (let f = 0; f < 3; f++) {
        centres[f] = (centres[f] as number) + 0.002 * ((vowel[f] as number) - (centres[f] as number));
      }
      const voiced = i < consonant ? 0.1 : Math.sin((Math.PI * (i - consonant)) / (length - consonant));
      const sounding = formants.reduce(
        (sum, formant, f) => sum + (formant.next(source, centres[f] as number) * 6) / (f + 1),
        0,
      );
      const noise = hiss.next(random.normal(), hissHz) * (hissing && i < consonant ? 0.4 : 0.004);
      signal[n] = 0.8 * loud * (voiced * sounding + noise);
    }
    if (++syllables >= phraseLength) {
      n += Math.round(RATE * (0.3 + 0.5 * random.uniform()));
      syllables = 0;
      phraseLength = 5 + random.integer(9);
    }
  }
  return signal;
}

/** Tracks of the demo song by themselves. */
function stem(name: string, only: readonly TrackName[]): SyntheticSound {
  return {
    kind: 'one track of a song',
    name,
    render() {
      const { left, right } = renderSong({ seconds: SECONDS, only });
      return canonicalSignal([left, right] as Float32Array<ArrayBuffer>[]);
    },
  };
}

/** Sounds that a person might drop and that are no songs. The same samples every time. */
export const SYNTHETIC_SOUNDS: readonly SyntheticSound[] = [
  { kind: 'silence', name: 'silence', render: () => new Float32Array(LENGTH) },
  { kind: 'noise', name: 'white noise', render: () => whiteNoise(0.2) },
  { kind: 'noise', name: 'pink noise', render: pinkNoise },
  { kind: 'hum and tones', name: 'mains hum', render: hum },
  {
    kind: 'hum and tones',
    name: 'sine of 1 kHz',
    render: () => filled((n) => 0.5 * Math.sin((2 * Math.PI * 1000 * n) / RATE)),
  },
  { kind: 'hum and tones', name: 'metronome', render: metronome },
  { kind: 'synthetic speech', name: 'low voice', render: () => speech(110) },
  { kind: 'synthetic speech', name: 'high voice', render: () => speech(205) },
  stem('drums', ['kick', 'kit']),
  stem('bass', ['bass']),
  stem('lead voice', ['lead']),
  stem('electric piano', ['keys']),
  stem('pad', ['pad']),
];

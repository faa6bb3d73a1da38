import { midiToHz, sampleRate, Sawtooth, smoothing, StateVariableFilter } from '../dsp.ts';
import { createRandom } from '../random.ts';
import type { SungNote, Vowel } from '../score.ts';

interface Formants {
  readonly hz: readonly number[];
  readonly db: readonly number[];
  /** Bandwidths in Hz. */
  readonly width: readonly number[];
}

/**
 * Formants of an alto, after the table that the Csound manual reproduces (its appendix "Formant values"); the upper
 * formants are lifted by a few dB, which is what a singer does to be heard over a band.
 */
const alto: Record<Vowel, Formants> = {
  a: { hz: [800, 1150, 2800, 3500, 4950], db: [0, -3, -14, -24, -40], width: [90, 100, 130, 150, 200] },
  e: { hz: [480, 1700, 2700, 3300, 4950], db: [0, -13, -18, -25, -42], width: [70, 90, 130, 160, 210] },
  i: { hz: [380, 1900, 2750, 3700, 4950], db: [0, -13, -18, -26, -42], width: [60, 100, 130, 160, 210] },
  o: { hz: [500, 880, 2830, 3500, 4950], db: [0, -6, -18, -26, -44], width: [80, 90, 120, 150, 200] },
  u: { hz: [370, 750, 2600, 3500, 4950], db: [0, -10, -24, -32, -48], width: [70, 80, 160, 180, 210] },
};
const formantCount = 5;

/** How one singer sings. */
export interface Singer {
  readonly seed: number;
  readonly detuneCents: number;
  readonly vibratoHz: number;
  readonly vibratoCents: number;
  /** Share of breath noise. */
  readonly breath: number;
  /** Seconds that a slur takes. */
  readonly portamento: number;
  /** Seconds. */
  readonly attack: number;
  readonly release: number;
}

const controlInterval = 32;

/**
 * Sings a monophonic line: a band-limited glottal saw and breath through five parallel formant resonators (source and
 * filter, Fant 1960). Slurs between touching notes, scoops into phrases, vibrato that blooms on held notes.
 */
export function renderVoice(
  notes: readonly SungNote[],
  toSeconds: (beat: number) => number,
  singer: Singer,
  target: Float32Array,
): void {
  const random = createRandom(singer.seed);
  const source = new Sawtooth();
  const resonators = Array.from({ length: formantCount }, () => new StateVariableFilter());
  const hzNow = new Float64Array(formantCount);
  const gainNow = new Float64Array(formantCount);
  const widthNow = new Float64Array(formantCount);
  const vowelGlide = 1 - Math.exp(-controlInterval / (0.035 * sampleRate));
  const pitchGlide = smoothing(singer.portamento / 2.2);
  const attack = smoothing(singer.attack);
  const release = smoothing(singer.release);
  const dip = smoothing(Math.min(0.012, singer.release));
  let midiNow = 0;
  let amplitude = 0;
  let drift = 0;
  let tilt = 0;
  let consonant = 0;
  let vibratoPhase = 0;
  notes.forEach((note, position) => {
    const before = notes[position - 1];
    const after = notes[position + 1];
    const slurred = before !== undefined && before.beat + before.length > note.beat - 0.02;
    const start = Math.round(toSeconds(note.beat) * sampleRate);
    const end = Math.round(toSeconds(note.beat + note.length) * sampleRate);
    const until = Math.min(
      target.length,
      Math.min(
        after ? Math.round(toSeconds(after.beat) * sampleRate) : Infinity,
        end + Math.round(0.6 * sampleRate),
      ),
    );
    const vowel = alto[note.vowel];
    if (!slurred) {
      // A scoop from below, and a mouth that opens from a near "oo".
      midiNow = note.midi - 1.2;
      for (let band = 0; band < formantCount; band += 1) {
        hzNow[band] = (alto.u.hz[band] as number) * 1.02;
        widthNow[band] = alto.u.width[band] as number;
        gainNow[band] = 10 ** ((alto.u.db[band] as number) / 20) * 0.6;
      }
    }
    consonant = slurred ? 0.35 : 1;
    // Repeated notes are sung again, not held: the lips almost close between them. A slur only leans.
    const joined = after !== undefined && after.beat <= note.beat + note.length + 0.02;
    const closing = joined ? note.velocity * (after.midi === note.midi ? 0.25 : 0.7) : 0;
    const fall = joined ? dip : release;
    const closeAt = Math.min(end, until) - Math.round((joined ? 0.03 : 0.016) * sampleRate);
    for (let sample = start; sample < until; sample += 1) {
      const age = (sample - start) / sampleRate;
      if ((sample - start) % controlInterval === 0) {
        drift += (random() * 2 - 1) * 0.012 - drift * 0.02;
        for (let band = 0; band < formantCount; band += 1) {
          const goalGain = 10 ** ((vowel.db[band] as number) / 20);
          hzNow[band] =
            (hzNow[band] as number) + ((vowel.hz[band] as number) - (hzNow[band] as number)) * vowelGlide;
          gainNow[band] = (gainNow[band] as number) + (goalGain - (gainNow[band] as number)) * vowelGlide;
          widthNow[band] =
            (widthNow[band] as number) +
            ((vowel.width[band] as number) - (widthNow[band] as number)) * vowelGlide;
          // The first formant never lies under the fundamental: singers open the jaw with pitch.
          const hz =
            band === 0 ? Math.max(hzNow[0] as number, midiToHz(midiNow) * 1.02) : (hzNow[band] as number);
          resonators[band]?.set(hz, Math.max((widthNow[band] as number) / hz, 0.03));
        }
      }
      midiNow += (note.midi - midiNow) * pitchGlide;
      const bloom = Math.min(1, Math.max(0, (age - 0.22) / 0.35));
      vibratoPhase += singer.vibratoHz / sampleRate;
      const vibrato = Math.sin(2 * Math.PI * vibratoPhase) * singer.vibratoCents * bloom;
      const hz = midiToHz(midiNow + (vibrato + singer.detuneCents) / 100 + drift * 0.35);
      const wanted = sample < closeAt ? note.velocity * (1 + 0.12 * bloom) : closing;
      amplitude += (wanted - amplitude) * (wanted > amplitude ? attack : fall);
      consonant *= 0.9992;
      const noise = random() * 2 - 1;
      // The glottis: a saw with its top end rolled off, less when sung louder.
      tilt += (source.next(hz) - tilt) * (0.22 + 0.3 * amplitude);
      const excitation =
        tilt * (1 - 0.6 * consonant * consonant) + noise * (singer.breath + 0.16 * consonant * consonant);
      let sum = 0;
      for (let band = 0; band < formantCount; band += 1) {
        const resonator = resonators[band] as StateVariableFilter;
        resonator.process(excitation);
        // Neighbouring resonators in opposite polarity, so that no notch opens between them.
        const sign = band % 2 === 0 ? 1 : -1;
        const width = (widthNow[band] as number) / Math.max(hzNow[band] as number, 1);
        sum += sign * resonator.band * Math.max(width, 0.03) * (gainNow[band] as number);
      }
      // Some of the source itself keeps the line present where formants leave gaps.
      target[sample] = (target[sample] as number) + (sum * 1.5 + tilt * 0.12) * amplitude;
    }
  });
}

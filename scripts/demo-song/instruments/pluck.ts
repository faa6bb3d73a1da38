import { equalise, midiToHz, panGains, sampleRate, type StereoBuffer } from '../dsp.ts';
import { createRandom } from '../random.ts';
import type { Note } from '../score.ts';

/**
 * A plucked nylon-like string: Karplus and Strong's delay loop with Jaffe and Smith's fractional tuning and pick
 * position ("Extensions of the Karplus–Strong plucked-string algorithm", Computer Music Journal 7, 1983).
 */
export function pluckString(midi: number, velocity: number, seconds: number, seed: number): Float32Array {
  const random = createRandom(seed);
  const period = sampleRate / midiToHz(midi);
  // The averaging filter delays by 0.4 samples; the all-pass makes up the fraction that the delay line cannot.
  const whole = Math.floor(period - 0.4 - 0.1);
  const fraction = period - 0.4 - whole;
  const allpass = (1 - fraction) / (1 + fraction);
  const line = new Float32Array(whole);
  const brightness = 0.25 + 0.6 * velocity;
  let smooth = 0;
  for (let index = 0; index < whole; index += 1) {
    smooth += (random() * 2 - 1 - smooth) * brightness;
    line[index] = smooth;
  }
  const pick = Math.max(1, Math.round(whole * 0.18));
  const excited = line.map((value, index) => value - (line[(index + whole - pick) % whole] as number) * 0.9);
  line.set(excited);
  // Sixty decibels in 1.9 s, whatever the pitch.
  const loss = 10 ** (-3 / (1.9 * (sampleRate / period)));
  const samples = new Float32Array(Math.round(seconds * sampleRate));
  let position = 0;
  let previous = 0;
  let allpassIn = 0;
  let allpassOut = 0;
  for (let index = 0; index < samples.length; index += 1) {
    const current = line[position] as number;
    const averaged = (current * 0.6 + previous * 0.4) * loss;
    previous = current;
    const tuned = allpass * averaged + allpassIn - allpass * allpassOut;
    allpassIn = averaged;
    allpassOut = tuned;
    line[position] = tuned;
    position = position + 1 === whole ? 0 : position + 1;
    samples[index] = current * Math.min(1, (samples.length - index) / 2000);
  }
  // The body of the instrument.
  equalise(samples, { kind: 'bell', hz: 240, db: 4, q: 1.4 });
  equalise(samples, { kind: 'highPass', hz: 110 });
  return samples;
}

/** Picked guitar in two takes, one to each side, as records do it. */
export function renderPluck(
  notes: readonly Note[],
  toSeconds: (beat: number) => number,
  target: StereoBuffer,
): void {
  const random = createRandom(733);
  const total = target.left.length;
  notes.forEach((note, order) => {
    [-0.75, 0.75].forEach((pan, take) => {
      const late = random() * 0.011;
      const at = Math.round((toSeconds(note.beat) + late) * sampleRate);
      if (at >= total) return;
      const tuned = note.midi + (take === 0 ? -0.03 : 0.03);
      const string = pluckString(tuned, note.velocity, note.length, order * 2 + take + 1);
      const [panLeft, panRight] = panGains(pan);
      const gain = note.velocity ** 1.2 * 0.34;
      const end = Math.min(string.length, total - at);
      for (let index = 0; index < end; index += 1) {
        const value = (string[index] as number) * gain;
        target.left[at + index] = (target.left[at + index] as number) + value * panLeft;
        target.right[at + index] = (target.right[at + index] as number) + value * panRight;
      }
    });
  });
}

/** Second-order filters by the bilinear transform (R. Bristow-Johnson, "Cookbook formulae for audio EQ"). */

interface Biquad {
  readonly b: readonly [number, number, number];
  /** a0 is 1. */
  readonly a: readonly [number, number];
}

function normalised(b: readonly [number, number, number], a: readonly [number, number, number]): Biquad {
  const [a0, a1, a2] = a;
  return { b: [b[0] / a0, b[1] / a0, b[2] / a0], a: [a1 / a0, a2 / a0] };
}

/** Quality of the two sections of a fourth-order Butterworth filter. */
const BUTTERWORTH_4 = [0.541196100146197, 1.3065629648763766];

/** Where a tilt changes nothing. */
const TILT_CENTRE_HZ = 1000;

/** Samples between two yields. */
const SAMPLES_PER_STEP = 1 << 18;

/** Removes what lies below `cutoffHz`: fourth-order Butterworth high-pass, 24 dB per octave. */
export function lowCut(cutoffHz: number, sampleRate: number): Biquad[] {
  const omega = (2 * Math.PI * cutoffHz) / sampleRate;
  const cos = Math.cos(omega);
  return BUTTERWORTH_4.map((q) => {
    const alpha = Math.sin(omega) / (2 * q);
    return normalised([(1 + cos) / 2, -1 - cos, (1 + cos) / 2], [1 + alpha, -2 * cos, 1 - alpha]);
  });
}

/**
 * Brighter or darker: a high shelf of `tiltDb` and a gain of half of that downwards, so that 1 kHz stays
 * and the ends of the spectrum move by half each, in opposite directions.
 */
export function tilt(tiltDb: number, sampleRate: number): Biquad[] {
  const amplitude = 10 ** (tiltDb / 40);
  const omega = (2 * Math.PI * TILT_CENTRE_HZ) / sampleRate;
  const cos = Math.cos(omega);
  // A slope far below 1 makes it a tilt rather than a step.
  const slope = 0.35;
  const alpha = (Math.sin(omega) / 2) * Math.sqrt((amplitude + 1 / amplitude) * (1 / slope - 1) + 2);
  const root = 2 * Math.sqrt(amplitude) * alpha;
  const shelf = normalised(
    [
      amplitude * (amplitude + 1 + (amplitude - 1) * cos + root),
      -2 * amplitude * (amplitude - 1 + (amplitude + 1) * cos),
      amplitude * (amplitude + 1 + (amplitude - 1) * cos - root),
    ],
    [
      amplitude + 1 - (amplitude - 1) * cos + root,
      2 * (amplitude - 1 - (amplitude + 1) * cos),
      amplitude + 1 - (amplitude - 1) * cos - root,
    ],
  );
  const down = 1 / amplitude;
  return [{ b: [shelf.b[0] * down, shelf.b[1] * down, shelf.b[2] * down], a: shelf.a }];
}

/**
 * Filters in place (transposed direct form II, float64), section after section; yields the fraction done.
 * @param signal one channel
 */
export function* filterSteps(
  signal: Float32Array,
  sections: readonly Biquad[],
): Generator<number, void, void> {
  for (let s = 0; s < sections.length; s++) {
    const { b, a } = sections[s] as Biquad;
    const state: [number, number] = [0, 0];
    for (let from = 0; from < signal.length; from += SAMPLES_PER_STEP) {
      runBiquad(signal, from, Math.min(signal.length, from + SAMPLES_PER_STEP), b, a, state);
      yield (s + from / signal.length) / sections.length;
    }
  }
}

function runBiquad(
  signal: Float32Array,
  from: number,
  to: number,
  [b0, b1, b2]: Biquad['b'],
  [a1, a2]: Biquad['a'],
  state: [number, number],
): void {
  let [z1, z2] = state;
  for (let n = from; n < to; n++) {
    const x = signal[n] as number;
    const y = b0 * x + z1;
    z1 = b1 * x - a1 * y + z2;
    z2 = b2 * x - a2 * y;
    signal[n] = y;
  }
  state[0] = z1;
  state[1] = z2;
}

/** Gain of sections at a frequency, in decibels. */
export function responseDb(sections: readonly Biquad[], hz: number, sampleRate: number): number {
  const omega = (2 * Math.PI * hz) / sampleRate;
  const magnitude = (c0: number, c1: number, c2: number): number =>
    Math.hypot(
      c0 + c1 * Math.cos(omega) + c2 * Math.cos(2 * omega),
      c1 * Math.sin(omega) + c2 * Math.sin(2 * omega),
    );
  return sections.reduce(
    (sum, { b, a }) => sum + 20 * Math.log10(magnitude(b[0], b[1], b[2]) / magnitude(1, a[0], a[1])),
    0,
  );
}

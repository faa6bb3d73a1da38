import { describe, expect, it } from 'vitest';
import { filterSteps, lowCut, responseDb, tilt } from '../../../src/features/effects/filters.ts';
import { CEILING, gainSteps } from '../../../src/features/effects/limiter.ts';
import { timeStretchSteps } from '../../../src/features/effects/timeStretch.ts';
import { runSteps } from '../../../src/features/steps.ts';
import { Random } from '../../../training/random.ts';

const RATE = 44_100;
const FACTORS = [0.8, 0.9, 1.07, 1.25];

const sine = (hz: number, seconds: number, level = 0.5): Float32Array<ArrayBuffer> =>
  Float32Array.from({ length: seconds * RATE }, (_, n) => level * Math.sin((2 * Math.PI * hz * n) / RATE));

function stretch(channels: Float32Array<ArrayBuffer>[], factor: number): Float32Array<ArrayBuffer>[] {
  return runSteps(timeStretchSteps(channels, RATE, factor));
}

/** Amplitude and phase of a frequency in 0.2 s from `start` on. */
function demodulate(signal: Float32Array, hz: number, start: number): { amplitude: number; phase: number } {
  const length = 8820;
  let re = 0;
  let im = 0;
  for (let i = 0; i < length; i++) {
    const window = 0.5 - 0.5 * Math.cos((2 * Math.PI * i) / length);
    const angle = (2 * Math.PI * hz * (start + i)) / RATE;
    re += window * (signal[start + i] as number) * Math.cos(angle);
    im -= window * (signal[start + i] as number) * Math.sin(angle);
  }
  return { amplitude: (4 * Math.hypot(re, im)) / length, phase: Math.atan2(im, re) };
}

describe('time stretch', () => {
  it('has the exact length', () => {
    for (const length of [1, 511, 44_100, 100_003]) {
      for (const factor of FACTORS) {
        const [out] = stretch([new Float32Array(length).fill(0.1)], factor);
        expect(out?.length).toBe(Math.round(length * factor));
        expect(out?.every(Number.isFinite)).toBe(true);
      }
    }
  });

  it('keeps tones within three cents and at their level', () => {
    for (const factor of FACTORS) {
      for (const hz of [55, 440, 3000, 10_000]) {
        const [out = new Float32Array()] = stretch([sine(hz, 3)], factor);
        const early = demodulate(out, hz, 40_000);
        const late = demodulate(out, hz, 40_441);
        let drift = late.phase - early.phase;
        drift -= 2 * Math.PI * Math.round(drift / (2 * Math.PI));
        const offHz = (drift * RATE) / (2 * Math.PI * 441);
        expect(Math.abs(1200 * Math.log2((hz + offHz) / hz))).toBeLessThan(3);
        for (let at = 10_000; at + 20_000 < out.length; at += 9000) {
          expect(demodulate(out, hz, at).amplitude).toBeCloseTo(0.5, 2);
        }
      }
    }
  });

  it('keeps onsets sharp, single and in place', () => {
    const random = new Random('clicks');
    const signal = sine(220, 5, 0.05);
    const times: number[] = [];
    for (let time = 0.5; time < 4.5; time += 0.25) {
      times.push(time);
      const start = Math.round(time * RATE);
      for (let i = 0; i < 2000; i++) {
        signal[start + i] = (signal[start + i] as number) + 0.5 * random.normal() * Math.exp(-i / 250);
      }
    }
    for (const factor of FACTORS) {
      const [out = new Float32Array()] = stretch([signal], factor);
      for (const time of times) {
        const centre = Math.round(time * factor * RATE);
        const energy = (from: number, to: number): number => {
          let sum = 0;
          for (let n = centre + from; n < centre + to; n++) {
            const d = (out[n] as number) - (out[n - 1] as number);
            sum += d * d;
          }
          return sum;
        };
        const whole = energy(-4000, 4000);
        // Less than a hundredth before it, nearly all within 15 ms, no second one after it.
        expect(energy(-4000, -100) / whole).toBeLessThan(0.01);
        expect(energy(-100, 662) / whole).toBeGreaterThan(0.95);
        expect(energy(1300, 4000) / whole).toBeLessThan(0.01);
      }
    }
  });

  it('keeps the picture of two channels', () => {
    const left = sine(440, 2);
    const right = sine(440, 2, -0.25);
    const [outLeft = new Float32Array(), outRight = new Float32Array()] = stretch([left, right], 1.2);
    for (let n = 20_000; n < 80_000; n += 997) {
      expect(outRight[n] as number).toBeCloseTo(-0.5 * (outLeft[n] as number), 4);
    }
  });

  it('refuses what it cannot do', () => {
    expect(() => stretch([], 1.1)).toThrow(RangeError);
    expect(() => stretch([sine(440, 1)], 9)).toThrow(RangeError);
  });
});

describe('filters', () => {
  it('cut below and leave the rest alone', () => {
    const sections = lowCut(100, RATE);
    expect(responseDb(sections, 100, RATE)).toBeCloseTo(-3.01, 1);
    expect(responseDb(sections, 50, RATE)).toBeLessThan(-23);
    expect(Math.abs(responseDb(sections, 400, RATE))).toBeLessThan(0.1);
  });

  it('tilt around 1 kHz by what is asked for', () => {
    for (const db of [-6, 3, 6]) {
      const sections = tilt(db, RATE);
      expect(responseDb(sections, 1000, RATE)).toBeCloseTo(0, 6);
      expect(responseDb(sections, 20, RATE)).toBeCloseTo(-db / 2, 0);
      expect(responseDb(sections, 18_000, RATE)).toBeCloseTo(db / 2, 0);
    }
  });

  it('do to a signal what their response says', () => {
    for (const hz of [60, 1000, 8000]) {
      for (const sections of [lowCut(90, RATE), tilt(6, RATE)]) {
        const signal = sine(hz, 2);
        runSteps(filterSteps(signal, sections));
        const gained = 20 * Math.log10(demodulate(signal, hz, 50_000).amplitude / 0.5);
        expect(gained).toBeCloseTo(responseDb(sections, hz, RATE), 2);
      }
    }
  });
});

describe('gain', () => {
  it('is a plain factor where nothing exceeds the ceiling', () => {
    const signal = sine(300, 1, 0.3);
    const before = signal.slice();
    runSteps(gainSteps([signal], RATE, 6));
    for (let n = 0; n < signal.length; n += 101) {
      expect(signal[n] as number).toBeCloseTo((before[n] as number) * 10 ** 0.3, 5);
    }
  });

  it('never exceeds the ceiling and turns both channels down together', () => {
    const random = new Random('loud');
    const left = Float32Array.from(
      { length: RATE },
      (_, n) => random.normal() * (n % 9000 < 300 ? 0.5 : 0.05),
    );
    const right = left.map((x) => 0.5 * x);
    runSteps(gainSteps([left, right], RATE, 12));
    let loudest = 0;
    for (let n = 0; n < left.length; n++) {
      loudest = Math.max(loudest, Math.abs(left[n] as number));
      expect(right[n] as number).toBeCloseTo(0.5 * (left[n] as number), 5);
    }
    expect(loudest).toBeLessThanOrEqual(CEILING);
    expect(loudest).toBeGreaterThan(0.8 * CEILING);
  });
});

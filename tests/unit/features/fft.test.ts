import { describe, expect, it } from 'vitest';
import { ComplexFft, RealFft } from '../../../src/features/fft.ts';
import { goldenSignal } from '../../fixtures/goldens/signals.ts';
import { expectClose } from './close.ts';

const noise = goldenSignal('noise_lcg');

/** The definition, O(n²). */
function dft(re: ArrayLike<number>, im: ArrayLike<number>, k: number): [number, number] {
  const size = re.length;
  let sumRe = 0;
  let sumIm = 0;
  for (let n = 0; n < size; n++) {
    const angle = (-2 * Math.PI * ((k * n) % size)) / size;
    const [c, s] = [Math.cos(angle), Math.sin(angle)];
    sumRe += (re[n] ?? 0) * c - (im[n] ?? 0) * s;
    sumIm += (re[n] ?? 0) * s + (im[n] ?? 0) * c;
  }
  return [sumRe, sumIm];
}

describe('ComplexFft', () => {
  it.each([4, 8, 16, 32, 128, 256, 512])('is the discrete Fourier transform of %i points', (size) => {
    const fft = new ComplexFft(size);
    const re = Float64Array.from(noise.subarray(0, size));
    const im = Float64Array.from(noise.subarray(size, 2 * size));
    for (let n = 0; n < size; n++) fft.data.set([re[n] ?? 0, im[n] ?? 0], 2 * n);
    fft.transform();
    for (let k = 0; k < size; k++) {
      const at = fft.order[k] ?? 0;
      expectClose(fft.data.subarray(at, at + 2), dft(re, im, k), 1e-11, 0, `bin ${k}`);
    }
  });

  it('gives each bin a place of its own', () => {
    for (const size of [4, 8, 1024, 2048]) {
      const places = new Set(new ComplexFft(size).order);
      expect(places.size).toBe(size);
      expect(Math.max(...places)).toBe(2 * size - 2);
    }
  });

  it.each([16, 32, 1024])('leaves out a zero second half without reading it (%i points)', (size) => {
    const full = new ComplexFft(size);
    const padded = new ComplexFft(size);
    for (let i = 0; i < size; i++) full.data[i] = padded.data[i] = noise[i] ?? 0;
    padded.data.fill(NaN, size);
    full.transform();
    padded.transformHalfPadded();
    expectClose(padded.data, full.data, 1e-12);
  });

  it('refuses sizes that it cannot transform', () => {
    for (const size of [0, 1, 2, 3, 12, 1000]) expect(() => new ComplexFft(size)).toThrow(RangeError);
  });
});

describe('RealFft', () => {
  it.each([8, 16, 64, 2048])('gives the power spectrum of %i windowed samples', (size) => {
    const fft = new RealFft(size);
    const window = Float64Array.from({ length: size }, (_, i) => 0.3 + i / size);
    const frame = Float64Array.from(window, (weight, i) => weight * (noise[100 + i] ?? 0));
    const power = new Float64Array(fft.bins);
    fft.powerSpectrum(noise, 100, window, power);
    const zero = new Float64Array(size);
    const bins = size > 64 ? [0, 1, 2, 3, 511, 512, 513, 1000, 1022, 1023, 1024] : [...power.keys()];
    for (const k of bins) {
      const [re, im] = dft(frame, zero, k);
      expectClose([power[k] ?? NaN], [re * re + im * im], 1e-12, 1e-11, `bin ${k}`);
    }
  });

  it('obeys Parseval: the energy is the same on both sides', () => {
    const fft = new RealFft(2048);
    const power = new Float64Array(fft.bins);
    fft.powerSpectrum(noise, 0, new Float64Array(2048).fill(1), power);
    const energy = noise.subarray(0, 2048).reduce((sum, value) => sum + value * value, 0);
    const both = power.reduce((sum, value, k) => sum + (k === 0 || k === 1024 ? value : 2 * value), 0);
    expect(both / 2048).toBeCloseTo(energy, 9);
  });
});

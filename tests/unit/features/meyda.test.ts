import Meyda from 'meyda';
import { describe, expect, it } from 'vitest';
import { MeydaFrame } from '../../../src/features/meydaFrame.ts';
import { extractMeydaFeatures, meydaSteps } from '../../../src/features/meyda.ts';
import { FEATURE_SPEC, MEYDA_DESCRIPTOR_NAMES, MEYDA_FEATURE_NAMES } from '../../../src/features/spec.ts';
import { signalsReference, type MeydaReference } from '../../fixtures/goldens/reference.ts';
import { GOLDEN_SIGNAL_IDS, goldenSignal } from '../../fixtures/goldens/signals.ts';
import { MEYDA_EXTRACTORS, configureMeyda, meydaRow } from '../../support/meydaRow.ts';
import { expectClose } from './close.ts';

configureMeyda();

/** 1e−6 relative, and absolute for values near 0. */
const TOLERANCE = 1e-6;

function random(seed: number): () => number {
  let x = seed;
  return () => {
    x = (1664525 * x + 1013904223) % 4294967296;
    return x / 4294967296;
  };
}

/** Notes with decaying overtones over a noise floor, with attacks: as uneven as music. */
function musicLike(seconds: number, seed: number): Float32Array {
  const next = random(seed);
  const out = new Float32Array(seconds * 22050);
  for (let note = 0; note < seconds * 6; note++) {
    const start = Math.floor(next() * out.length);
    const hz = 55 * 2 ** (Math.floor(next() * 48) / 12);
    const gain = 0.02 + 0.2 * next();
    for (let n = start; n < Math.min(out.length, start + 15000); n++) {
      const t = (n - start) / 22050;
      let v = 0;
      for (let h = 1; h <= 8; h++)
        v += Math.sin(2 * Math.PI * hz * h * t) * Math.exp(-t * (2 + h)) * (0.8 / h);
      out[n] = (out[n] ?? 0) + gain * v;
    }
  }
  return out.map((v) => v + 0.003 * (next() - 0.5));
}

const SIGNALS: Record<string, Float32Array> = {
  ...Object.fromEntries(GOLDEN_SIGNAL_IDS.map((id) => [id, goldenSignal(id)])),
  'music-like': musicLike(8, 7),
  'music-like, 60 dB lower': musicLike(4, 8).map((v) => v / 1000),
  'music-like, far beyond full scale': musicLike(4, 9).map((v) => v * 1e4),
  'half a frame of noise, half of silence': goldenSignal('noise_lcg')
    .slice(0, 40960)
    .map((v, n) => (n % 2048 < 1024 ? v : 0)),
};

describe.each(Object.entries(SIGNALS))('Meyda descriptors of %s', (_name, signal) => {
  it("are Meyda's, frame by frame", () => {
    const frame = new MeydaFrame();
    for (let offset = 0; offset + 2048 <= signal.length; offset += 2048) {
      frame.analyse(signal, offset);
      const { row, specific } = meydaRow(signal.subarray(offset, offset + 2048));
      row.forEach((expected, i) => {
        const what = `${MEYDA_DESCRIPTOR_NAMES[i]} at ${offset}`;
        expectClose(
          [frame.values[i] ?? NaN],
          [expected],
          TOLERANCE * Math.min(1, Math.abs(expected) + 1e-6),
          TOLERANCE,
          what,
        );
      });
      expectClose(frame.specificLoudness, specific, TOLERANCE, TOLERANCE, `specific loudness at ${offset}`);
    }
  });
});

describe("Meyda's own extractors on one of our spectra", () => {
  it('agree with the fused loops', () => {
    const signal = musicLike(4, 10);
    const frame = new MeydaFrame();
    for (let offset = 0; offset + 2048 <= signal.length; offset += 2048) {
      frame.analyse(signal, offset);
      Meyda.extract('rms', signal.subarray(offset, offset + 2048)); // leaves its tables on the object
      const meyda = Meyda as unknown as Record<string, unknown> & {
        featureExtractors: Record<string, (input: object) => number | number[] | { total: number }>;
      };
      const input = {
        ampSpectrum: frame.amplitude,
        signal: meyda['signal'],
        sampleRate: 22050,
        bufferSize: 2048,
        barkScale: meyda['barkScale'],
        melFilterBank: meyda['melFilterBank'],
        chromaFilterBank: meyda['chromaFilterBank'],
        numberOfMFCCCoefficients: 13,
      };
      const row = MEYDA_EXTRACTORS.flatMap((name) => {
        const value = meyda.featureExtractors[name]?.(input) ?? NaN;
        return typeof value === 'object' && 'total' in value ? value.total : value;
      });
      expectClose(frame.values, row, 0, TOLERANCE, `extractors at ${offset}`);
    }
  });
});

describe('Meyda goldens', () => {
  const flat = (golden: MeydaReference) =>
    MEYDA_EXTRACTORS.flatMap((name) => golden[name === 'loudness' ? 'loudnessTotal' : name] ?? NaN).map(
      Number,
    );

  it.each(signalsReference().signals)('$id', ({ id, meyda }) => {
    const frame = new MeydaFrame();
    for (const golden of meyda) {
      frame.analyse(goldenSignal(id), golden.offset);
      expectClose(frame.values, flat(golden), TOLERANCE, TOLERANCE, `offset ${golden.offset}`);
    }
  });
});

describe('pooling', () => {
  it('takes mean and population standard deviation over the frames that count', () => {
    const signal = musicLike(4, 11);
    signal.fill(0, 4096, 8192); // two silent frames, left out
    const rows: number[][] = [];
    for (let offset = 0; offset + 2048 <= signal.length; offset += 2048) {
      const { row } = meydaRow(signal.subarray(offset, offset + 2048));
      if ((row[0] ?? 0) > 1e-4 && row.every(Number.isFinite)) rows.push(row);
    }
    const column = (i: number) => rows.map((row) => row[i] ?? NaN);
    const mean = (values: number[]) => values.reduce((a, b) => a + b) / values.length;
    const means = MEYDA_DESCRIPTOR_NAMES.map((_, i) => mean(column(i)));
    const stds = means.map((m, i) => Math.sqrt(mean(column(i).map((v) => (v - m) ** 2))));
    const pooled = extractMeydaFeatures(signal);
    expect(pooled.frames).toBe(Math.floor(signal.length / 2048) - 2);
    expect(pooled.values.length).toBe(MEYDA_FEATURE_NAMES.length);
    expectClose(pooled.values, [...means, ...stds], 1e-9, TOLERANCE);
  });

  it('leaves out frames with a non-finite sample', () => {
    const signal = musicLike(2, 12);
    const clean = extractMeydaFeatures(signal);
    signal[3000] = NaN;
    const damaged = extractMeydaFeatures(signal);
    expect(damaged.frames).toBe(clean.frames - 1);
    expect(damaged.values.every(Number.isFinite)).toBe(true);
  });

  it('gives zeros and no frames for silence, for near silence and for less than a frame', () => {
    for (const signal of [
      goldenSignal('silence'),
      goldenSignal('quiet'),
      new Float32Array(0),
      goldenSignal('chords').subarray(0, 2047),
    ]) {
      const { frames, values } = extractMeydaFeatures(signal);
      expect(frames).toBe(0);
      expect(values.every((v) => v === 0)).toBe(true);
    }
  });

  it('does the same in steps, saying how far it is', () => {
    const signal = goldenSignal('chords');
    const fractions: number[] = [];
    const steps = meydaSteps(signal);
    let step = steps.next();
    for (; !step.done; step = steps.next()) fractions.push(step.value);
    expect(step.value).toEqual(extractMeydaFeatures(signal));
    expect(fractions.length).toBe(Math.ceil(Math.floor(signal.length / 2048) / 128));
    expect(fractions.every((f, i) => f >= 0 && f < 1 && (i === 0 || f > (fractions[i - 1] ?? 1)))).toBe(true);
  });

  it('names the figures as the training table does', () => {
    expect(MEYDA_FEATURE_NAMES.length).toBe(76);
    expect(MEYDA_FEATURE_NAMES[0]).toBe('meyda_rms_mean');
    expect(MEYDA_FEATURE_NAMES[13]).toBe('meyda_chroma0_mean');
    expect(MEYDA_FEATURE_NAMES[75]).toBe('meyda_mfcc12_std');
    expect(FEATURE_SPEC.meyda.version).toBe('5.6.3');
  });
});

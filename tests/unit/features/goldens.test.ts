import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { extractChartFeatures, type ChartFeatures } from '../../../src/features/chartFeatures.ts';
import { toDbRelativeToMax } from '../../../src/features/decibel.ts';
import { ChromaMean, chromaFilterbank } from '../../../src/features/chroma.ts';
import { MelFilterbank, melEdgesHz } from '../../../src/features/mel.ts';
import { MfccStatistics } from '../../../src/features/mfcc.ts';
import { SPECTRUM_BINS, Spectrogram } from '../../../src/features/spectrogram.ts';
import { extractTonalFeatures } from '../../../src/features/tonal.ts';
import { signalsReference } from '../../fixtures/goldens/reference.ts';
import { goldenSignal } from '../../fixtures/goldens/signals.ts';
import { expectClose } from './close.ts';

const reference = signalsReference();

describe('mel filter bank', () => {
  const bank = new MelFilterbank();
  /** All weights: the bank's answer to each bin alone. `columns[bin][band]`. */
  const columns = Array.from({ length: SPECTRUM_BINS }, (_, bin) => {
    const power = new Float64Array(SPECTRUM_BINS);
    const mel = new Float64Array(128);
    power[bin] = 1;
    bank.apply(power, mel);
    return mel;
  });
  const row = (band: number) => columns.map((column) => column[band] ?? NaN);

  it('has the edges of the Slaney scale', () => {
    expectClose(melEdgesHz(), reference.melFilterbank.edgesHz, 1e-6, 1e-9);
  });

  it('has its non-zero bins, sums and weights where librosa has them', () => {
    for (let band = 0; band < 128; band++) {
      const weights = row(band);
      // A slope that is the rest of another one may keep a rounding error instead of 0.
      const filled = weights.flatMap((weight, bin) => (Math.abs(weight) > 1e-15 ? [bin] : []));
      expect(filled[0], `band ${band}`).toBe(reference.melFilterbank.firstBin[band]);
      expect(filled.at(-1), `band ${band}`).toBe(reference.melFilterbank.lastBin[band]);
    }
    expectClose(
      columns[0]?.map((_, band) => row(band).reduce((a, b) => a + b)) ?? [],
      reference.melFilterbank.rowSum,
      0,
      1e-8,
    );
    expectClose(row(0).slice(0, 4), reference.melFilterbank.row0, 1e-12, 1e-8);
    const last = row(127).filter((weight) => weight > 1e-15);
    expectClose(last, reference.melFilterbank.row127, 1e-12, 1e-8);
  });
});

describe('chroma filter bank', () => {
  it('has the weights of librosa at tuning 0', () => {
    const bank = chromaFilterbank(0);
    for (const [name, weights] of Object.entries(reference.chromaFilterbankTuning0)) {
      const bin = Number(name.slice(3));
      const column = weights.map((_, pitchClass) => bank[pitchClass * SPECTRUM_BINS + bin] ?? NaN);
      expectClose(column, weights, 1e-12, 1e-8, name);
    }
  });
});

describe.each(reference.signals)('golden signal $id', (golden) => {
  const signal = goldenSignal(golden.id);
  let features: ChartFeatures;
  beforeAll(() => {
    features = extractChartFeatures(signal);
  });

  it('is generated bit for bit', () => {
    expect(signal.length).toBe(golden.samples);
    expect(createHash('sha256').update(new Uint8Array(signal.buffer)).digest('hex')).toBe(golden.sha256);
  });

  it('has the mel power and the MFCC of librosa in single frames', () => {
    const spectrogram = new Spectrogram(signal);
    const filterbank = new MelFilterbank();
    const power = new Float64Array(SPECTRUM_BINS);
    const frames = Array.from({ length: spectrogram.frames }, (_, t) => {
      const mel = new Float64Array(128);
      spectrogram.frame(t, power);
      filterbank.apply(power, mel);
      return mel;
    });
    expect(frames.length).toBe(golden.frames);
    for (const [t, expected] of Object.entries(golden.melPower)) {
      expectClose(frames[Number(t)] ?? [], expected, 1e-6 * Math.max(...expected), 1e-4, `mel ${t}`);
    }
    const db = (value: number) => 10 * Math.log10(Math.max(1e-10, value));
    const top = db(Math.max(...frames.map((mel) => Math.max(...mel))));
    for (const [t, expected] of Object.entries(golden.mfcc.frames)) {
      const statistics = new MfccStatistics();
      statistics.addFrame(
        (frames[Number(t)] ?? new Float64Array(128)).map((v) => Math.max(-80, db(v) - top)),
      );
      expectClose(statistics.latest, expected, 1e-3, 0, `mfcc ${t}`);
    }
  });

  it('has the MFCC means and standard deviations of librosa', () => {
    expectClose(features.mfccMean, golden.mfcc.mean, 0.01, 0, 'mean');
    expectClose(features.mfccStd, golden.mfcc.std, 0.01, 0, 'std');
  });

  it('has the onset strength of librosa', () => {
    expectClose(features.onset.subarray(0, 50), golden.onsetFirst50, 1e-3);
    expect(features.onset.reduce((a, b) => a + b) / features.onset.length).toBeCloseTo(golden.onsetMean, 3);
  });

  it('has the tempo of librosa', () => {
    expectClose(features.tempo.tempogramMean, golden.tempogramMean, 1e-4, 0, 'tempogram');
    // Where the rival is as good, only the tempogram can be held to the reference.
    if (golden.tempo.score - golden.tempo.rivalScore > 0.02) {
      expect(features.tempo.lag).toBe(golden.tempo.lag);
      expect(features.tempo.bpm).toBeCloseTo(golden.tempo.bpm, 6);
      expect(features.tempo.rivalBpm).toBeCloseTo(golden.tempo.rivalBpm, 6);
    }
    expect(features.tempo.margin).toBeCloseTo(golden.tempo.score - golden.tempo.rivalScore, 3);
  });

  it('has the pooled log-mel spectrogram of librosa', () => {
    // The reference pools 8 frames, two of our rows.
    const { power } = features.pooledLogMel;
    const { rows } = golden.pooledLogMel;
    expect(features.pooledLogMel.rows >> 1).toBe(rows);
    const db = new Float64Array(rows * 64);
    for (let i = 0; i < db.length; i++) {
      const first = Math.floor(i / 64) * 128 + (i % 64);
      db[i] = ((power[first] ?? NaN) + (power[first + 64] ?? NaN)) / 2;
    }
    toDbRelativeToMax(db);
    expectClose(db.subarray(0, 192), golden.pooledLogMel.first3.flat(), 0.01);
    expect(db.reduce((a, b) => a + b) / db.length).toBeCloseTo(golden.pooledLogMel.mean, 2);
  });

  it('has the chroma, tuning and spectral shape of librosa', () => {
    const tonal = extractTonalFeatures(signal);
    expect(tonal.tuning).toBeCloseTo(golden.chroma.tuning, 12);
    expectClose(tonal.chroma, golden.chroma.mean, 1e-3, 0, 'chroma');
    expectClose([tonal.shape.centroidHz], [golden.spectral.centroidMeanHz], 0.1, 0, 'centroid');
    expectClose([tonal.shape.rolloffHz], [golden.spectral.rolloff85MeanHz], 0.1, 0, 'roll-off');
    expectClose([tonal.shape.flatness], [golden.spectral.flatnessMean], 0, 1e-3, 'flatness');
    expectClose([tonal.zeroCrossingRate], [golden.spectral.zcrMean], 1e-9, 0, 'zero crossings');

    const untuned = new ChromaMean(0);
    const spectrogram = new Spectrogram(signal);
    const power = new Float64Array(SPECTRUM_BINS);
    for (let t = 0; t < spectrogram.frames; t++) {
      spectrogram.frame(t, power);
      untuned.addFrame(power);
    }
    expectClose(untuned.finish(), golden.chroma.meanTuning0, 1e-3, 0, 'chroma at tuning 0');
  });
});

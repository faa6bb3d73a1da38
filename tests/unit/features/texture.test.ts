import { describe, expect, it } from 'vitest';
import { extractChartFeatures } from '../../../src/features/chartFeatures.ts';
import { listenerWindow, type ListenerWindow } from '../../../src/features/listenerInput.ts';
import { TEXTURE_FEATURE_NAMES } from '../../../src/features/spec.ts';
import { textureFeatures } from '../../../src/features/texture.ts';
import { Random } from '../../../training/random.ts';
import { goldenSignal } from '../../fixtures/goldens/signals.ts';

/** Levels that wander, beat and tilt, so that no figure is trivial. */
function madeUpWindow(rows: number): ListenerWindow {
  const random = new Random('texture', rows);
  const levels = new Float32Array(rows * 64);
  for (let band = 0; band < 64; band++) {
    for (let row = 0; row < rows; row++) {
      const beat = 0.15 * Math.cos((2 * Math.PI * row) / (5 + (band % 7)));
      const wander = 0.2 * Math.sin(row / (20 + band));
      const level = 0.7 - band / 160 + beat + wander + 0.05 * random.normal();
      levels[row * 64 + band] = Math.min(1, Math.max(0, level));
    }
  }
  return { rows, firstRow: 0, levels };
}

const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
const deviation = (values: readonly number[]) =>
  Math.sqrt(mean(values.map((value) => (value - mean(values)) ** 2)));

/** The definitions once more, slowly and by name. */
function slowTexture({ rows, levels }: ListenerWindow): Map<string, number> {
  const db = (row: number, band: number) => 80 * (levels[row * 64 + band] as number) - 80;
  const range = (n: number) => Array.from({ length: n }, (_, i) => i);
  const groups = range(8).map((g) => range(rows).map((row) => mean(range(8).map((b) => db(row, 8 * g + b)))));
  const figures = new Map<string, number>();
  groups.forEach((series, g) => {
    const rises = series.slice(1).map((value, i) => Math.max(0, value - (series[i] as number)));
    figures.set(`flux_mean_${g}`, mean(rises));
    figures.set(`flux_std_${g}`, deviation(rises));

    const starts = [0];
    while ((starts.at(-1) as number) + 64 + 128 <= rows) starts.push((starts.at(-1) as number) + 64);
    const power = range(65).map(() => 0);
    for (const start of starts) {
      const piece = range(128).map((n) => series[Math.min(start + n, rows - 1)] as number);
      const centre = mean(piece);
      for (const k of range(65)) {
        let re = 0;
        let im = 0;
        piece.forEach((value, n) => {
          const windowed = (value - centre) * Math.sin((Math.PI * n) / 127) ** 2;
          re += windowed * Math.cos((2 * Math.PI * k * n) / 128);
          im -= windowed * Math.sin((2 * Math.PI * k * n) / 128);
        });
        power[k] = (power[k] as number) + (re * re + im * im) / starts.length;
      }
    }
    for (const m of range(10)) {
      const edge = (i: number) => Math.round(3 * (64 / 3) ** (i / 10));
      figures.set(`modulation_${m}_${g}`, Math.log(mean(power.slice(edge(m), edge(m + 1))) + 1e-3));
    }

    const sorted = series.toSorted((a, b) => a - b);
    for (const share of [10, 90]) {
      const at = (share / 100) * (rows - 1);
      const below = sorted[Math.floor(at)] as number;
      const above = sorted[Math.ceil(at)] as number;
      figures.set(`level_p${share}_${g}`, below + (at % 1) * (above - below));
    }
  });
  for (const pair of range(32)) {
    const bands = [2 * pair, 2 * pair + 1].map((band) => range(rows).map((row) => db(row, band)));
    figures.set(`level_mean_${pair}`, mean(bands.map(mean)));
    figures.set(`level_std_${pair}`, mean(bands.map(deviation)));
  }
  let index = 0;
  for (let a = 0; a < 8; a++) {
    for (let b = a + 1; b < 8; b++, index++) {
      const [x, y] = [groups[a] as number[], groups[b] as number[]];
      const together = mean(x.map((value, i) => (value - mean(x)) * ((y[i] as number) - mean(y))));
      figures.set(`correlation_${index}`, together / (deviation(x) * deviation(y)));
    }
  }
  return figures;
}

describe('texture', () => {
  it.each([150, 257])('of %i rows is what its names say', (rows) => {
    const window = madeUpWindow(rows);
    const texture = textureFeatures(window);
    const truth = slowTexture(window);
    expect(texture).toHaveLength(204);
    expect([...truth.keys()].toSorted()).toEqual([...TEXTURE_FEATURE_NAMES].toSorted());
    TEXTURE_FEATURE_NAMES.forEach((name, i) => {
      expect(texture[i], name).toBeCloseTo(truth.get(name) as number, 5);
    });
  });

  it('does not change with the gain of the file', () => {
    const texture = (gain: number) =>
      textureFeatures(
        listenerWindow(extractChartFeatures(goldenSignal('chords').map((v) => v * gain)).pooledLogMel),
      );
    const reference = texture(1);
    for (const gain of [0.5, 0.37, 2]) {
      texture(gain).forEach((value, i) => {
        expect(Math.abs(value - (reference[i] as number)), TEXTURE_FEATURE_NAMES[i]).toBeLessThan(1e-3);
      });
    }
    // It is no constant either.
    const noise = textureFeatures(
      listenerWindow(extractChartFeatures(goldenSignal('noise_lcg')).pooledLogMel),
    );
    expect(Math.max(...noise.map((value, i) => Math.abs(value - (reference[i] as number))))).toBeGreaterThan(
      5,
    );
  });

  it.each([0, 1, 2, 3, 40, 127, 128, 129])('of %i rows is finite', (rows) => {
    const texture = textureFeatures(madeUpWindow(rows));
    expect(texture).toHaveLength(204);
    expect(texture.every(Number.isFinite)).toBe(true);
  });

  it('of a level that never moves has no flux, no modulation and no correlation', () => {
    const still = { rows: 200, firstRow: 0, levels: new Float32Array(200 * 64).fill(0.5) };
    const texture = textureFeatures(still);
    TEXTURE_FEATURE_NAMES.forEach((name, i) => {
      if (name.startsWith('modulation')) expect(texture[i], name).toBeCloseTo(Math.log(1e-3), 6);
      else if (name.startsWith('level_mean') || name.startsWith('level_p'))
        expect(texture[i], name).toBeCloseTo(-40, 9);
      else expect(texture[i], name).toBeCloseTo(0, 9);
    });
  });
});

import { describe, expect, it } from 'vitest';
import { LISTENER_CHARACTERISTICS } from '../../../../src/model/listener/characteristics.ts';
import { cutPatches } from '../../../../src/model/listener/patches.ts';
import {
  blendTags,
  characteristicsFrom,
  readOut,
  readoutInputs,
  tagLogit,
} from '../../../../src/model/listener/readout.ts';
import { summariseSteps, SUMMARY_SIZE } from '../../../../src/model/listener/summary.ts';
import { Random } from '../../../../training/random.ts';

describe('patches', () => {
  const rows = 8;
  const random = new Random('patches');
  const levels = Float32Array.from({ length: (rows + 3) * 64 }, () => random.uniform());
  const standard = {
    mean: Array.from({ length: 64 }, (_, band) => band / 100),
    scale: Array.from({ length: 64 }, (_, band) => 1 + band / 10),
  };
  /** A level as the network sees it; average outside of the piece that begins at row 3. */
  const seen = (row: number, band: number) =>
    row < 0 || row >= rows || band < 0 || band >= 64
      ? 0
      : ((levels[(row + 3) * 64 + band] as number) - (standard.mean[band] as number)) *
        (standard.scale[band] as number);

  it('cover 4 rows and 8 bands each, 2 rows and 4 bands apart', () => {
    const target = new Float32Array((rows / 2) * 16 * 32);
    cutPatches(levels, 3 * 64, rows, standard, target);
    for (let step = 0; step < rows / 2; step++) {
      for (let across = 0; across < 16; across++) {
        for (let r = 0; r < 4; r++) {
          for (let b = 0; b < 8; b++) {
            const at = ((step * 16 + across) * 4 + r) * 8 + b;
            expect(target[at]).toBeCloseTo(seen(2 * step - 1 + r, 4 * across - 2 + b), 5);
          }
        }
      }
    }
  });

  it('go where they are told and carry offsets inside of the piece only', () => {
    const size = (rows / 2) * 16 * 32;
    const plain = new Float32Array(size);
    const shifted = new Float32Array(size + 5).fill(9);
    const offsets = Array.from({ length: 64 }, (_, band) => band - 30);
    cutPatches(levels, 3 * 64, rows, standard, plain);
    cutPatches(levels, 3 * 64, rows, standard, shifted, 5, offsets);
    expect([...shifted.subarray(0, 5)]).toEqual([9, 9, 9, 9, 9]);
    for (let at = 0; at < size; at++) {
      const band = 4 * (Math.floor(at / 32) % 16) - 2 + (at % 8);
      const row = 2 * Math.floor(at / 512) - 1 + (Math.floor(at / 8) % 4);
      const inside = row >= 0 && row < rows && band >= 0 && band < 64;
      expect(shifted[at + 5]).toBeCloseTo(
        (plain[at] as number) + (inside ? (offsets[band] as number) : 0),
        4,
      );
    }
  });
});

describe('from time steps to the song', () => {
  const steps = 10;
  const random = new Random('steps');
  const tagLogits = Float32Array.from({ length: steps * 50 }, () => 2 * random.normal());
  const embeddings = Float32Array.from({ length: steps * 200 }, () => random.normal());
  /** Mean of a column over one patch of four steps. */
  const patch = (of: Float32Array, width: number, column: number, index: number) =>
    [0, 1, 2, 3].reduce((sum, i) => sum + (of[(4 * index + i) * width + column] as number) / 4, 0);

  it('are patches of four steps, averaged; an unfinished one is left out', () => {
    const { tagProbabilities, values } = summariseSteps(tagLogits, embeddings);
    expect(values).toHaveLength(SUMMARY_SIZE);
    expect(SUMMARY_SIZE).toBe(450);
    for (const tag of [0, 17, 49]) {
      const [a, b] = [patch(tagLogits, 50, tag, 0), patch(tagLogits, 50, tag, 1)];
      expect(values[tag]).toBeCloseTo((a + b) / 2, 9);
      expect(tagProbabilities[tag]).toBeCloseTo((1 / (1 + Math.exp(-a)) + 1 / (1 + Math.exp(-b))) / 2, 9);
    }
    for (const unit of [0, 99, 199]) {
      const [a, b] = [patch(embeddings, 200, unit, 0), patch(embeddings, 200, unit, 1)];
      expect(values[50 + unit]).toBeCloseTo((a + b) / 2, 9);
      expect(values[250 + unit]).toBeCloseTo(Math.abs(a - b) / 2, 6);
    }
  });

  it('are one patch where there are fewer than four', () => {
    const { tagProbabilities, values } = summariseSteps(
      tagLogits.subarray(0, 100),
      embeddings.subarray(0, 400),
    );
    const logit = ((tagLogits[3] as number) + (tagLogits[53] as number)) / 2;
    expect(values[3]).toBeCloseTo(logit, 9);
    expect(tagProbabilities[3]).toBeCloseTo(1 / (1 + Math.exp(-logit)), 9);
    expect(values.slice(250).every((value) => value < 1e-6)).toBe(true);
  });
});

describe('the readout', () => {
  const chartFeatures = Array.from({ length: 42 }, (_, i) => i + 1);
  const texture = Array.from({ length: 204 }, (_, i) => i / 10);

  it('joins summary, chart features without the duration, and texture', () => {
    const inputs = readoutInputs([7, 8], chartFeatures, texture);
    expect([...inputs]).toEqual([7, 8, ...chartFeatures.slice(1), ...texture]);
    const longer = [9999, ...chartFeatures.slice(1)];
    expect(readoutInputs([7, 8], longer, texture)).toEqual(inputs);
  });

  it('keeps characteristics within the ranges that they are defined in', () => {
    const exact = new Array<number>(8).fill(0);
    expect(characteristicsFrom([-1, 2, 0.5, 0, 1, 1.0001, -0.0001, 3], exact)).toEqual([
      0, 1, 0.5, 0, 1, 1, 0, 0,
    ]);
    expect(characteristicsFrom([0, 0, 0, 0, 0, 0, 0, -70], exact).at(-1)).toBe(-60);
  });

  it('squares what was estimated as a square root, and adds the variance of its error', () => {
    const variances = new Array<number>(8).fill(0.01);
    const values = characteristicsFrom(new Array<number>(8).fill(0.5), variances);
    // Danceability, energy, valence as they are; acousticness and the three after it as squares.
    expect(values.slice(0, 3)).toEqual([0.5, 0.5, 0.5]);
    for (const value of values.slice(3, 7)) expect(value).toBeCloseTo(0.26, 12);
  });

  it('blends tags by log odds, with the share as the weight', () => {
    expect(tagLogit(0)).toBeCloseTo(-tagLogit(1), 12);
    expect(tagLogit(0.75)).toBeCloseTo(Math.log(3), 12);
    expect(blendTags([0.75], [0], 1)[0]).toBeCloseTo(0.75, 12);
    expect(blendTags([0.75], [Math.log(9)], 0)[0]).toBeCloseTo(0.9, 12);
    // √(3 · 9) to one.
    expect(blendTags([0.75], [Math.log(9)], 0.5)[0]).toBeCloseTo(Math.sqrt(27) / (1 + Math.sqrt(27)), 12);
  });

  it('gives characteristics by name from the linear model, inputs clipped', () => {
    const inputs = 450 + 41 + 204;
    const zeros = (n: number) => new Float32Array(n);
    const kernel = zeros(inputs * 8);
    // Energy follows the tempo, which stands behind the summary.
    kernel[450 * 8 + 1] = 0.1;
    const linear = (outputs: number, width: number, weights: Float32Array, bias: number) => ({
      mean: zeros(width),
      scale: zeros(width).fill(1),
      clip: 3,
      kernel: weights,
      bias: zeros(outputs).fill(bias),
    });
    const estimate = readOut(
      { tagProbabilities: new Float64Array(50).fill(0.2), values: new Float64Array(450) },
      [180, 2, ...new Array<number>(40).fill(0)],
      new Float64Array(204),
      {
        characteristics: linear(8, inputs, kernel, 0.25),
        tags: linear(50, 204, zeros(204 * 50), 0),
        errorVariances: new Array<number>(8).fill(0),
        networkShare: 1,
      },
    );
    expect(Object.keys(estimate.characteristics)).toEqual([...LISTENER_CHARACTERISTICS]);
    expect(estimate.characteristics.energy).toBeCloseTo(0.45, 6);
    expect(estimate.characteristics.valence).toBeCloseTo(0.25, 6);
    expect(estimate.characteristics.loudness).toBe(0);
    expect(estimate.tags).toHaveLength(50);
    expect(estimate.tags[0]).toBeCloseTo(0.2, 9);
  });
});

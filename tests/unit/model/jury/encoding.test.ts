import { describe, expect, it } from 'vitest';
import { encodedWidth, encodeRow, ramps, type JuryTransform } from '../../../../src/model/jury/encoding.ts';
import { juryRow, meanOfMembers } from '../../../../src/model/jury/binaryJury.ts';
import { calibrateBinary, logit, sigmoid } from '../../../../src/model/jury/calibration.ts';
import { fitBinaryCalibration } from '../../../../training/binaryJury/calibrate.ts';
import { encodeRows, fitEncoding } from '../../../../training/binaryJury/encode.ts';
import { Random } from '../../../../training/random.ts';

const TRANSFORM: JuryTransform = {
  inputs: [
    { name: 'energy', log: false, knots: [0, 0.5, 1], means: [0.5, 0.25], factors: [2, 4] },
    { name: 'tempo_bpm', log: true, knots: [6, 8], means: [0], factors: [1] },
  ],
};

describe('encodeRow', () => {
  it('climbs one ramp after the other', () => {
    expect(ramps(0.25, [0, 0.5, 1])).toEqual([0.5, 0]);
    expect(ramps(0.75, [0, 0.5, 1])).toEqual([1, 0.5]);
    expect(encodeRow([0.75, 128], TRANSFORM)).toEqual([1, 1, 0.5]);
    expect(encodedWidth(TRANSFORM)).toBe(3);
  });

  it('stays at the ends, also where no beat was found', () => {
    expect(encodeRow([-5, 0], TRANSFORM)).toEqual([-1, -1, 0]);
    expect(encodeRow([7, 1e6], TRANSFORM)).toEqual([1, 3, 1]);
  });

  it('refuses what is missing or no number, naming it', () => {
    expect(() => encodeRow([0.5], TRANSFORM)).toThrow('tempo_bpm');
    expect(() => encodeRow([NaN, 120], TRANSFORM)).toThrow('energy');
    expect(() => juryRow({ energy: 1 }, TRANSFORM)).toThrow('tempo_bpm');
    expect(juryRow({ tempo_bpm: 120, energy: 1, other: 3 }, TRANSFORM)).toEqual([1, 120]);
  });
});

describe('fitEncoding', () => {
  const random = new Random('encoding');
  const rows = Array.from({ length: 500 }, () => [random.uniform() ** 3, random.integer(2), 0.3]);
  const transform = fitEncoding(rows, ['energy', 'mode', 'constant'], 4, 0.3);

  it('puts as many songs between each two knots', () => {
    const { knots = [] } = transform.inputs[0] ?? {};
    expect(knots).toHaveLength(5);
    const below = rows.filter(([value = NaN]) => value < (knots[2] ?? NaN)).length;
    expect(below).toBe(250);
  });

  it('makes every input alike in mean and spread', () => {
    const width = encodedWidth(transform);
    const encoded = encodeRows(rows, transform);
    for (let j = 0; j < width - 1; j++) {
      const column = rows.map((_, i) => encoded[i * width + j] ?? NaN);
      const mean = column.reduce((sum, x) => sum + x, 0) / column.length;
      const deviation = Math.sqrt(column.reduce((sum, x) => sum + (x - mean) ** 2, 0) / column.length);
      expect(Math.abs(mean)).toBeLessThan(1e-6);
      expect(deviation).toBeCloseTo(0.3, 5);
    }
  });

  it('merges knots of equal songs and silences a constant', () => {
    expect(transform.inputs[1]?.knots).toEqual([0, 1]);
    expect(encodeRow([0, 0, 99], transform).at(-1)).toBe(0);
  });
});

describe('calibration', () => {
  it('logit and sigmoid undo each other and bear certainty', () => {
    expect(sigmoid(logit(0.3))).toBeCloseTo(0.3, 12);
    expect(Number.isFinite(logit(1)) && Number.isFinite(logit(0))).toBe(true);
  });

  it('is found from distorted probabilities', () => {
    const random = new Random('platt');
    const truth = { slope: 0.5, intercept: -0.4 };
    const given = Array.from({ length: 20_000 }, () => sigmoid(2 * random.normal()));
    const labels = given.map((p) => random.uniform() < calibrateBinary(p, truth));
    const fitted = fitBinaryCalibration(given, labels);
    expect(Math.abs(fitted.slope - 0.5)).toBeLessThan(0.03);
    expect(Math.abs(fitted.intercept + 0.4)).toBeLessThan(0.05);
  });
});

it('meanOfMembers averages probabilities, not logits', () => {
  // Two members, two songs, logits of "no" and "yes".
  const logits = [0, 0, 0, 2, 0, Math.log(3), 1, 1];
  const [first = NaN, second = NaN] = meanOfMembers(logits, 2);
  expect(first).toBeCloseTo((0.5 + 0.75) / 2, 12);
  expect(second).toBeCloseTo((sigmoid(2) + 0.5) / 2, 12);
});

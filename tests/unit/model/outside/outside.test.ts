import { describe, expect, it } from 'vitest';
import {
  outsideDistance,
  outsideNotice,
  type OutsideParameters,
} from '../../../../src/model/outside/outside.ts';

/** Two inputs, three directions: x, y and their difference. */
const parameters: OutsideParameters = {
  directions: {
    mean: [10, 20],
    scale: [1, 0.5],
    clip: 8,
    kernel: [1, 0, 1, 0, 1, -1],
    bias: [0, 0, 0],
  },
  distances: [0.2, 0.6, 1, 1.4, 3],
  limit: 2.5,
};

describe('the distance from released songs', () => {
  it('is 0 in their middle and the root mean square of the directions elsewhere', () => {
    expect(outsideDistance([10, 20], parameters.directions)).toBe(0);
    // Standardised to (2, −1): directions 2, −1 and 3.
    expect(outsideDistance([12, 18], parameters.directions)).toBeCloseTo(Math.sqrt((4 + 1 + 9) / 3), 12);
  });

  it('grows to the limit of the inputs and no farther', () => {
    const at = (x: number) => outsideDistance([x, 20], parameters.directions);
    expect(at(14)).toBeGreaterThan(at(12));
    expect(at(1e6)).toBe(at(18));
  });
});

describe('the notice', () => {
  const notice = (inputs: number[], seconds = 180, peak = 0.9) =>
    outsideNotice(inputs, seconds, peak, parameters);

  it('is empty for a usual song, and says how many are rarer', () => {
    const { distance, rarerSongs, reasons } = notice([11, 20]);
    expect(distance).toBeCloseTo(Math.sqrt(2 / 3), 12);
    expect(rarerSongs).toBeCloseTo(3 / 5, 12);
    expect(reasons).toEqual([]);
  });

  it('warns beyond the limit, not at it', () => {
    const [x, y] = [10 + 2.5 * Math.sqrt(3 / 2), 20];
    expect(notice([x - 1e-6, y]).reasons).toEqual([]);
    expect(notice([x + 1e-6, y]).reasons).toEqual(['unlike-released-songs']);
    expect(notice([18, 4]).rarerSongs).toBe(0);
  });

  it('knows silence and what is too short', () => {
    expect(notice([10, 20], 180, 5e-5).reasons).toEqual(['silent']);
    expect(notice([10, 20], 180, 2e-4).reasons).toEqual([]);
    expect(notice([10, 20], 9.99).reasons).toEqual(['too-short-to-judge']);
    expect(notice([10, 20], 10).reasons).toEqual([]);
    expect(notice([40, 20], 3, 0).reasons).toEqual(['silent', 'too-short-to-judge', 'unlike-released-songs']);
  });
});

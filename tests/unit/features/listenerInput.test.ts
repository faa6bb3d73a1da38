import { describe, expect, it } from 'vitest';
import { LISTENER_ROW_RATE, listenerWindow } from '../../../src/features/listenerInput.ts';

/** Rows that carry their own number: −(row mod 80) in every band. */
function pooled(rows: number) {
  const db = Float32Array.from({ length: rows * 64 }, (_, i) => -(Math.floor(i / 64) % 80));
  return { rows, db };
}

describe('the window that the listener hears', () => {
  it('is the middle minute of a long song', () => {
    const { rows, firstRow, levels } = listenerWindow(pooled(2000));
    expect(LISTENER_ROW_RATE).toBeCloseTo(22050 / 2048, 12);
    expect(rows).toBe(646);
    // Half of what is left beside 60 s: (2000 rows − 60 s) / 2.
    expect(firstRow).toBe(Math.round((2000 - 60 * (22050 / 2048)) / 2));
    expect(levels).toHaveLength(646 * 64);
    expect(levels[0]).toBeCloseTo((80 - (firstRow % 80)) / 80, 6);
    expect(levels.at(-1)).toBeCloseTo((80 - ((firstRow + 645) % 80)) / 80, 6);
  });

  it('is all of a song of a minute or less', () => {
    for (const rows of [0, 1, 300, 645, 646]) {
      const window = listenerWindow(pooled(rows));
      expect(window).toMatchObject({ rows, firstRow: 0 });
      expect(window.levels).toHaveLength(rows * 64);
    }
  });

  it('never reaches beyond the song', () => {
    for (let rows = 640; rows < 700; rows++) {
      const { rows: heard, firstRow } = listenerWindow(pooled(rows));
      expect(firstRow + heard).toBeLessThanOrEqual(rows);
      expect(heard).toBeGreaterThanOrEqual(Math.min(rows, 645));
    }
  });

  it('turns −80 … 0 dB into 0 … 1', () => {
    const db = new Float32Array(64).fill(-80);
    db[1] = 0;
    db[2] = -20;
    expect([...listenerWindow({ rows: 1, db }).levels.subarray(0, 3)]).toEqual([0, 1, 0.75]);
  });
});

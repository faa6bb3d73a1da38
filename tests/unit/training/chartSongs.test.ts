import { describe, expect, it } from 'vitest';
import { CHART_FEATURE_NAMES } from '../../../src/features/spec.ts';
import { parseChartSongs } from '../../../training/data/chartSongs.ts';

const columns = ['id', 'artist_group', 'genre', 'late', 'rank', ...CHART_FEATURE_NAMES];

function csv(...changes: Partial<Record<string, string>>[]): string {
  const lines = changes.map((change, i) => {
    const record: Record<string, string | undefined> = {
      id: String(9 - i),
      artist_group: '7',
      genre: '"Trữ Tình, Bolero"',
      late: '0',
      rank: '3',
      ...Object.fromEntries(CHART_FEATURE_NAMES.map((name, f) => [name, String(f + 0.5)])),
      ...change,
    };
    return columns.map((column) => record[column] ?? '').join(',');
  });
  return [columns.join(','), ...lines].join('\n');
}

describe('parseChartSongs', () => {
  it('reads songs in the order of their ids', () => {
    const songs = parseChartSongs(csv({}, { late: '1', rank: '10' }));
    expect(songs.map(({ id, rank, late }) => ({ id, rank, late }))).toEqual([
      { id: '8', rank: 10, late: true },
      { id: '9', rank: 3, late: false },
    ]);
    expect(songs[0]?.genre).toBe('Trữ Tình, Bolero');
    expect(songs[0]?.features).toEqual(CHART_FEATURE_NAMES.map((_, f) => f + 0.5));
  });

  it.each([
    [{ rank: '0' }, 'rank 0'],
    [{ rank: '2.5' }, 'rank 2.5'],
    [{ tempo_bpm: '' }, 'tempo_bpm'],
    [{ mfcc_std_19: 'NaN' }, 'mfcc_std_19'],
    [{ late: 'yes' }, 'late'],
    [{ artist_group: '' }, 'artist_group'],
    [{ id: '9' }, 'occurs twice'],
  ])('refuses %o and says what is wrong', (change, message) => {
    expect(() => parseChartSongs(csv({}, change))).toThrow(message);
  });
});

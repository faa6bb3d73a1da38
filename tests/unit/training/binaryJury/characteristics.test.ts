import { describe, expect, it } from 'vitest';
import {
  GLOBAL_INPUTS,
  parseGlobalContrast,
  parseTiktokContrast,
  TIKTOK_INPUTS,
} from '../../../../training/data/characteristics.ts';

const TWELVE = {
  danceability: '0.7',
  energy: '0.6859999999999999',
  key: '1',
  loudness: '-5.1',
  mode: '1',
  speechiness: '0.05',
  acousticness: '0.1',
  instrumentalness: '0',
  liveness: '0.12',
  valence: '0.4',
  tempo: '120.5',
  duration_ms: '180500',
};

function csv(rows: readonly Readonly<Record<string, string>>[]): string {
  const columns = Object.keys(rows[0] ?? {});
  return [columns.join(','), ...rows.map((row) => columns.map((column) => row[column]).join(','))].join('\n');
}

const tiktok = (change: Readonly<Record<string, string>> = {}): Record<string, string> => ({
  title: 'A',
  artist: 'B',
  artist_group: '7',
  year: '2020',
  label: '1',
  on_chart: '0',
  ...TWELVE,
  ...change,
});

const global = (change: Readonly<Record<string, string>> = {}): Record<string, string> => ({
  title: 'A',
  artist: 'B',
  artist_group: '7',
  year: '2004',
  decade: '2000',
  popularity: '60',
  hit: '1',
  source: 'billboard-2000-2020',
  ...TWELVE,
  ...change,
});

describe('the TikTok contrast', () => {
  it('is read in the units of its names', () => {
    const { names, songs } = parseTiktokContrast(csv([tiktok()]));
    expect(names).toEqual(TIKTOK_INPUTS);
    expect(songs).toEqual([
      {
        artistGroup: '7',
        year: 2020,
        label: true,
        charted: false,
        characteristics: [0.7, 0.686, 0.05, 0.1, 0, 0.12, -5.1, 120.5, 180.5],
      },
    ]);
  });

  it('knows nothing of valence, nor whether it is missing', () => {
    expect(TIKTOK_INPUTS).not.toContain('valence');
    const known = parseTiktokContrast(csv([tiktok({ label: '0' })]));
    expect(parseTiktokContrast(csv([tiktok({ label: '0', valence: '' })]))).toEqual(known);
  });

  it('can be had among charting songs only', () => {
    const rows = [
      tiktok({ on_chart: '1' }),
      tiktok({ title: 'C' }),
      tiktok({ title: 'D', label: '0', on_chart: '1' }),
    ];
    expect(parseTiktokContrast(csv(rows)).songs).toHaveLength(3);
    const charted = parseTiktokContrast(csv(rows), 'charted').songs;
    expect(charted.map(({ label }) => label).sort()).toEqual([false, true]);
  });

  it.each([
    ['label', '2'],
    ['energy', ''],
    ['energy', '1.2'],
    ['tempo', 'fast'],
    ['artist_group', ''],
    ['loudness', '-80'],
  ])('refuses a row whose %s is "%s", naming it', (column, value) => {
    expect(() => parseTiktokContrast(csv([tiktok(), tiktok({ [column]: value })]))).toThrow('row 3');
  });
});

describe('the global contrast', () => {
  it('has songs of its two sources from 2000 on', () => {
    const { names, songs } = parseGlobalContrast(
      csv([
        global(),
        global({ source: 'random-1921-2020', hit: '0', year: '2000', title: 'B' }),
        global({ source: 'random-1921-2020', hit: '0', year: '1999' }),
        global({ source: 'hit-predictor', hit: '0', year: '' }),
        global({ source: 'musicoset', year: '', energy: '' }),
      ]),
    );
    expect(names).toEqual(GLOBAL_INPUTS);
    expect(new Map(songs.map(({ year, label }) => [year, label]))).toEqual(
      new Map([
        [2000, false],
        [2004, true],
      ]),
    );
    expect(songs).toHaveLength(2);
  });

  it('does not depend on the order of the lines, nor on rounding noise that tells the source', () => {
    const rows = [global(), global({ energy: '0.686', title: 'Z' }), global({ artist_group: '3' })];
    const { songs } = parseGlobalContrast(csv(rows));
    expect(parseGlobalContrast(csv([...rows].reverse())).songs).toEqual(songs);
    expect(new Set(songs.map(({ characteristics }) => characteristics[1]))).toEqual(new Set([0.686]));
  });

  it('refuses a table without it', () => {
    expect(() => parseGlobalContrast(csv([global({ source: 'musicoset' })]))).toThrow('no row');
    expect(() => parseGlobalContrast(csv([global({ hit: '' })]))).toThrow('hit is missing');
  });
});

import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { fileSource } from '../../../../src/analysis/queue/songSource.ts';
import { rankingCsv, rankingJson } from '../../../../src/ui/album/exports.ts';
import { albumRows, filterRows, sortRows, type Row } from '../../../../src/ui/album/rows.ts';
import { columnText } from '../../../../src/ui/album/texts.ts';
import { report } from '../report.ts';

const row = (id: string, traits: Partial<Row> = {}): Row => ({
  id,
  source: fileSource(new File(['x'], `${id}.mp3`), `Album/${id}.mp3`, id),
  state: { kind: 'waiting' },
  report: null,
  title: id,
  artist: null,
  path: `Album/${id}.mp3`,
  place: null,
  shared: false,
  estimate: null,
  low: null,
  high: null,
  tempoBpm: null,
  key: null,
  integratedLufs: null,
  clip: null,
  durationSeconds: null,
  ...traits,
});
const ids = (rows: readonly Row[]) => rows.map(({ id }) => id).join(' ');

const rows = [
  row('waits'),
  row('Café', { place: 2, estimate: 0.4, tempoBpm: 119.6, integratedLufs: -9.2, durationSeconds: 200 }),
  row('loud', { place: 1, estimate: 0.6, tempoBpm: 90, integratedLufs: -6, durationSeconds: 90 }),
  row('minor', {
    place: 2,
    estimate: 0.5,
    tempoBpm: 130,
    key: { tonic: 9, mode: 'minor' },
    durationSeconds: 150,
  }),
];

describe('sorting', () => {
  it('goes by place, within a place by estimate, and puts what has no figure last', () => {
    expect(ids(sortRows(rows, { column: 'place', descending: false }))).toBe('loud minor Café waits');
  });

  it('turns round, and what has no figure is last all the same', () => {
    expect(ids(sortRows(rows, { column: 'tempo', descending: true }))).toBe('minor Café loud waits');
    expect(ids(sortRows(rows, { column: 'loudness', descending: false }))).toBe('Café loud waits minor');
    expect(ids(sortRows(rows, { column: 'song', descending: false }))).toBe('Café loud minor waits');
  });
});

describe('filtering', () => {
  const found = (query: string, column: Parameters<typeof filterRows>[2]) =>
    ids(filterRows(rows, query, column, columnText));

  it.each([
    ['120', 'tempo', 'Café'],
    ['>100', 'tempo', 'Café minor'],
    ['<=90', 'tempo', 'loud'],
    ['85..125', 'tempo', 'Café loud'],
    ['> -7', 'loudness', 'loud'],
    ['−9.2', 'loudness', 'Café'],
    ['1:30', 'length', 'loud'],
    ['2:00..3:00', 'length', 'minor'],
    ['a minor', 'key', 'minor'],
    ['cafe', 'song', 'Café'],
    ['cafe 120', null, 'Café'],
    ['', null, 'waits Café loud minor'],
    ['nothing of the kind', null, ''],
  ] as const)('%s in %s finds %s', (query, column, expected) => {
    expect(found(query, column)).toBe(expected);
  });
});

describe('rows of a queue', () => {
  it('have places only where there is an answer', () => {
    const answered = { kind: 'answered', report: report(), details: 'waiting', failedDetails: [] } as const;
    const listed = albumRows([
      { source: fileSource(new File(['x'], '01 - first.mp3')), state: { kind: 'waiting' } },
      { source: fileSource(new File(['x'], 'b.mp3')), state: answered },
      { source: fileSource(new File(['x'], 'c.mp3')), state: answered },
    ]);
    expect(listed.map(({ place, shared }) => [place, shared])).toEqual([
      [null, false],
      [1, true],
      [1, true],
    ]);
    expect(listed[0]?.title).toBe('first');
  });
});

describe('the ranking as a file', () => {
  const dangerous = row('=SUM(A1)', { title: '=SUM(A1)', place: 1, estimate: 0.25, low: 0.1, high: 0.4 });

  it('is CSV that spreadsheets read as text', () => {
    const { data, errors } = Papa.parse<Record<string, string>>(rankingCsv([dangerous, ...rows]), {
      header: true,
      skipEmptyLines: true,
    });
    expect(errors).toEqual([]);
    expect(data).toHaveLength(5);
    expect(data[0]).toMatchObject({ place: '1', estimate: '0.25', title: "'=SUM(A1)" });
  });

  it('is JSON with the same figures', () => {
    const read = JSON.parse(rankingJson([dangerous], '2026-01-01T00:00:00.000Z')) as { songs: unknown[] };
    expect(read).toMatchObject({ format: 'earshot-ranking', formatVersion: 1 });
    expect(read.songs[0]).toMatchObject({ title: '=SUM(A1)', estimate_low_80: 0.1, trouble: null });
  });
});

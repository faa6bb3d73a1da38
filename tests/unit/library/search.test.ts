import { describe, expect, test } from 'vitest';
import type { LibraryEntry } from '../../../src/library/db.ts';
import { foldedText, SongSearch } from '../../../src/library/search.ts';
import { madeUpEntry } from '../../support/library/madeUpSongs.ts';

const song = (number: number, more: Partial<LibraryEntry>): LibraryEntry => ({
  ...madeUpEntry(number),
  title: 'x',
  artist: null,
  tags: [],
  note: '',
  fileName: 'x.wav',
  ...more,
});
const songs = [
  song(0, { title: 'Canção da Noite', tags: ['needs vocals'] }),
  song(1, { title: 'Đêm Sài Gòn', artist: 'Mai Anh' }),
  song(2, { title: 'Night Parade', note: 'bring the bass up' }),
  song(3, { title: 'Night Harbour', fileName: 'harbour_v3_FINAL.wav', album: 'Salt' }),
];
const idsOf = (...numbers: number[]) => numbers.map((number) => madeUpEntry(number).id);

const cases: [query: string, found: number[]][] = [
  ['night', [2, 3]],
  ['nig har', [3]],
  ['cancao', [0]],
  ['CANÇÃO', [0]],
  ['dem sai', [1]],
  ['mai', [1]],
  ['vocals', [0]],
  ['bass', [2]],
  ['final', [3]],
  ['salt', [3]],
  ['ght', []],
];

describe.each([
  ['before the index is built', false],
  ['with the index', true],
])('%s', (_name, indexed) => {
  test.each(cases)('"%s"', async (query, found) => {
    const search = new SongSearch();
    if (indexed) await search.fill(songs);
    else search.hold(songs);
    expect(search.ready).toBe(indexed);
    expect([...(search.find(query) ?? [])].sort()).toEqual(idsOf(...found));
  });

  test('nothing asked finds nothing in particular', async () => {
    const search = new SongSearch();
    if (indexed) await search.fill(songs);
    else search.hold(songs);
    expect(search.find('  ')).toBeNull();
    expect(search.find(' - ')).toBeNull();
  });
});

test('a slip of the finger finds what was meant, where nothing fits exactly', async () => {
  const search = new SongSearch();
  await search.fill(songs);
  expect([...(search.find('harbuor') ?? [])]).toEqual(idsOf(3));
});

test('follows what changes, comes and goes', async () => {
  const search = new SongSearch();
  await search.fill(songs);
  const later = [
    ...songs.slice(1).map((row) => (row.title === 'Night Parade' ? { ...row, title: 'Copper' } : row)),
    song(9, { title: 'New' }),
  ];
  await search.update(later, idsOf(0, 2, 9));
  expect([...(search.find('night') ?? [])]).toEqual(idsOf(3));
  expect([...(search.find('copper') ?? [])]).toEqual(idsOf(2));
  expect([...(search.find('new') ?? [])]).toEqual(idsOf(9));
  expect([...(search.find('cancao') ?? [])]).toEqual([]);
});

test('a newer list takes the place of one that is still being indexed', async () => {
  const search = new SongSearch();
  const many = Array.from({ length: 1000 }, (_, number) => madeUpEntry(number));
  const first = search.fill(many);
  await search.fill(songs);
  await first;
  expect([...(search.find('night') ?? [])].sort()).toEqual(idsOf(2, 3));
});

test('folding leaves letters alone that have no marks', () => {
  expect(foldedText('Đường Straße ÅÉÎ 夜')).toBe('duong strasse aei 夜');
});

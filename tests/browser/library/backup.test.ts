import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { exportBackup } from '../../../src/library/backup/exportBackup.ts';
import { BackupError, FrameWriter } from '../../../src/library/backup/frame.ts';
import { importBackup } from '../../../src/library/backup/importBackup.ts';
import { BACKUP_VERSION, lineOf, type BackupRow } from '../../../src/library/backup/rows.ts';
import { writeTo, type LibraryConnection, type Outcome } from '../../../src/library/db.ts';
import { estimateOf } from '../../../src/library/entry.ts';
import { readMark } from '../../../src/library/mark.ts';
import {
  changeSongs,
  deleteAllSongs,
  deleteSongs,
  getSong,
  listSongs,
  saveSong,
} from '../../../src/library/repository.ts';
import { getSetting, setSetting } from '../../../src/library/settings.ts';
import { TestLibrary } from '../../support/library/freshLibrary.ts';
import { madeUpEntry, madeUpReport } from '../../support/library/madeUpSongs.ts';
import reportV1 from '../../fixtures/reports/report-v1.json';
import firstBackup from '../../fixtures/backups/backup-v1.earshot?url';

let library: TestLibrary;
let tab: LibraryConnection;
beforeEach(() => {
  library = new TestLibrary();
  tab = library.tab();
});
afterEach(() => library.dispose());

const outcome = (number: number, more: Partial<Outcome> = {}): Outcome => ({
  id: `post-${number}`,
  songId: madeUpEntry(number).id,
  platform: 'tiktok',
  postedOn: '2030-02-01',
  daysSince: 28,
  views: 1000 * number,
  likes: 10,
  shares: null,
  comments: 0,
  videosWithSound: null,
  followers: 321,
  note: '',
  updatedAt: '2030-03-01T00:00:00.000Z',
  ...more,
});

/** `count` songs with everything that a library can hold of them. */
async function fill(count: number, connection = tab): Promise<void> {
  await connection.run((db) =>
    writeTo(db, ['songs', 'reports', 'covers', 'outcomes', 'settings'], async (transaction) => {
      for (let number = 0; number < count; number++) {
        const entry = madeUpEntry(number);
        const earlier =
          number % 7 === 0
            ? [estimateOf({ ...madeUpReport(number), model: { version: 'old', backend: 'cpu' } })]
            : [];
        void transaction.objectStore('songs').put(entry);
        void transaction.objectStore('reports').put({ report: madeUpReport(number), earlier }, entry.id);
        if (number % 3 === 0) {
          const bytes = Uint8Array.from({ length: 900 }, (_, i) => (i * number) % 256);
          void transaction.objectStore('covers').put(new Blob([bytes], { type: 'image/webp' }), entry.id);
        }
        if (number % 5 === 0) void transaction.objectStore('outcomes').put(outcome(number));
      }
      await transaction.objectStore('settings').put(true, 'keepAudio');
    }),
  );
}

const bytesOf = async (file: Blob) => new Uint8Array(await file.arrayBuffer());
const equal = (a: Uint8Array, b: Uint8Array) => a.length === b.length && a.every((byte, i) => byte === b[i]);
const troubleOf = async (file: Blob): Promise<string | null> => {
  const error = await importBackup(file, {}, tab).then(
    () => null,
    (e: unknown) => e,
  );
  if (error === null) return null;
  expect(error).toBeInstanceOf(BackupError);
  return (error as BackupError).reason;
};

/** A file with these lines, whatever they say, in a frame that is right. */
async function fileOf(lines: string, version = BACKUP_VERSION): Promise<Blob> {
  const zipped = new Blob([lines]).stream().pipeThrough(new CompressionStream('gzip'));
  const frame = new FrameWriter();
  frame.add(new Uint8Array(await new Response(zipped).arrayBuffer()));
  return frame.finish(version);
}
const songRow = (number: number): BackupRow => ({
  kind: 'song',
  entry: madeUpEntry(number),
  report: madeUpReport(number),
  earlier: [],
  cover: null,
});
const endOf = (songs: number) => lineOf({ kind: 'end', songs, outcomes: 0, settings: 0 });

describe('there and back', () => {
  test('1,000 reports: out, everything deleted, in, out again is equal to the byte', async () => {
    await fill(1000);
    const first = await exportBackup({}, tab);
    expect(first).toMatchObject({ songs: 1000, withoutReport: 0 });
    await deleteAllSongs(tab);
    await tab.run((db) => db.clear('settings'));
    expect(await importBackup(first.file, {}, tab)).toEqual({
      added: 1000,
      updated: 0,
      kept: 0,
      outcomes: 200,
    });
    expect(readMark().songs).toBe(1000);
    const second = await exportBackup({}, tab);
    expect(equal(await bytesOf(first.file), await bytesOf(second.file))).toBe(true);
    expect((await getSong('song-00735', tab))?.report).toEqual(madeUpReport(735));
    expect((await getSong('song-00735', tab))?.earlier).toHaveLength(1);
    expect(await tab.run((db) => db.count('staging'))).toBe(0);
  });

  test('an empty library makes a file too, and deleted songs are not in it', async () => {
    await fill(2);
    await deleteSongs([madeUpEntry(0).id, madeUpEntry(1).id], tab);
    const { file, songs } = await exportBackup({}, tab);
    expect(songs).toBe(0);
    expect(await importBackup(file, {}, tab)).toMatchObject({ added: 0, kept: 0 });
  });

  test('a song whose report cannot be read still goes in with its row', async () => {
    await fill(2);
    await tab.run((db) => db.put('reports', { report: {} as never, earlier: [] }, madeUpEntry(1).id));
    const { file, withoutReport } = await exportBackup({}, tab);
    expect(withoutReport).toBe(1);
    await deleteAllSongs(tab);
    await importBackup(file, {}, tab);
    expect(await listSongs(tab)).toHaveLength(2);
  });
});

describe('a file that is not right is refused with its reason, and nothing changes', () => {
  let good: Uint8Array<ArrayBuffer>;
  let before: Uint8Array;
  beforeEach(async () => {
    await fill(6);
    good = await bytesOf((await exportBackup({}, tab)).file);
    await deleteAllSongs(tab);
    await fill(1);
    before = await bytesOf((await exportBackup({}, tab)).file);
  });
  afterEach(async () => {
    const after = await bytesOf((await exportBackup({}, tab)).file);
    expect(equal(before, after), 'the library is as it was').toBe(true);
    expect(await tab.run((db) => db.count('staging'))).toBe(0);
  });

  test('a flipped bit, wherever it is', async () => {
    const places = [0, 7, 8, 11, 12, 19, 20, 21, good.length - 33, good.length - 32, good.length - 1];
    for (let i = 0; i < 20; i++) places.push(Math.floor((good.length * i) / 20));
    for (const place of places) {
      const flipped = good.slice();
      flipped[place] = (flipped[place] ?? 0) ^ 1;
      expect(await troubleOf(new Blob([flipped])), `byte ${place}`).toMatch(
        /^(not-a-backup|incomplete|damaged)$/,
      );
    }
  });

  test('cut off, or with something behind it', async () => {
    for (const length of [8, 19, 20, 51, good.length >> 1, good.length - 1]) {
      expect(await troubleOf(new Blob([good.slice(0, length)])), `${length} bytes`).toBe('incomplete');
    }
    expect(await troubleOf(new Blob([good, 'x']))).toBe('damaged');
  });

  test.each([
    ['nothing', ''],
    ['a letter', 'Dear listener'],
    ['a report', JSON.stringify(reportV1)],
  ])('%s', async (_name, text) => {
    expect(await troubleOf(new Blob([text]))).toBe('not-a-backup');
  });

  test('a newer version', async () => {
    expect(await troubleOf(await fileOf('{"kind":"whatever"}\n', BACKUP_VERSION + 1))).toBe('newer');
    const newer = { ...songRow(1), report: { ...madeUpReport(1), schemaVersion: 99 as never } };
    expect(await troubleOf(await fileOf(lineOf(newer) + endOf(1)))).toBe('newer');
  });

  test.each([
    ['a row of no kind', () => '{"kind":"elephant"}\n' + endOf(0)],
    ['no JSON', () => '{\n' + endOf(0)],
    ['no end', () => lineOf(songRow(1))],
    ['an end that counts wrong', () => lineOf(songRow(1)) + endOf(2)],
    ['something behind the end', () => endOf(0) + lineOf(songRow(1))],
    ['a last line without an end', () => endOf(0).trimEnd()],
    [
      'a row with a wrong value',
      () =>
        lineOf({ ...songRow(1), entry: { ...madeUpEntry(1), durationSeconds: -1 } } as BackupRow) + endOf(1),
    ],
    [
      'a report with a wrong value, after good rows',
      () =>
        Array.from({ length: 120 }, (_, i) => lineOf(songRow(i + 10))).join('') +
        lineOf({ ...songRow(1), report: { ...madeUpReport(1), elapsedMs: -1 } } as BackupRow) +
        endOf(121),
    ],
  ])('%s', async (_name, lines) => {
    expect(await troubleOf(await fileOf(lines()))).toBe('damaged');
  });

  test('an import that is called off', async () => {
    const called = new AbortController();
    called.abort();
    await expect(importBackup(new Blob([good]), { signal: called.signal }, tab)).rejects.toThrow();
  });
});

describe('merge', () => {
  const idOf = (number: number) => madeUpEntry(number).id;

  test('the later state of a song stands, whichever side it is on, and nothing is lost', async () => {
    await fill(3);
    await changeSongs([idOf(0)], { note: 'in the backup, later' }, tab);
    const { file } = await exportBackup({}, tab);
    // Another device: song 0 as it first was, song 1 changed later, song 2 not there, song 9 of its own.
    await deleteAllSongs(tab);
    await fill(2);
    await changeSongs([idOf(1)], { title: 'Named here', tags: ['here'] }, tab);
    await saveSong(
      {
        report: madeUpReport(9),
        names: { title: 'Nine', artist: null },
        contentHash: null,
        cover: null,
        audio: null,
      },
      tab,
    );

    expect(await importBackup(file, {}, tab)).toMatchObject({ added: 1, updated: 1, kept: 1 });
    expect((await listSongs(tab)).map(({ id }) => id).sort()).toEqual([0, 1, 2, 9].map(idOf));
    expect((await getSong(idOf(0), tab))?.entry.note).toBe('in the backup, later');
    expect((await getSong(idOf(1), tab))?.entry).toMatchObject({ title: 'Named here', tags: ['here'] });
  });

  test('the same file under another id is one song; estimates and outcomes are united', async () => {
    const contentHash = 'c'.repeat(64);
    const song = { names: { title: 'Salt', artist: null }, contentHash, cover: null, audio: null };
    const older = { ...madeUpReport(1), model: { version: 'old', backend: 'cpu' as const } };
    await saveSong({ ...song, report: older }, tab);
    await tab.run((db) => db.put('outcomes', outcome(1)));
    const { file } = await exportBackup({}, tab);
    await deleteAllSongs(tab);
    await saveSong({ ...song, report: madeUpReport(2) }, tab);
    await tab.run((db) => db.put('outcomes', outcome(2)));

    await importBackup(file, {}, tab);
    expect(await listSongs(tab)).toHaveLength(1);
    const kept = await getSong(idOf(2), tab);
    expect(kept?.report.model.version).toBe('made-up-1');
    expect(kept?.earlier).toEqual([estimateOf(older)]);
    const posts = await tab.run((db) => db.getAllFromIndex('outcomes', 'songId', idOf(2)));
    expect(posts.map(({ id }) => id)).toEqual(['post-1', 'post-2']);
  });

  test('of an outcome in both, the later one stands; settings that are set stay', async () => {
    await fill(1);
    const { file } = await exportBackup({}, tab);
    await setSetting('keepAudio', false, tab);
    await tab.run((db) =>
      db.put('outcomes', outcome(0, { views: 7, updatedAt: '2031-01-01T00:00:00.000Z' })),
    );
    expect(await importBackup(file, {}, tab)).toEqual({ added: 0, updated: 0, kept: 1, outcomes: 0 });
    expect((await tab.run((db) => db.get('outcomes', 'post-0')))?.views).toBe(7);
    expect(await getSetting('keepAudio', tab)).toBe(false);
  });

  test('a report of an earlier version in a backup is brought to the present one', async () => {
    const row = { ...songRow(1), report: reportV1 as never };
    expect(await importBackup(await fileOf(lineOf(row) + endOf(1)), {}, tab)).toMatchObject({ added: 1 });
    expect((await getSong(idOf(1), tab))?.report).toMatchObject({ schemaVersion: 2, chart: { median: 0.5 } });
  });

  test('a backup of version 1 stays readable for good', async () => {
    const file = await (await fetch(firstBackup)).blob();
    expect(await importBackup(file, {}, tab)).toMatchObject({ added: 3, outcomes: 1 });
    expect((await getSong(idOf(1), tab))?.report.chart).toEqual(madeUpReport(1).chart);
  });
});

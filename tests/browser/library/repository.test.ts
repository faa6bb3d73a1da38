import { deleteDB, openDB } from 'idb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  LIBRARY_DB_VERSION,
  LIBRARY_MIGRATIONS,
  type LibraryChange,
  type LibraryConnection,
  type LibraryDb,
} from '../../../src/library/db.ts';
import { LibraryError, type LibraryTrouble } from '../../../src/library/error.ts';
import { readMark } from '../../../src/library/mark.ts';
import {
  changeSongs,
  deleteAllSongs,
  deleteSongs,
  dropAudio,
  getCovers,
  getSong,
  getSongs,
  listSongs,
  newestSongs,
  purgeDeleted,
  saveDetails,
  saveSong,
  undoDelete,
} from '../../../src/library/repository.ts';
import { getSetting, setSetting } from '../../../src/library/settings.ts';
import { TestLibrary } from '../../support/library/freshLibrary.ts';
import { madeUpReport } from '../../support/library/madeUpSongs.ts';
import reportV1 from '../../fixtures/reports/report-v1.json';
import reportV2 from '../../fixtures/reports/report-v2.json';

let test_: TestLibrary;
let tab: LibraryConnection;

beforeEach(() => {
  test_ = new TestLibrary();
  tab = test_.tab();
});
afterEach(async () => {
  vi.restoreAllMocks();
  await test_.dispose();
});

const names = { title: 'Salt', artist: 'Ana' };
const save = (number: number, more: Partial<Parameters<typeof saveSong>[0]> = {}, library = tab) =>
  saveSong(
    { report: madeUpReport(number), names, contentHash: null, cover: null, audio: null, ...more },
    library,
  );
const troubleOf = async (work: Promise<unknown>): Promise<LibraryTrouble | null> => {
  const error = await work.then(
    () => null,
    (e: unknown) => e,
  );
  if (error === null) return null;
  expect(error).toBeInstanceOf(LibraryError);
  return (error as LibraryError).reason;
};

describe('songs', () => {
  test('what is saved is there, row and report, after the tab is closed', async () => {
    const cover = new Blob([new Uint8Array([1, 2, 3])], { type: 'image/webp' });
    await save(1, { cover, contentHash: 'a'.repeat(64) });
    await tab.dispose();

    const later = test_.tab();
    const [row] = await listSongs(later);
    expect(row).toMatchObject({
      title: 'Salt',
      artist: 'Ana',
      audioKept: false,
      key: { tonic: 1, mode: 'minor' },
    });
    const song = await getSong('song-00001', later);
    expect(song?.report).toEqual(madeUpReport(1));
    expect(song?.earlier).toEqual([]);
    expect(song?.audio).toBeNull();
    expect(new Uint8Array((await song?.cover?.arrayBuffer()) ?? new ArrayBuffer())).toEqual(
      new Uint8Array([1, 2, 3]),
    );
    expect([...(await getCovers(['song-00001', 'none'], later)).keys()]).toEqual(['song-00001']);
    expect(readMark()).toEqual({ songs: 1, lost: 0 });
  });

  test('a cover in the tags is not kept twice', async () => {
    const report = madeUpReport(1);
    const cover = { type: 'image/png', bytes: new Uint8Array(5) };
    await save(1, { report: { ...report, tags: { ...report.tags, cover } } });
    expect((await getSong(report.id, tab))?.report.tags.cover).toBeNull();
  });

  test('the same file again takes its place: names stay, another model leaves its estimate beside', async () => {
    const contentHash = 'b'.repeat(64);
    await save(1, { contentHash });
    await changeSongs(
      ['song-00001'],
      { title: 'Salt, final', tags: [' single', 'Single', ''], note: 'loud' },
      tab,
    );
    const again = { ...madeUpReport(2), model: { version: 'made-up-2', backend: 'wasm' as const } };
    const row = await save(2, { contentHash, report: again });

    expect(row.id).toBe('song-00001');
    expect(row).toMatchObject({
      title: 'Salt, final',
      tags: ['single'],
      note: 'loud',
      modelVersion: 'made-up-2',
    });
    expect(await listSongs(tab)).toHaveLength(1);
    const song = await getSong('song-00001', tab);
    expect(song?.report).toEqual({ ...again, id: 'song-00001' });
    const first = madeUpReport(1);
    const { deciles: _, ...chart } = first.chart;
    expect(song?.earlier).toEqual([
      { createdAt: first.createdAt, modelVersion: 'made-up-1', chart, summary: null },
    ]);

    await save(3, { contentHash, report: { ...again, id: 'x', createdAt: madeUpReport(3).createdAt } });
    expect((await getSong('song-00001', tab))?.earlier, 'the same model again').toHaveLength(1);
  });

  test('parts of a report that come later are added, but never to a song that is gone or was replaced', async () => {
    const report = madeUpReport(1);
    const { character } = report.details;
    await save(1, { report: { ...report, details: { ...report.details, character: null } } });
    expect((await getSongs(['song-00001'], tab))[0]?.tempoBpm).toBeNull();
    await saveDetails('song-00001', report, tab);
    expect((await getSongs(['song-00001'], tab))[0]?.tempoBpm).toBe(character?.tempo.candidates[0]?.bpm);

    await saveDetails('song-00001', { ...report, createdAt: madeUpReport(9).createdAt, elapsedMs: 1 }, tab);
    expect((await getSong('song-00001', tab))?.report.elapsedMs).toBe(800);
    await deleteSongs(['song-00001'], tab);
    await saveDetails('song-00001', report, tab);
    expect(await listSongs(tab)).toEqual([]);
    await saveDetails('nobody', report, tab);
    expect(await tab.run((db) => db.count('songs'))).toBe(1);
  });

  test('a deletion can be undone until it is purged; then nothing of the song is left', async () => {
    await save(1, { audio: new File(['x'], 'x.wav'), cover: new Blob(['y']) });
    await save(2);
    const outcome = {
      id: 'post',
      songId: 'song-00001',
      platform: 'tiktok',
      postedOn: '2030-01-01',
      daysSince: 3,
      views: 10,
      likes: null,
      shares: null,
      comments: null,
      videosWithSound: null,
      followers: null,
      note: '',
      updatedAt: '2030-01-04T00:00:00.000Z',
    };
    await tab.run((db) => db.put('outcomes', outcome));
    await deleteSongs(['song-00001'], tab);
    expect(await getSong('song-00001', tab)).toBeNull();
    await purgeDeleted(60_000, tab);
    await undoDelete(['song-00001'], tab);
    expect((await getSong('song-00001', tab))?.audio?.name).toBe('x.wav');

    await deleteSongs(['song-00001'], tab);
    await purgeDeleted(0, tab);
    await undoDelete(['song-00001'], tab);
    expect((await listSongs(tab)).map(({ id }) => id)).toEqual(['song-00002']);
    for (const store of ['reports', 'covers', 'audio', 'outcomes'] as const) {
      expect(await tab.run((db) => db.count(store)), store).toBe(store === 'reports' ? 1 : 0);
    }
    expect(readMark().songs).toBe(1);
  });

  test('deleting all leaves settings and nothing else', async () => {
    await setSetting('keepAudio', true, tab);
    await save(1, { audio: new File(['x'], 'x.wav') });
    await deleteAllSongs(tab);
    expect(
      await tab.run(async (db) =>
        Promise.all(['songs', 'reports', 'audio'].map((s) => db.count(s as 'songs'))),
      ),
    ).toEqual([0, 0, 0]);
    expect(await getSetting('keepAudio', tab)).toBe(true);
    expect(readMark()).toEqual({ songs: 0, lost: 0 });
  });

  test('kept audio can be let go while the song stays', async () => {
    await save(1, { audio: new File(['sound'], 'x.wav') });
    expect(await (await getSong('song-00001', tab))?.audio?.text()).toBe('sound');
    await dropAudio(['song-00001'], tab);
    expect(await getSong('song-00001', tab)).toMatchObject({ audio: null, entry: { audioKept: false } });
  });

  test('the newest come first, deleted ones do not count', async () => {
    for (const number of [3, 1, 4, 2]) await save(number);
    await deleteSongs(['song-00004'], tab);
    const { newest, total } = await newestSongs(2, tab);
    expect(newest.map(({ id }) => id)).toEqual(['song-00003', 'song-00002']);
    expect(total).toBe(3);
  });

  test('a title cannot be emptied', async () => {
    await save(1);
    await changeSongs(['song-00001'], { title: '  ' }, tab);
    expect((await getSongs(['song-00001'], tab))[0]?.title).toBe('Salt');
  });
});

describe('migration', () => {
  const rows: [string, { id: string }][] = [
    ['report-v1', reportV1],
    ['report-v2', reportV2],
  ];
  test.each(rows)('a kept %s is read as one of today', async (_name, old) => {
    const row = await save(1);
    await tab.run(async (db) => db.put('reports', { report: old as never, earlier: [] }, row.id));
    expect((await getSong(row.id, tab))?.report).toMatchObject({ schemaVersion: 2, chart: { median: 0.5 } });
  });

  test('a report that cannot be read is said to be damaged, one of a newer page to be newer', async () => {
    const row = await save(1);
    await tab.run((db) => db.put('reports', { report: { schemaVersion: 2 } as never, earlier: [] }, row.id));
    expect(await troubleOf(getSong(row.id, tab))).toBe('damaged');
    await tab.run((db) => db.put('reports', { report: { schemaVersion: 99 } as never, earlier: [] }, row.id));
    expect(await troubleOf(getSong(row.id, tab))).toBe('newer');
    expect(await listSongs(tab), 'the row is there all the same').toHaveLength(1);
  });

  test.each(Array.from({ length: LIBRARY_DB_VERSION + 1 }, (_, version) => version))(
    'a database of version %i opens with all stores and loses nothing',
    async (version) => {
      if (version > 0) {
        const old = await openDB<LibraryDb>(test_.name, version, {
          async upgrade(db, from, _to, transaction) {
            for (const migrate of LIBRARY_MIGRATIONS.slice(from, version)) await migrate(db, transaction);
          },
        });
        await old.put('settings', true, 'keepAudio');
        old.close();
      }
      const stores = await tab.run(async (db) => [...db.objectStoreNames]);
      expect(stores).toEqual([
        'audio',
        'covers',
        'outcomes',
        'queue',
        'reports',
        'settings',
        'songs',
        'staging',
      ]);
      expect(await getSetting('keepAudio', tab)).toBe(version > 0);
      await save(1);
    },
  );
});

describe('two tabs', () => {
  test('a change in one is heard in the other', async () => {
    const other = test_.tab();
    const heard: [LibraryChange, boolean][] = [];
    other.onChange((change, elsewhere) => heard.push([change, elsewhere]));
    await save(1);
    await vi.waitFor(() => expect(heard).toEqual([[{ kind: 'songs', ids: ['song-00001'] }, true]]));
    await changeSongs(['song-00001'], { note: 'louder' }, other);
    expect((await getSongs(['song-00001'], tab))[0]?.note).toBe('louder');
    expect(heard.at(-1)).toEqual([{ kind: 'songs', ids: ['song-00001'] }, false]);
  });

  test('tags given in two tabs at once are both one whole state, never a mixture', async () => {
    await save(1);
    const other = test_.tab();
    await Promise.all([
      changeSongs(['song-00001'], { tags: ['a'], note: 'a' }, tab),
      changeSongs(['song-00001'], { tags: ['b'], note: 'b' }, other),
    ]);
    const [row] = await getSongs(['song-00001'], tab);
    expect(row?.tags).toEqual([row?.note]);
  });
});

describe('trouble', () => {
  test('an older page that holds the library open: blocked is said, and it goes on when that tab closes', async () => {
    // A page that does not let go, as one from before there was a `blocking` handler.
    const old = await openDB(test_.name, 1, { upgrade: (db) => void db.createObjectStore('old') });
    vi.spyOn(IDBFactory.prototype, 'open').mockImplementation(function (this: IDBFactory, name: string) {
      vi.restoreAllMocks();
      return indexedDB.open(name, LIBRARY_DB_VERSION + 1);
    });
    const told: (LibraryTrouble | null)[] = [];
    tab.onTrouble((trouble) => told.push(trouble?.reason ?? null));
    expect(await troubleOf(tab.run((db) => db.count('songs')))).toBe('blocked');
    expect(told).toEqual(['blocked']);
    old.close();
    await vi.waitFor(() => expect(told.at(-1)).toBeNull());
    await tab.dispose();
  });

  test('a newer page takes over: this tab lets go and says so', async () => {
    await save(1);
    const newer = await openDB(test_.name, LIBRARY_DB_VERSION + 1, { upgrade: () => undefined });
    expect(tab.trouble?.reason).toBe('newer');
    expect(await newer.count('songs'), 'what was saved is there').toBe(1);
    newer.close();
    expect(await troubleOf(listSongs(tab))).toBe('newer');
  });

  test('deleted under the page: said plainly, and the page can save again', async () => {
    await save(1);
    await deleteDB(test_.name);
    expect(tab.trouble?.reason).toBe('deleted');
    await save(2);
    expect((await listSongs(tab)).map(({ id }) => id)).toEqual(['song-00002']);
  });

  test('a library that the browser has removed is not taken for a new one', async () => {
    await save(1);
    await save(2);
    await tab.dispose();
    // Eviction leaves the note only where it takes the databases alone.
    await deleteDB(test_.name);
    const later = test_.tab();
    const told: (LibraryTrouble | null)[] = [];
    later.onTrouble((trouble) => told.push(trouble?.reason ?? null));
    expect(await listSongs(later)).toEqual([]);
    expect(told).toEqual(['evicted']);
    expect(readMark()).toEqual({ songs: 0, lost: 2 });
    await save(3, {}, later);
    expect(later.trouble?.reason, 'until the person has read it').toBe('evicted');
    later.dismissTrouble();
    expect(readMark()).toEqual({ songs: 1, lost: 0 });
    expect(told.at(-1)).toBeNull();
  });

  test('no space left: nothing of the song is written, everything before it stays', async () => {
    await save(1);
    const put = IDBObjectStore.prototype.put;
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...args) {
      if (this.name === 'reports') throw new DOMException('full', 'QuotaExceededError');
      return put.apply(this, args);
    });
    expect(await troubleOf(save(2))).toBe('quota');
    vi.restoreAllMocks();
    expect((await listSongs(tab)).map(({ id }) => id)).toEqual(['song-00001']);
    expect((await getSong('song-00001', tab))?.report).toEqual(madeUpReport(1));
    await save(2);
  });

  test.each([
    ['SecurityError', 'unavailable'],
    ['InvalidStateError', 'unavailable'],
    ['UnknownError', 'damaged'],
  ])('a browser that opens nothing (%s): %s', async (name, reason) => {
    vi.spyOn(IDBFactory.prototype, 'open').mockImplementation(() => {
      throw new DOMException('no', name);
    });
    expect(await troubleOf(listSongs(tab))).toBe(reason);
    vi.restoreAllMocks();
    expect(await listSongs(tab), 'and it is tried again').toEqual([]);
    expect(tab.trouble).toBeNull();
  });

  test('a connection that was lost between two requests is opened again without a word', async () => {
    await save(1);
    await tab.run(async (db) => db.close());
    expect(await listSongs(tab)).toHaveLength(1);
    expect(tab.trouble).toBeNull();
  });
});

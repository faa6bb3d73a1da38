import { deleteDB, openDB } from 'idb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { FailureError } from '../../../src/audio/failure.ts';
import { loadWeights, sha256Hex, WEIGHTS_DB_NAME } from '../../../src/model/runtime/weightsStore.ts';

const bytes = new Uint8Array([1, 2, 3, 4]).buffer;
const sha256 = await sha256Hex(bytes);
const file = { url: '/weights.bin', bytes: 4, sha256 };

let fetches = 0;
function serve(
  body: BodyInit,
  init: ResponseInit = { headers: { 'content-type': 'application/octet-stream' } },
) {
  vi.stubGlobal('fetch', () => {
    fetches++;
    return Promise.resolve(new Response(body, init));
  });
}

async function keptKeys(): Promise<IDBValidKey[]> {
  const db = await openDB(WEIGHTS_DB_NAME, 1);
  const keys = db.objectStoreNames.contains('weights') ? await db.getAllKeys('weights') : [];
  db.close();
  return keys;
}

const noWarning = (message: string) => {
  throw new Error(`unexpected warning: ${message}`);
};

beforeEach(async () => {
  fetches = 0;
  await deleteDB(WEIGHTS_DB_NAME);
});
afterEach(() => vi.unstubAllGlobals());

describe('weights come down once', () => {
  test('the known answer of SHA-256', async () => {
    const abc = new TextEncoder().encode('abc').buffer as ArrayBuffer;
    expect(await sha256Hex(abc)).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });

  test('the second load does not ask the network', async () => {
    serve(bytes);
    expect(new Uint8Array(await loadWeights(file, noWarning))).toEqual(new Uint8Array(bytes));
    expect(new Uint8Array(await loadWeights(file, noWarning))).toEqual(new Uint8Array(bytes));
    expect(fetches).toBe(1);
  });

  test.each([
    ['a wrong hash', () => serve(new Uint8Array([1, 2, 3, 5]))],
    ['a short body', () => serve(new Uint8Array([1, 2, 3]))],
    ['an error status', () => serve(bytes, { status: 404 })],
    ['an index page', () => serve('<!doctype html>', { headers: { 'content-type': 'text/html' } })],
    ['no network', () => vi.stubGlobal('fetch', () => Promise.reject(new TypeError('offline')))],
  ])('%s is refused and never kept', async (_name, arrange) => {
    arrange();
    const error = await loadWeights(file, noWarning).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(FailureError);
    expect((error as FailureError).reason).toBe('model-unavailable');
    expect(await keptKeys()).toEqual([]);
  });

  test('a kept copy that has been damaged is fetched again', async () => {
    serve(bytes);
    await loadWeights(file, noWarning);
    const db = await openDB(WEIGHTS_DB_NAME, 1);
    await db.put('weights', new Uint8Array([9, 9, 9, 9]).buffer, sha256);
    db.close();
    expect(new Uint8Array(await loadWeights(file, noWarning))).toEqual(new Uint8Array(bytes));
    expect(fetches).toBe(2);
  });

  test('weights of an earlier version are removed', async () => {
    serve(bytes);
    await loadWeights(file, noWarning);
    const newer = new Uint8Array([5, 6]).buffer;
    serve(newer);
    await loadWeights({ url: '/new.bin', bytes: 2, sha256: await sha256Hex(newer) }, noWarning);
    expect(await keptKeys()).toEqual([await sha256Hex(newer)]);
  });

  test('storage that cannot be written warns and goes on', async () => {
    serve(bytes);
    const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    const warnings: string[] = [];
    try {
      expect((await loadWeights(file, (message) => warnings.push(message))).byteLength).toBe(4);
    } finally {
      IDBObjectStore.prototype.put = put;
    }
    expect(warnings.join()).toContain('QuotaExceededError');
  });

  test('a browser without storage still gets weights', async () => {
    serve(bytes);
    const open = IDBFactory.prototype.open;
    IDBFactory.prototype.open = () => {
      throw new DOMException('denied', 'SecurityError');
    };
    const warnings: string[] = [];
    try {
      expect((await loadWeights(file, (message) => warnings.push(message))).byteLength).toBe(4);
    } finally {
      IDBFactory.prototype.open = open;
    }
    expect(warnings.join()).toContain('SecurityError');
  });
});

import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import { FailureError } from '../../audio/failure.ts';

interface WeightsDb extends DBSchema {
  weights: { key: string; value: ArrayBuffer };
}

/** One file of the model as the manifest describes it. */
export interface WeightsFile {
  /** Same-origin address. */
  readonly url: string;
  readonly bytes: number;
  /** Lower-case hex. */
  readonly sha256: string;
}

export const WEIGHTS_DB_NAME = 'earshot-model';

async function openWeightsDb(): Promise<IDBPDatabase<WeightsDb>> {
  return openDB<WeightsDb>(WEIGHTS_DB_NAME, 1, {
    upgrade: (db, _old, _new, transaction) => {
      // Where it fails, opening does.
      transaction.done.catch(() => undefined);
      db.createObjectStore('weights');
    },
    // A newer version in another tab must not wait for this one.
    blocking: (_current, _blocked, event) => (event.target as IDBDatabase | null)?.close(),
  });
}

/** SHA-256 as lower-case hex. */
export async function sha256Hex(bytes: ArrayBuffer): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

async function isIntact(bytes: ArrayBuffer, file: WeightsFile): Promise<boolean> {
  return bytes.byteLength === file.bytes && (await sha256Hex(bytes)) === file.sha256;
}

async function download(file: WeightsFile): Promise<ArrayBuffer> {
  let response: Response;
  try {
    response = await fetch(file.url, { credentials: 'same-origin' });
  } catch (cause) {
    throw new FailureError('model-unavailable', 'the weights could not be fetched', { cause });
  }
  if (!response.ok) throw new FailureError('model-unavailable', `the weights answered ${response.status}`);
  // A host that answers unknown paths with its index page would otherwise fill the cache with HTML.
  const type = response.headers.get('content-type') ?? '';
  if (type.startsWith('text/')) throw new FailureError('model-unavailable', `the weights came as ${type}`);
  const bytes = await response.arrayBuffer();
  if (bytes.byteLength !== file.bytes) {
    throw new FailureError(
      'model-unavailable',
      `the weights have ${bytes.byteLength} of ${file.bytes} bytes`,
    );
  }
  if (!(await isIntact(bytes, file))) {
    throw new FailureError('model-unavailable', 'the weights do not have the expected SHA-256');
  }
  return bytes;
}

/**
 * The bytes of a weights file: from IndexedDB where an intact copy is kept, otherwise downloaded,
 * checked and kept. What does not match its SHA-256 is never kept; a copy that can't be kept is used
 * all the same, after `warn`. Copies of other versions are removed.
 * @throws FailureError `model-unavailable`
 */
export async function loadWeights(file: WeightsFile, warn: (message: string) => void): Promise<ArrayBuffer> {
  let db: IDBPDatabase<WeightsDb> | null = null;
  try {
    db = await openWeightsDb();
    const kept = await db.get('weights', file.sha256);
    if (kept && (await isIntact(kept, file))) return kept;
  } catch (error) {
    warn(`The kept weights could not be read: ${String(error)}`);
  }
  try {
    const bytes = await download(file);
    if (db) {
      try {
        const transaction = db.transaction('weights', 'readwrite');
        // Waited for below, unless a request fails first.
        transaction.done.catch(() => undefined);
        for (const key of await transaction.store.getAllKeys()) {
          if (key !== file.sha256) await transaction.store.delete(key);
        }
        await transaction.store.put(bytes, file.sha256);
        await transaction.done;
      } catch (error) {
        warn(`The weights could not be kept: ${String(error)}`);
      }
    }
    return bytes;
  } finally {
    db?.close();
  }
}

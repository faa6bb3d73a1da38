import { openDB, type DBSchema, type IDBPDatabase } from 'idb';

/** Something that waits for the next load of the page. */
interface Left {
  readonly id: string;
  /** Milliseconds of the Unix epoch. */
  readonly leftAt: number;
  readonly value: unknown;
}

interface HandoverDb extends DBSchema {
  left: { key: string; value: Left };
}

/** What one load of the page, or the service worker, hands to the next load. Nothing in it is meant to last. */
export const HANDOVER_DB_NAME = 'earshot-handover';

/** What nobody fetched within a day is not wanted any more. */
const LASTS_MS = 24 * 60 * 60 * 1000;

async function withDb<T>(work: (db: IDBPDatabase<HandoverDb>) => Promise<T>): Promise<T> {
  const db = await openDB<HandoverDb>(HANDOVER_DB_NAME, 1, {
    upgrade: (fresh, _old, _new, transaction) => {
      // Where it fails, opening does.
      transaction.done.catch(() => undefined);
      fresh.createObjectStore('left', { keyPath: 'id' });
    },
  });
  try {
    return await work(db);
  } finally {
    // An open connection would block the person from deleting everything.
    db.close();
  }
}

/**
 * Leaves a value for the next load and clears what has waited for too long.
 *
 * @param value anything that can be cloned; files stay files
 * @returns the name under which it is fetched
 * @throws DOMException where the browser has no room, or no storage at all
 */
export async function leave(value: unknown, now = Date.now()): Promise<string> {
  const id = crypto.randomUUID();
  await withDb(async (db) => {
    const transaction = db.transaction('left', 'readwrite');
    // Waited for below, unless a request fails first.
    transaction.done.catch(() => undefined);
    for (const old of await transaction.store.getAll()) {
      if (now - old.leftAt > LASTS_MS) await transaction.store.delete(old.id);
    }
    await transaction.store.put({ id, leftAt: now, value });
    await transaction.done;
  });
  return id;
}

/**
 * Fetches what was left, once: whoever comes second, a reload for instance, finds nothing.
 *
 * @returns `undefined` where nothing is there
 */
export async function pickUp(id: string): Promise<unknown> {
  return withDb(async (db) => {
    const transaction = db.transaction('left', 'readwrite');
    // Waited for below, unless a request fails first.
    transaction.done.catch(() => undefined);
    const found = await transaction.store.get(id);
    if (found) await transaction.store.delete(id);
    await transaction.done;
    return found?.value;
  });
}

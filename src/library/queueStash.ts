/**
 * Queues that survive their tab: the files that wait are kept until their songs are done, and a tab that comes
 * back is told what was left. A tab that works on a queue holds a Web Lock by the queue's name, so that another
 * tab does not take it for abandoned.
 */
import { library as ownLibrary, writeTo, type QueueItem, readFrom } from './db.ts';
import { noteQueue, queueLockName } from './queueMark.ts';

/** A queue that some tab has left. */
export interface LeftQueue {
  readonly batch: string;
  /** In their order; done ones have no bytes left. */
  readonly items: readonly QueueItem[];
}

/** `null` where the browser has no locks: then every queue counts as abandoned. */
function locks(): LockManager | null {
  return (globalThis.navigator.locks as LockManager | undefined) ?? null;
}

/**
 * Says that this tab works on a queue, until the returned function is called or the tab is gone.
 *
 * @returns `null` where another tab works on it
 */
export function holdQueue(batch: string): Promise<(() => void) | null> {
  const manager = locks();
  if (!manager) return Promise.resolve(() => undefined);
  return new Promise((resolve, reject) => {
    manager
      .request(queueLockName(batch), { ifAvailable: true }, (lock) => {
        if (!lock) {
          resolve(null);
          return undefined;
        }
        noteQueue(batch);
        return new Promise<void>((release) => resolve(release));
      })
      .catch(reject);
  });
}

/**
 * Keeps a file of a queue.
 * @throws LibraryError `quota` where it does not fit
 */
export async function stashItem(item: QueueItem, library = ownLibrary): Promise<void> {
  await library.run((db) =>
    writeTo(db, ['queue'], (transaction) => transaction.objectStore('queue').put(item)),
  );
}

/** Notes how far a kept file is; does nothing where it is not kept. */
export async function noteInStash(
  id: string,
  change: Partial<Pick<QueueItem, 'state' | 'songId' | 'failure'>>,
  library = ownLibrary,
): Promise<void> {
  await library.run((db) =>
    writeTo(db, ['queue'], async (transaction) => {
      const queue = transaction.objectStore('queue');
      const item = await queue.get(id);
      if (!item) return;
      const isDone = change.state === 'done' || change.state === 'failed';
      // The bytes of a song that is done are needed no longer.
      const file = isDone ? new File([], item.file.name) : item.file;
      await queue.put({ ...item, ...change, file });
    }),
  );
}

/** Forgets a queue. */
export async function dropQueue(batch: string, library = ownLibrary): Promise<void> {
  noteQueue(null);
  await library.run((db) =>
    writeTo(db, ['queue'], async (transaction) => {
      const queue = transaction.objectStore('queue');
      const ids = await queue.index('batch').getAllKeys(batch);
      await Promise.all(ids.map((id) => queue.delete(id)));
    }),
  );
  library.announce({ kind: 'queue' });
}

/** Queues that no tab works on, the latest first. */
export async function leftQueues(library = ownLibrary): Promise<LeftQueue[]> {
  const items = await library.run((db) => readFrom(db, ['queue']).objectStore('queue').getAll());
  const held = new Set((await locks()?.query())?.held?.map(({ name }) => name));
  const batches = new Map<string, QueueItem[]>();
  for (const item of items) batches.set(item.batch, [...(batches.get(item.batch) ?? []), item]);
  return [...batches]
    .filter(([batch]) => !held.has(queueLockName(batch)))
    .map(([batch, all]) => ({ batch, items: all.sort((a, b) => a.position - b.position) }))
    .sort((a, b) => ((a.items[0]?.addedAt ?? '') < (b.items[0]?.addedAt ?? '') ? 1 : -1));
}

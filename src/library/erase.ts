import { deleteDB } from 'idb';
import { library as ownLibrary, LIBRARY_DB_NAME, type LibraryConnection } from './db.ts';
import { forgetMark } from './mark.ts';

/** Where the model's weights are; named here because not every browser lists its databases. */
const OTHER_DATABASES = ['earshot-model'];

/** What could not be removed: its kind, with the reason for a bug report. */
export interface Remains {
  readonly what: 'databases' | 'caches' | 'files' | 'service-worker' | 'small-storage';
  readonly detail: string;
}

/** How long other tabs have for letting go of a database, milliseconds. */
const LET_GO_MS = 3000;

/** How long each kind may take, milliseconds: a service worker that is being installed is only removed afterwards. */
const PATIENCE_MS = 20_000;

/** Deletes a database; rejects where another tab does not let go of it. It is then deleted when that tab closes. */
function deleteDatabase(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const blocked = () => setTimeout(() => reject(new Error(`another tab holds ${name}`)), LET_GO_MS);
    deleteDB(name, { blocked }).then(resolve, reject);
  });
}

async function deleteDatabases(library: LibraryConnection): Promise<void> {
  await library.close();
  // Firefox learned to list them late.
  const listed = (await indexedDB.databases?.()) ?? [];
  const names = new Set([LIBRARY_DB_NAME, ...OTHER_DATABASES, ...listed.flatMap(({ name }) => name ?? [])]);
  await Promise.all([...names].map(deleteDatabase));
}

async function deleteCaches(): Promise<void> {
  if (!('caches' in globalThis)) return;
  await Promise.all((await caches.keys()).map((name) => caches.delete(name)));
}

async function deleteFiles(): Promise<void> {
  const root = await navigator.storage?.getDirectory?.();
  if (!root) return;
  for await (const name of root.keys()) await root.removeEntry(name, { recursive: true });
}

async function removeServiceWorkers(): Promise<void> {
  // Not there in private windows of some browsers.
  const container = navigator.serviceWorker as ServiceWorkerContainer | undefined;
  const registrations = (await container?.getRegistrations()) ?? [];
  await Promise.all(registrations.map((registration) => registration.unregister()));
}

/**
 * Removes everything that the page has ever stored on this device: all songs and settings, the model, the copy
 * for working offline. Tries every kind even where another fails. The page should be loaded again afterwards;
 * offline, that needs a connection.
 *
 * @returns what could not be removed; empty when all is gone
 */
export async function deleteEverything(library = ownLibrary): Promise<Remains[]> {
  const remains: Remains[] = [];
  const attempt = async (what: Remains['what'], remove: () => Promise<void>) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tooLong = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error('it took too long')), PATIENCE_MS);
    });
    try {
      await Promise.race([remove(), tooLong]);
    } catch (error) {
      remains.push({ what, detail: String(error) });
    } finally {
      clearTimeout(timer);
    }
  };
  // First, so that the empty library is not taken for one that the browser has removed.
  forgetMark();
  // Before the caches: an active worker would fill them again.
  await attempt('service-worker', removeServiceWorkers);
  await Promise.all([
    attempt('databases', () => deleteDatabases(library)),
    attempt('caches', deleteCaches),
    attempt('files', deleteFiles),
    attempt('small-storage', async () => {
      localStorage.clear();
      sessionStorage.clear();
    }),
  ]);
  return remains;
}

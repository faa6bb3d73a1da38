/**
 * Songs that come from outside of the page: shared into the installed app, or opened with it. (What is dropped on
 * the page, pasted or chosen is the page's own business.)
 */
import { NOT_KEPT, NOTHING_RECEIVED, readReceived } from './shareTarget.ts';

/** A launch as Chromium tells it (Web App Launch Handler API, File Handling API); not in TypeScript's library. */
interface LaunchParams {
  readonly targetURL?: string | null;
  readonly files?: readonly { getFile(): Promise<File> }[];
}

interface LaunchQueue {
  setConsumer(consumer: (params: LaunchParams) => void): void;
}

/** What the page does with what comes in. */
export interface IncomingListener {
  files(files: readonly File[]): void;
  /** Something was shared, but no file came of it. */
  nothing(reason: 'no-file' | 'no-room'): void;
  /** The running app was launched with an address of its own, for instance by a shortcut. */
  address(url: URL): void;
}

/** Parts of the browser, replaceable in tests. */
export interface IncomingEnvironment {
  readonly address: string;
  readonly replaceAddress: (address: string) => void;
  readonly pickUp: (id: string) => Promise<unknown>;
  readonly launchQueue: LaunchQueue | undefined;
  /** Whether this load of the page is a reload. */
  readonly reloaded: boolean;
  readonly remember: Pick<Storage, 'getItem' | 'setItem'> | null;
}

const LAUNCHED_KEY = 'earshot-launched';

function browserEnvironment(): IncomingEnvironment {
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  let remember: Storage | null = null;
  try {
    remember = sessionStorage;
  } catch {
    // Storage may be forbidden.
  }
  return {
    address: location.href,
    replaceAddress: (address) => history.replaceState(history.state, '', address),
    // The database's code is fetched only where something waits in it.
    pickUp: async (id) => (await import('./handover.ts')).pickUp(id),
    launchQueue: (globalThis as { launchQueue?: LaunchQueue }).launchQueue,
    reloaded: navigation?.type === 'reload',
    remember,
  };
}

/**
 * Hears of every song that comes from outside, each once: neither a reload nor the back button repeats it. Never
 * throws.
 */
export function watchIncoming(
  listener: IncomingListener,
  environment: IncomingEnvironment = browserEnvironment(),
): void {
  const { launchQueue, remember } = environment;

  const received = readReceived(environment.address);
  if (received) {
    environment.replaceAddress(received.rest);
    if (received.name === NOTHING_RECEIVED) listener.nothing('no-file');
    else if (received.name === NOT_KEPT) listener.nothing('no-room');
    else {
      environment.pickUp(received.name).then(
        (value) => {
          const files = Array.isArray(value) ? value.filter((one) => one instanceof File) : [];
          if (files.length > 0) listener.files(files);
        },
        () => listener.nothing('no-room'),
      );
    }
  }

  let first = true;
  launchQueue?.setConsumer((params) => {
    const isFirst = first;
    first = false;
    void Promise.all((params.files ?? []).map((handle) => handle.getFile())).then(
      (files) => {
        if (files.length === 0) {
          // The launch that opened this page has brought its address along already.
          const { targetURL } = params;
          if (targetURL && !(isFirst && targetURL === environment.address)) {
            listener.address(new URL(targetURL));
          }
          return;
        }
        // Some versions of Chromium hand the same launch over again when the page is reloaded.
        const launch = files.map((file) => `${file.name} ${file.size} ${file.lastModified}`).join('\n');
        if (isFirst && environment.reloaded && remember?.getItem(LAUNCHED_KEY) === launch) return;
        remember?.setItem(LAUNCHED_KEY, launch);
        listener.files(files);
      },
      // A file that has gone, or that the person did not allow to be read.
      () => listener.nothing('no-file'),
    );
  });
}

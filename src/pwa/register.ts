import { Workbox } from 'workbox-window';

/** What the page knows about its service worker. */
export interface UpdateState {
  /** The app's own files are on the device: it starts without a network from now on. */
  readonly offlineReady: boolean;
  /** A new version is there and waits for {@link AppUpdates.applyUpdate}. */
  readonly updateWaiting: boolean;
}

export interface AppUpdates {
  readonly state: UpdateState;
  /** Calls `listener` with every new state; returns the function that ends it. */
  subscribe(listener: (state: UpdateState) => void): () => void;
  /** Puts the waiting version in charge and reloads this page. Other tabs are only told that an update is there. */
  applyUpdate(): void;
}

/** Parts of the browser, replaceable in tests. */
export interface RegistrationEnvironment {
  /** Whether this is a built app; the development server has no service worker. */
  readonly production: boolean;
  readonly container: ServiceWorkerContainer | undefined;
  readonly createWorkbox: (
    url: string,
  ) => Pick<Workbox, 'addEventListener' | 'register' | 'messageSkipWaiting' | 'update'>;
  readonly baseUrl: string;
  readonly reload: () => void;
  /** Calls `look` whenever the person comes back to the page. */
  readonly onReturn: (look: () => void) => void;
  /** Milliseconds, of any epoch. */
  readonly now: () => number;
}

/** A window of the installed app may stay open for weeks; when its person returns, a new version is looked for. */
const LOOK_AGAIN_MS = 60 * 60 * 1000;

function browserEnvironment(): RegistrationEnvironment {
  return {
    production: import.meta.env.PROD,
    container: 'serviceWorker' in navigator ? navigator.serviceWorker : undefined,
    createWorkbox: (url) => new Workbox(url),
    baseUrl: document.baseURI,
    reload: () => location.reload(),
    onReturn: (look) => {
      document.addEventListener('visibilitychange', () => {
        if (document.visibilityState === 'visible' && navigator.onLine) look();
      });
    },
    now: () => performance.now(),
  };
}

/**
 * Registers the service worker (in a built app only, and where the browser has them) and follows its states.
 * Never throws: without a service worker the app works, only not offline.
 */
export function registerServiceWorker(
  environment: RegistrationEnvironment = browserEnvironment(),
): AppUpdates {
  const listeners = new Set<(state: UpdateState) => void>();
  let state: UpdateState = { offlineReady: false, updateWaiting: false };
  let applying = false;
  // Whether another tab has put a newer version in charge: this page's own files may be gone from the cache.
  let outdated = false;
  let workbox: ReturnType<RegistrationEnvironment['createWorkbox']> | undefined;

  function change(next: Partial<UpdateState>): void {
    const changed = { ...state, ...next };
    if (changed.offlineReady === state.offlineReady && changed.updateWaiting === state.updateWaiting) return;
    state = changed;
    for (const listener of listeners) listener(state);
  }

  const { container } = environment;
  if (environment.production && container) {
    let controlled = container.controller !== null;
    workbox = environment.createWorkbox(new URL('service-worker.js', environment.baseUrl).href);
    workbox.addEventListener('waiting', () => change({ updateWaiting: true }));
    container.addEventListener('controllerchange', () => {
      if (applying) {
        environment.reload();
      } else if (controlled) {
        outdated = true;
        change({ updateWaiting: true });
      }
      // The very first version claims the page that installed it: no update.
      controlled = true;
    });
    void container.ready.then(() => change({ offlineReady: true }));
    // Refused for instance in private windows of some browsers; the page then simply needs the network.
    workbox.register().catch(() => undefined);
    let looked = environment.now();
    environment.onReturn(() => {
      if (environment.now() - looked < LOOK_AGAIN_MS) return;
      looked = environment.now();
      // Without a network there is nothing to find.
      workbox?.update().catch(() => undefined);
    });
  }

  return {
    get state() {
      return state;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    applyUpdate() {
      if (!state.updateWaiting || applying) return;
      // Another tab may have applied the update already: then nothing waits any more and a reload is all.
      if (outdated) {
        environment.reload();
        return;
      }
      applying = true;
      workbox?.messageSkipWaiting();
    },
  };
}

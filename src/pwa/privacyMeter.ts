/**
 * The privacy meter: "0 bytes sent" as a measurement.
 *
 * What browsers let us see, and what not:
 * - With a service worker in control, it sees every request of the page, of its web workers and of the app's other tabs,
 *   and refuses those that go elsewhere or carry data. Its count is used. It does not see WebSocket and WebRTC
 *   connections: the Content-Security-Policy forbids foreign WebSockets, and no code of the app opens either.
 * - Before that (the first seconds of the first visit, a forced reload, a browser without service workers) resource timing
 *   tells of the page's own requests, never of their bodies' sizes, and not of requests made inside workers unless they
 *   report them ({@link PrivacyMeter.addWorkerEntries}).
 * - A violation of the Content-Security-Policy is a request that was stopped. Workers' violations are told to the worker.
 * - Neither browser extensions nor the browser's own traffic are visible to any page.
 */
import { type ObservedRequest, PrivacyLedger, type PrivacySnapshot } from './privacyLedger.ts';
import { isTallyMessage, type PageMessage } from './requestTally.ts';

export interface PrivacyMeter {
  readonly snapshot: PrivacySnapshot;
  /** Calls `listener` after every change; returns the function that ends it. */
  subscribe(listener: (snapshot: PrivacySnapshot) => void): () => void;
  /** Asks the service worker for its count, where one is in control, and returns the newest numbers. */
  refresh(): Promise<PrivacySnapshot>;
  /** Counts what a worker's own `performance.getEntriesByType('resource')` says, on the page's clock. */
  addWorkerEntries(entries: readonly ObservedRequest[]): void;
  /** Ends all observation. */
  stop(): void;
}

/** Milliseconds after which a silent service worker is given up (one that predates this message, for instance). */
const tallyTimeout = 1000;

/** Begins to measure; entries from before the call, back to the start of the page, are included. */
export function startPrivacyMeter(): PrivacyMeter {
  const ledger = new PrivacyLedger(location.origin, 0, performance.timeOrigin);
  const listeners = new Set<(snapshot: PrivacySnapshot) => void>();
  const ending = new AbortController();
  const { signal } = ending;
  const container = 'serviceWorker' in navigator ? navigator.serviceWorker : undefined;
  const snapshot = (): PrivacySnapshot => ledger.snapshot(performance.now());
  const tell = (): void => {
    for (const listener of listeners) listener(snapshot());
  };

  if (container?.controller) ledger.setControlledSince(0);
  container?.addEventListener(
    'controllerchange',
    () => {
      ledger.setControlledSince(performance.now());
      void refresh();
    },
    { signal },
  );
  container?.addEventListener(
    'message',
    ({ data }: MessageEvent<unknown>) => {
      if (!isTallyMessage(data)) return;
      ledger.addTally(data.tally);
      tell();
    },
    { signal },
  );
  // Messages to a page wait until it says that it is ready for them, when the listener was added with addEventListener.
  container?.startMessages();

  const observer = new PerformanceObserver((list) => {
    ledger.addObserved(list.getEntriesByType('resource') as PerformanceResourceTiming[]);
    tell();
  });
  observer.observe({ type: 'resource', buffered: true });

  document.addEventListener(
    'securitypolicyviolation',
    (event) => {
      // With a policy that only reports, the request was sent.
      if (event.disposition !== 'enforce') return;
      ledger.addBlocked(event.blockedURI, event.originalPolicy);
      tell();
    },
    { signal },
  );

  async function refresh(): Promise<PrivacySnapshot> {
    const controller = container?.controller;
    if (controller) {
      const { port1, port2 } = new MessageChannel();
      const answer = new Promise<unknown>((resolve) => {
        port1.onmessage = ({ data }) => resolve(data);
        setTimeout(() => resolve(null), tallyTimeout);
      });
      controller.postMessage({ type: 'TALLY' } satisfies PageMessage, [port2]);
      const data = await answer;
      port1.close();
      if (isTallyMessage(data)) ledger.addTally(data.tally);
    }
    tell();
    return snapshot();
  }

  return {
    get snapshot() {
      return snapshot();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    refresh,
    addWorkerEntries(entries) {
      ledger.addObserved(entries);
      tell();
    },
    stop() {
      ending.abort();
      observer.disconnect();
      listeners.clear();
    },
  };
}

/**
 * What the service worker counts and tells the page: plain data and plain arithmetic, used on both sides.
 */

/** What one life of the service worker has seen of all its clients: every tab of the app and their workers. */
export interface RequestTally {
  /** When this life began, in milliseconds of the Unix epoch. The browser stops and restarts service workers at will. */
  readonly life: number;
  /** GET and HEAD requests to the app's own origin: its own files, mostly answered from the cache. */
  readonly sameOriginRequests: number;
  /** Requests to another origin. All are answered with an error and never leave. */
  readonly refusedForeign: number;
  /** Requests to the app's own origin that would have carried data. All are answered with an error and never leave. */
  readonly refusedUploads: number;
  /** Bytes of the bodies of all refused requests. */
  readonly refusedBytes: number;
}

/** What is done with a request of the app. */
export type Verdict = 'own-file' | 'foreign' | 'upload';

/**
 * Judges a request by address and method alone.
 *
 * @param origin origin of the app
 */
export function judgeRequest(url: string, method: string, origin: string): Verdict {
  if (new URL(url).origin !== origin) return 'foreign';
  return method === 'GET' || method === 'HEAD' ? 'own-file' : 'upload';
}

/** A tally with nothing in it. */
export function emptyTally(life: number): RequestTally {
  return { life, sameOriginRequests: 0, refusedForeign: 0, refusedUploads: 0, refusedBytes: 0 };
}

/** The tally after one more request; `bodyBytes` counts only where the request is refused. */
export function countRequest(tally: RequestTally, verdict: Verdict, bodyBytes = 0): RequestTally {
  switch (verdict) {
    case 'own-file':
      return { ...tally, sameOriginRequests: tally.sameOriginRequests + 1 };
    case 'foreign':
      return {
        ...tally,
        refusedForeign: tally.refusedForeign + 1,
        refusedBytes: tally.refusedBytes + bodyBytes,
      };
    case 'upload':
      return {
        ...tally,
        refusedUploads: tally.refusedUploads + 1,
        refusedBytes: tally.refusedBytes + bodyBytes,
      };
  }
}

/** Page to service worker. `TALLY` is answered through the port that comes with it. */
export type PageMessage = { readonly type: 'SKIP_WAITING' } | { readonly type: 'TALLY' };

/** Service worker to page: on request, and unasked after every refusal. */
export interface TallyMessage {
  readonly type: 'TALLY';
  readonly tally: RequestTally;
}

/** Whether a message from the service worker is a tally. */
export function isTallyMessage(data: unknown): data is TallyMessage {
  return (
    typeof data === 'object' && data !== null && 'type' in data && data.type === 'TALLY' && 'tally' in data
  );
}

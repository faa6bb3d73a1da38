import type { RequestTally } from './requestTally.ts';

/** One request as a resource timing entry describes it, in the page or in one of its workers. */
export interface ObservedRequest {
  /** Absolute address. */
  readonly name: string;
  /** Milliseconds on the page's clock (`performance.now()`). */
  readonly startTime: number;
  /** What asked: `fetch`, `img`, `beacon`, … */
  readonly initiatorType: string;
}

/** What is known at one moment about what has left the device. */
export interface PrivacySnapshot {
  /** Requests that went to another origin. */
  readonly foreignRequests: number;
  /**
   * Bytes known to have been sent: addresses of the requests that went to another origin, and every body whose size was
   * reported. Where {@link bytesUnknown} is true this is a lower bound: a browser tells a page that a request
   * happened, not how large its body was.
   */
  readonly bytesSent: number;
  readonly bytesUnknown: boolean;
  /** Requests to other origins, or with a body, that were stopped before they left. */
  readonly refusedRequests: number;
  /** GET requests for the app's own files; most are answered from the device's cache. */
  readonly sameOriginRequests: number;
  /** Milliseconds since measuring began: with the page, or with a service worker that was already awake before it. */
  readonly sinceMs: number;
  /** Who counts: the service worker sees every request of the page and its workers, the page sees only its own. */
  readonly watchedBy: 'service-worker' | 'page';
}

/**
 * The counting behind the privacy meter: no browser in here, so that every rule can be tested.
 *
 * Until a service worker is in control, the page's own observations count; from then on the service worker's do, and
 * the page's are left out so that nothing is counted twice. A foreign request that the page observed and that its
 * Content-Security-Policy blocked has a timing entry all the same; the two are matched by origin.
 */
export class PrivacyLedger {
  private readonly origin: string;
  private readonly startedAt: number;
  private readonly timeOrigin: number;
  private controlledSince = Infinity;
  private ownRequests = 0;
  private uploads = 0;
  private reportedBytes = 0;
  /** Lengths of the addresses of foreign requests, by origin. */
  private readonly foreignByOrigin = new Map<string, number[]>();
  /** By origin, and by the policy that has stopped them. */
  private readonly blockedByOrigin = new Map<string, Map<string, number>>();
  private readonly tallies = new Map<number, RequestTally>();

  /**
   * @param origin the app's own origin
   * @param startedAt milliseconds on the page's clock
   * @param timeOrigin what the page's clock counts from, in milliseconds of the Unix epoch
   */
  constructor(origin: string, startedAt = 0, timeOrigin = 0) {
    this.origin = origin;
    this.startedAt = startedAt;
    this.timeOrigin = timeOrigin;
  }

  /** From this moment on (milliseconds on the page's clock) the service worker sees every request. */
  setControlledSince(milliseconds: number): void {
    this.controlledSince = Math.min(this.controlledSince, milliseconds);
  }

  /** Counts requests that the page or a worker has observed. Addresses that need no network (`blob:`, `data:`) are no requests. */
  addObserved(requests: readonly ObservedRequest[]): void {
    for (const request of requests) {
      if (request.startTime >= this.controlledSince) continue;
      const url = parse(request.name);
      if (!url) continue;
      if (url.origin !== this.origin) this.addForeign(url);
      else if (request.initiatorType === 'beacon') this.uploads += 1;
      else this.ownRequests += 1;
    }
  }

  /** Counts a body whose sender knows that it was sent and how large it was. */
  addUpload(bodyBytes: number): void {
    this.reportedBytes += bodyBytes;
  }

  /**
   * Counts a request that a Content-Security-Policy has stopped. Where the host sends one beside the page's own, both
   * tell of the same request; what counts for an origin is the policy that told of the most.
   *
   * @param blockedUri of the violation
   * @param policy of the violation (`originalPolicy`)
   */
  addBlocked(blockedUri: string, policy = ''): void {
    const url = parse(blockedUri);
    // Violations without an address (`inline`, `eval`) are no requests.
    if (!url || url.origin === this.origin) return;
    const byPolicy = this.blockedByOrigin.get(url.origin) ?? new Map<string, number>();
    increase(byPolicy, policy);
    this.blockedByOrigin.set(url.origin, byPolicy);
  }

  private blocked(origin: string): number {
    return Math.max(0, ...(this.blockedByOrigin.get(origin)?.values() ?? []));
  }

  /** Takes over the service worker's count. A later tally of the same life replaces the earlier one. */
  addTally(tally: RequestTally): void {
    const known = this.tallies.get(tally.life);
    const total = (one: RequestTally): number =>
      one.sameOriginRequests + one.refusedForeign + one.refusedUploads;
    // Messages may overtake each other; counts only grow.
    if (!known || total(tally) >= total(known)) this.tallies.set(tally.life, tally);
  }

  /** @param now milliseconds on the page's clock */
  snapshot(now: number): PrivacySnapshot {
    let foreignRequests = 0;
    let bytesSent = this.reportedBytes;
    for (const [origin, lengths] of this.foreignByOrigin) {
      // Which of an origin's requests were blocked is not told; the longest are left out, so the sum stays a lower bound.
      const sent = lengths.toSorted((a, b) => b - a).slice(this.blocked(origin));
      foreignRequests += sent.length;
      bytesSent += sum(sent);
    }
    let refusedRequests = sum([...this.blockedByOrigin.keys()].map((origin) => this.blocked(origin)));
    let sameOriginRequests = this.ownRequests;
    let since = this.startedAt;
    for (const tally of this.tallies.values()) {
      refusedRequests += tally.refusedForeign + tally.refusedUploads;
      sameOriginRequests += tally.sameOriginRequests;
      since = Math.min(since, tally.life - this.timeOrigin);
    }
    return {
      foreignRequests,
      bytesSent,
      bytesUnknown: foreignRequests > 0 || this.uploads > 0,
      refusedRequests,
      sameOriginRequests,
      sinceMs: Math.max(0, now - since),
      watchedBy: this.controlledSince <= now ? 'service-worker' : 'page',
    };
  }

  private addForeign(url: URL): void {
    const lengths = this.foreignByOrigin.get(url.origin);
    // An address is ASCII once parsed, so its length is its size in bytes.
    if (lengths) lengths.push(url.href.length);
    else this.foreignByOrigin.set(url.origin, [url.href.length]);
  }
}

function parse(address: string): URL | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  return /^(?:https?|wss?):$/.test(url.protocol) ? url : null;
}

function increase(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

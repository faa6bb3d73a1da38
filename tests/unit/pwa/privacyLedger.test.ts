import { describe, expect, it } from 'vitest';
import { PrivacyLedger } from '../../../src/pwa/privacyLedger.ts';
import { countRequest, emptyTally, isTallyMessage, judgeRequest } from '../../../src/pwa/requestTally.ts';

const origin = 'https://music.example';
const request = (name: string, startTime = 10, initiatorType = 'fetch') => ({
  name,
  startTime,
  initiatorType,
});

describe('PrivacyLedger', () => {
  it('separates the own files from what went elsewhere', () => {
    const ledger = new PrivacyLedger(origin, 5);
    ledger.addObserved([
      request(`${origin}/app/main.js`),
      request(`${origin}/app/weights.bin`),
      request('https://tracker.example/p?x=1'),
      request('blob:https://music.example/123'),
      request('data:text/plain,hello'),
      request('not an address'),
    ]);
    expect(ledger.snapshot(105)).toEqual({
      foreignRequests: 1,
      bytesSent: 'https://tracker.example/p?x=1'.length,
      bytesUnknown: true,
      refusedRequests: 0,
      sameOriginRequests: 2,
      sinceMs: 100,
      watchedBy: 'page',
    });
  });

  it('treats another port and another scheme as another origin', () => {
    const ledger = new PrivacyLedger(origin);
    ledger.addObserved([request('https://music.example:8443/a'), request('http://music.example/a')]);
    expect(ledger.snapshot(20).foreignRequests).toBe(2);
  });

  it('takes a blocked request out of those that left, in whichever order the news arrive', () => {
    for (const blockedFirst of [true, false]) {
      const ledger = new PrivacyLedger(origin);
      if (blockedFirst) ledger.addBlocked('https://tracker.example/p');
      ledger.addObserved([request('https://tracker.example/p'), request('https://other.example/')]);
      if (!blockedFirst) ledger.addBlocked('https://tracker.example/p');
      const { foreignRequests, refusedRequests, bytesSent } = ledger.snapshot(20);
      expect({ foreignRequests, refusedRequests }).toEqual({ foreignRequests: 1, refusedRequests: 1 });
      expect(bytesSent).toBe('https://other.example/'.length);
    }
  });

  it('counts a request that two policies have stopped once', () => {
    const ledger = new PrivacyLedger(origin);
    ledger.addObserved([request('https://tracker.example/p'), request('https://tracker.example/long')]);
    for (const policy of ['from the host', 'of the page']) {
      ledger.addBlocked('https://tracker.example/long', policy);
    }
    expect(ledger.snapshot(20)).toMatchObject({ foreignRequests: 1, refusedRequests: 1 });
    ledger.addBlocked('https://tracker.example/p', 'of the page');
    expect(ledger.snapshot(20)).toMatchObject({ foreignRequests: 0, refusedRequests: 2, bytesSent: 0 });
  });

  it('counts a blocked request without a timing entry, and no blocked inline script', () => {
    const ledger = new PrivacyLedger(origin);
    ledger.addBlocked('wss://socket.example/');
    ledger.addBlocked('inline');
    ledger.addBlocked('eval');
    const { foreignRequests, refusedRequests } = ledger.snapshot(20);
    expect({ foreignRequests, refusedRequests }).toEqual({ foreignRequests: 0, refusedRequests: 1 });
  });

  it('admits that it does not know the size of a beacon', () => {
    const ledger = new PrivacyLedger(origin);
    ledger.addObserved([request(`${origin}/log`, 10, 'beacon')]);
    const { bytesUnknown, sameOriginRequests } = ledger.snapshot(20);
    expect({ bytesUnknown, sameOriginRequests }).toEqual({ bytesUnknown: true, sameOriginRequests: 0 });
  });

  it('adds bodies whose size was reported', () => {
    const ledger = new PrivacyLedger(origin);
    ledger.addUpload(300);
    ledger.addUpload(12);
    expect(ledger.snapshot(20).bytesSent).toBe(312);
  });

  it('believes the service worker from the moment that it is in control', () => {
    const ledger = new PrivacyLedger(origin);
    ledger.addObserved([request(`${origin}/a.js`, 10), request('https://early.example/', 20)]);
    ledger.setControlledSince(100);
    // Seen by both: the page's entries for requests that the service worker answered are left out.
    ledger.addObserved([request(`${origin}/b.js`, 150), request('https://late.example/', 160)]);
    ledger.addTally({
      life: 1,
      sameOriginRequests: 1,
      refusedForeign: 1,
      refusedUploads: 2,
      refusedBytes: 50,
    });
    const snapshot = ledger.snapshot(200);
    expect(snapshot).toMatchObject({
      foreignRequests: 1,
      sameOriginRequests: 2,
      refusedRequests: 3,
      watchedBy: 'service-worker',
    });
    expect(snapshot.bytesSent).toBe('https://early.example/'.length);
  });

  it('adds up the lives of the service worker and keeps the newest count of each', () => {
    const ledger = new PrivacyLedger(origin);
    ledger.addTally({ ...emptyTally(1), sameOriginRequests: 5 });
    ledger.addTally({ ...emptyTally(1), sameOriginRequests: 9, refusedForeign: 1 });
    ledger.addTally({ ...emptyTally(1), sameOriginRequests: 7 });
    ledger.addTally({ ...emptyTally(2), sameOriginRequests: 3 });
    expect(ledger.snapshot(1)).toMatchObject({ sameOriginRequests: 12, refusedRequests: 1 });
  });

  it('counts the time from when the service worker woke, where that was before the page', () => {
    const ledger = new PrivacyLedger(origin, 0, 1_000_000);
    ledger.addTally(emptyTally(1_000_400));
    expect(ledger.snapshot(500).sinceMs).toBe(500);
    ledger.addTally(emptyTally(997_000));
    expect(ledger.snapshot(500).sinceMs).toBe(3500);
  });

  it('reports zero where nothing was sent, and says that it knows', () => {
    const ledger = new PrivacyLedger(origin);
    ledger.addObserved([request(`${origin}/a.js`)]);
    expect(ledger.snapshot(20)).toMatchObject({ bytesSent: 0, bytesUnknown: false, foreignRequests: 0 });
  });
});

describe('the service worker’s judgement', () => {
  it.each([
    [`${origin}/a.js`, 'GET', 'own-file'],
    [`${origin}/a.js`, 'HEAD', 'own-file'],
    [`${origin}/a.js`, 'POST', 'upload'],
    [`${origin}/a.js`, 'PUT', 'upload'],
    ['https://music.example.evil.example/', 'GET', 'foreign'],
    ['http://music.example/', 'GET', 'foreign'],
    ['https://elsewhere.example/', 'POST', 'foreign'],
  ] as const)('%s %s is %s', (url, method, verdict) => {
    expect(judgeRequest(url, method, origin)).toBe(verdict);
  });

  it('counts each verdict in its own place', () => {
    let tally = countRequest(emptyTally(7), 'own-file', 99);
    tally = countRequest(tally, 'foreign', 10);
    tally = countRequest(tally, 'upload', 20);
    expect(tally).toEqual({
      life: 7,
      sameOriginRequests: 1,
      refusedForeign: 1,
      refusedUploads: 1,
      refusedBytes: 30,
    });
  });

  it('recognises its own messages', () => {
    expect(isTallyMessage({ type: 'TALLY', tally: emptyTally(1) })).toBe(true);
    for (const other of [null, 'TALLY', { type: 'TALLY' }, { type: 'OTHER', tally: {} }]) {
      expect(isTallyMessage(other)).toBe(false);
    }
  });
});

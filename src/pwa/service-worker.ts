/**
 * The service worker: keeps the app usable without a network, and keeps everything else from leaving.
 *
 * - The app's own files are cached at installation and answered from there.
 * - ffmpeg's core (32 MB) is cached when it is first used.
 * - Any request to another origin, and any request that would carry data, is answered with an error. One form is taken:
 *   the system's, when a song is shared into the installed app. It is answered here and goes no further.
 * - A new version waits until the page says so; nothing changes under a running analysis.
 */
import {
  cleanupOutdatedCaches,
  createHandlerBoundToURL,
  matchPrecache,
  precacheAndRoute,
  type PrecacheEntry,
} from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import { CacheFirst } from 'workbox-strategies';
import { answerRange } from './byteRange.ts';
import { FFMPEG_CACHE, isFfmpegCore, isKeepable, supersededBy } from './ffmpegCache.ts';
import { leave } from './handover.ts';
import {
  countRequest,
  emptyTally,
  judgeRequest,
  type PageMessage,
  type TallyMessage,
} from './requestTally.ts';
import { filesOf, isShare, NOT_KEPT, NOTHING_RECEIVED, receivedAddress } from './shareTarget.ts';

declare const self: ServiceWorkerGlobalScope & { readonly __WB_MANIFEST: (PrecacheEntry | string)[] };

let tally = emptyTally(Date.now());

async function tellPages(): Promise<void> {
  const message: TallyMessage = { type: 'TALLY', tally };
  for (const client of await self.clients.matchAll({ includeUncontrolled: true, type: 'window' })) {
    client.postMessage(message);
  }
}

async function bodyBytes(request: Request): Promise<number> {
  try {
    return (await request.arrayBuffer()).byteLength;
  } catch {
    // An opaque or already read body: the request is counted, its size stays unknown.
    return 0;
  }
}

/** Keeps the shared files for the start page, and sends the browser there with the name under which they wait. */
async function receive(request: Request): Promise<Response> {
  let name: string;
  try {
    const files = filesOf(await request.formData());
    name = files.length > 0 ? await leave(files) : NOTHING_RECEIVED;
  } catch {
    name = NOT_KEPT;
  }
  // 303: the browser goes on with GET, and a reload does not post the form again.
  return Response.redirect(receivedAddress(self.registration.scope, name), 303);
}

// Registered before Workbox's own listener, so that it sees every request of every page and worker first.
self.addEventListener('fetch', (event) => {
  if (isShare(event.request, self.registration.scope)) {
    event.stopImmediatePropagation();
    event.respondWith(receive(event.request));
    return;
  }
  const verdict = judgeRequest(event.request.url, event.request.method, self.location.origin);
  if (verdict === 'own-file') {
    tally = countRequest(tally, verdict);
    return;
  }
  event.stopImmediatePropagation();
  event.respondWith(Response.error());
  event.waitUntil(
    bodyBytes(event.request).then((bytes) => {
      tally = countRequest(tally, verdict, bytes);
      return tellPages();
    }),
  );
});

self.addEventListener('message', (event) => {
  const message = event.data as PageMessage | null;
  if (message?.type === 'SKIP_WAITING') void self.skipWaiting();
  if (message?.type === 'TALLY') event.ports[0]?.postMessage({ type: 'TALLY', tally } satisfies TallyMessage);
});

// The page that installs the service worker is served by it at once, so that the first visit already works offline.
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

// Before the precache route, which knows nothing of ranges.
registerRoute(
  ({ request, sameOrigin }) => sameOrigin && request.headers.has('range'),
  async ({ request }) => {
    const whole = await matchPrecache(request.url);
    return whole ? answerRange(request, whole) : fetch(request);
  },
);

registerRoute(
  ({ url, sameOrigin }) => sameOrigin && isFfmpegCore(url),
  new CacheFirst({
    cacheName: FFMPEG_CACHE,
    matchOptions: { ignoreVary: true },
    plugins: [
      {
        cacheWillUpdate: ({ response }) => Promise.resolve(isKeepable(response) ? response : null),
        cacheDidUpdate: async ({ request }) => {
          const cache = await caches.open(FFMPEG_CACHE);
          const cached = (await cache.keys()).map(({ url }) => url);
          await Promise.all(supersededBy(request.url, cached).map((url) => cache.delete(url)));
        },
      },
    ],
  }),
);

cleanupOutdatedCaches();
precacheAndRoute(self.__WB_MANIFEST, { cleanURLs: false });

const scope = new URL(self.registration.scope);
const startPage = createHandlerBoundToURL('index.html');
registerRoute(
  new NavigationRoute(async (options) => {
    // The start page names its files relative to itself, so it is right at the start address only (with any query).
    if (options.url.pathname === scope.pathname) return startPage(options);
    try {
      return await fetch(options.request);
    } catch {
      return Response.redirect(scope.href);
    }
  }),
);

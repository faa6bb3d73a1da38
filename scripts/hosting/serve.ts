import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize, sep } from 'node:path';
import { gzipSync } from 'node:zlib';
import { CACHE_RULES } from './plugin.ts';
import { securityHeaders } from './policy.ts';

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.bin': 'application/octet-stream',
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.mp3': 'audio/mpeg',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

/** What is worth to be compressed: everything that is not compressed already. */
const COMPRESSED = new Set(['.bin', '.css', '.html', '.js', '.json', '.svg', '.wasm', '.webmanifest']);

export interface StaticHost {
  /** Address of the start page, ending in a slash. */
  readonly url: string;
  /** Method and path of every request so far. */
  readonly requests: readonly string[];
  close(): Promise<void>;
}

/**
 * A static host as `docs/hosting.md` describes one, for tests and measurements.
 *
 * @param folder the built app; read anew on every request
 * @param options `path` is where the app lives, with slashes at both ends; `bare` leaves out the headers that a host
 *   like GitHub Pages cannot send
 */
export async function serveStatic(
  folder: string,
  { path = '/', bare = false, port = 0 }: { path?: string; bare?: boolean; port?: number } = {},
): Promise<StaticHost> {
  const requests: string[] = [];
  const compressed = new Map<string, Buffer>();

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    requests.push(`${request.method ?? ''} ${pathname}`);
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { Allow: 'GET, HEAD' }).end();
      return;
    }
    const inside = pathname.startsWith(path) ? decodeURIComponent(pathname.slice(path.length)) : null;
    const file = inside === null ? null : normalize(join(folder, inside === '' ? 'index.html' : inside));
    const found = file?.startsWith(folder + sep) ? await stat(file).catch(() => null) : null;
    if (file === null || inside === null || !found?.isFile()) {
      response.writeHead(404, { 'Content-Type': 'text/plain' }).end('not found');
      return;
    }
    const extension = extname(file);
    const headers: Record<string, string> = {
      'Content-Type': MEDIA_TYPES[extension] ?? 'application/octet-stream',
      'Cache-Control': inside.startsWith('assets/') ? CACHE_RULES['assets/*'] : CACHE_RULES['*'],
      ...(bare ? {} : securityHeaders()),
    };
    if (COMPRESSED.has(extension) && /\bgzip\b/.test(request.headers['accept-encoding'] ?? '')) {
      const key = `${file} ${found.mtimeMs} ${found.size}`;
      const body = compressed.get(key) ?? gzipSync(await readFile(file), { level: 6 });
      compressed.set(key, body);
      response.writeHead(200, {
        ...headers,
        'Content-Encoding': 'gzip',
        'Content-Length': body.length,
        Vary: 'Accept-Encoding',
      });
      response.end(request.method === 'HEAD' ? undefined : body);
      return;
    }
    response.writeHead(200, { ...headers, 'Content-Length': found.size });
    if (request.method === 'HEAD') response.end();
    else createReadStream(file).pipe(response);
  }

  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(port, 'localhost', resolve));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}${path}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

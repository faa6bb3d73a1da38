import type { Plugin } from 'vite';
import { metaPolicy, securityHeaders } from './policy.ts';

/** Files whose names carry a hash of their content never change; everything else is asked for again. */
export const CACHE_RULES = {
  'assets/*': 'public, max-age=31536000, immutable',
  '*': 'no-cache',
} as const;

/** The `_headers` file that Netlify and Cloudflare Pages read. */
export function headersFile(): string {
  const block = (path: string, headers: Readonly<Record<string, string>>): string =>
    [path, ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`)].join('\n');
  return `${[
    block('/*', securityHeaders()),
    block('/assets/*', { 'Cache-Control': CACHE_RULES['assets/*'] }),
    block('/index.html', { 'Cache-Control': CACHE_RULES['*'] }),
    block('/service-worker.js', { 'Cache-Control': CACHE_RULES['*'] }),
    block('/manifest.webmanifest', {
      'Cache-Control': CACHE_RULES['*'],
      'Content-Type': 'application/manifest+json',
    }),
  ].join('\n\n')}\n`;
}

/**
 * Puts the Content-Security-Policy into the built page, and beside it the headers file for hosts that read one.
 * Not in development, where Vite's own client needs inline styles.
 */
export function hosting(): Plugin {
  return {
    name: 'earshot-hosting',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html) {
        const inline = [...html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([^<]*)<\/script>/g)];
        if (inline.length > 0) throw new Error('index.html has an inline script, which the policy forbids.');
        // Before anything that it is to rule over.
        return html.replace(
          '<meta charset="utf-8" />',
          `<meta charset="utf-8" />\n    <meta http-equiv="Content-Security-Policy" content="${metaPolicy()}" />`,
        );
      },
    },
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: '_headers', source: headersFile() });
    },
  };
}

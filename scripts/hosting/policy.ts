import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { WAVE_HEIGHT } from '../../src/ui/verdict/waveform.ts';

const WAVESURFER = 'node_modules/wavesurfer.js/dist/wavesurfer.esm.js';

/**
 * A source expression that allows one inline script or style: CSP Level 3, "hash-source".
 *
 * @param text what stands between the tags, to the last blank
 */
export function hashSource(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

/**
 * The style element that wavesurfer.js puts into its shadow root. Only the height in it depends on us, and it
 * is a constant, so that this one element can be allowed by its hash and no other.
 *
 * @throws {Error} where the package no longer writes what is looked for
 */
export function wavesurferStyle(source = readFileSync(WAVESURFER, 'utf8')): string {
  const template = /<style\$\{.*?""\}>([^<`]*)<\/style>/.exec(source)?.[1];
  const gaps = template?.match(/\$\{[^}]*\}/g) ?? [];
  if (!template || gaps.length !== 1 || !gaps[0]?.includes('getHeight')) {
    throw new Error('The style of wavesurfer.js is not where it was: the policy would block it.');
  }
  return template.replaceAll('\\n', '\n').replace(gaps[0], String(WAVE_HEIGHT));
}

/** The directives of the Content-Security-Policy, in the order in which they are written. */
export function directives(): Readonly<Record<string, string>> {
  return {
    'default-src': "'none'",
    // WebAssembly runs the models and ffmpeg; text never becomes code.
    'script-src': "'self' 'wasm-unsafe-eval'",
    'worker-src': "'self'",
    // blob: is memory of the page itself: ffmpeg's program is handed to its worker so.
    'connect-src': "'self' blob:",
    'style-src': `'self' ${hashSource(wavesurferStyle())}`,
    'img-src': "'self' blob:",
    'media-src': "'self' blob:",
    'font-src': "'self'",
    'manifest-src': "'self'",
    // Sharing into the installed app arrives as a form, which the service worker takes.
    'form-action': "'self'",
    'base-uri': "'none'",
  };
}

function write(all: Readonly<Record<string, string>>): string {
  return Object.entries(all)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ');
}

/** The policy as the built page carries it in a meta element. */
export function metaPolicy(): string {
  return write(directives());
}

/** The policy as a host should send it: a meta element cannot forbid to be framed (CSP Level 3, "meta"). */
export function headerPolicy(): string {
  return write({ ...directives(), 'frame-ancestors': "'none'" });
}

/** The policy of a document without scripts: exactly the style elements that it was built with. */
export function documentPolicy(html: string): string {
  const styles = [...html.matchAll(/<style>(.*?)<\/style>/gs)].map(([, text = '']) => hashSource(text));
  return write({
    'default-src': "'none'",
    'style-src': [...new Set(styles)].join(' '),
    'img-src': "'self'",
    'form-action': "'none'",
    'base-uri': "'none'",
  });
}

/** What a host should send with every file. */
export function securityHeaders(): Readonly<Record<string, string>> {
  return {
    'Content-Security-Policy': headerPolicy(),
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
  };
}

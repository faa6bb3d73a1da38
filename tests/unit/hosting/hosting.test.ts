import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { renderHosting } from '../../../scripts/hosting/docs.ts';
import { headersFile } from '../../../scripts/hosting/plugin.ts';
import {
  directives,
  documentPolicy,
  hashSource,
  headerPolicy,
  metaPolicy,
  wavesurferStyle,
} from '../../../scripts/hosting/policy.ts';
import { packageFolder, readLicences } from '../../../scripts/licences.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));

describe('the policy', () => {
  it('names no host, no wildcard and no unsafe source but WebAssembly', () => {
    const sources = Object.values(directives()).flatMap((value) => value.split(' '));
    for (const source of sources) {
      expect(source).toMatch(/^(?:'none'|'self'|'wasm-unsafe-eval'|'sha256-[\w+/]{43}='|blob:)$/);
    }
    expect(directives()['default-src']).toBe("'none'");
    expect(directives()['script-src']).not.toContain('blob:');
  });

  it('says the same in the page and in the header, which forbids framing too', () => {
    expect(headerPolicy()).toBe(`${metaPolicy()}; frame-ancestors 'none'`);
    expect(metaPolicy()).not.toContain('"');
  });

  it('hashes as CSP defines it', () => {
    // The example of the specification, section 8.3 of CSP Level 3.
    expect(hashSource("alert('Hello, world.');")).toBe(
      "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='",
    );
  });

  it('allows the style of wavesurfer as it is, and fails where that has changed', () => {
    expect(wavesurferStyle()).toContain('min-height: 56px');
    expect(wavesurferStyle()).not.toMatch(/\\n|\$\{/);
    expect(() => wavesurferStyle('<style>:host{}</style>')).toThrow(/policy would block/);
  });

  it('allows a document exactly its own styles', () => {
    const policy = documentPolicy('<style>a{}</style><p><style>b{}</style><style>a{}</style>');
    expect(policy.match(/'sha256-/g)).toHaveLength(2);
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('script-src');
  });
});

describe('what hosts are told', () => {
  it('is in the document as the build and the tests use it', () => {
    const markdown = readFileSync(`${root}docs/hosting.md`, 'utf8');
    expect(renderHosting(markdown)).toBe(markdown);
    for (const language of ['text', 'nginx', 'apache']) expect(markdown).toContain(`\`\`\`${language}\n`);
    expect(markdown.split(headerPolicy())).toHaveLength(4);
  });

  it('is in the headers file, with long keeping for hashed names alone', () => {
    const file = headersFile();
    expect(file).toContain(`/*\n  Content-Security-Policy: ${headerPolicy()}\n`);
    expect(file.match(/immutable/g)).toHaveLength(1);
    expect(file).toContain('/assets/*\n  Cache-Control: public, max-age=31536000, immutable');
  });
});

describe('licences', () => {
  it('are read of the package that a module belongs to', () => {
    expect(packageFolder('/a/node_modules/x/dist/index.js')).toBe('/a/node_modules/x');
    expect(packageFolder('/a/node_modules/@s/x/index.js?url')).toBe('/a/node_modules/@s/x');
    expect(packageFolder('/a/node_modules/x/node_modules/y/i.js')).toBe('/a/node_modules/x/node_modules/y');
    expect(packageFolder('C:\\a\\node_modules\\x\\i.js')).toBe('C:/a/node_modules/x');
    expect(packageFolder('/a/src/ui/App.svelte')).toBeNull();
    expect(packageFolder('vite/preload-helper.js')).toBeNull();
  });

  it('come with their text, each text once, ffmpeg under the GPL', () => {
    const folders = ['@ffmpeg/core', '@ffmpeg/ffmpeg', 'svelte', 'd3-scale', 'd3-array', 'd3-scale'];
    const { packages, texts } = readLicences(folders.map((name) => `${root}node_modules/${name}`));
    expect(packages.map(({ name }) => name)).toEqual([
      '@ffmpeg/core',
      '@ffmpeg/ffmpeg',
      'd3-array',
      'd3-scale',
      'svelte',
    ]);
    const textOf = (name: string) => texts[packages.find((one) => one.name === name)?.text ?? -1];
    expect(packages[0]?.licence).toBe('GPL-2.0-or-later');
    expect(textOf('@ffmpeg/core')).toContain('GNU GENERAL PUBLIC LICENSE');
    expect(textOf('@ffmpeg/ffmpeg')).toContain('Permission is hereby granted');
    expect(textOf('d3-array')).toBe(textOf('d3-scale'));
    expect(new Set(texts).size).toBe(texts.length);
  });
});

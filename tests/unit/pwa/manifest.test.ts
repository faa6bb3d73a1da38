import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';

const folder = fileURLToPath(new URL('../../../public/', import.meta.url));
const manifest = JSON.parse(readFileSync(`${folder}manifest.webmanifest`, 'utf8')) as {
  start_url: string;
  scope: string;
  icons: { src: string; sizes: string; type: string; purpose: string }[];
};

describe('web manifest', () => {
  it('names only relative addresses, so that it works under any sub-path', () => {
    const base = 'https://host.example/deep/sub/manifest.webmanifest';
    for (const address of [manifest.start_url, manifest.scope, ...manifest.icons.map(({ src }) => src)]) {
      expect(new URL(address, base).href).toMatch(/^https:\/\/host\.example\/deep\/sub\//);
    }
  });

  it('has every icon that it names, in the size that it names', async () => {
    for (const { src, sizes, type } of manifest.icons) {
      expect(existsSync(folder + src), src).toBe(true);
      if (type !== 'image/png') continue;
      const { width, height } = await sharp(folder + src).metadata();
      expect(`${width}x${height}`, src).toBe(sizes);
    }
    expect(manifest.icons.some(({ purpose }) => purpose === 'maskable')).toBe(true);
  });
});

import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { SHARE_FIELD, SHARE_PATH } from '../../../src/pwa/shareTarget.ts';
import { ACCEPTED_FILES } from '../../../src/ui/dropped.ts';
import { viewOf } from '../../../src/ui/views.ts';

interface Picture {
  src: string;
  sizes: string;
  type: string;
  purpose?: string;
  form_factor?: string;
}

const folder = fileURLToPath(new URL('../../../public/', import.meta.url));
const manifest = JSON.parse(readFileSync(`${folder}manifest.webmanifest`, 'utf8')) as {
  start_url: string;
  scope: string;
  icons: Picture[];
  screenshots: Picture[];
  shortcuts: { url: string; icons: Picture[] }[];
  share_target: {
    action: string;
    method: string;
    enctype: string;
    params: { files: { name: string; accept: string[] }[] };
  };
  file_handlers: { action: string; accept: Record<string, string[]>; icons: Picture[] }[];
};
const pictures = [
  ...manifest.icons,
  ...manifest.screenshots,
  ...manifest.shortcuts.flatMap(({ icons }) => icons),
  ...manifest.file_handlers.flatMap(({ icons }) => icons),
];

describe('web manifest', () => {
  it('names only relative addresses, so that it works under any sub-path', () => {
    const base = 'https://host.example/deep/sub/manifest.webmanifest';
    const addresses = [
      manifest.start_url,
      manifest.scope,
      manifest.share_target.action,
      ...manifest.shortcuts.map(({ url }) => url),
      ...manifest.file_handlers.map(({ action }) => action),
      ...pictures.map(({ src }) => src),
    ];
    for (const address of addresses) {
      expect(new URL(address, base).href).toMatch(/^https:\/\/host\.example\/deep\/sub\//);
    }
  });

  it('has every picture that it names, in the size and of the type that it names', async () => {
    for (const { src, sizes, type } of pictures) {
      expect(existsSync(folder + src), src).toBe(true);
      if (type === 'image/svg+xml') continue;
      const { width, height, format } = await sharp(folder + src).metadata();
      expect(`${width}x${height}`, src).toBe(sizes);
      expect(`image/${format}`, src).toBe(type);
    }
    expect(manifest.icons.some(({ purpose }) => purpose === 'maskable')).toBe(true);
    expect(new Set(manifest.screenshots.map(({ form_factor }) => form_factor))).toEqual(
      new Set(['narrow', 'wide']),
    );
  });

  it('posts shared songs where the service worker takes them', () => {
    const { action, method, enctype, params } = manifest.share_target;
    expect(new URL(action, 'https://host.example/app/').pathname).toBe(`/app/${SHARE_PATH}`);
    expect({ method, enctype }).toEqual({ method: 'POST', enctype: 'multipart/form-data' });
    expect(params.files.map(({ name }) => name)).toEqual([SHARE_FIELD]);
    expect(params.files[0]?.accept).toEqual(expect.arrayContaining(['audio/*', 'video/*', '.mp3', '.m4a']));
  });

  it('opens the kinds of files that the page takes, and no others', () => {
    const taken = ACCEPTED_FILES.split(',');
    for (const extension of manifest.file_handlers.flatMap(({ accept }) => Object.values(accept).flat())) {
      expect(taken).toContain(extension);
    }
  });

  it('has shortcuts to places that there are', () => {
    for (const { url } of manifest.shortcuts) {
      const { hash, search } = new URL(url, 'https://host.example/');
      if (hash === '') expect(search).toBe('?demo');
      else expect(viewOf(hash), url).not.toBe('song');
    }
  });
});

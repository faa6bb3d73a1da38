import { BlobWriter, TextReader, ZipWriter } from '@zip.js/zip.js/lib/zip-core-native.js';
import { describe, expect, it } from 'vitest';
import { isZip, readZip } from '../../../src/audio/zip.ts';

interface Given {
  readonly path: string;
  readonly text: string;
  readonly password?: string;
}

async function zipOf(files: readonly Given[]): Promise<Blob> {
  const writer = new ZipWriter(new BlobWriter(), { useWebWorkers: false });
  for (const { path, text, password } of files) {
    await writer.add(path, new TextReader(text), password === undefined ? {} : { password, zipCrypto: true });
  }
  return writer.close();
}

/** The same bytes with some replaced. */
async function patched(zip: Blob, change: (bytes: Uint8Array) => void): Promise<Blob> {
  const bytes = new Uint8Array(await zip.arrayBuffer());
  change(bytes);
  return new Blob([bytes]);
}

describe('a zip', () => {
  it('is known by its first bytes', async () => {
    expect(await isZip(await zipOf([{ path: 'a', text: 'x' }]))).toBe(true);
    expect(await isZip(await zipOf([]))).toBe(true);
    expect(await isZip(new Blob(['RIFF....WAVE']))).toBe(false);
    expect(await isZip(new Blob([]))).toBe(false);
  });

  it('gives its files in the order of their paths, with folders and without litter', async () => {
    const files = await readZip(
      await zipOf([
        { path: 'Album/disc 1/10 last.mp3', text: 'ten' },
        { path: 'Album/disc 1/2 second.mp3', text: 'two' },
        { path: '__MACOSX/Album/._2 second.mp3', text: 'fork' },
        { path: 'Album/.DS_Store', text: 'x' },
        { path: 'Album\\cover.jpg', text: 'picture' },
      ]),
    );
    expect(files.map(({ path, name }) => [path, name])).toEqual([
      ['Album/cover.jpg', 'cover.jpg'],
      ['Album/disc 1/2 second.mp3', '2 second.mp3'],
      ['Album/disc 1/10 last.mp3', '10 last.mp3'],
    ]);
    const file = await files[1]?.open();
    expect(file?.name).toBe('2 second.mp3');
    expect(await file?.text()).toBe('two');
  });

  it('says that a file needs a password', async () => {
    const [file] = await readZip(await zipOf([{ path: 'a.mp3', text: 'secret', password: 'x' }]));
    await expect(file?.open()).rejects.toMatchObject({ reason: 'protected' });
  });

  it('says that a file is damaged, and gives the others', async () => {
    const long = 'la '.repeat(500);
    const zip = await patched(
      await zipOf([
        { path: 'a.mp3', text: long },
        { path: 'b.mp3', text: long },
      ]),
      (bytes) => {
        // Into the packed bytes behind the first header of 30 bytes and a name of 5.
        for (let i = 40; i < 46; i++) bytes[i] = (bytes[i] ?? 0) ^ 0xff;
      },
    );
    const [first, second] = await readZip(zip);
    await expect(first?.open()).rejects.toMatchObject({ reason: 'damaged' });
    expect(await (await second?.open())?.text()).toBe(long);
  });

  it('is refused whole where it has no table of contents', async () => {
    const zip = await zipOf([{ path: 'a.mp3', text: 'x'.repeat(1000) }]);
    await expect(readZip(zip.slice(0, 30))).rejects.toMatchObject({ reason: 'damaged' });
  });

  it('is unpacked no further than it says, and not at all when cancelled', async () => {
    const zip = await patched(await zipOf([{ path: 'a.mp3', text: 'x'.repeat(5000) }]), (bytes) => {
      // The unpacked size in the table of contents: 24 bytes behind its signature (APPNOTE.TXT 4.3.12).
      const view = new DataView(bytes.buffer);
      for (let i = 0; i + 4 <= bytes.length; i++) {
        if (view.getUint32(i, true) === 0x02014b50) view.setUint32(i + 24, 10, true);
      }
    });
    const [bomb] = await readZip(zip);
    await expect(bomb?.open()).rejects.toMatchObject({ reason: 'damaged' });
    const [file] = await readZip(await zipOf([{ path: 'a.mp3', text: 'x'.repeat(5000) }]));
    const cancelled = AbortSignal.abort(new DOMException('cancelled', 'AbortError'));
    await expect(file?.open(cancelled)).rejects.toMatchObject({ name: 'AbortError' });
  });
});

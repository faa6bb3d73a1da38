/** Songs out of a zip: an album as shops and distributors hand it over. */
import type { Entry, FileEntry } from '@zip.js/zip.js/lib/zip-core-native.js';
import { FailureError } from './failure.ts';
import { MAX_FILE_BYTES } from './limits.ts';

/** A file inside a zip. */
export interface ZippedFile {
  /** File name without folders. */
  readonly name: string;
  /** With its folders, `/` between. */
  readonly path: string;
  /** Once it is unpacked. */
  readonly sizeBytes: number;
  /**
   * Unpacks it, at most as far as it says that it goes.
   * @throws FailureError `protected` (a password), `damaged`, `too-large`; the signal's reason when cancelled
   */
  open(signal?: AbortSignal): Promise<File>;
}

/** Zips in zips, and what wraps them. */
const MOST_ENTRIES = 10_000;

/** The first bytes of a zip: a local file header, or the end of one that is empty (APPNOTE.TXT 4.3.7, 4.3.16). */
const SIGNATURES = ['PK\x03\x04', 'PK\x05\x06'];

/** Whether a file is a zip, by its first bytes; the name is never looked at. */
export async function isZip(file: Blob): Promise<boolean> {
  try {
    const start = await file.slice(0, 4).text();
    return SIGNATURES.includes(start);
  } catch {
    return false;
  }
}

/** What systems put into zips beside what was put there: resource forks, thumbnails, folder settings. */
function isLitter(path: string): boolean {
  return path
    .split('/')
    .some(
      (part) => part === '__MACOSX' || part.startsWith('.') || /^(?:thumbs\.db|desktop\.ini)$/i.test(part),
    );
}

function load() {
  return import('@zip.js/zip.js/lib/zip-core-native.js');
}

/** An error of the library's as a reason that the page knows. */
function toFailure(error: unknown): FailureError {
  const detail = error instanceof Error ? error.message : String(error);
  const isLocked = /encrypt|password/i.test(detail);
  return new FailureError(isLocked ? 'protected' : 'damaged', `zip: ${detail}`, { cause: error });
}

async function unpack(entry: FileEntry, name: string, signal: AbortSignal | undefined): Promise<File> {
  if (entry.uncompressedSize > MAX_FILE_BYTES) {
    throw new FailureError('too-large', `The file has ${entry.uncompressedSize} bytes.`);
  }
  if (entry.encrypted) throw new FailureError('protected', 'The file in the zip needs a password.');
  const { BlobWriter } = await load();
  // A header that lies about the size must not fill the memory.
  let written = 0;
  const limit = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform(chunk, controller) {
      written += chunk.length;
      if (written > entry.uncompressedSize) controller.error(new Error('more bytes than the zip says'));
      else controller.enqueue(chunk);
    },
  });
  const blob = new BlobWriter('');
  const collected = limit.readable.pipeTo(blob.writable);
  // Looked at below; it must not count as unhandled until then.
  collected.catch(() => undefined);
  try {
    await entry.getData(limit.writable, {
      useWebWorkers: false,
      checkSignature: true,
      ...(signal ? { signal } : {}),
    });
    await collected;
    return new File([await blob.getData()], name, { lastModified: entry.lastModDate.getTime() });
  } catch (error) {
    if (signal?.aborted) throw signal.reason as Error;
    throw toFailure(error);
  }
}

/** The files of a zip, in the order of their paths; folders and litter are left out. */
export async function readZip(zip: Blob): Promise<ZippedFile[]> {
  const { BlobReader, ZipReader } = await load();
  const reader = new ZipReader(new BlobReader(zip), { useWebWorkers: false });
  const entries: Entry[] = [];
  try {
    for await (const entry of reader.getEntriesGenerator()) {
      entries.push(entry);
      if (entries.length > MOST_ENTRIES) throw new Error('too many files');
    }
  } catch (error) {
    throw toFailure(error);
  }
  const files = entries.flatMap((entry): ZippedFile[] => {
    if (entry.directory) return [];
    // Old Windows tools write the wrong slash.
    const path = entry.filename.replaceAll('\\', '/').replace(/^\/+/, '');
    if (isLitter(path) || entry.symlink) return [];
    const name = path.slice(path.lastIndexOf('/') + 1);
    return [{ name, path, sizeBytes: entry.uncompressedSize, open: (signal) => unpack(entry, name, signal) }];
  });
  const collator = new Intl.Collator('en', { numeric: true });
  return files.sort((a, b) => collator.compare(a.path, b.path));
}

import { sha256 } from '@noble/hashes/sha2.js';

/**
 * The frame of a backup file, the same for every version:
 *
 *     8 bytes   "EARSHOT" and a line feed
 *     4 bytes   version of the content, big-endian
 *     8 bytes   length of the content in bytes, big-endian
 *     …         the content
 *     32 bytes  SHA-256 of the content followed by the 20 bytes above
 *
 * So it can be told what is no backup, what is cut off, what is damaged anywhere and what is merely newer, before
 * anything of the content is read.
 */
const MAGIC = new TextEncoder().encode('EARSHOT\n');
const HEAD_BYTES = 20;
const HASH_BYTES = 32;

/** Why a file is not taken; each has a plain sentence in the page. */
export const BACKUP_TROUBLES = ['not-a-backup', 'incomplete', 'damaged', 'newer'] as const;
export type BackupTrouble = (typeof BACKUP_TROUBLES)[number];

export class BackupError extends Error {
  override readonly name = 'BackupError';
  readonly reason: BackupTrouble;

  /** @param detail for a bug report */
  constructor(reason: BackupTrouble, detail: string, options?: ErrorOptions) {
    super(`${reason}: ${detail}`, options);
    this.reason = reason;
  }
}

function headOf(version: number, contentBytes: number): Uint8Array<ArrayBuffer> {
  const head = new Uint8Array(HEAD_BYTES);
  head.set(MAGIC);
  const view = new DataView(head.buffer);
  view.setUint32(8, version);
  view.setBigUint64(12, BigInt(contentBytes));
  return head;
}

/** Collects content and puts the frame around it. */
export class FrameWriter {
  readonly #hash = sha256.create();
  readonly #parts: Uint8Array<ArrayBuffer>[] = [];
  #bytes = 0;

  add(chunk: Uint8Array<ArrayBuffer>): void {
    this.#hash.update(chunk);
    this.#parts.push(chunk);
    this.#bytes += chunk.length;
  }

  finish(version: number): Blob {
    const head = headOf(version, this.#bytes);
    const hash = new Uint8Array(this.#hash.update(head).digest());
    return new Blob([head, ...this.#parts, hash], { type: 'application/octet-stream' });
  }
}

async function bytesOf(blob: Blob): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await blob.arrayBuffer());
}

const same = (a: Uint8Array, b: Uint8Array) =>
  a.length === b.length && a.every((byte, index) => byte === b[index]);

/**
 * Opens the frame, once all of it has been checked.
 *
 * @param newestVersion that can be read
 * @throws BackupError
 */
export async function openFrame(
  file: Blob,
  newestVersion: number,
): Promise<{ readonly version: number; readonly content: Blob }> {
  const head = await bytesOf(file.slice(0, HEAD_BYTES));
  const start = head.subarray(0, MAGIC.length);
  if (file.size === 0 || !same(start, MAGIC.subarray(0, start.length))) {
    throw new BackupError('not-a-backup', 'it does not start like one');
  }
  if (head.length < HEAD_BYTES) throw new BackupError('incomplete', `${file.size} bytes`);
  const view = new DataView(head.buffer);
  const version = view.getUint32(8);
  const contentBytes = Number(view.getBigUint64(12));
  const expected = HEAD_BYTES + contentBytes + HASH_BYTES;
  if (file.size < expected) throw new BackupError('incomplete', `${file.size} of ${expected} bytes`);
  if (file.size > expected) throw new BackupError('damaged', `${file.size} instead of ${expected} bytes`);
  const content = file.slice(HEAD_BYTES, HEAD_BYTES + contentBytes);
  const hash = sha256.create();
  const reader = content.stream().getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    hash.update(value);
  }
  const found = hash.update(head).digest();
  if (!same(found, await bytesOf(file.slice(HEAD_BYTES + contentBytes)))) {
    throw new BackupError('damaged', 'the checksum does not fit');
  }
  if (version === 0 || version > newestVersion) throw new BackupError('newer', `version ${version}`);
  return { version, content };
}

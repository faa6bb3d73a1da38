import type { ByteSource } from '../byteSource.ts';

/** Bytes fetched at once; neighbouring reads are then answered from memory. */
const WINDOW_BYTES = 64 * 1024;
/** Longest single read. */
const MAX_READ_BYTES = 1024 * 1024;
/** Everything that sniffing one file may fetch, and how often it may ask. Headers need far less; lies need more. */
const BYTE_BUDGET = 24 * 1024 * 1024;
const READ_BUDGET = 100_000;

/**
 * Bounds-checked big- and little-endian reads over a {@link ByteSource}.
 *
 * A header may claim anything, so nothing here trusts a claim: a read beyond the end, or beyond the
 * budget of the whole sniff, answers `null`, which every parser takes as the end of the file. That is
 * why no parser can loop for ever or allocate more than {@link MAX_READ_BYTES}.
 */
export class ByteReader {
  readonly size: number;
  readonly #source: ByteSource;
  #window: Uint8Array = new Uint8Array(0);
  #windowStart = 0;
  #bytesLeft = BYTE_BUDGET;
  #readsLeft = READ_BUDGET;

  constructor(source: ByteSource) {
    this.#source = source;
    this.size = source.size;
  }

  /** Up to `length` bytes from `offset`; shorter at the end of the file, empty beyond it or out of budget. */
  async upTo(offset: number, length: number): Promise<Uint8Array> {
    const wanted = Math.min(length, this.size - offset, MAX_READ_BYTES);
    if (!Number.isSafeInteger(offset) || offset < 0 || !(wanted > 0) || this.#readsLeft-- <= 0)
      return new Uint8Array(0);
    const within = offset - this.#windowStart;
    if (within >= 0 && within + wanted <= this.#window.length)
      return this.#window.subarray(within, within + wanted);
    const fetched = Math.min(Math.max(wanted, WINDOW_BYTES), this.size - offset, this.#bytesLeft);
    if (fetched <= 0) return new Uint8Array(0);
    this.#bytesLeft -= fetched;
    this.#window = await this.#source.read(offset, fetched);
    this.#windowStart = offset;
    return this.#window.subarray(0, wanted);
  }

  /** Exactly `length` bytes as a view, or `null` where the file is shorter. */
  async view(offset: number, length: number): Promise<DataView | null> {
    const bytes = await this.upTo(offset, length);
    if (bytes.length < length) return null;
    return new DataView(bytes.buffer, bytes.byteOffset, length);
  }
}

/** `length` bytes as Latin-1 text; fewer where the view ends. */
export function latin1(view: DataView, offset: number, length: number): string {
  let text = '';
  const end = Math.min(offset + length, view.byteLength);
  for (let i = offset; i < end; i++) text += String.fromCharCode(view.getUint8(i));
  return text;
}

/** 64-bit unsigned as a number; values above 2^53 lose precision, which is fine for a size that is clamped anyway. */
export function uint64(view: DataView, offset: number, littleEndian = false): number {
  return Number(view.getBigUint64(offset, littleEndian));
}

/** Where `needle` starts in `haystack`, searching from the end; −1 when absent. */
export function lastIndexOfBytes(
  haystack: Uint8Array,
  needle: readonly number[],
  before = haystack.length,
): number {
  for (let i = Math.min(before, haystack.length - needle.length); i >= 0; i--) {
    if (needle.every((byte, k) => haystack[i + k] === byte)) return i;
  }
  return -1;
}

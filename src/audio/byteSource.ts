/** Random access to the bytes of a file that is never held whole. */
export interface ByteSource {
  /** Bytes. */
  readonly size: number;
  /** The bytes from `offset` on; fewer than `length` (down to none) where the file ends. */
  read(offset: number, length: number): Promise<Uint8Array>;
}

/** Reads a `File` or `Blob` slice by slice. */
export function blobSource(blob: Blob): ByteSource {
  return {
    size: blob.size,
    async read(offset, length) {
      return new Uint8Array(await blob.slice(offset, offset + length).arrayBuffer());
    },
  };
}

/** Reads from memory. */
export function bytesSource(bytes: Uint8Array): ByteSource {
  // Node's Buffer is a Uint8Array whose `slice` does not copy; a plain view keeps the usual meaning.
  const plain = new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length);
  return {
    size: plain.length,
    read: (offset, length) => Promise.resolve(plain.subarray(offset, offset + length)),
  };
}

import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/** Up to here a file is read at once, and the browser's own code hashes it beside the page's work. */
const AT_ONCE_BYTES = 48_000_000;

/**
 * SHA-256 of a file's bytes as lower-case hex: equal for equal files whatever their names. `null` where the
 * file cannot be read (any more).
 */
export async function contentHashOf(file: Blob): Promise<string | null> {
  try {
    if (file.size <= AT_ONCE_BYTES) {
      return bytesToHex(new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer())));
    }
    const hash = sha256.create();
    const reader = file.stream().getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return bytesToHex(hash.digest());
      hash.update(value);
    }
  } catch {
    return null;
  }
}

/** CRC-32 as PNG has it (ISO 3309; PNG specification, annex D). */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}

/** Signature and IHDR, which comes first in every PNG and always has 13 bytes of data. */
const HEADER_BYTES = 8 + 12 + 13;

/**
 * Writes a description into a PNG file as international text (`iTXt`, keyword `Description`; PNG specification,
 * 11.3.3.4), behind its header. Programs that look for a text alternative find it there.
 *
 * @param language BCP 47
 */
export function withDescription(
  png: Uint8Array,
  description: string,
  language: string,
): Uint8Array<ArrayBuffer> {
  const text = new TextEncoder();
  // Keyword, end, not compressed, method 0, language, end, no translated keyword, end, text.
  const data = new Uint8Array([
    ...text.encode('iTXtDescription'),
    ...[0, 0, 0],
    ...text.encode(language),
    ...[0, 0],
    ...text.encode(description),
  ]);
  const result = new Uint8Array(png.length + data.length + 8);
  const view = new DataView(result.buffer);
  result.set(png.subarray(0, HEADER_BYTES));
  view.setUint32(HEADER_BYTES, data.length - 4);
  result.set(data, HEADER_BYTES + 4);
  view.setUint32(HEADER_BYTES + 4 + data.length, crc32(data));
  result.set(png.subarray(HEADER_BYTES), HEADER_BYTES + data.length + 8);
  return result;
}

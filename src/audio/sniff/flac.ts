import { latin1, type ByteReader } from './reader.ts';
import { audioResult, type SniffResult } from './result.ts';

/** The smallest frame there is: header with CRC-8, one constant subframe, CRC-16. */
const MIN_FRAME_BYTES = 9;

export interface FlacStreamInfo {
  readonly sampleRate: number;
  readonly channels: number;
  readonly bitDepth: number;
  /** 0 where the encoder did not know. */
  readonly totalSamples: number;
  readonly maxBlockSize: number;
}

/** STREAMINFO body (RFC 9639, 8.2), 34 bytes of which 18 are read. */
export function parseStreamInfo(view: DataView, offset: number): FlacStreamInfo {
  const packed = view.getUint32(offset + 10);
  return {
    maxBlockSize: view.getUint16(offset + 2),
    sampleRate: packed >>> 12,
    channels: ((packed >>> 9) & 7) + 1,
    bitDepth: ((packed >>> 4) & 31) + 1,
    totalSamples: (packed & 0xf) * 2 ** 32 + view.getUint32(offset + 14),
  };
}

/**
 * Seconds that STREAMINFO claims, or `null` where it claims nothing or more than `bytes` could hold
 * even as pure silence in the largest blocks.
 */
export function plausibleFlacDuration(info: FlacStreamInfo, bytes: number): number | null {
  if (info.totalSamples === 0 || info.sampleRate === 0) return null;
  const fewestFrames = info.totalSamples / Math.max(16, info.maxBlockSize);
  return fewestFrames * MIN_FRAME_BYTES <= bytes ? info.totalSamples / info.sampleRate : null;
}

/** FLAC; `start` is behind an ID3 tag, which some tools put in front. */
export async function sniffFlac(reader: ByteReader, start: number): Promise<SniffResult | null> {
  const magic = await reader.view(start, 4);
  if (!magic || latin1(magic, 0, 4) !== 'fLaC') return null;
  const view = await reader.view(start + 4, 38);
  if (!view || (view.getUint8(0) & 0x7f) !== 0) {
    return { kind: 'damaged', container: 'flac', detail: 'STREAMINFO is missing.' };
  }
  const info = parseStreamInfo(view, 4);
  return audioResult({
    container: 'flac',
    codec: 'flac',
    sampleRate: info.sampleRate,
    channels: info.channels,
    bitDepth: info.bitDepth,
    durationSeconds: plausibleFlacDuration(info, reader.size - start),
  });
}

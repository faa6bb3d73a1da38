import type { ByteReader } from './reader.ts';
import { audioResult, type SniffResult } from './result.ts';

/** ATSC A/52, table 5.18: kbit/s by frmsizecod >> 1. */
const BITRATES = [
  32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384, 448, 512, 576, 640,
] as const;
const RATES = [48_000, 44_100, 32_000] as const;
/** Full-range channels by acmod. */
const CHANNELS = [2, 1, 2, 3, 3, 4, 4, 5] as const;

interface Frame {
  readonly codec: 'ac3' | 'eac3';
  readonly frameBytes: number;
  readonly sampleRate: number;
  readonly channels: number;
}

async function frameAt(reader: ByteReader, offset: number): Promise<Frame | null> {
  const view = await reader.view(offset, 8);
  if (!view || view.getUint16(0) !== 0x0b77) return null;
  const bsid = view.getUint8(5) >>> 3;
  if (bsid <= 10) {
    const rateIndex = view.getUint8(4) >>> 6;
    const sizeCode = view.getUint8(4) & 0x3f;
    const kbps = BITRATES[sizeCode >>> 1];
    const sampleRate = RATES[rateIndex];
    if (kbps === undefined || sampleRate === undefined) return null;
    // 1536 samples per frame, counted in 16-bit words; only 44.1 kHz does not divide and has odd codes.
    const words = Math.floor((kbps * 1000 * 96) / sampleRate) + (rateIndex === 1 ? sizeCode & 1 : 0);
    const acmod = view.getUint8(6) >>> 5;
    const skipped =
      ((acmod & 1) !== 0 && acmod !== 1 ? 2 : 0) + ((acmod & 4) !== 0 ? 2 : 0) + (acmod === 2 ? 2 : 0);
    const lfe = (view.getUint16(6) >>> (12 - skipped)) & 1;
    return { codec: 'ac3', frameBytes: words * 2, sampleRate, channels: (CHANNELS[acmod] ?? 2) + lfe };
  }
  if (bsid > 16) return null;
  const frameBytes = ((view.getUint16(2) & 0x7ff) + 1) * 2;
  const byte = view.getUint8(4);
  const rateIndex = byte >>> 6;
  const sampleRate = rateIndex === 3 ? (RATES[(byte >>> 4) & 3] ?? 0) / 2 : RATES[rateIndex];
  if (!sampleRate) return null;
  return { codec: 'eac3', frameBytes, sampleRate, channels: (CHANNELS[(byte >>> 1) & 7] ?? 2) + (byte & 1) };
}

/** AC-3 and E-AC-3 elementary streams (ATSC A/52), believed when a second frame follows the first. */
export async function sniffAc3(reader: ByteReader): Promise<SniffResult | null> {
  const frame = await frameAt(reader, 0);
  if (!frame || !(await frameAt(reader, frame.frameBytes))) return null;
  const { codec, sampleRate, channels, frameBytes } = frame;
  return audioResult({
    container: 'ac3',
    codec,
    sampleRate,
    channels,
    durationSeconds: ((reader.size / frameBytes) * 1536) / sampleRate,
    durationIsEstimate: true,
  });
}

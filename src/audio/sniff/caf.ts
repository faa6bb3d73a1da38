import { latin1, uint64, type ByteReader } from './reader.ts';
import { audioResult, type SniffResult } from './result.ts';

const MAX_CHUNKS = 1024;
const CODEC_BY_FORMAT: Readonly<Record<string, string>> = {
  'aac ': 'aac',
  aach: 'aac',
  aacp: 'aac',
  alac: 'alac',
  '.mp3': 'mp3',
  '.mp2': 'mp2',
  ima4: 'adpcm_ima_qt',
  ulaw: 'pcm_mulaw',
  alaw: 'pcm_alaw',
  'ac-3': 'ac3',
  'ec-3': 'eac3',
  opus: 'opus',
  flac: 'flac',
};

/** Apple Core Audio Format. */
export async function sniffCaf(reader: ByteReader): Promise<SniffResult | null> {
  const head = await reader.view(0, 8);
  if (!head || latin1(head, 0, 4) !== 'caff') return null;
  const container = 'caf';
  const desc = await reader.view(8, 12 + 32);
  if (!desc || latin1(desc, 0, 4) !== 'desc')
    return { kind: 'damaged', container, detail: 'There is no description chunk.' };
  const sampleRate = desc.getFloat64(12);
  const format = latin1(desc, 20, 4);
  const flags = desc.getUint32(24);
  const bytesPerPacket = desc.getUint32(28);
  const framesPerPacket = desc.getUint32(32);
  const channels = desc.getUint32(36);
  const bits = desc.getUint32(40);
  const isPcm = format === 'lpcm';
  const pcm = `pcm_${(flags & 1) !== 0 ? 'f' : 's'}${bits}${(flags & 2) !== 0 ? 'le' : 'be'}`;
  let durationSeconds: number | null = null;
  let offset = 8;
  for (let i = 0; i < MAX_CHUNKS; i++) {
    const header = await reader.view(offset, 12);
    if (!header) break;
    const id = latin1(header, 0, 4);
    const size = uint64(header, 4);
    if (id === 'pakt') {
      const view = await reader.view(offset + 12, 16);
      if (view) durationSeconds = uint64(view, 8) / sampleRate;
    } else if (id === 'data' && bytesPerPacket > 0) {
      // −1 (all bits set) means: to the end of the file. The chunk opens with a four-byte edit count.
      const bytes = Math.min(size, reader.size - offset - 12) - 4;
      durationSeconds ??= ((bytes / bytesPerPacket) * framesPerPacket) / sampleRate;
    }
    offset += 12 + size;
  }
  return audioResult({
    container,
    codec: isPcm ? pcm : (CODEC_BY_FORMAT[format] ?? null),
    sampleRate,
    channels,
    durationSeconds,
  });
}

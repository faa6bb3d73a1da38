import { latin1, uint64, type ByteReader } from './reader.ts';
import { audioResult, type SniffResult } from './result.ts';
import { parseWaveFormat, type WaveFormat } from './waveFormat.ts';

/** A file has a handful of chunks; more than this is noise. */
const MAX_CHUNKS = 4096;

/** WAV, RF64/BW64 (EBU Tech 3306) and AVI. */
export async function sniffRiff(reader: ByteReader): Promise<SniffResult | null> {
  const head = await reader.view(0, 12);
  if (!head) return null;
  const magic = latin1(head, 0, 4);
  if (!['RIFF', 'RF64', 'BW64', 'RIFX'].includes(magic)) return null;
  const form = latin1(head, 8, 4);
  if (form === 'WEBP') return { kind: 'not-audio', what: 'WebP picture' };
  if (form === 'AVI ') return sniffAvi(reader);
  if (form === 'RMID') return { kind: 'not-audio', what: 'MIDI file' };
  if (form !== 'WAVE') return { kind: 'not-audio', what: `RIFF file of type ${JSON.stringify(form)}` };
  // Big-endian RIFX is too rare for a parser of its own; ffmpeg reads it.
  if (magic === 'RIFX') return audioResult({ container: 'rifx' });
  return sniffWave(reader);
}

async function sniffWave(reader: ByteReader): Promise<SniffResult> {
  let format: WaveFormat | null = null;
  let dataSize64: number | null = null;
  let offset = 12;
  for (let i = 0; i < MAX_CHUNKS; i++) {
    const header = await reader.view(offset, 8);
    if (!header) break;
    const id = latin1(header, 0, 4);
    const size = header.getUint32(4, true);
    const body = offset + 8;
    if (id === 'fmt ') {
      const view = await reader.view(body, Math.min(Math.max(size, 16), 40, reader.size - body));
      if (view && view.byteLength >= 16) format = parseWaveFormat(view);
    } else if (id === 'ds64') {
      const view = await reader.view(body + 8, 8);
      if (view) dataSize64 = uint64(view, 0, true);
    } else if (id === 'data') {
      if (!format) return { kind: 'damaged', container: 'wav', detail: 'Samples come before their format.' };
      const available = reader.size - body;
      // 0 and 0xFFFFFFFF are what a recorder leaves behind that streamed or was cut off.
      const claimed = size === 0xffffffff ? (dataSize64 ?? available) : size === 0 ? available : size;
      return waveResult(format, Math.min(claimed, available));
    }
    offset = body + size + (size & 1);
  }
  return {
    kind: 'damaged',
    container: 'wav',
    detail: format ? 'There is no data chunk.' : 'There is no fmt chunk.',
  };
}

function waveResult(format: WaveFormat, dataBytes: number): SniffResult {
  const { codec, channels, sampleRate } = format;
  const frameRate = format.isPcm ? sampleRate * format.blockAlign : format.bytesPerSecond;
  return audioResult({
    container: 'wav',
    codec: codec ?? `0x${format.tag.toString(16)}`,
    sampleRate,
    channels,
    durationSeconds: frameRate > 0 ? dataBytes / frameRate : null,
  });
}

/** AVI 1.0: `LIST hdrl` holds one `LIST strl` (`strh`, `strf`) per stream. */
async function sniffAvi(reader: ByteReader): Promise<SniffResult> {
  const container = 'avi';
  let offset = 12;
  let streamType = '';
  let hasVideo = false;
  let format: WaveFormat | null = null;
  let durationSeconds: number | null = null;
  for (let i = 0; i < MAX_CHUNKS; i++) {
    const header = await reader.view(offset, 12);
    if (!header) break;
    const id = latin1(header, 0, 4);
    const size = header.getUint32(4, true);
    const body = offset + 8;
    if (id === 'LIST' || id === 'RIFF') {
      if (latin1(header, 8, 4) === 'movi') break;
      offset = body + 4;
      continue;
    }
    if (id === 'avih') {
      const view = await reader.view(body, 20);
      if (view) durationSeconds = (view.getUint32(0, true) * view.getUint32(16, true)) / 1e6;
    } else if (id === 'strh') {
      streamType = latin1(header, 8, 4);
      if (streamType === 'vids') hasVideo = true;
    } else if (id === 'strf' && streamType === 'auds' && !format) {
      const view = await reader.view(body, Math.min(Math.max(size, 16), 40));
      if (view) format = parseWaveFormat(view);
    }
    offset = body + size + (size & 1);
  }
  if (!format)
    return hasVideo
      ? { kind: 'no-audio-track', container }
      : { kind: 'damaged', container, detail: 'No stream found.' };
  const { codec, sampleRate, channels } = format;
  return audioResult({ container, codec, sampleRate, channels, durationSeconds, hasVideo });
}

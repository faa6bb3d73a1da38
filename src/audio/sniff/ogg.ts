import { plausibleFlacDuration, parseStreamInfo } from './flac.ts';
import { lastIndexOfBytes, latin1, type ByteReader } from './reader.ts';
import { audioResult, type SniffResult } from './result.ts';

const OGGS = [0x4f, 0x67, 0x67, 0x53] as const;
/** The longest page: 27 header bytes, 255 lacing values, 255 segments of 255 bytes. */
const MAX_PAGE_BYTES = 27 + 255 + 255 * 255;
const MAX_STREAMS = 32;

interface OggAudio {
  readonly serial: number;
  readonly codec: string;
  readonly sampleRate: number;
  readonly channels: number;
  /** Granule positions per second. */
  readonly granuleRate: number;
  readonly headerSeconds: number | null;
}

/** Ogg (RFC 3533): every stream opens with a page of its own, the codec's signature in front. */
export async function sniffOgg(reader: ByteReader): Promise<SniffResult | null> {
  const head = await reader.view(0, 4);
  if (!head || latin1(head, 0, 4) !== 'OggS') return null;
  let offset = 0;
  let audio: OggAudio | null = null;
  let hasVideo = false;
  for (let i = 0; i < MAX_STREAMS; i++) {
    const page = await reader.view(offset, 27);
    if (!page || latin1(page, 0, 4) !== 'OggS') break;
    const isFirstOfStream = (page.getUint8(5) & 2) !== 0;
    if (!isFirstOfStream) break;
    const segments = page.getUint8(26);
    const lacing = await reader.upTo(offset + 27, segments);
    const bodyBytes = lacing.reduce((sum, length) => sum + length, 0);
    const bodyOffset = offset + 27 + segments;
    const serial = page.getUint32(14, true);
    const bytes = await reader.upTo(bodyOffset, Math.min(bodyBytes, 64));
    const body = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    if (isVideoHeader(body)) hasVideo = true;
    else audio ??= parseAudioHeader(body, serial, reader.size);
    offset = bodyOffset + bodyBytes;
  }
  if (!audio) {
    return hasVideo
      ? { kind: 'no-audio-track', container: 'ogg' }
      : audioResult({ container: 'ogg', codec: null });
  }
  const granuleSeconds = await lastGranuleSeconds(reader, audio);
  return audioResult({
    container: 'ogg',
    codec: audio.codec,
    sampleRate: audio.sampleRate,
    channels: audio.channels,
    durationSeconds: granuleSeconds ?? audio.headerSeconds,
    hasVideo,
  });
}

function isVideoHeader(body: DataView): boolean {
  const start = latin1(body, 0, 7);
  return (
    start === '\x80theora' ||
    start.startsWith('OVP80') ||
    start.startsWith('BBCD') ||
    start.startsWith('\x01video')
  );
}

function parseAudioHeader(body: DataView, serial: number, fileBytes: number): OggAudio | null {
  if (latin1(body, 0, 7) === '\x01vorbis' && body.byteLength >= 16) {
    const sampleRate = body.getUint32(12, true);
    return {
      serial,
      codec: 'vorbis',
      sampleRate,
      channels: body.getUint8(11),
      granuleRate: sampleRate,
      headerSeconds: null,
    };
  }
  if (latin1(body, 0, 8) === 'OpusHead' && body.byteLength >= 10) {
    // Opus always decodes to 48 kHz (RFC 7845); the rate in the header is that of the encoder's input.
    return {
      serial,
      codec: 'opus',
      sampleRate: 48_000,
      channels: body.getUint8(9),
      granuleRate: 48_000,
      headerSeconds: null,
    };
  }
  if (latin1(body, 0, 5) === '\x7fFLAC' && body.byteLength >= 17 + 18) {
    const info = parseStreamInfo(body, 17);
    return {
      serial,
      codec: 'flac',
      sampleRate: info.sampleRate,
      channels: info.channels,
      granuleRate: info.sampleRate,
      headerSeconds: plausibleFlacDuration(info, fileBytes),
    };
  }
  if (latin1(body, 0, 8) === 'Speex   ' && body.byteLength >= 52) {
    const sampleRate = body.getUint32(36, true);
    return {
      serial,
      codec: 'speex',
      sampleRate,
      channels: body.getUint32(48, true),
      granuleRate: sampleRate,
      headerSeconds: null,
    };
  }
  return null;
}

/** The granule position of the last page, when that page still belongs to the same stream. */
async function lastGranuleSeconds(reader: ByteReader, audio: OggAudio): Promise<number | null> {
  const start = Math.max(0, reader.size - 2 * MAX_PAGE_BYTES);
  const tail = await reader.upTo(start, reader.size - start);
  let before = tail.length;
  for (let i = 0; i < 64; i++) {
    const at = lastIndexOfBytes(tail, OGGS, before);
    if (at < 0) return null;
    before = at - 1;
    if (at + 27 > tail.length) continue;
    const page = new DataView(tail.buffer, tail.byteOffset + at, 27);
    const granule = page.getBigInt64(6, true);
    if (granule <= 0n) continue; // no packet ends on this page, or it is a header's
    if (page.getUint32(14, true) === audio.serial) return Number(granule) / audio.granuleRate;
    // A page of another stream: the video's, or the next link of a chain, whose sum nobody wrote down.
  }
  return null;
}

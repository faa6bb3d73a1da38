import { latin1, type ByteReader } from './reader.ts';
import { audioResult, type SniffResult } from './result.ts';

/** kbit/s by [MPEG-1, MPEG-2/2.5][layer I, II, III][index] (ISO 11172-3 and 13818-3). */
const BITRATES: readonly (readonly (readonly number[])[])[] = [
  [
    [0, 32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448],
    [0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384],
    [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  ],
  [
    [0, 32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256],
    [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
    [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
  ],
];
const MPEG1_RATES = [44_100, 48_000, 32_000] as const;
const ADTS_RATES = [
  96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8_000, 7_350,
] as const;

/** How far junk in front of the first frame is searched. */
const SYNC_SEARCH_BYTES = 512 * 1024;
/** Frames in a row that prove a stream which does not start where it should. */
const FRAMES_AFTER_JUNK = 5;
/** Places in the file where frames are looked at to estimate the length of a stream without an index. */
const PROBES = 24;

interface FrameHeader {
  /** Bytes of the whole frame. */
  readonly frameBytes: number;
  readonly samples: number;
  readonly sampleRate: number;
  readonly channels: number;
  readonly codec: 'mp1' | 'mp2' | 'mp3' | 'aac';
  /** What must not change from frame to frame. */
  readonly kind: number;
  /** Where a Xing header would start inside the frame. */
  readonly xingOffset: number;
}

/** An MPEG audio header (32 bits), or `null`. Free-format streams are left to ffmpeg. */
function parseMpegHeader(view: DataView, offset: number): FrameHeader | null {
  if (offset + 4 > view.byteLength) return null;
  const word = view.getUint32(offset);
  if (word >>> 21 !== 0x7ff) return null;
  const version = (word >>> 19) & 3; // 0: 2.5, 2: 2, 3: 1
  const layer = 4 - ((word >>> 17) & 3); // 1, 2, 3; 4 is reserved (and what ADTS says)
  const rateIndex = (word >>> 10) & 3;
  const bitrateIndex = (word >>> 12) & 15;
  if (version === 1 || layer === 4 || rateIndex === 3 || bitrateIndex === 0 || bitrateIndex === 15)
    return null;
  const bitrate = (BITRATES[version === 3 ? 0 : 1]?.[layer - 1]?.[bitrateIndex] ?? 0) * 1000;
  const sampleRate = (MPEG1_RATES[rateIndex] ?? 44_100) >> (version === 3 ? 0 : version === 2 ? 1 : 2);
  const padding = (word >>> 9) & 1;
  const mono = ((word >>> 6) & 3) === 3;
  const samples = layer === 1 ? 384 : layer === 3 && version !== 3 ? 576 : 1152;
  const frameBytes =
    layer === 1
      ? (Math.floor((12 * bitrate) / sampleRate) + padding) * 4
      : Math.floor(((samples / 8) * bitrate) / sampleRate) + padding;
  const sideInfo = version === 3 ? (mono ? 17 : 32) : mono ? 9 : 17;
  return {
    frameBytes,
    samples,
    sampleRate,
    channels: mono ? 1 : 2,
    codec: layer === 1 ? 'mp1' : layer === 2 ? 'mp2' : 'mp3',
    kind: word & 0xfffe0c00,
    xingOffset: 4 + sideInfo,
  };
}

/** An ADTS header (ISO 13818-7), or `null`. */
function parseAdtsHeader(view: DataView, offset: number): FrameHeader | null {
  if (offset + 7 > view.byteLength) return null;
  const word = view.getUint32(offset);
  if (word >>> 20 !== 0xfff || ((word >>> 17) & 3) !== 0) return null;
  const sampleRate = ADTS_RATES[(word >>> 10) & 15];
  const frameBytes =
    ((word & 3) << 11) | (view.getUint8(offset + 4) << 3) | (view.getUint8(offset + 5) >>> 5);
  if (sampleRate === undefined || frameBytes < 8) return null;
  const channelIndex = (word >>> 6) & 7;
  const blocks = (view.getUint8(offset + 6) & 3) + 1;
  return {
    frameBytes,
    samples: 1024 * blocks,
    sampleRate,
    channels: channelIndex === 7 ? 8 : Math.max(1, channelIndex),
    codec: 'aac',
    kind: word & 0xfffefc00,
    xingOffset: 0,
  };
}

type HeaderParser = (view: DataView, offset: number) => FrameHeader | null;

/** The frame at `offset` when `frames` headers of one kind follow each other (the end of the file counts as one). */
async function framesAt(
  reader: ByteReader,
  parse: HeaderParser,
  offset: number,
  frames: number,
): Promise<FrameHeader | null> {
  let first: FrameHeader | null = null;
  let at = offset;
  for (let i = 0; i < frames; i++) {
    const bytes = await reader.upTo(at, 8);
    if (bytes.length < 8) return i > 1 ? first : null;
    const header = parse(new DataView(bytes.buffer, bytes.byteOffset, bytes.length), 0);
    if (!header || (first && header.kind !== first.kind)) return null;
    first ??= header;
    at += header.frameBytes;
  }
  return first;
}

/** The first offset from `from` on at which `frames` frames follow each other. */
async function findFrames(
  reader: ByteReader,
  parse: HeaderParser,
  from: number,
  searchBytes: number,
  frames: number,
): Promise<{ offset: number; header: FrameHeader } | null> {
  const step = 64 * 1024;
  for (let base = from; base < from + searchBytes && base < reader.size; base += step) {
    // Eight bytes of overlap, so that a header across the border is seen; copied, since the reader reuses its window.
    const block = (await reader.upTo(base, step + 8)).slice();
    const view = new DataView(block.buffer);
    for (let i = 0; i < Math.min(step, block.length - 4); i++) {
      if (block[i] !== 0xff || !parse(view, i)) continue;
      const header = await framesAt(reader, parse, base + i, frames);
      if (header) return { offset: base + i, header };
    }
  }
  return null;
}

/** Xing/Info (also LAME's) or VBRI frame count of the first frame, or `null`. */
async function indexedFrames(
  reader: ByteReader,
  offset: number,
  header: FrameHeader,
): Promise<number | null> {
  const xing = await reader.view(offset + header.xingOffset, 12);
  if (xing) {
    const id = latin1(xing, 0, 4);
    if ((id === 'Xing' || id === 'Info') && (xing.getUint32(4) & 1) !== 0) return xing.getUint32(8);
  }
  const vbri = await reader.view(offset + 36, 18);
  return vbri && latin1(vbri, 0, 4) === 'VBRI' ? vbri.getUint32(14) : null;
}

/** Mean bytes per second over frames found at {@link PROBES} places of the stream. */
async function probeByteRate(reader: ByteReader, parse: HeaderParser, start: number): Promise<number | null> {
  let bytes = 0;
  let seconds = 0;
  for (let i = 0; i < PROBES; i++) {
    const from = Math.floor(start + ((reader.size - start) * i) / PROBES);
    const found = await findFrames(reader, parse, from, 8192, 3);
    if (!found) continue;
    let at = found.offset;
    for (let k = 0; k < 8; k++) {
      const view = await reader.view(at, 8);
      const header = view && parse(view, 0);
      if (!header || header.kind !== found.header.kind) break;
      bytes += header.frameBytes;
      seconds += header.samples / header.sampleRate;
      at += header.frameBytes;
    }
  }
  return seconds > 0 ? bytes / seconds : null;
}

/** Bytes of all ID3v2 tags in front (a tag with a footer has ten more); 0 without one. */
export async function id3v2Bytes(reader: ByteReader): Promise<number> {
  let offset = 0;
  for (let i = 0; i < 8; i++) {
    const view = await reader.view(offset, 10);
    if (!view || latin1(view, 0, 3) !== 'ID3' || view.getUint8(3) === 0xff) break;
    let size = 0;
    for (let k = 6; k < 10; k++) size = size * 128 + (view.getUint8(k) & 0x7f);
    offset += 10 + size + ((view.getUint8(5) & 0x10) !== 0 ? 10 : 0);
  }
  return offset;
}

/**
 * MPEG-1/2/2.5 layers I–III and ADTS. Frame sync alone is eleven bits, which any file contains, so a
 * frame only counts when another header of the same kind sits exactly at its end; behind junk,
 * {@link FRAMES_AFTER_JUNK} in a row are asked for.
 *
 * @param start byte behind any ID3v2 tag
 */
export async function sniffMpegAudio(
  reader: ByteReader,
  start: number,
  searchForSync: boolean,
): Promise<SniffResult | null> {
  const parsers: readonly [string, HeaderParser][] = [
    ['mp3', parseMpegHeader],
    ['adts', parseAdtsHeader],
  ];
  for (const [container, parse] of parsers) {
    let offset = start;
    let header = await framesAt(reader, parse, offset, 2);
    if (!header && searchForSync) {
      const found = await findFrames(reader, parse, start, SYNC_SEARCH_BYTES, FRAMES_AFTER_JUNK);
      if (found) ({ offset, header } = found);
    }
    if (!header) continue;
    const { sampleRate, channels, codec } = header;
    const indexed = container === 'mp3' ? await indexedFrames(reader, offset, header) : null;
    // An index of a file that was cut off later still claims the whole length; one byte per frame is surely too few.
    if (indexed !== null && indexed > 0 && indexed <= reader.size) {
      const durationSeconds = (indexed * header.samples) / sampleRate;
      return audioResult({ container, codec, sampleRate, channels, durationSeconds });
    }
    const byteRate = await probeByteRate(reader, parse, offset);
    return audioResult({
      container,
      codec,
      sampleRate,
      channels,
      durationSeconds: byteRate === null ? null : (reader.size - offset) / byteRate,
      durationIsEstimate: true,
    });
  }
  return null;
}

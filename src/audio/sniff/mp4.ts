import { latin1, uint64, type ByteReader } from './reader.ts';
import { audioResult, type SniffResult } from './result.ts';

/** Boxes looked at per level; long fragmented recordings have thousands. */
const MAX_BOXES = 20_000;
const MAX_DEPTH = 12;

/** First boxes of files that have no `ftyp` (old QuickTime). */
const FIRST_BOXES = new Set(['ftyp', 'moov', 'mdat', 'wide', 'free', 'skip', 'pnot', 'styp', 'moof', 'sidx']);
/** Brands of still pictures in the same container (HEIF, AVIF). */
const PICTURE_BRANDS = new Set(['heic', 'heix', 'heif', 'mif1', 'msf1', 'avif', 'avis', 'hevc', 'crx ']);

const CODEC_BY_ENTRY: Readonly<Record<string, string>> = {
  alac: 'alac',
  'ac-3': 'ac3',
  'ec-3': 'eac3',
  'ac-4': 'ac4',
  Opus: 'opus',
  fLaC: 'flac',
  sowt: 'pcm_s16le',
  twos: 'pcm_s16be',
  in24: 'pcm_s24be',
  in32: 'pcm_s32be',
  fl32: 'pcm_f32be',
  fl64: 'pcm_f64be',
  lpcm: 'pcm',
  ipcm: 'pcm',
  fpcm: 'pcm_float',
  'raw ': 'pcm_u8',
  NONE: 'pcm_u8',
  ulaw: 'pcm_mulaw',
  alaw: 'pcm_alaw',
  ima4: 'adpcm_ima_qt',
  '.mp3': 'mp3',
  'ms\0\x55': 'mp3',
  samr: 'amr_nb',
  sawb: 'amr_wb',
  dtsc: 'dts',
  dtsh: 'dts',
  dtsl: 'dts',
  QDM2: 'qdm2',
  mlpa: 'truehd',
};
/** MPEG-4 objectTypeIndication (ISO 14496-1 and the MP4 registration authority). */
const CODEC_BY_OBJECT_TYPE: Readonly<Record<number, string>> = {
  0x40: 'aac',
  0x66: 'aac',
  0x67: 'aac',
  0x68: 'aac',
  0x69: 'mp3',
  0x6b: 'mp3',
  0xa5: 'ac3',
  0xa6: 'eac3',
  0xa9: 'dts',
  0xad: 'opus',
  0xdd: 'vorbis',
};
const PROTECTED_ENTRIES = new Set(['enca', 'drms', 'drmi', 'p608', 'aavd']);
const AAC_RATES = [
  96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8_000, 7_350,
] as const;

interface Box {
  readonly type: string;
  readonly body: number;
  readonly end: number;
}

async function boxAt(reader: ByteReader, offset: number, parentEnd: number): Promise<Box | null> {
  if (offset + 8 > parentEnd) return null;
  const header = await reader.view(offset, 8);
  if (!header) return null;
  const type = latin1(header, 4, 4);
  let size = header.getUint32(0);
  let headerBytes = 8;
  if (size === 1) {
    const large = await reader.view(offset + 8, 8);
    if (!large) return null;
    size = uint64(large, 0);
    headerBytes = 16;
  } else if (size === 0) {
    size = parentEnd - offset; // to the end of the file
  }
  if (size < headerBytes) return null;
  return { type, body: offset + headerBytes, end: Math.min(offset + size, parentEnd) };
}

async function children(reader: ByteReader, from: number, end: number): Promise<Box[]> {
  const boxes: Box[] = [];
  let offset = from;
  while (boxes.length < MAX_BOXES) {
    const box = await boxAt(reader, offset, end);
    if (!box) break;
    boxes.push(box);
    offset = box.end;
  }
  return boxes;
}

async function descend(reader: ByteReader, parent: Box, path: readonly string[]): Promise<Box | null> {
  let box: Box = parent;
  for (const type of path.slice(0, MAX_DEPTH)) {
    const next = (await children(reader, box.body, box.end)).find((child) => child.type === type);
    if (!next) return null;
    box = next;
  }
  return box;
}

interface SoundTrack {
  readonly entry: string;
  readonly codec: string | null;
  readonly sampleRate: number | null;
  readonly channels: number | null;
  readonly bitDepth: number | null;
  readonly timescale: number;
  /** Units of `timescale`. */
  readonly duration: number;
  readonly trackId: number;
}

/** `mdhd` and `mvhd` share the layout of their first fields; all bits set means: unknown. */
async function timing(reader: ByteReader, box: Box): Promise<{ timescale: number; duration: number }> {
  const view = await reader.view(box.body, 32);
  if (!view) return { timescale: 0, duration: 0 };
  if (view.getUint8(0) === 1) {
    const duration = view.getBigUint64(24);
    return {
      timescale: view.getUint32(20),
      duration: duration === 0xffff_ffff_ffff_ffffn ? 0 : Number(duration),
    };
  }
  const duration = view.getUint32(16);
  return { timescale: view.getUint32(12), duration: duration === 0xffff_ffff ? 0 : duration };
}

/** AudioSpecificConfig (ISO 14496-3): the rate that comes out, SBR counted where it is signalled. */
function parseAudioSpecificConfig(bytes: Uint8Array): {
  sampleRate: number | null;
  channels: number | null;
  isSbr: boolean;
} {
  let bit = 0;
  const take = (count: number): number => {
    let value = 0;
    for (let i = 0; i < count; i++, bit++)
      value = value * 2 + (((bytes[bit >> 3] ?? 0) >> (7 - (bit & 7))) & 1);
    return value;
  };
  const objectType = (): number => {
    const type = take(5);
    return type === 31 ? 32 + take(6) : type;
  };
  const rate = (): number | null => {
    const index = take(4);
    return index === 15 ? take(24) : (AAC_RATES[index] ?? null);
  };
  const type = objectType();
  let sampleRate = rate();
  const channelIndex = take(4);
  const channels = channelIndex === 0 ? null : channelIndex === 7 ? 8 : channelIndex;
  let isSbr = type === 5 || type === 29;
  if (isSbr) {
    sampleRate = rate();
  } else if (bytes.length * 8 - bit >= 16 + 3) {
    // Backward-compatible signalling: a sync extension behind the GASpecificConfig of three bits.
    take(3);
    if (take(11) === 0x2b7 && objectType() === 5 && take(1) === 1) {
      isSbr = true;
      sampleRate = rate();
    }
  }
  return { sampleRate, channels, isSbr };
}

/** Walks the descriptors of an `esds` box (ISO 14496-1, 7.2.6). */
async function parseEsds(
  reader: ByteReader,
  box: Box,
): Promise<{ codec: string | null; sampleRate: number | null; channels: number | null } | null> {
  const bytes = await reader.upTo(box.body + 4, Math.min(box.end - box.body - 4, 512));
  let at = 0;
  const descriptor = (): { tag: number; length: number } => {
    const tag = bytes[at++] ?? 0;
    let length = 0;
    for (let i = 0; i < 4; i++) {
      const byte = bytes[at++] ?? 0;
      length = length * 128 + (byte & 0x7f);
      if ((byte & 0x80) === 0) break;
    }
    return { tag, length };
  };
  if (descriptor().tag !== 3) return null;
  const flags = bytes[at + 2] ?? 0;
  at += 3;
  if ((flags & 0x80) !== 0) at += 2;
  if ((flags & 0x40) !== 0) at += 1 + (bytes[at] ?? 0);
  if ((flags & 0x20) !== 0) at += 2;
  if (descriptor().tag !== 4) return null;
  const codec = CODEC_BY_OBJECT_TYPE[bytes[at] ?? 0] ?? null;
  at += 13;
  const config = descriptor();
  if (config.tag !== 5 || codec !== 'aac') return { codec, sampleRate: null, channels: null };
  return { codec, ...parseAudioSpecificConfig(bytes.slice(at, at + config.length)) };
}

/** The first sample entry of a sound track. */
async function parseSoundEntry(
  reader: ByteReader,
  stsd: Box,
): Promise<Pick<SoundTrack, 'entry' | 'codec' | 'sampleRate' | 'channels' | 'bitDepth'> | null> {
  const box = await boxAt(reader, stsd.body + 8, stsd.end);
  if (!box) return null;
  const entry = box.type;
  const view = await reader.view(box.body, 28);
  if (!view) {
    return { entry, codec: CODEC_BY_ENTRY[entry] ?? null, sampleRate: null, channels: null, bitDepth: null };
  }
  const version = view.getUint16(8); // QuickTime's; 0 in MP4
  let channels: number | null = view.getUint16(16);
  const bits = view.getUint16(18);
  let sampleRate: number | null = view.getUint32(24) / 65536;
  let extensions = box.body + 28 + (version === 1 ? 16 : version === 2 ? 36 : 0);
  if (version === 2) {
    const v2 = await reader.view(box.body + 28, 36);
    if (v2) {
      sampleRate = v2.getFloat64(4);
      channels = v2.getUint32(12);
    }
    extensions = box.body + 28 + 36;
  }
  let codec: string | null = CODEC_BY_ENTRY[entry] ?? null;
  let bitDepth: number | null = null;
  if (entry === 'sowt' && bits === 8) codec = 'pcm_s8';
  if (entry === 'mp4a') {
    const boxes = await children(reader, extensions, box.end);
    const wave = boxes.find((child) => child.type === 'wave');
    const esds =
      boxes.find((child) => child.type === 'esds') ?? (wave && (await descend(reader, wave, ['esds'])));
    const parsed = esds && (await parseEsds(reader, esds));
    codec = parsed ? parsed.codec : 'aac';
    sampleRate = parsed?.sampleRate ?? sampleRate;
    channels = parsed?.channels ?? channels;
  } else if (entry === 'alac') {
    // The field of 16 bits cannot hold 96,000 Hz; Apple's own box (ALACSpecificConfig) can.
    const config = await descend(reader, { ...box, body: extensions }, ['alac']);
    const cookie = config && (await reader.view(config.body + 4, 24));
    if (cookie) {
      bitDepth = cookie.getUint8(5);
      sampleRate = cookie.getUint32(20);
    }
  } else if (entry === 'fLaC') {
    const config = await descend(reader, { ...box, body: extensions }, ['dfLa']);
    const info = config && (await reader.view(config.body + 4 + 4 + 10, 4));
    if (info) {
      sampleRate = info.getUint32(0) >>> 12;
      bitDepth = ((info.getUint32(0) >>> 4) & 31) + 1;
    }
  } else if (entry === 'Opus') {
    sampleRate = 48_000;
  }
  return { entry, codec, sampleRate: sampleRate || null, channels: channels || null, bitDepth };
}

async function parseTracks(
  reader: ByteReader,
  moov: Box,
): Promise<{ sound: SoundTrack | null; hasVideo: boolean }> {
  let sound: SoundTrack | null = null;
  let hasVideo = false;
  for (const trak of await children(reader, moov.body, moov.end)) {
    if (trak.type !== 'trak') continue;
    const hdlr = await descend(reader, trak, ['mdia', 'hdlr']);
    const handler = hdlr && (await reader.view(hdlr.body + 8, 4));
    const type = handler ? latin1(handler, 0, 4) : '';
    if (type === 'vide') hasVideo = true;
    if (type !== 'soun' || sound) continue;
    const mdhd = await descend(reader, trak, ['mdia', 'mdhd']);
    const stsd = await descend(reader, trak, ['mdia', 'minf', 'stbl', 'stsd']);
    const entry = stsd && (await parseSoundEntry(reader, stsd));
    if (!entry) continue;
    const tkhd = await descend(reader, trak, ['tkhd']);
    const id = tkhd && (await reader.view(tkhd.body, 24));
    sound = {
      ...entry,
      ...(mdhd ? await timing(reader, mdhd) : { timescale: 0, duration: 0 }),
      trackId: id ? id.getUint32(id.getUint8(0) === 1 ? 20 : 12) : 0,
    };
  }
  return { sound, hasVideo };
}

/** Start of the last fragment of the track (`tfdt`), in seconds; fragmented files put 0 into `mdhd`. */
async function lastFragmentSeconds(
  reader: ByteReader,
  top: readonly Box[],
  sound: SoundTrack,
): Promise<number | null> {
  for (const moof of top
    .filter((box) => box.type === 'moof')
    .reverse()
    .slice(0, 8)) {
    for (const traf of await children(reader, moof.body, moof.end)) {
      if (traf.type !== 'traf') continue;
      const tfhd = await descend(reader, traf, ['tfhd']);
      const id = tfhd && (await reader.view(tfhd.body + 4, 4));
      const tfdt = await descend(reader, traf, ['tfdt']);
      if (id?.getUint32(0) !== sound.trackId || !tfdt) continue;
      const view = await reader.view(tfdt.body, 12);
      if (view && sound.timescale > 0) {
        return (view.getUint8(0) === 1 ? uint64(view, 4) : view.getUint32(4)) / sound.timescale;
      }
    }
  }
  return null;
}

/** MP4, M4A, MOV, 3GP (ISO 14496-12 and QuickTime), the index in front or at the end, fragmented too. */
export async function sniffMp4(reader: ByteReader): Promise<SniffResult | null> {
  const head = await reader.view(0, 12);
  if (!head || !FIRST_BOXES.has(latin1(head, 4, 4))) return null;
  const firstType = latin1(head, 4, 4);
  const brand = firstType === 'ftyp' ? latin1(head, 8, 4) : 'qt  ';
  if (PICTURE_BRANDS.has(brand)) return { kind: 'not-audio', what: 'HEIF or AVIF picture' };
  const container = brand === 'qt  ' ? 'mov' : 'mp4';
  const top = await children(reader, 0, reader.size);
  const moov = top.find((box) => box.type === 'moov');
  if (!moov)
    return {
      kind: 'damaged',
      container,
      detail: 'The index (moov) is missing: the file was cut off or never finished.',
    };
  const { sound, hasVideo } = await parseTracks(reader, moov);
  if (!sound) return { kind: 'no-audio-track', container };
  if (PROTECTED_ENTRIES.has(sound.entry)) return { kind: 'protected', container };
  const isFragmented = sound.duration === 0 && top.some((box) => box.type === 'moof');
  const declared = sound.timescale > 0 && sound.duration > 0 ? sound.duration / sound.timescale : null;
  return audioResult({
    container,
    codec: sound.codec ?? sound.entry.trim(),
    sampleRate: sound.sampleRate,
    channels: sound.channels,
    bitDepth: sound.bitDepth,
    durationSeconds: isFragmented ? await lastFragmentSeconds(reader, top, sound) : declared,
    hasVideo,
    durationIsEstimate: isFragmented,
  });
}

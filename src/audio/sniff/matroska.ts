import { lastIndexOfBytes, latin1, type ByteReader } from './reader.ts';
import { audioResult, type SniffResult } from './result.ts';

/** EBML element ids (RFC 8794, RFC 9559), marker bits included. */
const ID = {
  ebml: 0x1a45dfa3,
  docType: 0x4282,
  segment: 0x18538067,
  info: 0x1549a966,
  timestampScale: 0x2ad7b1,
  duration: 0x4489,
  tracks: 0x1654ae6b,
  trackEntry: 0xae,
  trackType: 0x83,
  codecId: 0x86,
  audio: 0xe1,
  samplingFrequency: 0xb5,
  outputSamplingFrequency: 0x78b5,
  channels: 0x9f,
  contentEncodings: 0x6d80,
  contentEncoding: 0x6240,
  contentEncryption: 0x5035,
  cluster: 0x1f43b675,
  timestamp: 0xe7,
} as const;
const CLUSTER_BYTES = [0x1f, 0x43, 0xb6, 0x75] as const;

const MAX_ELEMENTS = 4096;
const MAX_DEPTH = 6;
/** A live recording writes no duration: the last cluster is searched for in this much of the end. */
const TAIL_BYTES = 1024 * 1024;

interface Element {
  readonly id: number;
  readonly body: number;
  /** First byte behind the element, within its parent. */
  readonly end: number;
}

async function elementAt(reader: ByteReader, offset: number, parentEnd: number): Promise<Element | null> {
  const bytes = await reader.upTo(offset, 12);
  const first = bytes[0];
  if (first === undefined || first < 0x10) return null; // ids have at most four bytes
  const idBytes = Math.clz32(first) - 23;
  let id = 0;
  for (let i = 0; i < idBytes; i++) id = id * 256 + (bytes[i] ?? 0);
  const sizeFirst = bytes[idBytes];
  if (sizeFirst === undefined || sizeFirst === 0) return null;
  const sizeBytes = Math.clz32(sizeFirst) - 23;
  if (idBytes + sizeBytes > bytes.length) return null;
  let size = sizeFirst & (0xff >> sizeBytes);
  let isUnknown = size === 0xff >> sizeBytes;
  for (let i = 1; i < sizeBytes; i++) {
    const byte = bytes[idBytes + i] ?? 0;
    size = size * 256 + byte;
    if (byte !== 0xff) isUnknown = false;
  }
  const body = offset + idBytes + sizeBytes;
  return { id, body, end: isUnknown ? parentEnd : Math.min(body + size, parentEnd) };
}

async function unsigned(reader: ByteReader, element: Element): Promise<number> {
  let value = 0;
  for (const byte of await reader.upTo(element.body, Math.min(8, element.end - element.body)))
    value = value * 256 + byte;
  return value;
}

async function float(reader: ByteReader, element: Element): Promise<number | null> {
  const length = element.end - element.body;
  const view = await reader.view(element.body, length);
  if (!view) return null;
  return length === 4 ? view.getFloat32(0) : length === 8 ? view.getFloat64(0) : null;
}

async function text(reader: ByteReader, element: Element): Promise<string> {
  const bytes = await reader.upTo(element.body, Math.min(64, element.end - element.body));
  return latin1(new DataView(bytes.buffer, bytes.byteOffset, bytes.length), 0, bytes.length).replace(
    /\0+$/,
    '',
  );
}

interface Track {
  type: number;
  codecId: string;
  sampleRate: number | null;
  channels: number;
  isEncrypted: boolean;
}

interface Found {
  docType: string;
  timestampScale: number;
  duration: number | null;
  tracks: Track[];
  sawCluster: boolean;
}

const PARENTS = new Set<number>([
  ID.ebml,
  ID.segment,
  ID.info,
  ID.tracks,
  ID.trackEntry,
  ID.audio,
  ID.contentEncodings,
  ID.contentEncoding,
]);

async function walk(
  reader: ByteReader,
  from: number,
  end: number,
  depth: number,
  found: Found,
): Promise<void> {
  let offset = from;
  for (let i = 0; i < MAX_ELEMENTS && offset < end && !found.sawCluster; i++) {
    const element = await elementAt(reader, offset, end);
    if (!element) return;
    await visit(reader, element, depth, found);
    offset = element.end;
  }
}

async function visit(reader: ByteReader, element: Element, depth: number, found: Found): Promise<void> {
  const track = found.tracks.at(-1);
  switch (element.id) {
    case ID.cluster:
      found.sawCluster = true;
      return;
    case ID.docType:
      found.docType = await text(reader, element);
      return;
    case ID.timestampScale:
      found.timestampScale = await unsigned(reader, element);
      return;
    case ID.duration:
      found.duration = await float(reader, element);
      return;
    case ID.trackEntry:
      found.tracks.push({ type: 0, codecId: '', sampleRate: 8000, channels: 1, isEncrypted: false });
      break;
    case ID.trackType:
      if (track) track.type = await unsigned(reader, element);
      return;
    case ID.codecId:
      if (track) track.codecId = await text(reader, element);
      return;
    case ID.samplingFrequency:
    case ID.outputSamplingFrequency:
      // The output rate (SBR) comes second in the file and overrides.
      if (track) track.sampleRate = (await float(reader, element)) ?? track.sampleRate;
      return;
    case ID.channels:
      if (track) track.channels = await unsigned(reader, element);
      return;
    case ID.contentEncryption:
      if (track) track.isEncrypted = true;
      return;
  }
  if (PARENTS.has(element.id) && depth < MAX_DEPTH)
    await walk(reader, element.body, element.end, depth + 1, found);
}

function codecName(codecId: string): string | null {
  if (codecId.startsWith('A_AAC')) return 'aac';
  if (codecId.startsWith('A_PCM/FLOAT')) return 'pcm_f32le';
  if (codecId.startsWith('A_PCM')) return 'pcm_s16le';
  const names: Readonly<Record<string, string>> = {
    A_OPUS: 'opus',
    A_VORBIS: 'vorbis',
    A_FLAC: 'flac',
    'A_MPEG/L3': 'mp3',
    'A_MPEG/L2': 'mp2',
    A_AC3: 'ac3',
    A_EAC3: 'eac3',
    A_DTS: 'dts',
    A_ALAC: 'alac',
    A_TRUEHD: 'truehd',
  };
  return names[codecId] ?? null;
}

/** The timestamp of the last cluster, in units of the timestamp scale. */
async function lastClusterTimestamp(reader: ByteReader): Promise<number | null> {
  const start = Math.max(0, reader.size - TAIL_BYTES);
  const tail = (await reader.upTo(start, TAIL_BYTES)).slice();
  let before = tail.length;
  for (let i = 0; i < 16; i++) {
    const at = lastIndexOfBytes(tail, CLUSTER_BYTES, before);
    if (at < 0) return null;
    before = at - 1;
    const cluster = await elementAt(reader, start + at, reader.size);
    const child = cluster && (await elementAt(reader, cluster.body, cluster.end));
    if (child?.id === ID.timestamp) return unsigned(reader, child);
  }
  return null;
}

/** Matroska and WebM. */
export async function sniffMatroska(reader: ByteReader): Promise<SniffResult | null> {
  const head = await reader.view(0, 4);
  if (!head || head.getUint32(0) !== ID.ebml) return null;
  const found: Found = {
    docType: 'matroska',
    timestampScale: 1_000_000,
    duration: null,
    tracks: [],
    sawCluster: false,
  };
  await walk(reader, 0, reader.size, 0, found);
  const container = found.docType === 'webm' ? 'webm' : 'matroska';
  const hasVideo = found.tracks.some((track) => track.type === 1);
  const audio = found.tracks.find((track) => track.type === 2);
  if (!audio) {
    return found.tracks.length > 0
      ? { kind: 'no-audio-track', container }
      : { kind: 'damaged', container, detail: 'There is no list of tracks.' };
  }
  if (audio.isEncrypted) return { kind: 'protected', container };
  const units = found.duration ?? (await lastClusterTimestamp(reader));
  return audioResult({
    container,
    codec: codecName(audio.codecId),
    sampleRate: audio.codecId === 'A_OPUS' ? 48_000 : audio.sampleRate,
    channels: audio.channels,
    durationSeconds: units === null ? null : (units * found.timestampScale) / 1e9,
    hasVideo,
    durationIsEstimate: found.duration === null,
  });
}

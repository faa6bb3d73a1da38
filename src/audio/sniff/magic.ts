import { latin1, type ByteReader } from './reader.ts';
import { audioResult, type SniffResult } from './result.ts';

type Signature = readonly [offset: number, bytes: string];

/** Sound files that only ffmpeg reads, known by signature and not looked into. */
const OTHER_AUDIO: readonly (readonly [container: string, codec: string | null, ...Signature[]])[] = [
  ['amr', 'amr_nb', [0, '#!AMR\n']],
  ['amr', 'amr_wb', [0, '#!AMR-WB\n']],
  ['wavpack', 'wavpack', [0, 'wvpk']],
  ['ape', 'ape', [0, 'MAC ']],
  ['tta', 'tta', [0, 'TTA1']],
  ['musepack', 'musepack', [0, 'MPCK']],
  ['musepack', 'musepack', [0, 'MP+']],
  ['au', null, [0, '.snd']],
  ['voc', null, [0, 'Creative Voice File\x1a']],
  ['w64', null, [0, 'riff\x2e\x91\xcf\x11']],
  ['realmedia', null, [0, '.RMF']],
  ['realmedia', null, [0, '.ra\xfd']],
  ['flv', null, [0, 'FLV\x01']],
  ['dsf', 'dsd', [0, 'DSD ']],
  ['dff', 'dsd', [0, 'FRM8'], [12, 'DSD ']],
  ['dts', 'dts', [0, '\x7f\xfe\x80\x01']],
  ['mpegps', null, [0, '\0\0\x01\xba']],
  ['mpegts', null, [0, 'G'], [188, 'G'], [376, 'G']],
  ['mpegts', null, [4, 'G'], [196, 'G'], [388, 'G']],
];

/** What is certainly no sound. */
const NOT_AUDIO: readonly (readonly [what: string, ...Signature[]])[] = [
  ['JPEG picture', [0, '\xff\xd8\xff']],
  ['PNG picture', [0, '\x89PNG\r\n\x1a\n']],
  ['GIF picture', [0, 'GIF8']],
  ['TIFF picture', [0, 'II*\0']],
  ['TIFF picture', [0, 'MM\0*']],
  ['Photoshop picture', [0, '8BPS']],
  ['JPEG XL picture', [0, '\0\0\0\x0cJXL ']],
  ['JPEG 2000 picture', [0, '\0\0\0\x0cjP  ']],
  ['PDF document', [0, '%PDF-']],
  ['PostScript document', [0, '%!PS']],
  ['RTF document', [0, '{\\rtf']],
  ['Office document', [0, '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1']],
  ['ZIP archive or document', [0, 'PK\x03\x04']],
  ['ZIP archive', [0, 'PK\x05\x06']],
  ['RAR archive', [0, 'Rar!\x1a\x07']],
  ['7-Zip archive', [0, "7z\xbc\xaf'\x1c"]],
  ['gzip archive', [0, '\x1f\x8b\x08']],
  ['XZ archive', [0, '\xfd7zXZ\0']],
  ['bzip2 archive', [0, 'BZh']],
  ['tar archive', [257, 'ustar']],
  ['MIDI file', [0, 'MThd']],
  ['FL Studio project', [0, 'FLhd']],
  ['SQLite database', [0, 'SQLite format 3\0']],
  ['Windows program', [0, 'MZ\x90\0']],
  ['Linux program', [0, '\x7fELF']],
  ['macOS program', [0, '\xcf\xfa\xed\xfe']],
  ['WebAssembly module', [0, '\0asm']],
  ['font', [0, 'wOF2']],
  ['font', [0, 'OTTO']],
];

function matches(view: DataView, signatures: readonly Signature[]): boolean {
  return signatures.every(([offset, bytes]) => latin1(view, offset, bytes.length) === bytes);
}

/** Signatures of single strings: other sound formats, and what is no sound at all. */
export async function sniffMagic(reader: ByteReader): Promise<SniffResult | null> {
  const bytes = await reader.upTo(0, 512);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  for (const [what, ...signatures] of NOT_AUDIO)
    if (matches(view, signatures)) return { kind: 'not-audio', what };
  for (const [container, codec, ...signatures] of OTHER_AUDIO) {
    if (matches(view, signatures)) return audioResult({ container, codec });
  }
  return null;
}

/** Share of control characters above which bytes are not text. */
const MAX_CONTROL_SHARE = 0.01;

/** Text of any kind: the first 4 kB are valid UTF-8 (or carry a UTF-16 mark) and hold next to no control characters. */
export async function sniffText(reader: ByteReader): Promise<SniffResult | null> {
  const bytes = await reader.upTo(0, 4096);
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    return { kind: 'not-audio', what: 'text' };
  }
  // Fatal decoding would stumble over a character that the 4,096th byte cuts in two.
  const text = new TextDecoder().decode(bytes.length === 4096 ? bytes.subarray(0, 4092) : bytes);
  let strange = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (
      code === 0xfffd ||
      code === 0x7f ||
      (code < 0x20 && code !== 9 && code !== 10 && code !== 12 && code !== 13)
    )
      strange++;
  }
  if (text.length < 4 || strange > text.length * MAX_CONTROL_SHARE) return null;
  const start = text
    .replace(/^\ufeff/, '')
    .trimStart()
    .slice(0, 512)
    .toLowerCase();
  if (start.startsWith('#extm3u') || start.startsWith('[playlist]'))
    return { kind: 'not-audio', what: 'playlist' };
  if (start.startsWith('<!doctype html') || start.startsWith('<html'))
    return { kind: 'not-audio', what: 'web page' };
  if (start.startsWith('<?xml') || start.startsWith('<svg'))
    return { kind: 'not-audio', what: 'XML document' };
  if (start.startsWith('{') || start.startsWith('['))
    return { kind: 'not-audio', what: 'JSON or other text' };
  return { kind: 'not-audio', what: 'text' };
}

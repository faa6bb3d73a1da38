import type { ByteSource } from './byteSource.ts';
import { sniffAc3 } from './sniff/ac3.ts';
import { sniffAiff } from './sniff/aiff.ts';
import { sniffAsf } from './sniff/asf.ts';
import { sniffCaf } from './sniff/caf.ts';
import { sniffFlac } from './sniff/flac.ts';
import { sniffMagic, sniffText } from './sniff/magic.ts';
import { sniffMatroska } from './sniff/matroska.ts';
import { sniffMp4 } from './sniff/mp4.ts';
import { id3v2Bytes, sniffMpegAudio } from './sniff/mpegAudio.ts';
import { sniffOgg } from './sniff/ogg.ts';
import { ByteReader } from './sniff/reader.ts';
import type { SniffResult } from './sniff/result.ts';
import { sniffRiff } from './sniff/riff.ts';

export type { SniffResult } from './sniff/result.ts';

/**
 * Says what a file is by its content; the name is never looked at. Reads some hundred kilobytes at
 * most places of the file, never the whole of it, and ends on any input: every size that a header
 * claims is clamped to what is there.
 *
 * Signatures that cannot be mistaken come first; MPEG audio, whose sync word occurs in any data, comes
 * late, and a search for it behind junk comes last.
 */
export async function sniffFormat(source: ByteSource): Promise<SniffResult> {
  if (source.size === 0) return { kind: 'empty' };
  const reader = new ByteReader(source);
  const bySignature =
    (await sniffRiff(reader)) ??
    (await sniffOgg(reader)) ??
    (await sniffMp4(reader)) ??
    (await sniffMatroska(reader)) ??
    (await sniffAiff(reader)) ??
    (await sniffCaf(reader)) ??
    (await sniffAsf(reader)) ??
    (await sniffMagic(reader)) ??
    (await sniffAc3(reader));
  if (bySignature) return bySignature;

  const tagBytes = await id3v2Bytes(reader);
  const behindTag = (await sniffFlac(reader, tagBytes)) ?? (await sniffMpegAudio(reader, tagBytes, false));
  if (behindTag) return behindTag;
  if (tagBytes === 0) {
    const text = await sniffText(reader);
    if (text) return text;
  }
  // A tag that lies about its size hides the sound: then the search starts behind the tag's header.
  const found = await sniffMpegAudio(reader, tagBytes > 0 && tagBytes >= reader.size ? 10 : tagBytes, true);
  if (found) return found;
  return tagBytes > 0
    ? { kind: 'damaged', container: 'mp3', detail: 'A tag without sound behind it.' }
    : { kind: 'unknown' };
}

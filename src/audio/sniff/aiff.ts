import { latin1, type ByteReader } from './reader.ts';
import { audioResult, type SniffResult } from './result.ts';

const MAX_CHUNKS = 4096;

/** AIFF-C compression types. */
const CODEC_BY_TYPE: Readonly<Record<string, string>> = {
  sowt: 'pcm_s16le',
  twos: 'pcm_s16be',
  in24: 'pcm_s24be',
  in32: 'pcm_s32be',
  fl32: 'pcm_f32be',
  FL32: 'pcm_f32be',
  fl64: 'pcm_f64be',
  FL64: 'pcm_f64be',
  ulaw: 'pcm_mulaw',
  ULAW: 'pcm_mulaw',
  alaw: 'pcm_alaw',
  ALAW: 'pcm_alaw',
  ima4: 'adpcm_ima_qt',
};

/** AIFF 1.3 and AIFF-C. */
export async function sniffAiff(reader: ByteReader): Promise<SniffResult | null> {
  const head = await reader.view(0, 12);
  if (!head || latin1(head, 0, 4) !== 'FORM') return null;
  const form = latin1(head, 8, 4);
  if (form !== 'AIFF' && form !== 'AIFC') {
    return form === '8SVX'
      ? audioResult({ container: '8svx' })
      : { kind: 'not-audio', what: `IFF file of type ${JSON.stringify(form)}` };
  }
  let offset = 12;
  for (let i = 0; i < MAX_CHUNKS; i++) {
    const header = await reader.view(offset, 8);
    if (!header) break;
    const size = header.getUint32(4);
    if (latin1(header, 0, 4) === 'COMM') {
      const view = await reader.view(offset + 8, form === 'AIFC' ? 22 : 18);
      if (!view) break;
      const bits = view.getUint16(6);
      const plain = bits <= 8 ? 'pcm_s8' : `pcm_s${Math.ceil(bits / 8) * 8}be`;
      const type = form === 'AIFC' ? latin1(view, 18, 4) : 'NONE';
      const sampleRate = extended80(view, 8);
      return audioResult({
        container: 'aiff',
        codec: type === 'NONE' ? plain : (CODEC_BY_TYPE[type] ?? null),
        sampleRate: Math.round(sampleRate),
        channels: view.getUint16(0),
        durationSeconds: view.getUint32(2) / sampleRate,
      });
    }
    offset += 8 + size + (size & 1);
  }
  return { kind: 'damaged', container: 'aiff', detail: 'There is no COMM chunk.' };
}

/** The 80-bit extended float of the 68881, big-endian, positive. */
function extended80(view: DataView, offset: number): number {
  const exponent = (view.getUint16(offset) & 0x7fff) - 16383;
  const high = view.getUint32(offset + 2);
  const low = view.getUint32(offset + 6);
  return high * 2 ** (exponent - 31) + low * 2 ** (exponent - 63);
}

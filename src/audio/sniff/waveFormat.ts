/** WAVE format tags (RFC 2361 and Microsoft's mmreg.h) that occur in WAV, AVI and ASF. */
const CODEC_BY_TAG: Readonly<Record<number, string>> = {
  0x0002: 'adpcm_ms',
  0x0006: 'pcm_alaw',
  0x0007: 'pcm_mulaw',
  0x000a: 'wmavoice',
  0x0011: 'adpcm_ima_wav',
  0x0031: 'gsm_ms',
  0x0050: 'mp2',
  0x0055: 'mp3',
  0x00ff: 'aac',
  0x0160: 'wmav1',
  0x0161: 'wmav2',
  0x0162: 'wmapro',
  0x0163: 'wmalossless',
  0x1600: 'aac',
  0x1610: 'aac',
  0x2000: 'ac3',
  0x2001: 'dts',
  0x674f: 'vorbis',
  0x566f: 'vorbis',
  0x704f: 'opus',
  0xf1ac: 'flac',
};

export interface WaveFormat {
  /** `null` for a tag that nobody knows. */
  readonly codec: string | null;
  readonly tag: number;
  readonly channels: number;
  readonly sampleRate: number;
  readonly bytesPerSecond: number;
  /** Bytes per frame of all channels. */
  readonly blockAlign: number;
  readonly isPcm: boolean;
}

/** Reads a WAVEFORMAT(EX/EXTENSIBLE) structure of at least 16 bytes. */
export function parseWaveFormat(view: DataView): WaveFormat {
  let tag = view.getUint16(0, true);
  const bits = view.getUint16(14, true);
  // WAVE_FORMAT_EXTENSIBLE: the real tag is the start of the sub-format GUID.
  if (tag === 0xfffe && view.byteLength >= 26) tag = view.getUint16(24, true);
  const isPcm = tag === 1 || tag === 3;
  let codec = CODEC_BY_TAG[tag] ?? null;
  if (tag === 1) codec = bits <= 8 ? 'pcm_u8' : `pcm_s${Math.ceil(bits / 8) * 8}le`;
  if (tag === 3) codec = `pcm_f${bits}le`;
  return {
    codec,
    tag,
    channels: view.getUint16(2, true),
    sampleRate: view.getUint32(4, true),
    bytesPerSecond: view.getUint32(8, true),
    blockAlign: view.getUint16(12, true),
    isPcm,
  };
}

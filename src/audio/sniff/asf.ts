import { uint64, type ByteReader } from './reader.ts';
import { audioResult, type SniffResult } from './result.ts';
import { parseWaveFormat, type WaveFormat } from './waveFormat.ts';

const MAX_OBJECTS = 1024;
/** GUIDs of Microsoft's ASF specification 1.20, in the byte order of the file. */
const HEADER = '3026b2758e66cf11a6d900aa0062ce6c';
const FILE_PROPERTIES = 'a1dcab8c47a9cf118ee400c00c205365';
const STREAM_PROPERTIES = '9107dcb7b7a9cf118ee600c00c205365';
const CONTENT_ENCRYPTION = 'fbb3112223bdd211b4b700a0c955fc6e';
const EXTENDED_CONTENT_ENCRYPTION = '14e68a292226174cb935dae07ee9289c';
const AUDIO_MEDIA = '409e69f84d5bcf11a8fd00805f5c442b';
const VIDEO_MEDIA = 'c0ef19bc4d5bcf11a8fd00805f5c442b';

function guid(view: DataView, offset: number): string {
  let text = '';
  for (let i = 0; i < 16; i++)
    text += view
      .getUint8(offset + i)
      .toString(16)
      .padStart(2, '0');
  return text;
}

/** Advanced Systems Format: WMA and WMV. */
export async function sniffAsf(reader: ByteReader): Promise<SniffResult | null> {
  const head = await reader.view(0, 30);
  if (!head || guid(head, 0) !== HEADER) return null;
  const container = 'asf';
  const end = Math.min(uint64(head, 16, true), reader.size);
  let format: WaveFormat | null = null;
  let hasVideo = false;
  let durationSeconds: number | null = null;
  let offset = 30;
  for (let i = 0; i < MAX_OBJECTS && offset < end; i++) {
    const object = await reader.view(offset, 24);
    if (!object) break;
    const size = uint64(object, 16, true);
    if (size < 24) break;
    const id = guid(object, 0);
    if (id === CONTENT_ENCRYPTION || id === EXTENDED_CONTENT_ENCRYPTION)
      return { kind: 'protected', container };
    if (id === FILE_PROPERTIES) {
      const view = await reader.view(offset + 24, 64);
      // Play duration in 100 ns, the preroll (ms) included.
      if (view) durationSeconds = uint64(view, 40, true) / 1e7 - uint64(view, 56, true) / 1e3;
    } else if (id === STREAM_PROPERTIES) {
      const view = await reader.view(offset + 24, 54);
      if (view) {
        const type = guid(view, 0);
        if (type === VIDEO_MEDIA) hasVideo = true;
        if (type === AUDIO_MEDIA && !format) {
          const wave = await reader.view(offset + 24 + 54, 18);
          if (wave) format = parseWaveFormat(wave);
        }
      }
    }
    offset += size;
  }
  if (!format)
    return hasVideo
      ? { kind: 'no-audio-track', container }
      : { kind: 'damaged', container, detail: 'No stream found.' };
  const { codec, sampleRate, channels } = format;
  return audioResult({ container, codec, sampleRate, channels, durationSeconds, hasVideo });
}

import { EncodedPacket } from 'mediabunny';
import type { SoundInput } from '../../analysis/methods.ts';
import { delayOf } from './delay.ts';

export type SoundCodec = 'aac' | 'opus';

/** An encoded sound; packets at negative times are decoded and not heard. */
export interface EncodedSound {
  readonly codec: SoundCodec;
  readonly packets: readonly EncodedPacket[];
  readonly decoderConfig: AudioDecoderConfig;
}

/** The media type by which WebCodecs knows a codec, and a bit rate that its encoders have. */
const CODECS: Readonly<Record<SoundCodec, { readonly codec: string; readonly bitrate: number }>> = {
  // Windows' encoder knows 96, 128, 160 and 192 kbit/s.
  aac: { codec: 'mp4a.40.2', bitrate: 192_000 },
  opus: { codec: 'opus', bitrate: 160_000 },
};

/** Samples that are handed to the encoder at a time. */
const CHUNK = 8192;

function configOf(codec: SoundCodec, { channels, sampleRate }: SoundInput): AudioEncoderConfig {
  return { ...CODECS[codec], sampleRate, numberOfChannels: channels.length };
}

/** Whether this realm's WebCodecs encode such a sound. */
export async function canEncodeSound(codec: SoundCodec, sound: SoundInput): Promise<boolean> {
  if (typeof AudioEncoder === 'undefined' || typeof AudioDecoder === 'undefined') return false;
  try {
    return (await AudioEncoder.isConfigSupported(configOf(codec, sound))).supported === true;
  } catch {
    return false;
  }
}

/**
 * Encodes a sound with WebCodecs. Encoders begin with samples of their own that WebCodecs does not tell of, and
 * an AAC encoder's 2,112 of them would already be heard as late. So the beginning is decoded again and compared,
 * and all packets are moved by what is found.
 *
 * @throws where the encoder fails or what it made does not resemble the sound
 */
export async function encodeSound(codec: SoundCodec, sound: SoundInput): Promise<EncodedSound> {
  const { channels, sampleRate } = sound;
  const length = channels[0]?.length ?? 0;
  const chunks: EncodedAudioChunk[] = [];
  let decoderConfig: AudioDecoderConfig | null = null;
  let failure: DOMException | null = null;
  const encoder = new AudioEncoder({
    output(chunk, metadata) {
      decoderConfig ??= metadata?.decoderConfig ?? null;
      chunks.push(chunk);
    },
    error(error) {
      failure = error;
    },
  });
  encoder.configure(configOf(codec, sound));
  for (let first = 0; first < length; first += CHUNK) {
    const frames = Math.min(CHUNK, length - first);
    const data = new Float32Array(frames * channels.length);
    for (const [c, channel] of channels.entries()) {
      data.set(channel.subarray(first, first + frames), c * frames);
    }
    const samples = new AudioData({
      format: 'f32-planar',
      sampleRate,
      numberOfFrames: frames,
      numberOfChannels: channels.length,
      timestamp: Math.round((first / sampleRate) * 1e6),
      data,
    });
    encoder.encode(samples);
    samples.close();
  }
  await encoder.flush();
  encoder.close();
  if (failure) throw failure as DOMException;
  if (!decoderConfig || chunks.length === 0) throw new Error('The sound encoder wrote nothing.');

  const delay = codec === 'aac' ? await delaySeconds(chunks, decoderConfig, sound) : 0;
  const seconds = length / sampleRate;
  const packets: EncodedPacket[] = [];
  for (const chunk of chunks) {
    const data = new Uint8Array(chunk.byteLength);
    chunk.copyTo(data);
    const timestamp = chunk.timestamp / 1e6 - delay;
    const duration = (chunk.duration ?? 0) / 1e6;
    // What the encoder added at the end is not wanted.
    if (timestamp >= seconds) break;
    packets.push(new EncodedPacket(data, 'key', timestamp, Math.min(duration, seconds - timestamp)));
  }
  return { codec, packets, decoderConfig };
}

/** How late the sound in the packets is against their times. */
async function delaySeconds(
  chunks: readonly EncodedAudioChunk[],
  config: AudioDecoderConfig,
  { channels, sampleRate }: SoundInput,
): Promise<number> {
  const decoded: Float32Array[] = [];
  let decodedRate = sampleRate;
  let failure: DOMException | null = null;
  const decoder = new AudioDecoder({
    output(samples) {
      const channel = new Float32Array(samples.numberOfFrames);
      samples.copyTo(channel, { planeIndex: 0, format: 'f32-planar' });
      decodedRate = samples.sampleRate;
      decoded.push(channel);
      samples.close();
    },
    error(error) {
      failure = error;
    },
  });
  decoder.configure(config);
  for (const chunk of chunks) decoder.decode(chunk);
  await decoder.flush();
  decoder.close();
  if (failure) throw failure as DOMException;
  if (decodedRate !== sampleRate) throw new Error('The sound encoder changed the sample rate.');
  const whole = new Float32Array(decoded.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of decoded) {
    whole.set(part, offset);
    offset += part.length;
  }
  const original = channels[0] ?? new Float32Array();
  const delay = delayOf(original, whole);
  if (delay !== null) return delay / sampleRate;
  // Silence cannot be late.
  if (!original.some((value) => Math.abs(value) > 1e-3)) return 0;
  throw new Error('What the sound encoder made does not resemble the sound.');
}

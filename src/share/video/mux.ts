import {
  BlobSource,
  BufferTarget,
  EncodedAudioPacketSource,
  EncodedPacket,
  EncodedPacketSink,
  EncodedVideoPacketSource,
  Input,
  MP4,
  Mp4OutputFormat,
  Output,
  WebMOutputFormat,
} from 'mediabunny';
import type { EncodedSound } from './encodeSound.ts';
import type { Container, Mp4Bytes } from './methods.ts';
import { FRAME_RATE } from './types.ts';

/** A file that is being written in memory, its index in front, so that a player can begin before it has the end. */
export function newOutput(container: Container): Output<Mp4OutputFormat | WebMOutputFormat, BufferTarget> {
  return new Output({
    format: container === 'mp4' ? new Mp4OutputFormat({ fastStart: 'in-memory' }) : new WebMOutputFormat(),
    target: new BufferTarget(),
  });
}

/** Writes a sound's packets. */
export async function addSound(source: EncodedAudioPacketSource, sound: EncodedSound): Promise<void> {
  for (const [i, packet] of sound.packets.entries()) {
    await source.add(packet, i === 0 ? { decoderConfig: sound.decoderConfig } : undefined);
  }
}

/** The sound of an M4A, with its times as its edit list tells them. @throws where there is no AAC in it */
export async function readSound(bytes: Mp4Bytes): Promise<EncodedSound> {
  using input = new Input({ source: new BlobSource(new Blob([bytes])), formats: [MP4] });
  const track = await input.getPrimaryAudioTrack();
  const decoderConfig = await track?.getDecoderConfig();
  if (!track || !decoderConfig) throw new Error('There is no sound in the encoded sound.');
  const packets: EncodedPacket[] = [];
  for await (const packet of new EncodedPacketSink(track).packets()) packets.push(packet);
  return { codec: 'aac', packets, decoderConfig };
}

/** Puts videos of consecutive frames behind one another, with a sound. */
export async function joinParts(
  parts: readonly Mp4Bytes[],
  sound: EncodedSound,
): Promise<Uint8Array<ArrayBuffer>> {
  const output = newOutput('mp4');
  const video = new EncodedVideoPacketSource('avc');
  const audio = new EncodedAudioPacketSource('aac');
  output.addVideoTrack(video, { frameRate: FRAME_RATE });
  output.addAudioTrack(audio);
  await output.start();
  let frame = 0;
  const writeVideo = async (): Promise<void> => {
    for (const bytes of parts) {
      using input = new Input({ source: new BlobSource(new Blob([bytes])), formats: [MP4] });
      const track = await input.getPrimaryVideoTrack();
      const decoderConfig = await track?.getDecoderConfig();
      if (!track || !decoderConfig) throw new Error('There is no picture in the encoded frames.');
      for await (const packet of new EncodedPacketSink(track).packets()) {
        await video.add(
          new EncodedPacket(packet.data, packet.type, frame / FRAME_RATE, 1 / FRAME_RATE),
          frame === 0 ? { decoderConfig } : undefined,
        );
        frame++;
      }
    }
    video.close();
  };
  const writeAudio = async (): Promise<void> => {
    await addSound(audio, sound);
    audio.close();
  };
  await Promise.all([writeVideo(), writeAudio()]);
  await output.finalize();
  return bytesOf(output.target);
}

/** What has been written. */
export function bytesOf(target: BufferTarget): Uint8Array<ArrayBuffer> {
  if (!target.buffer) throw new Error('The video was not written.');
  return new Uint8Array(target.buffer);
}

/** Draws and encodes videos beside the page; ending the worker ends all of it. */
import { CanvasSource, canEncodeVideo, EncodedAudioPacketSource, Quality } from 'mediabunny';
import { resample } from '../../audio/resample.ts';
import type { SoundInput } from '../../analysis/methods.ts';
import { serve } from '../../analysis/rpc/server.ts';
import { loadFonts } from '../cards/fonts.ts';
import { canEncodeSound, encodeSound } from './encodeSound.ts';
import { i420Bytes, toI420 } from './i420.ts';
import type { VideoMethods } from './methods.ts';
import { BANDS, motionOf, type Motion } from './motion.ts';
import { addSound, bytesOf, joinParts, newOutput, readSound } from './mux.ts';
import { createPainter, type Painter } from './painter.ts';
import { FRAME_RATE, PICTURES, type Picture, type VideoCard } from './types.ts';

declare const self: DedicatedWorkerGlobalScope;

interface Job {
  readonly card: VideoCard;
  readonly sound: SoundInput;
  readonly motion: Motion;
  readonly canvas: OffscreenCanvas;
  readonly painter: Painter;
}

let job: Job | null = null;
function opened(): Job {
  if (!job) throw new Error('No video is open.');
  return job;
}

/** Flat areas and thin bars need little; what is between them must stay sharp. Bits per second. */
function bitrateOf({ width, height }: Picture): number {
  return Math.round(0.16 * width * height * FRAME_RATE);
}

/** The sound at a rate that every encoder and player has. */
function playable(sound: SoundInput): SoundInput {
  const { channels, sampleRate } = sound;
  if (sampleRate === 44_100 || sampleRate === 48_000) return sound;
  return { channels: channels.map((channel) => resample(channel, sampleRate)), sampleRate: 44_100 };
}

async function canPicture(
  codec: 'avc' | 'vp9' | 'vp8',
  picture: Picture,
  hardwareAcceleration: 'no-preference' | 'prefer-hardware' = 'no-preference',
): Promise<boolean> {
  if (typeof VideoEncoder === 'undefined') return false;
  const { width, height } = picture;
  try {
    return await canEncodeVideo(codec, {
      width,
      height,
      frameRate: FRAME_RATE,
      quality: new Quality({ bitrate: bitrateOf(picture) }),
      hardwareAcceleration,
    });
  } catch {
    return false;
  }
}

/** The frame with the most to see in it. */
function liveliest({ levels, frameCount }: Motion): number {
  let best = 0;
  let most = -1;
  for (let frame = 0; frame < frameCount; frame++) {
    let sum = 0;
    for (let i = frame * BANDS; i < (frame + 1) * BANDS; i++) sum += levels[i] as number;
    if (sum > most) {
      most = sum;
      best = frame;
    }
  }
  return best;
}

serve<VideoMethods>(self, {
  async probe(sound) {
    const [h264, aac, opus, vp9, vp8] = await Promise.all([
      Promise.all(
        PICTURES.map(async (picture) => ({
          picture,
          can: await canPicture('avc', picture),
          inHardware: await canPicture('avc', picture, 'prefer-hardware'),
        })),
      ),
      canEncodeSound('aac', playable(sound)),
      canEncodeSound('opus', playable(sound)),
      canPicture('vp9', PICTURES[1]),
      canPicture('vp8', PICTURES[1]),
    ]);
    return { value: { h264, aac, opus, webmVideo: vp9 ? 'vp9' : vp8 ? 'vp8' : null }, transfer: [] };
  },

  async open({ card, sound }) {
    const words = JSON.stringify({ ...card.content, peaks: [] });
    // Not everywhere yet; words are then drawn in a font of the system.
    if ('fonts' in self) await loadFonts(self.fonts, words);
    const motion = motionOf(sound.channels, sound.sampleRate, card.frameCount);
    const canvas = new OffscreenCanvas(card.width, card.height);
    job = { card, sound, motion, canvas, painter: createPainter(canvas, card, motion) };
    return { value: undefined, transfer: [] };
  },

  async still(frame) {
    const { painter, motion, canvas } = opened();
    painter.paint(frame ?? liveliest(motion));
    const bitmap = await createImageBitmap(canvas);
    return { value: bitmap, transfer: [bitmap] };
  },

  async encode({ container, video: codec, aac }, { signal, report }) {
    const { card, painter, canvas, sound } = opened();
    const encoded = aac
      ? await readSound(aac)
      : await encodeSound(container === 'mp4' ? 'aac' : 'opus', playable(sound));
    const output = newOutput(container);
    const video = new CanvasSource(canvas, {
      codec,
      quality: new Quality({ bitrate: bitrateOf(card) }),
      keyFrameInterval: 1,
      latencyMode: 'quality',
    });
    const audio = new EncodedAudioPacketSource(encoded.codec);
    output.addVideoTrack(video, { frameRate: FRAME_RATE });
    output.addAudioTrack(audio);
    await output.start();
    try {
      const writingSound = addSound(audio, encoded).then(() => audio.close());
      for (let frame = 0; frame < card.frameCount; frame++) {
        signal.throwIfAborted();
        painter.paint(frame);
        await video.add(frame / FRAME_RATE, 1 / FRAME_RATE);
        report((frame + 1) / card.frameCount);
      }
      video.close();
      await writingSound;
      await output.finalize();
    } catch (error) {
      if (output.state !== 'finalized') await output.cancel();
      throw error;
    }
    const bytes = bytesOf(output.target);
    return { value: bytes, transfer: [bytes.buffer] };
  },

  async frames({ first, count }) {
    const { card, painter, canvas } = opened();
    const { width, height } = card;
    const pen = canvas.getContext('2d');
    if (!pen) throw new Error('The canvas has no 2D context.');
    const size = i420Bytes(width, height);
    const planes = new Uint8Array(count * size);
    for (let i = 0; i < count; i++) {
      painter.paint(first + i);
      toI420(pen.getImageData(0, 0, width, height).data, width, height, planes, i * size);
    }
    return { value: planes, transfer: [planes.buffer] };
  },

  async join({ parts, aac }) {
    const bytes = await joinParts(parts, await readSound(aac));
    return { value: bytes, transfer: [bytes.buffer] };
  },
});

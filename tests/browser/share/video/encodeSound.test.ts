import type { EncodedPacket } from 'mediabunny';
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest';
import { createFfmpegDecoder } from '../../../../src/audio/ffmpeg.ts';
import { writeWav } from '../../../../src/audio/writeWav.ts';
import { encodeSound } from '../../../../src/share/video/encodeSound.ts';
import { readSound } from '../../../../src/share/video/mux.ts';

const RATE = 44_100;
const ffmpeg = createFfmpegDecoder();
afterAll(() => ffmpeg.dispose());

/** A second of seeded noise in bursts. */
function bursts(): Float32Array<ArrayBuffer> {
  let state = 5;
  return Float32Array.from({ length: 1.2 * RATE }, (_, n) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return n % 9000 < 2000 ? 0.6 * (state / 2 ** 31 - 1) : 0;
  });
}

/** Packets of an AAC encoder with a delay of its own (1,024 samples and `silence` before the sound). */
async function aacPackets(sound: Float32Array<ArrayBuffer>, silence: number) {
  const padded = new Float32Array(silence + sound.length);
  padded.set(sound, silence);
  // A length of whole frames gets no further silence.
  const length = Math.ceil(padded.length / 1024) * 1024;
  const whole = new Float32Array(length);
  whole.set(padded);
  const m4a = await ffmpeg.encode(writeWav([whole], RATE), {
    format: 'm4a',
    sampleRate: RATE,
    sampleCount: length,
  });
  return readSound(m4a);
}

/** An encoder that gives these packets, as if the first began at 0. */
function encoderOf(packets: readonly EncodedPacket[], decoderConfig: AudioDecoderConfig) {
  return class {
    readonly #output: EncodedAudioChunkOutputCallback;
    constructor({ output }: AudioEncoderInit) {
      this.#output = output;
    }
    configure(): void {}
    encode(): void {}
    close(): void {}
    async flush(): Promise<void> {
      for (const [i, { data }] of packets.entries()) {
        const chunk = new EncodedAudioChunk({
          type: 'key',
          timestamp: Math.round((i * 1024 * 1e6) / RATE),
          duration: Math.round((1024 * 1e6) / RATE),
          data,
        });
        this.#output(chunk, i === 0 ? { decoderConfig } : {});
      }
    }
  };
}

afterEach(() => vi.unstubAllGlobals());

describe('an AAC encoder of WebCodecs, which does not tell of its delay', () => {
  // ffmpeg's packets stand for those of Windows and macOS, which the Chromium of the tests does not have.
  test.each([0, 1088])('is 1,024 and %d samples late, and its packets are moved by that', async (silence) => {
    const sound = bursts();
    const { packets, decoderConfig } = await aacPackets(sound, silence);
    const first = packets[0];
    expect(first?.timestamp).toBeCloseTo(-1024 / RATE, 5);
    vi.stubGlobal('AudioEncoder', encoderOf(packets, decoderConfig));
    const encoded = await encodeSound('aac', { channels: [sound], sampleRate: RATE });
    const delay = (1024 + silence) / RATE;
    expect(encoded.packets[0]?.timestamp).toBeCloseTo(-delay, 5);
    expect(encoded.packets[10]?.timestamp).toBeCloseTo((10 * 1024) / RATE - delay, 4);
    const last = encoded.packets.at(-1);
    expect((last?.timestamp ?? NaN) + (last?.duration ?? NaN)).toBeLessThan(sound.length / RATE + 1e-6);
    expect((last?.timestamp ?? NaN) + (last?.duration ?? NaN)).toBeGreaterThan(sound.length / RATE - 0.024);
  });

  test('is not believed where something else came out of it', async () => {
    const sound = bursts();
    const { packets, decoderConfig } = await aacPackets(sound.toReversed(), 0);
    vi.stubGlobal('AudioEncoder', encoderOf(packets, decoderConfig));
    await expect(encodeSound('aac', { channels: [sound], sampleRate: RATE })).rejects.toThrow('resemble');
  });
});

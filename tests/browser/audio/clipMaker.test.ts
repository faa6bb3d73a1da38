import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CLIP_FORMATS, createClipMaker, type ClipProgress } from '../../../src/analysis/clipMaker.ts';
import { createFfmpegDecoder, type FfmpegDecoder } from '../../../src/audio/ffmpeg.ts';
import { chord, wavFile } from '../../support/songs/wavFile.ts';

let ffmpeg: FfmpegDecoder;
beforeAll(() => {
  ffmpeg = createFfmpegDecoder();
});
afterAll(() => ffmpeg.dispose());

const RATE = 44_100;
const song = () => new File([wavFile(chord(12, RATE, 2), RATE, 2)], 'song.wav');
const range = { startSeconds: 2.5, seconds: 6 };
const signal = () => new AbortController().signal;

describe('clips', () => {
  test('come from the worker where it keeps the song', async () => {
    const kept = { channels: [new Float32Array(5)], sampleRate: 8_000 };
    const maker = createClipMaker(async () => kept, ffmpeg);
    expect(await maker.sound('id', song(), range, signal())).toBe(kept);
  });

  test('come from the file where it does not', async () => {
    const maker = createClipMaker(async () => null, ffmpeg);
    const { channels, sampleRate } = await maker.sound('id', song(), range, signal());
    expect([channels.length, sampleRate, channels[0]?.length]).toEqual([2, RATE, 6 * RATE]);
    const samples = chord(12, RATE, 2);
    const middle = 3 * RATE;
    expect(channels[0]?.[middle]).toBeCloseTo((samples[2 * (2.5 * RATE + middle)] ?? NaN) / 32_767, 3);
  });

  test.each(CLIP_FORMATS)('are saved as %s of the asked length', async (format) => {
    const maker = createClipMaker(async () => null, ffmpeg);
    const sound = await maker.sound('id', song(), range, signal());
    const heard: ClipProgress[] = [];
    const blob = await maker.encode(sound, format, {
      signal: signal(),
      onProgress: (progress) => heard.push(progress),
    });
    expect(blob.type).toMatch(/^audio\//);
    const decoded = await ffmpeg.decode(blob);
    expect([decoded.channels.length, decoded.sampleRate]).toEqual([2, RATE]);
    expect(decoded.channels[0]?.length).toBe(6 * RATE);
    const played = await new OfflineAudioContext(2, 1, RATE).decodeAudioData(await blob.arrayBuffer());
    expect(played.length).toBe(6 * RATE);
    // The sound that went in is still the worker's to give again.
    expect(sound.channels[0]?.length).toBe(6 * RATE);
    if (format !== 'wav') expect(heard.some(({ stage }) => stage === 'encode')).toBe(true);
  });

  test('are given up when cancelled, and the encoder starts anew afterwards', async () => {
    const maker = createClipMaker(async () => null, ffmpeg);
    const sound = await maker.sound('id', song(), range, signal());
    const abort = new AbortController();
    const pending = maker.encode(sound, 'mp3', { signal: abort.signal, onProgress: () => undefined });
    abort.abort();
    await expect(pending).rejects.toMatchObject({ name: 'AbortError' });
    const blob = await maker.encode(sound, 'mp3', { signal: signal(), onProgress: () => undefined });
    expect(blob.size).toBeGreaterThan(100_000);
  });
});

import { describe, expect, test } from 'vitest';
import { cutClip } from '../../../src/audio/cutClip.ts';
import {
  encodeArguments,
  encodedSampleCount,
  encodedSampleRate,
  ENCODED_FORMATS,
  parseFloatWav,
} from '../../../src/audio/ffmpegCommand.ts';
import { writeWav } from '../../../src/audio/writeWav.ts';
import { runFfmpeg, WORK_FOLDER } from '../../../training/audio/ffmpegNode.ts';

const sine = (seconds: number, sampleRate: number, hz = 440) =>
  Float32Array.from(
    { length: seconds * sampleRate },
    (_, n) => 0.5 * Math.sin((2 * Math.PI * hz * n) / sampleRate),
  );

describe('cutting', () => {
  test('is exact to the sample, and leaves the song as it is', () => {
    const ramp = Float32Array.from({ length: 48_000 }, (_, n) => n / 48_000);
    const [cut] = cutClip([ramp], 8_000, { startSeconds: 1.5, seconds: 2 }, 0, 0);
    expect(cut?.length).toBe(16_000);
    expect(cut?.[0]).toBe(ramp[12_000]);
    expect(cut?.at(-1)).toBe(ramp[27_999]);
    cutClip([ramp], 8_000, { startSeconds: 1.5, seconds: 2 });
    expect(ramp[12_000]).toBeCloseTo(0.25, 6);
  });

  test('fades from and to nothing, and nowhere else', () => {
    const ones = new Float32Array(40_000).fill(1);
    const [cut] = cutClip([ones], 10_000, { startSeconds: 0, seconds: 3 }, 10, 200);
    expect(cut?.[0]).toBe(0);
    expect(cut?.[50]).toBeCloseTo(0.5, 6);
    expect(cut?.slice(100, 28_000).every((value) => value === 1)).toBe(true);
    expect(cut?.[28_999]).toBeCloseTo(0.5, 6);
    expect(cut?.at(-1)).toBe(0);
  });

  test('what reaches over the end is silence; more than two channels become one', () => {
    const channels = [1, 2, 3].map((value) => new Float32Array(100).fill(value));
    const cut = cutClip(channels, 10, { startSeconds: 5, seconds: 10 }, 0, 0);
    expect(cut.length).toBe(1);
    expect([cut[0]?.length, cut[0]?.[49], cut[0]?.[50]]).toEqual([100, 2, 0]);
  });

  test.each([
    [-1, 5],
    [1, 0],
    [NaN, 5],
  ])('no clip from %d s of %d s', (startSeconds, seconds) => {
    expect(() => cutClip([new Float32Array(99)], 10, { startSeconds, seconds })).toThrow(RangeError);
  });
});

describe('files', () => {
  const song = [sine(20, 44_100), sine(20, 44_100, 660)];
  const clip = cutClip(song, 44_100, { startSeconds: 2.345, seconds: 15 });
  const wav = writeWav(clip, 44_100);

  async function decode(bytes: Uint8Array<ArrayBuffer>) {
    const { outputFiles } = await runFfmpeg(
      ['-i', `${WORK_FOLDER}/in`, '-c:a', 'pcm_f32le', '-f', 'wav', `${WORK_FOLDER}/out`],
      { in: bytes },
    );
    const decoded = parseFloatWav(outputFiles.get('out') ?? new Uint8Array());
    if (!decoded) throw new Error('ffmpeg did not decode it');
    return { ...decoded, frames: decoded.interleaved.length / decoded.channelCount };
  }

  test('a WAV has exactly the asked length and the samples to within two steps of 16 bits', async () => {
    const { frames, sampleRate, channelCount, interleaved } = await decode(wav);
    expect([frames, sampleRate, channelCount]).toEqual([15 * 44_100, 44_100, 2]);
    let worst = 0;
    for (let n = 0; n < frames; n++) {
      for (const c of [0, 1])
        worst = Math.max(worst, Math.abs((interleaved[2 * n + c] ?? NaN) - (clip[c]?.[n] ?? NaN)));
    }
    expect(worst).toBeLessThan(2.1 / 32768);
    expect(worst).toBeGreaterThan(0);
  });

  test('silence stays silent, full scale is limited, and a clip is always the same bytes', () => {
    const view = new Int16Array(writeWav([Float32Array.of(0, 0, 2, -2)], 8_000).buffer.slice(44));
    expect([...view]).toEqual([0, 0, 32767, -32768]);
    // Compared as bytes: the test runner walks typed arrays one by one, for a minute.
    expect(Buffer.compare(writeWav(clip, 44_100), wav)).toBe(0);
  });

  test.each(ENCODED_FORMATS)('%s decodes in ffmpeg with the asked length', async (format) => {
    const { outputFiles, log } = await runFfmpeg(
      encodeArguments({
        input: `${WORK_FOLDER}/in`,
        output: `${WORK_FOLDER}/out`,
        format,
        sampleRate: 44_100,
        sampleCount: 15 * 44_100,
      }),
      { in: wav },
    );
    const bytes = outputFiles.get('out');
    if (!bytes) throw new Error(log.join('\n'));
    const { frames, sampleRate, channelCount, interleaved } = await decode(bytes);
    expect([sampleRate, channelCount]).toEqual([44_100, 2]);
    expect(frames).toBe(15 * 44_100);
    // Not shifted either: the same sine, in phase.
    let product = 0;
    let energy = 0;
    for (let n = 44_100; n < 88_200; n++) {
      product += (interleaved[2 * n] ?? 0) * (clip[0]?.[n] ?? 0);
      energy += (clip[0]?.[n] ?? 0) ** 2;
    }
    expect(product / energy).toBeGreaterThan(0.99);
  });

  // Lengths that leave much, little and nothing of a last AAC frame; a rate that becomes another.
  test.each([
    [44_100, 5 * 44_100 + 123],
    [44_100, 200 * 1024],
    [44_100, 200 * 1024 + 1],
    [48_000, 3 * 48_000 + 1023],
    [22_050, 3 * 22_050 + 7],
    [96_000, 2 * 96_000 + 1],
  ])('an M4A of %d Hz and %d samples begins and ends where it should', async (sampleRate, sampleCount) => {
    const sound = sine(sampleCount / sampleRate, sampleRate);
    const [begin, end] = [0.01, 0.99].map((part) => Math.round(part * sampleCount)) as [number, number];
    sound.fill(0, 0, begin);
    sound.fill(0, end);
    const { outputFiles, log } = await runFfmpeg(
      encodeArguments({
        input: `${WORK_FOLDER}/in`,
        output: `${WORK_FOLDER}/out`,
        format: 'm4a',
        sampleRate,
        sampleCount: sound.length,
      }),
      { in: writeWav([sound], sampleRate) },
    );
    const bytes = outputFiles.get('out');
    if (!bytes) throw new Error(log.join('\n'));
    const decoded = await decode(bytes);
    expect(decoded.sampleRate).toBe(encodedSampleRate(sampleRate));
    expect(decoded.frames).toBe(encodedSampleCount(sampleRate, sound.length));
    const heard = decoded.interleaved.findIndex((value) => Math.abs(value) > 0.2) / decoded.sampleRate;
    const silent = decoded.interleaved.findLastIndex((value) => Math.abs(value) > 0.2) / decoded.sampleRate;
    expect(Math.abs(heard - begin / sampleRate)).toBeLessThan(0.002);
    expect(Math.abs(silent - end / sampleRate)).toBeLessThan(0.002);
  });

  test('rates that players do not have become related ones', () => {
    expect([8_000, 22_050, 44_100, 48_000, 88_200, 96_000].map(encodedSampleRate)).toEqual([
      48_000, 44_100, 44_100, 48_000, 44_100, 48_000,
    ]);
  });
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { blobSource } from '../../../src/audio/byteSource.ts';
import { decodeSong, type DecodeProgress } from '../../../src/audio/decode.ts';
import { FailureError } from '../../../src/audio/failure.ts';
import { createFfmpegDecoder, ffmpegCoreUrls, type FfmpegDecoder } from '../../../src/audio/ffmpeg.ts';
import { sniffFormat } from '../../../src/audio/sniff.ts';
import { readTags } from '../../../src/audio/tags.ts';
import type { DecodedAudio } from '../../../src/audio/types.ts';
import { aiffFile, chord, wavFile } from '../../support/songs/wavFile.ts';

const urls = import.meta.glob<string>('../../fixtures/sounds/*', {
  query: '?url',
  import: 'default',
  eager: true,
});

async function fixture(name: string): Promise<Blob> {
  const url = urls[`../../fixtures/sounds/${name}`];
  if (url === undefined) throw new Error(`There is no fixture ${name}.`);
  // Without a type, as content decides.
  return new Blob([await (await fetch(url)).arrayBuffer()]);
}

let ffmpeg: FfmpegDecoder;
beforeAll(() => {
  ffmpeg = createFfmpegDecoder();
});
afterAll(() => ffmpeg.dispose());

async function decode(
  file: Blob,
  options: {
    signal?: AbortSignal;
    onProgress?: (progress: DecodeProgress) => void;
    ffmpeg?: FfmpegDecoder;
  } = {},
): Promise<DecodedAudio> {
  return decodeSong(file, await sniffFormat(blobSource(file)), { ffmpeg, ...options });
}

async function reasonOf(file: Blob): Promise<string> {
  try {
    await decode(file);
    return 'decoded';
  } catch (error) {
    if (error instanceof FailureError) return error.reason;
    throw error;
  }
}

/** Of 16-bit sound. */
const ONE_STEP = 1 / 32_767;

/** Stands where no ffmpeg may be needed. */
const NO_FFMPEG: FfmpegDecoder = {
  decode: () => Promise.reject(new Error('ffmpeg was asked')),
  encode: () => Promise.reject(new Error('ffmpeg was asked')),
  run: () => Promise.reject(new Error('ffmpeg was asked')),
  dispose: () => undefined,
};

function expectChord(audio: DecodedAudio, sampleRate: number, channels: number): void {
  expect(audio.sampleRate).toBe(sampleRate);
  expect(audio.channels.length).toBe(channels);
  const [channel] = audio.channels;
  const seconds = (channel?.length ?? 0) / sampleRate;
  expect(seconds).toBeGreaterThan(5.9);
  expect(seconds).toBeLessThan(6.2);
  const peak = (channel ?? new Float32Array(0)).reduce(
    (largest, sample) => Math.max(largest, Math.abs(sample)),
    0,
  );
  expect(peak).toBeGreaterThan(0.3);
  expect(peak).toBeLessThan(0.9);
}

describe('WebAudio', () => {
  test.each([
    ['chord.flac', 22_050, 1],
    ['chord.mp3', 44_100, 2],
    ['chord-aac.m4a', 44_100, 2],
    ['chord.ogg', 44_100, 2],
    ['chord.opus', 48_000, 2],
  ])("%s at the file's own rate", async (name, sampleRate, channels) => {
    const audio = await decode(await fixture(name), { ffmpeg: NO_FFMPEG });
    expect(audio.decoder).toBe('webaudio');
    expectChord(audio, sampleRate, channels);
  });

  test.each([8_000, 44_100, 48_000, 96_000, 192_000])(
    '16-bit WAV at %d Hz within a step of 16 bits',
    async (sampleRate) => {
      const samples = chord(5.5, sampleRate, 2);
      const audio = await decode(new Blob([wavFile(samples, sampleRate, 2)]), { ffmpeg: NO_FFMPEG });
      expect(audio.sampleRate).toBe(sampleRate);
      let wrong = 0;
      audio.channels.forEach((channel, c) => {
        expect(channel.length).toBe(samples.length / 2);
        for (let i = 0; i < channel.length; i++) {
          // Chromium divides positive samples by 32,767 and negative ones by 32,768.
          if (Math.abs((channel[i] ?? 9) - (samples[2 * i + c] ?? 0) / 32_768) > ONE_STEP) wrong++;
        }
      });
      expect(wrong).toBe(0);
    },
  );

  test('its channels can be given to a worker', async () => {
    const audio = await decode(await fixture('chord.mp3'), { ffmpeg: NO_FFMPEG });
    const buffers = audio.channels.map(({ buffer }) => buffer);
    const [sent] = structuredClone(audio.channels, { transfer: buffers });
    expect(sent?.length).toBeGreaterThan(5.9 * 44_100);
  });
});

describe('ffmpeg', () => {
  test.each([
    ['chord-alac.m4a', 22_050, 1],
    ['chord.wma', 44_100, 2],
    ['chord.ac3', 48_000, 2],
  ])('%s', async (name, sampleRate, channels) => {
    const audio = await decode(await fixture(name));
    expect(audio.decoder).toBe('ffmpeg');
    expectChord(audio, sampleRate, channels);
  });

  test('AIFF bit by bit, over several segments', async () => {
    const samples = chord(65, 22_050, 2);
    const stages = new Set<string>();
    const audio = await decode(new Blob([aiffFile(samples, 22_050, 2)]), {
      onProgress: (progress) => stages.add(progress.stage),
    });
    expect(stages).toContain('decode');
    let wrong = 0;
    audio.channels.forEach((channel, c) => {
      expect(channel.length).toBe(samples.length / 2);
      for (let i = 0; i < channel.length; i++) if (channel[i] !== (samples[2 * i + c] ?? 0) / 32_768) wrong++;
    });
    expect(wrong).toBe(0);
  });

  test('gives the same samples as WebAudio for the same lossless file', async () => {
    const file = await fixture('chord.flac');
    const [a, b] = [await decode(file, { ffmpeg: NO_FFMPEG }), await ffmpeg.decode(file)];
    expect(b.channels.map(({ length }) => length)).toEqual(a.channels.map(({ length }) => length));
    let largest = 0;
    a.channels[0]?.forEach(
      (sample, i) => (largest = Math.max(largest, Math.abs(sample - (b.channels[0]?.[i] ?? 9)))),
    );
    expect(largest).toBeLessThan(ONE_STEP);
  });

  test('the sound of a video, without reading the video whole', async () => {
    const audio = await decode(await fixture('chord-video.mp4'));
    expect(audio.decoder).toBe('ffmpeg');
    expectChord(audio, 44_100, 2);
  });

  test('the sound of a video through the browser where the extra decoder is out of reach', async () => {
    const file = await fixture('chord-video.mp4');
    const outOfReach: FfmpegDecoder = {
      decode: () => Promise.reject(new FailureError('decoder-offline', 'no network')),
      encode: NO_FFMPEG.encode,
      run: NO_FFMPEG.run,
      dispose: () => undefined,
    };
    const audio = await decode(file, { ffmpeg: outOfReach });
    expect(audio.decoder).toBe('webaudio');
    expectChord(audio, 44_100, 2);
  });

  test('two files at the same time wait for one another', async () => {
    const [alac, wma] = await Promise.all([
      decode(await fixture('chord-alac.m4a')),
      decode(await fixture('chord.wma')),
    ]);
    expectChord(alac, 22_050, 1);
    expectChord(wma, 44_100, 2);
  });

  test('fetched with a rising count of bytes, from the addresses that it tells', async () => {
    const song = await fixture('chord.wma');
    const own = createFfmpegDecoder();
    const counts: number[] = [];
    const requested: string[] = [];
    const realFetch = window.fetch;
    window.fetch = (input, init) => {
      requested.push(new URL(String(input)).href);
      return realFetch(input, init);
    };
    try {
      await own.decode(song, {
        onDownload: ({ loadedBytes }) => counts.push(loadedBytes),
      });
    } finally {
      window.fetch = realFetch;
      own.dispose();
    }
    expect(counts.at(-1)).toBeGreaterThan(30_000_000);
    expect(counts).toEqual([...counts].sort((a, b) => a - b));
    expect(requested).toEqual(ffmpegCoreUrls());
  });

  test('not on the device and no network: says so', async () => {
    const realFetch = window.fetch;
    window.fetch = () => Promise.reject(new TypeError('Failed to fetch'));
    const own = createFfmpegDecoder();
    try {
      await expect(own.decode(new Blob([aiffFile(chord(6, 8000, 1), 8000, 1)]))).rejects.toMatchObject({
        reason: 'decoder-offline',
      });
    } finally {
      window.fetch = realFetch;
    }
    // And it is not broken for good.
    expect((await own.decode(new Blob([aiffFile(chord(6, 8000, 1), 8000, 1)]))).channels[0]?.length).toBe(
      48_000,
    );
    own.dispose();
  });
});

describe('cancelling', () => {
  test('before the start, and in WebAudio', async () => {
    await expect(decode(await fixture('chord.mp3'), { signal: AbortSignal.abort() })).rejects.toMatchObject({
      name: 'AbortError',
    });
    const controller = new AbortController();
    const running = decode(new Blob([wavFile(chord(300, 44_100, 1), 44_100, 1)]), {
      signal: controller.signal,
      onProgress: () => queueMicrotask(() => controller.abort()),
    });
    await expect(running).rejects.toMatchObject({ name: 'AbortError' });
  });

  test('in the middle of ffmpeg, which works again afterwards', async () => {
    const controller = new AbortController();
    const running = decode(new Blob([aiffFile(chord(300, 44_100, 2), 44_100, 2)]), {
      signal: controller.signal,
      onProgress: (progress) => {
        if (progress.stage === 'decode') setTimeout(() => controller.abort(), 50);
      },
    });
    await expect(running).rejects.toMatchObject({ name: 'AbortError' });
    expectChord(await decode(await fixture('chord.wma')), 44_100, 2);
  });
});

describe('refusals', () => {
  test('no sound track, no sound, damaged, unsupported, short, silent', async () => {
    expect(await reasonOf(await fixture('video-only.mp4'))).toBe('no-audio-track');
    expect(await reasonOf(new Blob([]))).toBe('empty-file');
    expect(await reasonOf(new Blob(['#EXTM3U\nhttps://example.org/song.mp3\n']))).toBe('not-audio');
    expect(await reasonOf(new Blob([new Uint8Array(5000).map((_, i) => (i * 7919) >> 3)]))).toBe('not-audio');
    const ogg = new Uint8Array(await (await fixture('chord.ogg')).arrayBuffer());
    expect(await reasonOf(new Blob([ogg.fill(0x55, 200)]))).toBe('damaged');
    const m4a = await fixture('chord-aac.m4a');
    expect(await reasonOf(m4a.slice(0, m4a.size / 2))).toBe('damaged');
    const unknownTag = wavFile(chord(6, 8000, 1), 8000, 1);
    unknownTag.set([0x34, 0x12], 20);
    expect(await reasonOf(new Blob([unknownTag]))).toBe('unsupported-format');
    expect(await reasonOf(new Blob([wavFile(chord(2, 8000, 1), 8000, 1)]))).toBe('too-short');
    expect(await reasonOf(new Blob([wavFile(new Int16Array(80_000), 8000, 1)]))).toBe('silent');
  });

  test('after every refusal the next song decodes', async () => {
    expectChord(await decode(await fixture('chord-alac.m4a')), 22_050, 1);
  });
});

describe('tags', () => {
  test('in the browser', async () => {
    expect(await readTags(await fixture('chord.mp3'))).toMatchObject({
      title: 'Chord <b>&</b> 試聴',
      artist: 'A Test',
    });
  });
});

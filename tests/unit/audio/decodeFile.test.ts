import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FailureError } from '../../../src/audio/failure.ts';
import { NO_TAGS, readTags } from '../../../src/audio/tags.ts';
import { decodeAudioFile } from '../../../training/audio/decodeFile.ts';
import { runFfmpeg } from '../../../training/audio/ffmpegNode.ts';
import { aiffFile, chord, wavFile } from '../../support/songs/wavFile.ts';

const fixture = (name: string): string =>
  fileURLToPath(new URL(`../../fixtures/sounds/${name}`, import.meta.url));

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'earshot-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function written(name: string, bytes: Uint8Array): Promise<string> {
  const file = path.join(folder, name);
  await writeFile(file, bytes);
  return file;
}

async function reasonOf(file: string): Promise<string> {
  try {
    await decodeAudioFile(file);
    return 'decoded';
  } catch (error) {
    if (error instanceof FailureError) return error.reason;
    throw error;
  }
}

describe('decodeAudioFile', () => {
  test('lossless files give back the samples exactly', async () => {
    // 40 s: more than one segment.
    const samples = chord(40, 44_100, 2);
    for (const [name, bytes] of [
      ['a.wav', wavFile(samples, 44_100, 2)],
      ['a.aiff', aiffFile(samples, 44_100, 2)],
    ] as const) {
      const audio = await decodeAudioFile(await written(name, bytes));
      expect(audio).toMatchObject({ sampleRate: 44_100, decoder: 'ffmpeg' });
      expect(audio.channels.map(({ length }) => length)).toEqual([1_764_000, 1_764_000]);
      let wrong = 0;
      audio.channels.forEach((channel, c) => {
        for (let i = 0; i < channel.length; i++)
          if (channel[i] !== (samples[2 * i + c] ?? 0) / 32_768) wrong++;
      });
      expect(wrong, name).toBe(0);
    }
  });

  test.each([
    ['chord.flac', 22_050, 1],
    ['chord-alac.m4a', 22_050, 1],
    ['chord.mp3', 44_100, 2],
    ['chord-aac.m4a', 44_100, 2],
    ['chord.ogg', 44_100, 2],
    ['chord.opus', 48_000, 2],
    ['chord.wma', 44_100, 2],
    ['chord.ac3', 48_000, 2],
    ['chord-video.mp4', 44_100, 2],
  ])('%s', async (name, sampleRate, channelCount) => {
    const audio = await decodeAudioFile(fixture(name));
    expect(audio.sampleRate).toBe(sampleRate);
    expect(audio.channels.length).toBe(channelCount);
    const [channel] = audio.channels;
    expect((channel?.length ?? 0) / sampleRate).toBeGreaterThan(5.95);
    expect((channel?.length ?? 0) / sampleRate).toBeLessThan(6.1);
    // The level of the chord: three sines of a third of 20,000 each under a swell whose mean square is 0.44.
    const expected = channelCount === 2 ? 0.61 * Math.sqrt(0.44 / 6) : 0.61 * 0.75 * Math.sqrt(0.44 / 6);
    const rms = Math.sqrt(
      (channel ?? new Float32Array(1)).reduce((sum, x) => sum + x * x, 0) / (channel?.length ?? 1),
    );
    expect(20 * Math.log10(rms / expected)).toBeGreaterThan(-1.5);
    expect(20 * Math.log10(rms / expected)).toBeLessThan(1.5);
  });

  test('what cannot be decoded says why', async () => {
    expect(await reasonOf(fixture('video-only.mp4'))).toBe('no-audio-track');
    expect(await reasonOf(await written('empty.mp3', new Uint8Array(0)))).toBe('empty-file');
    expect(await reasonOf(await written('text.mp3', new TextEncoder().encode('no music\n'.repeat(99))))).toBe(
      'not-audio',
    );
    expect(await reasonOf(await written('short.wav', wavFile(chord(2, 8000, 1), 8000, 1)))).toBe('too-short');
    expect(await reasonOf(await written('silent.wav', wavFile(new Int16Array(80_000), 8000, 1)))).toBe(
      'silent',
    );
    const unknownTag = wavFile(chord(6, 8000, 1), 8000, 1);
    unknownTag[20] = 0x34;
    unknownTag[21] = 0x12;
    expect(await reasonOf(await written('tag.wav', unknownTag))).toBe('unsupported-format');
    const ogg = new Uint8Array(await readFile(fixture('chord.ogg')));
    expect(await reasonOf(await written('damaged.ogg', ogg.fill(0x55, 200)))).toBe('damaged');
  });

  test('really twelve hours of silence in a small file are refused before they are decoded', async () => {
    const run = await runFfmpeg(
      [
        '-f',
        'lavfi',
        '-i',
        'anullsrc=r=8000:cl=mono',
        '-t',
        '3000',
        '-c:a',
        'flac',
        '-frame_size',
        '65535',
        '/files/long.flac',
      ],
      {},
    );
    const bytes = run.outputFiles.get('long.flac');
    expect(bytes?.length).toBeLessThan(20_000);
    expect(await reasonOf(await written('long.flac', bytes ?? new Uint8Array(0)))).toBe('too-long');
  });
});

describe('readTags', () => {
  const blobOf = async (name: string): Promise<Blob> =>
    new Blob([new Uint8Array(await readFile(fixture(name)))]);

  test('title and artist come from the file', async () => {
    expect(await readTags(await blobOf('chord.mp3'))).toEqual({
      ...NO_TAGS,
      title: 'Chord <b>&</b> 試聴',
      artist: 'A Test',
    });
    expect((await readTags(await blobOf('chord-aac.m4a'))).title).toBe('Chord');
  });

  test('the name is no title', async () => {
    const file = new File([wavFile(chord(1, 8000, 1), 8000, 1)], 'My hit - The band.wav', {
      type: 'audio/wav',
    });
    expect(await readTags(file)).toEqual(NO_TAGS);
  });

  test('never rejects', async () => {
    const mp3 = new Uint8Array(await readFile(fixture('chord.mp3')));
    for (const content of [
      new Uint8Array(0),
      mp3.slice(0, 15),
      mp3.slice(100),
      new TextEncoder().encode('ID3 no'),
    ]) {
      await expect(readTags(new Blob([content]))).resolves.toHaveProperty('title');
    }
  });

  test('the front cover is taken, an SVG is not', async () => {
    const picture = (type: number, mime: string, data: string): Uint8Array => {
      const body = new TextEncoder().encode(`\0${mime}\0${String.fromCharCode(type)}\0${data}`);
      const frame = new Uint8Array(10 + body.length);
      frame.set(new TextEncoder().encode('APIC'));
      new DataView(frame.buffer).setUint32(4, body.length);
      frame.set(body, 10);
      return frame;
    };
    const frames = [
      picture(3, 'image/svg+xml', '<svg/>'),
      picture(4, 'image/png', 'back'),
      picture(3, 'image/jpg', 'front'),
    ];
    const size = frames.reduce((sum, frame) => sum + frame.length, 0);
    const header = Uint8Array.from([0x49, 0x44, 0x33, 3, 0, 0, 0, 0, size >> 7, size & 0x7f]);
    const sound = new Uint8Array(await readFile(fixture('chord.mp3')));
    const behindTag = sound.subarray(sound.findIndex((byte, i) => byte === 0xff && sound[i + 1] === 0xfb));
    const tags = await readTags(
      new Blob([header, ...frames.map((frame) => new Uint8Array(frame)), new Uint8Array(behindTag)]),
    );
    expect(tags.cover?.type).toBe('image/jpeg');
    expect(new TextDecoder().decode(tags.cover?.bytes)).toBe('front');
  });
});

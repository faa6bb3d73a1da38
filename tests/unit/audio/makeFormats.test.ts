import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bytesSource } from '../../../src/audio/byteSource.ts';
import { sniffFormat } from '../../../src/audio/sniff.ts';
import { decodeAudioFile } from '../../../training/audio/decodeFile.ts';
import { FORMATS, makeFormats } from '../../support/songs/makeFormats.ts';
import { chord, wavFile } from '../../support/songs/wavFile.ts';

let folder = '';
let song = '';
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'earshot-formats-'));
  song = path.join(folder, 'song.wav');
  await writeFile(song, wavFile(chord(6, 48_000, 2), 48_000, 2));
});
afterAll(() => rm(folder, { recursive: true }));

test('every format is made, once, and all lossless ones hold the same samples', async () => {
  const outDir = path.join(folder, 'out');
  const files = await makeFormats(song, outDir);
  expect([...files.keys()]).toEqual(FORMATS.map(({ file }) => file));
  expect(await makeFormats(song, outDir)).toEqual(files);
  expect((await readdir(outDir)).length).toBe(1);

  const reference = await decodeAudioFile(files.get('pcm16.wav') ?? '');
  expect(reference.sampleRate).toBe(44_100);
  for (const { file, isLossless } of FORMATS) {
    const location = files.get(file) ?? '';
    expect((await sniffFormat(bytesSource(await readFile(location)))).kind, file).toBe('audio');
    const { channels, sampleRate } = await decodeAudioFile(location);
    expect(Math.abs((channels[0]?.length ?? 0) / sampleRate - 6), file).toBeLessThan(0.1);
    if (!isLossless) continue;
    let wrong = 0;
    reference.channels.forEach((channel, c) => {
      expect(channels[c]?.length, file).toBe(channel.length);
      for (let i = 0; i < channel.length; i++) if (channel[i] !== channels[c]?.[i]) wrong++;
    });
    expect(wrong, file).toBe(0);
  }
});

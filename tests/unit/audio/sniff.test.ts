import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { bytesSource, blobSource } from '../../../src/audio/byteSource.ts';
import { sniffFormat, type SniffResult } from '../../../src/audio/sniff.ts';
import { aiffFile, chord, wavFile } from '../../support/songs/wavFile.ts';

const sniff = (bytes: Uint8Array): Promise<SniffResult> => sniffFormat(bytesSource(bytes));
const fixture = (name: string): Promise<Uint8Array> =>
  readFile(new URL(`../../fixtures/sounds/${name}`, import.meta.url));

/** `[1, 'abc', 2n]`: a byte, Latin-1 text; arrays are flattened. */
type Part = number | string | Uint8Array | readonly Part[];
function bytes(...parts: readonly Part[]): Uint8Array {
  const out: number[] = [];
  const add = (part: Part): void => {
    if (typeof part === 'number') out.push(part & 0xff);
    else if (typeof part === 'string') for (const character of part) out.push(character.charCodeAt(0) & 0xff);
    else if (part instanceof Uint8Array) for (const byte of part) out.push(byte);
    else part.forEach(add);
  };
  parts.forEach(add);
  return Uint8Array.from(out);
}
const le = (value: number, count: number): number[] =>
  Array.from({ length: count }, (_, i) => Math.floor(value / 256 ** i));
const be = (value: number, count: number): number[] => le(value, count).reverse();
const zeros = (count: number): Uint8Array => new Uint8Array(count);
/** Noise from a linear congruential generator. */
function noise(length: number, seed: number): Uint8Array {
  const out = new Uint8Array(length);
  let x = seed >>> 0;
  for (let i = 0; i < length; i++) {
    x = (Math.imul(1_664_525, x) + 1_013_904_223) >>> 0;
    out[i] = x >>> 24;
  }
  return out;
}

const fmt = (tag: number, channels: number, rate: number, bits: number): number[] => [
  ...le(tag, 2),
  ...le(channels, 2),
  ...le(rate, 4),
  ...le((rate * channels * bits) / 8, 4),
  ...le((channels * bits) / 8, 2),
  ...le(bits, 2),
];
const wav = (format: readonly number[], dataBytes: number, claimed = dataBytes): Uint8Array =>
  bytes(
    'RIFF',
    le(claimed + 36, 4),
    'WAVEfmt ',
    le(format.length, 4),
    [...format],
    'data',
    le(claimed, 4),
    zeros(dataBytes),
  );

describe('formats made by encoders', () => {
  test.each([
    ['chord.flac', 'flac', 'flac', 22_050, 1, 16],
    ['chord-alac.m4a', 'mp4', 'alac', 22_050, 1, 16],
    ['chord.mp3', 'mp3', 'mp3', 44_100, 2, null],
    ['chord-aac.m4a', 'mp4', 'aac', 44_100, 2, null],
    ['chord.ogg', 'ogg', 'vorbis', 44_100, 2, null],
    ['chord.opus', 'ogg', 'opus', 48_000, 2, null],
    ['chord.wma', 'asf', 'wmav2', 44_100, 2, null],
    ['chord.ac3', 'ac3', 'ac3', 48_000, 2, null],
    ['chord-video.mp4', 'mp4', 'aac', 44_100, 2, null],
  ])('%s', async (name, container, codec, sampleRate, channels, bitDepth) => {
    const result = await sniff(await fixture(name));
    expect(result).toMatchObject({
      kind: 'audio',
      format: { container, codec, sampleRate, channels, bitDepth },
    });
    if (result.kind !== 'audio') throw new Error('unreachable');
    expect(result.hasVideo).toBe(name === 'chord-video.mp4');
    expect(result.format.durationSeconds).toBeGreaterThan(5.8);
    expect(result.format.durationSeconds).toBeLessThan(6.2);
  });

  test('a video without sound', async () => {
    expect(await sniff(await fixture('video-only.mp4'))).toEqual({
      kind: 'no-audio-track',
      container: 'mp4',
    });
  });

  test('half a file keeps its format, and nothing but the duration is lost', async () => {
    for (const name of ['chord.flac', 'chord.mp3', 'chord.ogg', 'chord.opus', 'chord.wma', 'chord.ac3']) {
      const whole = await fixture(name);
      expect((await sniff(whole.subarray(0, whole.length >> 1))).kind, name).toBe('audio');
    }
    const m4a = await fixture('chord-aac.m4a');
    expect(await sniff(m4a.subarray(0, m4a.length >> 1))).toMatchObject({
      kind: 'damaged',
      container: 'mp4',
    });
  });
});

describe('WAV and AIFF', () => {
  test('plain files', async () => {
    expect(await sniff(wavFile(chord(1, 48_000, 2), 48_000, 2))).toMatchObject({
      format: {
        container: 'wav',
        codec: 'pcm_s16le',
        sampleRate: 48_000,
        channels: 2,
        bitDepth: 16,
        durationSeconds: 1,
      },
    });
    expect(await sniff(aiffFile(chord(1, 44_100, 1), 44_100, 1))).toMatchObject({
      format: { container: 'aiff', codec: 'pcm_s16be', sampleRate: 44_100, channels: 1, durationSeconds: 1 },
    });
  });

  test('odd chunks in front, extensible format', async () => {
    const extensible = [
      ...fmt(0xfffe, 2, 44_100, 32),
      ...le(22, 2),
      ...le(32, 2),
      ...le(3, 4),
      ...le(3, 2),
      ...zeros(14),
    ];
    const file = bytes(
      'RIFF',
      le(0, 4),
      'WAVEJUNK',
      le(3, 4),
      zeros(4),
      'fmt ',
      le(40, 4),
      extensible,
      'data',
      le(8, 4),
      zeros(8),
    );
    expect(await sniff(file)).toMatchObject({
      format: { codec: 'pcm_f32le', sampleRate: 44_100, bitDepth: 32 },
    });
  });

  test('RF64 takes its size from ds64', async () => {
    const ds64 = [le(0, 8), le(176_400, 8), le(0, 8), le(0, 4)];
    const file = bytes(
      'RF64',
      le(0xffffffff, 4),
      'WAVEds64',
      le(28, 4),
      ds64,
      'fmt ',
      le(16, 4),
      fmt(1, 2, 44_100, 16),
      'data',
      le(0xffffffff, 4),
      zeros(352_800),
    );
    expect(await sniff(file)).toMatchObject({ format: { durationSeconds: 1 } });
  });

  test.each([
    [0xffffffff, 1],
    [0, 1],
    [100_000_000, 1],
  ])('a claimed size of %d does not exceed what is there', async (claimed, seconds) => {
    expect(await sniff(wav(fmt(1, 2, 44_100, 16), 176_400, claimed))).toMatchObject({
      format: { durationSeconds: seconds },
    });
  });

  test.each([
    ['0 channels', fmt(1, 0, 44_100, 16)],
    ['0 Hz', fmt(1, 2, 0, 16)],
    ['1 Hz', fmt(1, 2, 1, 16)],
    ['4 GHz', fmt(1, 2, 4_000_000_000, 16)],
    ['60,000 channels', fmt(1, 60_000, 44_100, 16)],
  ])('%s is damaged', async (_, format) => {
    expect(await sniff(wav(format, 1000))).toMatchObject({ kind: 'damaged', container: 'wav' });
  });

  test('no data chunk, data before format', async () => {
    expect(await sniff(wav(fmt(1, 2, 44_100, 16), 0).subarray(0, 36))).toMatchObject({ kind: 'damaged' });
    expect(await sniff(bytes('RIFF', le(0, 4), 'WAVEdata', le(4, 4), zeros(4)))).toMatchObject({
      kind: 'damaged',
    });
  });
});

describe('FLAC', () => {
  const streamInfo = (samples: number, blockSize = 4096): Uint8Array =>
    bytes(
      'fLaC',
      0x80,
      be(34, 3),
      be(blockSize, 2),
      be(blockSize, 2),
      zeros(6),
      be((44_100 << 12) | (1 << 9) | (15 << 4) | Math.floor(samples / 2 ** 32), 4),
      be(samples % 2 ** 32, 4),
      zeros(16),
    );

  test('an ID3 tag in front is skipped', async () => {
    const file = bytes('ID3', 3, 0, 0, 0, 0, 0, 20, zeros(20), streamInfo(44_100), zeros(1000));
    expect(await sniff(file)).toMatchObject({
      format: { container: 'flac', sampleRate: 44_100, channels: 2, bitDepth: 16, durationSeconds: 1 },
    });
  });

  test('a claim that the bytes could not hold is dropped, one that they could is kept', async () => {
    expect(await sniff(bytes(streamInfo(2 ** 36 - 1), zeros(10_000)))).toMatchObject({
      format: { durationSeconds: null },
    });
    const twelveHours = 12 * 3600 * 44_100;
    const result = await sniff(bytes(streamInfo(twelveHours, 65_535), zeros(400_000)));
    expect(result).toMatchObject({ format: { durationSeconds: 43_200 } });
  });
});

describe('MPEG audio', () => {
  /** 128 kbit/s, 44,100 Hz, joint stereo: 417 bytes. */
  const frame = bytes(0xff, 0xfb, 0x90, 0x40, zeros(413));
  const frames = (count: number): Uint8Array => bytes(...Array.from({ length: count }, () => frame));

  test('a second header must follow the first', async () => {
    expect(await sniff(frames(3))).toMatchObject({
      format: { container: 'mp3', codec: 'mp3', sampleRate: 44_100, channels: 2 },
    });
    expect((await sniff(bytes(frame, noise(2000, 5)))).kind).toBe('unknown');
  });

  test('the length of a stream without an index is counted from its frames', async () => {
    const result = await sniff(frames(100));
    if (result.kind !== 'audio') throw new Error('not recognised');
    expect(result.durationIsEstimate).toBe(true);
    expect(result.format.durationSeconds).toBeCloseTo((100 * 1152) / 44_100, 1);
  });

  test('a Xing header says how many frames there are', async () => {
    const first = bytes(0xff, 0xfb, 0x90, 0x40, zeros(32), 'Xing', be(1, 4), be(120, 4), zeros(369));
    expect(first.length).toBe(417);
    const result = await sniff(bytes(first, frames(120)));
    if (result.kind !== 'audio') throw new Error('not recognised');
    expect(result.durationIsEstimate).toBe(false);
    expect(result.format.durationSeconds).toBeCloseTo((120 * 1152) / 44_100, 6);
  });

  test('found behind 70,000 bytes of junk, and behind a tag that lies about its size', async () => {
    expect(await sniff(bytes(zeros(70_000), frames(20)))).toMatchObject({ format: { container: 'mp3' } });
    expect(await sniff(bytes('ID3', 3, 0, 0, 0x7f, 0x7f, 0x7f, 0x7f, frames(20)))).toMatchObject({
      format: { container: 'mp3' },
    });
  });

  test('a tag without sound is damaged', async () => {
    expect(await sniff(bytes('ID3', 3, 0, 0, 0, 0, 32, 0, zeros(4096)))).toMatchObject({ kind: 'damaged' });
  });

  test('ADTS', async () => {
    const adts = bytes(0xff, 0xf1, 0x50, 0x80, 200 >> 3, (200 & 7) << 5, 0xfc, zeros(193));
    const result = await sniff(bytes(adts, adts, adts, adts));
    expect(result).toMatchObject({
      format: { container: 'adts', codec: 'aac', sampleRate: 44_100, channels: 2 },
    });
  });
});

describe('MP4', () => {
  const box = (type: string, ...body: readonly Part[]): Uint8Array => {
    const content = bytes(...body);
    return bytes(be(content.length + 8, 4), type, content);
  };
  const ftyp = box('ftyp', 'M4A ', zeros(4), 'isom');
  const soundTrack = (entry: string, extra: Uint8Array = zeros(0), rate = 44_100): Uint8Array => {
    const sample = box(
      entry,
      zeros(6),
      be(1, 2),
      zeros(8),
      be(2, 2),
      be(16, 2),
      zeros(4),
      be(rate, 2),
      be(0, 2),
      extra,
    );
    return box(
      'trak',
      box(
        'mdia',
        box('mdhd', zeros(12), be(44_100, 4), be(441_000, 4), zeros(4)),
        box('hdlr', zeros(8), 'soun', zeros(13)),
        box('minf', box('stbl', box('stsd', zeros(4), be(1, 4), sample))),
      ),
    );
  };
  const esds = (config: readonly number[]): Uint8Array =>
    box(
      'esds',
      zeros(4),
      3,
      22 + config.length,
      zeros(3),
      4,
      17 + config.length,
      0x40,
      zeros(12),
      5,
      config.length,
      [...config],
    );

  test.each([
    ['alac', 'alac'],
    ['ac-3', 'ac3'],
    ['ec-3', 'eac3'],
    ['Opus', 'opus'],
    ['sowt', 'pcm_s16le'],
    ['twos', 'pcm_s16be'],
  ])('sample entry %s', async (entry, codec) => {
    expect(await sniff(bytes(ftyp, box('moov', soundTrack(entry))))).toMatchObject({
      format: { container: 'mp4', codec, durationSeconds: 10 },
    });
  });

  test('AAC-LC, and HE-AAC signalled in both ways, give the rate that comes out', async () => {
    const rateOf = async (config: readonly number[]): Promise<number | null> => {
      const result = await sniff(
        bytes(ftyp, box('mdat', zeros(50)), box('moov', soundTrack('mp4a', esds(config), 22_050))),
      );
      return result.kind === 'audio' ? result.format.sampleRate : null;
    };
    expect(await rateOf([0x12, 0x10])).toBe(44_100); // LC, 44.1 kHz, stereo
    expect(await rateOf([0x2b, 0x92, 0x08, 0x00])).toBe(44_100); // SBR, 22.05 kHz core
    expect(await rateOf([0x13, 0x90, 0x56, 0xe5, 0xa0])).toBe(44_100); // LC 22.05 kHz with sync extension
    expect(await rateOf([0x13, 0x90])).toBe(22_050);
  });

  test.each(['enca', 'drms'])('%s is protected', async (entry) => {
    expect(await sniff(bytes(ftyp, box('moov', soundTrack(entry))))).toEqual({
      kind: 'protected',
      container: 'mp4',
    });
  });

  test('no track, no index, and a 64-bit size of 2^64 − 1', async () => {
    expect(await sniff(bytes(ftyp, box('moov', box('mvhd', zeros(100)))))).toMatchObject({
      kind: 'no-audio-track',
    });
    expect(await sniff(bytes(ftyp, box('mdat', zeros(100))))).toMatchObject({ kind: 'damaged' });
    expect((await sniff(bytes(ftyp, be(1, 4), 'moov', new Uint8Array(8).fill(0xff)))).kind).toBe(
      'no-audio-track',
    );
  });

  test('pictures in the same container', async () => {
    expect(await sniff(bytes(be(24, 4), 'ftypheic', zeros(12)))).toMatchObject({ kind: 'not-audio' });
  });
});

describe('Matroska', () => {
  const element = (id: readonly number[], ...body: readonly Part[]): Uint8Array => {
    const content = bytes(...body);
    return bytes([...id], 0x40 | (content.length >> 8), content.length, content);
  };
  const header = element([0x1a, 0x45, 0xdf, 0xa3], element([0x42, 0x82], 'webm'));
  const track = (type: number, ...extra: readonly Uint8Array[]): Uint8Array =>
    element([0xae], element([0x83], type), element([0x86], type === 2 ? 'A_OPUS' : 'V_VP8'), ...extra);
  const file = (...tracks: readonly Uint8Array[]): Uint8Array => {
    const list = element([0x16, 0x54, 0xae, 0x6b], ...tracks);
    // A live recording: the segment's size is unknown, there is no duration, the last cluster starts at 42,000 ms.
    const cluster = element([0x1f, 0x43, 0xb6, 0x75], element([0xe7], be(42_000, 2)), zeros(50));
    return bytes(header, [0x18, 0x53, 0x80, 0x67], 0x01, new Uint8Array(7).fill(0xff), list, cluster);
  };

  test('the length of a live recording comes from its last cluster', async () => {
    const audio = element([0xe1], element([0x9f], 2));
    expect(await sniff(file(track(1), track(2, audio)))).toEqual({
      kind: 'audio',
      format: {
        container: 'webm',
        codec: 'opus',
        sampleRate: 48_000,
        channels: 2,
        bitDepth: null,
        durationSeconds: 42,
      },
      hasVideo: true,
      durationIsEstimate: true,
    });
  });

  test('video only, encrypted, cut off before the tracks', async () => {
    expect(await sniff(file(track(1)))).toEqual({ kind: 'no-audio-track', container: 'webm' });
    const encrypted = element([0x6d, 0x80], element([0x62, 0x40], element([0x50, 0x35])));
    expect(await sniff(file(track(2, encrypted)))).toEqual({ kind: 'protected', container: 'webm' });
    expect(await sniff(header)).toMatchObject({ kind: 'damaged' });
  });
});

describe('what is no sound', () => {
  test.each([
    ['JPEG picture', bytes(0xff, 0xd8, 0xff, 0xe0, noise(3000, 1))],
    ['PNG picture', bytes(0x89, 'PNG\r\n\x1a\n', noise(100, 1))],
    ['PDF document', bytes('%PDF-1.4\n')],
    ['ZIP archive', bytes('PK\x05\x06', zeros(18))],
    ['MIDI file', bytes('MThd', be(6, 4), zeros(6))],
    ['WebP picture', bytes('RIFF', le(4, 4), 'WEBP')],
    ['playlist', bytes('#EXTM3U\n#EXTINF:123,Song\nhttps://example.org/song.mp3\n')],
    ['web page', bytes('\n<!doctype html><title>404</title>')],
    ['JSON or other text', bytes('{"error": 404}')],
    ['text', new TextEncoder().encode('Bài hát này không phải là âm nhạc.\n'.repeat(200))],
  ])('%s', async (what, content) => {
    expect(await sniff(content)).toEqual({ kind: 'not-audio', what });
  });

  test('empty, one byte, noise', async () => {
    expect(await sniff(zeros(0))).toEqual({ kind: 'empty' });
    expect(await sniff(bytes('R'))).toEqual({ kind: 'unknown' });
    for (const seed of [7, 11]) expect(await sniff(noise(1 << 20, seed))).toEqual({ kind: 'unknown' });
  });
});

describe('hostile input', () => {
  const starts: readonly (readonly [string, Uint8Array])[] = [
    ['RIFF', bytes('RIFF', le(0, 4), 'WAVE')],
    ['FORM', bytes('FORM', be(0, 4), 'AIFF')],
    ['OggS', bytes('OggS', 0, 2)],
    ['ftyp', bytes(be(16, 4), 'ftypM4A ', zeros(4))],
    ['EBML', bytes(0x1a, 0x45, 0xdf, 0xa3, 0x80, 0x18, 0x53, 0x80, 0x67, 0xff)],
    ['caff', bytes('caff', be(0x10000, 4))],
    [
      'ASF',
      bytes(
        0x30,
        0x26,
        0xb2,
        0x75,
        0x8e,
        0x66,
        0xcf,
        0x11,
        0xa6,
        0xd9,
        0,
        0xaa,
        0,
        0x62,
        0xce,
        0x6c,
        new Uint8Array(14).fill(0xff),
      ),
    ],
    ['ID3', bytes('ID3', 3, 0, 0, 0, 0, 0, 0)],
    ['fLaC', bytes('fLaC')],
  ];

  test.each(starts)('noise, zeros and ones behind %s end in an answer', async (_, start) => {
    for (const tail of [noise(20_000, 3), zeros(200_000), new Uint8Array(200_000).fill(0xff), noise(7, 9)]) {
      await expect(sniff(bytes(start, tail))).resolves.toHaveProperty('kind');
    }
  });

  test('a broken byte anywhere in a real header ends in an answer', async () => {
    for (const name of ['chord-aac.m4a', 'chord.wma', 'chord.ogg', 'chord.flac', 'video-only.mp4']) {
      const whole = new Uint8Array(await fixture(name));
      for (let i = 0; i < 400; i++) {
        const at = name.endsWith('m4a') || name.endsWith('mp4') ? whole.length - 1 - i : i;
        const kept = whole[at] ?? 0;
        for (const value of [0, 0xff, kept ^ 0x80]) {
          whole[at] = value;
          await expect(sniff(whole)).resolves.toHaveProperty('kind');
        }
        whole[at] = kept;
      }
    }
  });

  test('a file of 900 MB is never read whole', async () => {
    let bytesRead = 0;
    const head = wav(fmt(1, 2, 44_100, 16), 0, 0xffffffff);
    const size = 900_000_000;
    const result = await sniffFormat({
      size,
      read(offset, length) {
        bytesRead += length;
        const out = new Uint8Array(Math.min(length, size - offset));
        if (offset < head.length) out.set(head.subarray(offset, offset + out.length));
        return Promise.resolve(out);
      },
    });
    expect(result).toMatchObject({ format: { container: 'wav' } });
    expect(bytesRead).toBeLessThan(1_000_000);
  });

  test('reads a Blob as it reads memory', async () => {
    const file = new Uint8Array(await fixture('chord-aac.m4a'));
    expect(await sniffFormat(blobSource(new Blob([file], { type: 'image/png' })))).toEqual(await sniff(file));
  });
});

import { describe, expect, test } from 'vitest';
import { FailureError } from '../../../src/audio/failure.ts';
import {
  classifyLog,
  decodeArguments,
  FfmpegLog,
  parseDuration,
  parseFloatWav,
  PcmCollector,
} from '../../../src/audio/ffmpegCommand.ts';
import { MAX_SONG_SECONDS } from '../../../src/audio/limits.ts';

/** A float WAV as ffmpeg writes it, with `extra` bytes of another chunk in front of the samples. */
function floatWav(
  samples: readonly number[],
  sampleRate: number,
  channels: number,
  extra = 0,
): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(36 + (extra > 0 ? 8 + extra : 0) + 8 + samples.length * 4);
  const view = new DataView(bytes.buffer);
  const text = (offset: number, id: string): void =>
    [...id].forEach((c, i) => view.setUint8(offset + i, c.charCodeAt(0)));
  text(0, 'RIFF');
  text(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 3, true);
  view.setUint16(22, channels, true);
  view.setUint32(24, sampleRate, true);
  view.setUint16(34, 32, true);
  let offset = 36;
  if (extra > 0) {
    text(offset, 'LIST');
    view.setUint32(offset + 4, extra, true);
    offset += 8 + extra;
  }
  text(offset, 'data');
  samples.forEach((sample, i) => view.setFloat32(offset + 8 + i * 4, sample, true));
  return bytes;
}

describe('arguments', () => {
  const args = decodeArguments({ input: '/in/file', outputFolder: '/out' });
  const after = (name: string): string | undefined => args[args.indexOf(name) + 1];

  test('only plain files are opened, only the first sound track is read, and only up to the limit', () => {
    expect(after('-protocol_whitelist')).toBe('file');
    expect(args.indexOf('-protocol_whitelist')).toBeLessThan(args.indexOf('-i'));
    expect(after('-map')).toBe('0:a:0');
    expect(args).toContain('-vn');
    expect(after('-t')).toBe(String(MAX_SONG_SECONDS + 1));
  });

  test('neither rate nor channels are changed', () => {
    expect(args).not.toContain('-ar');
    expect(args).not.toContain('-ac');
    expect(after('-c:a')).toBe('pcm_f32le');
  });
});

describe('segments', () => {
  test('a float WAV is read, wherever its samples start', () => {
    for (const extra of [0, 4, 2]) {
      const segment = parseFloatWav(floatWav([0.5, -0.5, 0.25, -0.25], 48_000, 2, extra));
      expect(segment).toMatchObject({ sampleRate: 48_000, channelCount: 2 });
      expect([...(segment?.interleaved ?? [])]).toEqual([0.5, -0.5, 0.25, -0.25]);
    }
  });

  test('half a frame at the end is left out; what is no float WAV is refused', () => {
    const whole = floatWav([1, 2, 3, 4], 44_100, 2);
    expect(parseFloatWav(whole.slice(0, whole.length - 2))?.interleaved.length).toBe(2);
    expect(parseFloatWav(new Uint8Array(100))).toBeNull();
    expect(parseFloatWav(new Uint8Array(3))).toBeNull();
    expect(parseFloatWav(whole.slice(0, 40))).toBeNull();
  });

  test('segments become channels in order', () => {
    const collector = new PcmCollector();
    expect(collector.finish('ffmpeg')).toBeNull();
    for (const samples of [
      [1, -1, 2, -2],
      [3, -3],
    ]) {
      collector.add({ sampleRate: 8000, channelCount: 2, interleaved: Float32Array.from(samples) });
    }
    expect(collector.frames).toBe(3);
    const audio = collector.finish('ffmpeg');
    expect(audio?.sampleRate).toBe(8000);
    expect(audio?.channels.map((channel) => [...channel])).toEqual([
      [1, 2, 3],
      [-1, -2, -3],
    ]);
    expect(collector.finish('ffmpeg')).toBeNull();
  });

  test('a change of shape is a fault', () => {
    const collector = new PcmCollector();
    collector.add({ sampleRate: 8000, channelCount: 1, interleaved: new Float32Array(4) });
    expect(() =>
      collector.add({ sampleRate: 8000, channelCount: 2, interleaved: new Float32Array(4) }),
    ).toThrow(FailureError);
  });
});

describe('log', () => {
  test('duration', () => {
    expect(parseDuration('  Duration: 01:03:25.12, start: 0.000000, bitrate: 128 kb/s')).toBeCloseTo(
      3805.12,
      6,
    );
    expect(parseDuration('  Duration: N/A, bitrate: N/A')).toBeNull();
    const log = new FfmpegLog();
    expect(log.durationSeconds).toBeNull();
    log.add('Input #0');
    log.add('  Duration: 00:00:06.00, start: 0');
    log.add('  Duration: 00:00:09.00, start: 0');
    expect(log.durationSeconds).toBe(6);
  });

  test.each([
    ["Stream map '0:a:0' matches no streams.", 'no-audio-track'],
    ['Decoder (codec none) not found for input stream #0:0', 'unsupported-format'],
    ['Error: Cannot allocate memory', 'out-of-memory'],
    ['RangeError: Array buffer allocation failed', 'out-of-memory'],
    ['/in/file: Invalid data found when processing input', 'damaged'],
  ] as const)('%s', (line, reason) => {
    expect(classifyLog(['ffmpeg version', line, 'Aborted()'])).toEqual({ reason, detail: line });
  });

  test('a log of a million lines is not kept', () => {
    const log = new FfmpegLog();
    for (let i = 0; i < 100_000; i++) log.add(`line ${i}`);
    expect(log.failure().detail).toBe('line 199');
  });
});

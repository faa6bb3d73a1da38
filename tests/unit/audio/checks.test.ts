import { describe, expect, test } from 'vitest';
import { checkAfter, checkBefore, plausibleDuration } from '../../../src/audio/checks.ts';
import { chooseDecoder, contextSampleRate } from '../../../src/audio/decode.ts';
import { FailureError, type FailureReason } from '../../../src/audio/failure.ts';
import { MAX_FILE_BYTES, MAX_IN_MEMORY_BYTES, MAX_SONG_SECONDS } from '../../../src/audio/limits.ts';
import { audioResult, type SniffResult } from '../../../src/audio/sniff/result.ts';

function reasonOf(work: () => unknown): FailureReason | null {
  try {
    work();
    return null;
  } catch (error) {
    if (error instanceof FailureError) return error.reason;
    throw error;
  }
}

const mp3 = (durationSeconds: number | null, durationIsEstimate = false): SniffResult =>
  audioResult({
    container: 'mp3',
    codec: 'mp3',
    sampleRate: 44_100,
    channels: 2,
    durationSeconds,
    durationIsEstimate,
  });
const sized = (container: string, codec: string, sampleRate = 44_100): SniffResult =>
  audioResult({ container, codec, sampleRate, channels: 2, durationSeconds: 180 });

describe('before decoding', () => {
  test.each<[SniffResult, number, FailureReason | null]>([
    [{ kind: 'empty' }, 0, 'empty-file'],
    [mp3(180), MAX_FILE_BYTES + 1, 'too-large'],
    [{ kind: 'not-audio', what: 'JPEG picture' }, 1000, 'not-audio'],
    [{ kind: 'no-audio-track', container: 'mp4' }, 1000, 'no-audio-track'],
    [{ kind: 'protected', container: 'mp4' }, 1000, 'protected'],
    [{ kind: 'damaged', container: 'wav', detail: '' }, 1000, 'damaged'],
    [{ kind: 'unknown' }, 1000, null],
    [mp3(180), 3_000_000, null],
    [mp3(3600), 57_000_000, 'too-long'],
    [mp3(3600, true), 57_000_000, 'too-long'],
    [mp3(MAX_SONG_SECONDS * 1.2, true), 20_000_000, null], // may be wrong: ffmpeg finds out
    [mp3(1e6), 3_000_000, null], // three bytes per second: not believed
    [mp3(0), 3_000_000, 'too-short'],
    [
      audioResult({
        container: 'wav',
        codec: 'pcm_s16le',
        sampleRate: 192_000,
        channels: 8,
        durationSeconds: 600,
      }),
      9e8,
      'out-of-memory',
    ],
  ])('%o of %d bytes: %s', (sniffed, bytes, reason) => {
    expect(reasonOf(() => checkBefore(bytes, sniffed))).toBe(reason);
  });

  test('silence in FLAC is believed', () => {
    const flac = audioResult({
      container: 'flac',
      codec: 'flac',
      sampleRate: 8000,
      channels: 1,
      durationSeconds: 43_200,
    });
    expect(plausibleDuration(flac, 85_000)).toBe(43_200);
    expect(reasonOf(() => checkBefore(85_000, flac))).toBe('too-long');
  });
});

describe('after decoding', () => {
  const check = (channels: Float32Array<ArrayBuffer>[], sampleRate = 8000): FailureReason | null =>
    reasonOf(() => [...checkAfter({ sampleRate, channels, decoder: 'webaudio' })]);

  test('length and silence', () => {
    expect(check([])).toBe('too-short');
    expect(check([new Float32Array(39_999).fill(0.1)])).toBe('too-short');
    expect(check([new Float32Array(40_000).fill(0.1)])).toBeNull();
    expect(check([new Float32Array(8000 * MAX_SONG_SECONDS + 1).fill(0.1)])).toBe('too-long');
    expect(check([new Float32Array(80_000).fill(1e-5)])).toBe('silent');
    expect(check([new Float32Array(80_000), new Float32Array(80_000).fill(0.1)])).toBeNull();
  });

  test('NaN and infinities become zeros', () => {
    const channel = new Float32Array(80_000).fill(0.1);
    channel[3] = Number.NaN;
    channel[4] = Infinity;
    channel[79_999] = -Infinity;
    expect(check([channel])).toBeNull();
    expect([channel[3], channel[4], channel[79_999], channel[5]]).toEqual([0, 0, 0, Math.fround(0.1)]);
    expect(check([new Float32Array(80_000).fill(Number.NaN)])).toBe('silent');
  });
});

describe('the ladder', () => {
  test.each([
    ['wav', 'pcm_s16le', 'webaudio'],
    ['mp3', 'mp3', 'webaudio'],
    ['mp4', 'aac', 'webaudio'],
    ['mp4', 'alac', 'ffmpeg'],
    ['mov', 'pcm_s16le', 'ffmpeg'],
    ['matroska', 'ac3', 'ffmpeg'],
    ['aiff', 'pcm_s16be', 'ffmpeg'],
    ['asf', 'wmav2', 'ffmpeg'],
    ['caf', 'aac', 'ffmpeg'],
    ['avi', 'mp3', 'ffmpeg'],
  ])('%s with %s starts with %s', (container, codec, decoder) => {
    expect(chooseDecoder(sized(container, codec), 5_000_000)).toBe(decoder);
  });

  test('what may unfold without limit, and what is too large to be held twice, goes to ffmpeg', () => {
    expect(chooseDecoder(mp3(null), 5_000_000)).toBe('ffmpeg');
    expect(chooseDecoder(mp3(MAX_SONG_SECONDS * 1.2, true), 20_000_000)).toBe('ffmpeg');
    expect(chooseDecoder(mp3(180), MAX_IN_MEMORY_BYTES + 1)).toBe('ffmpeg');
    expect(chooseDecoder({ kind: 'unknown' }, 5_000_000)).toBe('webaudio');
  });

  test("the context runs at the file's own rate", () => {
    expect(contextSampleRate(sized('flac', 'flac', 96_000))).toBe(96_000);
    expect(contextSampleRate(sized('mp4', 'aac', 22_050))).toBe(44_100);
    expect(contextSampleRate({ kind: 'unknown' })).toBe(44_100);
  });
});

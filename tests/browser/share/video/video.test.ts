import { ALL_FORMATS, BlobSource, Input, VideoSampleSink } from 'mediabunny';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createFfmpegDecoder, type FfmpegDecoder } from '../../../../src/audio/ffmpeg.ts';
import type { Route } from '../../../../src/share/video/routes.ts';
import { framesFor, FRAME_RATE } from '../../../../src/share/video/types.ts';
import {
  createVideoMaker,
  type MadeVideo,
  type UnsizedCard,
  type VideoMaker,
  type VideoProgress,
} from '../../../../src/share/video/videoMaker.ts';

const RATE = 44_100;
const SECONDS = 2;
const FRAME_COUNT = framesFor(SECONDS);
/** Short bursts: two in the middle of a frame, one just after the edge of one. */
const CLICKS = [0.55, 1.0167, 1.403];
const SMALL = { width: 180, height: 320 };

/** Silence with bursts of noise of 8 ms (a linear congruential generator: the same every time). */
function clickTrack(): { channels: Float32Array<ArrayBuffer>[]; sampleRate: number } {
  const left = new Float32Array((FRAME_COUNT / FRAME_RATE) * RATE);
  let state = 1;
  for (const click of CLICKS) {
    const first = Math.round(click * RATE);
    for (let n = first; n < first + 0.008 * RATE; n++) {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      left[n] = 0.8 * (state / 2 ** 31 - 1);
    }
  }
  return { channels: [left, left.slice()], sampleRate: RATE };
}

const card: UnsizedCard = {
  content: {
    language: 'en',
    title: 'A Title',
    artist: null,
    hero: { kind: 'portrait', portrait: { label: 'Night driver', traits: 'dark, steady' } },
    facts: ['120 BPM', 'A minor'],
    character: [],
    peaks: [0.1, 0.5, 1],
    clip: null,
    estimated: 'Estimated on my device with Earshot',
    population: 'Compared with well-known songs',
  },
  design: 'poster',
  cover: null,
  frameCount: FRAME_COUNT,
};

let ffmpeg: FfmpegDecoder;
let maker: VideoMaker;
beforeAll(() => {
  ffmpeg = createFfmpegDecoder();
  // The one that the maker frees is the maker's own.
  maker = createVideoMaker(async () => createFfmpegDecoder());
});
afterAll(() => {
  maker.dispose();
  ffmpeg.dispose();
});

/** How much more light there is in each frame than in the one before. */
function rises(brightness: readonly number[]): number[] {
  return brightness.map((value, i) => Math.abs(value - (brightness[i - 1] ?? value)));
}

/** Brightness of each frame as Chromium decodes it, with the times of the frames. */
async function framesInChromium(blob: Blob) {
  const input = new Input({ source: new BlobSource(blob), formats: ALL_FORMATS });
  const track = await input.getPrimaryVideoTrack();
  if (!track) throw new Error('no picture');
  const canvas = new OffscreenCanvas(27, 48);
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  if (!pen) throw new Error('no context');
  const times: number[] = [];
  const brightness: number[] = [];
  for await (const sample of new VideoSampleSink(track).samples()) {
    sample.draw(pen, 0, 0, 27, 48);
    times.push(sample.timestamp);
    sample.close();
    // Where the bars stand; not the strip, which moves by itself.
    const { data } = pen.getImageData(1, 20, 20, 9);
    let sum = 0;
    for (let i = 0; i < data.length; i += 4) sum += (data[i] ?? 0) + (data[i + 1] ?? 0) + (data[i + 2] ?? 0);
    brightness.push(sum / (data.length / 4) / 3);
  }
  return { times, brightness, duration: await input.computeDuration() };
}

/** The times at which something rises the most, earliest first, each alone within a quarter of a second. */
function onsets(values: readonly number[], times: readonly number[], count: number): number[] {
  const order = values.map((_, i) => i).sort((a, b) => (values[b] ?? 0) - (values[a] ?? 0));
  const found: number[] = [];
  for (const i of order) {
    const time = times[i] ?? NaN;
    if (found.length < count && found.every((other) => Math.abs(other - time) > 0.25)) found.push(time);
  }
  return found.sort((a, b) => a - b);
}

/** The times at which a sound begins after silence. */
function clicksIn(samples: Float32Array, sampleRate: number): number[] {
  const found: number[] = [];
  for (const [n, value] of samples.entries()) {
    const time = n / sampleRate;
    if (Math.abs(value) > 0.25 && time - (found.at(-1) ?? -1) > 0.25) found.push(time);
  }
  return found;
}

async function make(route: Route): Promise<{ video: MadeVideo; progress: VideoProgress[] }> {
  const progress: VideoProgress[] = [];
  const video = await maker.make(card, clickTrack(), {
    signal: new AbortController().signal,
    onProgress: (value) => progress.push(value),
    routes: [route],
    picture: SMALL,
  });
  return { video, progress };
}

describe.each<[Route, 'mp4' | 'webm']>([
  ['browser-picture', 'mp4'],
  ['ffmpeg', 'mp4'],
  ['webm', 'webm'],
])('a video made by way of %s', (route, extension) => {
  let video: MadeVideo;
  let progress: VideoProgress[];
  beforeAll(async () => {
    ({ video, progress } = await make(route));
  }, 120_000);

  test('says what it is, and how far it was', () => {
    expect([video.route, video.extension, video.blob.type]).toEqual([route, extension, `video/${extension}`]);
    expect(video.picture).toEqual(SMALL);
    const fractions = progress.flatMap(({ stage, fraction }) => (stage === 'encode' ? [fraction ?? -1] : []));
    expect(fractions[0]).toBe(0);
    expect(fractions.at(-1)).toBe(1);
    expect(fractions).toEqual(fractions.toSorted((a, b) => a - b));
  });

  test('plays in Chromium from its beginning to its end', async () => {
    const element = document.createElement('video');
    element.muted = true;
    element.src = URL.createObjectURL(video.blob);
    element.playbackRate = 4;
    const ended = new Promise<void>((resolve, reject) => {
      element.onended = () => resolve();
      element.onerror = () => reject(new Error(element.error?.message));
    });
    await element.play();
    await ended;
    expect([element.videoWidth, element.videoHeight]).toEqual([SMALL.width, SMALL.height]);
    expect(Math.abs(element.duration - SECONDS)).toBeLessThan(1 / FRAME_RATE);
    URL.revokeObjectURL(element.src);
  });

  test('has every frame, and its sound within 40 ms of what is seen', async () => {
    const { times, brightness, duration } = await framesInChromium(video.blob);
    expect(times.length).toBe(FRAME_COUNT);
    expect(Math.abs(duration - SECONDS)).toBeLessThan(1 / FRAME_RATE);
    const sound = await new OfflineAudioContext(2, 1, RATE).decodeAudioData(await video.blob.arrayBuffer());
    expect(Math.abs(sound.duration - SECONDS)).toBeLessThan(1 / FRAME_RATE);
    const heard = clicksIn(sound.getChannelData(0), RATE);
    const seen = onsets(rises(brightness), times, CLICKS.length);
    expect(heard.length).toBe(CLICKS.length);
    CLICKS.forEach((click, i) => {
      expect(Math.abs((heard[i] ?? NaN) - click)).toBeLessThan(0.01);
      expect(Math.abs((heard[i] ?? NaN) - (seen[i] ?? NaN))).toBeLessThan(0.04);
    });
  });

  test('is read by ffmpeg with the same frames and the same sound', async () => {
    const [columns, rows] = [9, 16];
    const raw = await ffmpeg.run({
      inputs: { video: new Uint8Array(await video.blob.arrayBuffer()) },
      arguments: (path) => [
        ...['-i', path('video'), '-map', '0:v:0', '-vf', `scale=${columns}:${rows}`, '-pix_fmt', 'gray'],
        ...['-vsync', 'passthrough', '-f', 'rawvideo', path('gray')],
      ],
      output: 'gray',
    });
    const frames = raw.length / (columns * rows);
    expect(frames).toBe(FRAME_COUNT);
    const brightness = Array.from({ length: frames }, (_, i) => {
      const inBars = raw.subarray(i * columns * rows + 7 * columns, i * columns * rows + 10 * columns);
      return inBars.reduce((sum, value) => sum + value, 0) / inBars.length;
    });
    const times = brightness.map((_, i) => i / FRAME_RATE);
    const { channels, sampleRate } = await ffmpeg.decode(video.blob);
    const heard = clicksIn(channels[0] ?? new Float32Array(), sampleRate);
    const seen = onsets(rises(brightness), times, CLICKS.length);
    expect(heard.length).toBe(CLICKS.length);
    heard.forEach((click, i) => expect(Math.abs(click - (seen[i] ?? NaN))).toBeLessThan(0.04));
    expect(Math.abs((channels[0]?.length ?? 0) / sampleRate - SECONDS)).toBeLessThan(1 / FRAME_RATE);
  });
});

test('a cancelled video ends at once, and the next one is made', async () => {
  const abort = new AbortController();
  const pending = maker.make(card, clickTrack(), {
    signal: abort.signal,
    onProgress: ({ fraction }) => {
      if (fraction !== null && fraction > 0.1) abort.abort();
    },
    routes: ['webm'],
    picture: SMALL,
  });
  await expect(pending).rejects.toMatchObject({ name: 'AbortError' });
  const { video } = await make('webm');
  expect(video.blob.size).toBeGreaterThan(10_000);
});

test('where a way fails the next one is taken; without ffmpeg that is WebM', async () => {
  const { FailureError } = await import('../../../../src/audio/failure.ts');
  let asked = 0;
  const offline = createVideoMaker(async () => {
    asked++;
    throw new FailureError('decoder-offline', 'no network');
  });
  const video = await offline.make(card, clickTrack(), {
    signal: new AbortController().signal,
    onProgress: () => undefined,
    routes: ['browser-picture', 'ffmpeg', 'webm'],
    picture: SMALL,
  });
  expect([video.route, video.extension, asked]).toEqual(['webm', 'webm', 1]);
  offline.dispose();
});

test('a still is the card with its liveliest spectrum', async () => {
  const bitmap = await maker.still(card, clickTrack());
  expect([bitmap.width, bitmap.height]).toEqual([720, 1280]);
  bitmap.close();
});

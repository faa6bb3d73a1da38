import { describe, expect, test } from 'vitest';
import { frameArguments } from '../../../../src/share/video/ffmpegVideo.ts';
import { delayOf } from '../../../../src/share/video/delay.ts';
import { i420Bytes, toI420 } from '../../../../src/share/video/i420.ts';
import type { Abilities } from '../../../../src/share/video/methods.ts';
import { BANDS, motionOf } from '../../../../src/share/video/motion.ts';
import { moverOf, type MovingPen } from '../../../../src/share/video/movers.ts';
import { pictureFor, routesFor } from '../../../../src/share/video/routes.ts';
import { stageOf } from '../../../../src/share/video/stage.ts';
import { framesFor, PICTURES, type VideoCard } from '../../../../src/share/video/types.ts';
import type { Measure } from '../../../../src/share/cards/scene.ts';
import { CARD_DESIGNS, type CardContent } from '../../../../src/share/cards/types.ts';
import { safeArea } from '../../../../src/share/cards/sizes.ts';
import { runFfmpeg, WORK_FOLDER } from '../../../../training/audio/ffmpegNode.ts';

const RATE = 44_100;

/** Seeded noise, −1 … 1. */
function noise(length: number, seed = 1): Float32Array {
  let state = seed;
  return Float32Array.from({ length }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 31 - 1;
  });
}

/** Mean height of the bars of a frame. */
function heightOf(levels: Float32Array, frame: number): number {
  let sum = 0;
  for (const level of levels.subarray(frame * BANDS, (frame + 1) * BANDS)) sum += level;
  return sum / BANDS;
}

describe('motion', () => {
  test('a burst is in its own frame, not in the one before, and falls slowly', () => {
    const sound = new Float32Array(2 * RATE);
    const frame = 20;
    sound.set(noise(300), Math.round(((frame + 0.5) / 30) * RATE));
    const { levels } = motionOf([sound], RATE, 60);
    expect(heightOf(levels, frame - 1)).toBeLessThan(0.05);
    expect(heightOf(levels, frame)).toBeGreaterThan(0.3);
    const after = [1, 2, 3, 4].map((more) => heightOf(levels, frame + more));
    expect(after).toEqual(after.toSorted((a, b) => b - a));
    expect(after[0]).toBeLessThan(heightOf(levels, frame));
    expect(after[0]).toBeGreaterThan(0.5 * heightOf(levels, frame));
  });

  test('a tone stands in the band of its pitch, in every frame alike', () => {
    const tone = (hz: number) =>
      motionOf(
        [Float32Array.from({ length: RATE }, (_, n) => 0.5 * Math.sin((2 * Math.PI * hz * n) / RATE))],
        RATE,
        30,
      ).levels;
    const highest = (levels: Float32Array, frame: number) => {
      const bars = [...levels.subarray(frame * BANDS, (frame + 1) * BANDS)];
      return bars.indexOf(Math.max(...bars));
    };
    const band = (hz: number) => Math.floor((BANDS * Math.log(hz / 55)) / Math.log(12_000 / 55));
    for (const hz of [440, 1500, 6000]) {
      const levels = tone(hz);
      for (const frame of [5, 15, 25]) expect(highest(levels, frame)).toBe(band(hz));
    }
  });

  test('the end goes over into the beginning; the same sound gives the same motion', () => {
    const sound = new Float32Array(RATE);
    sound.set(noise(1500), RATE - 1600);
    const first = motionOf([sound], RATE, 30);
    expect(heightOf(first.levels, 0)).toBeGreaterThan(0.3);
    expect(heightOf(first.levels, 15)).toBeLessThan(heightOf(first.levels, 0));
    expect(motionOf([sound], RATE, 30)).toEqual(first);
  });

  test('is the same however loud the song is, and nothing in silence', () => {
    const sound = noise(RATE);
    const loud = motionOf([sound], RATE, 30).levels;
    const quiet = motionOf([sound.map((value) => 0.05 * value)], RATE, 30).levels;
    quiet.forEach((level, i) => expect(level).toBeCloseTo(loud[i] ?? NaN, 3));
    expect(motionOf([new Float32Array(RATE)], RATE, 30).levels.every((level) => level === 0)).toBe(true);
  });

  test('a video is a whole number of frames', () => {
    expect([5, 7.51, 10.016, 0.01].map(framesFor)).toEqual([150, 225, 300, 1]);
  });
});

describe('delay of an encoder', () => {
  const sound = noise(60_000);
  const late = (by: number, gain = 1) => {
    const out = new Float32Array(sound.length + by);
    out.set(
      sound.map((value) => gain * value),
      by,
    );
    return out;
  };

  test.each([0, 1, 312, 1024, 2112, 4096])('of %d samples is found', (by) => {
    expect(delayOf(sound, late(by, 0.7))).toBe(by);
  });

  test('is found in a tone with a coder’s noise as well', () => {
    const tone = Float32Array.from(
      { length: 40_000 },
      (_, n) => Math.sin(n / 9) * Math.exp(-((n % 9000) / 3000)),
    );
    const decoded = new Float32Array(42_112);
    decoded.set(tone, 2112);
    const hiss = noise(42_112, 7);
    expect(
      delayOf(
        tone,
        decoded.map((value, n) => value + 0.05 * (hiss[n] ?? 0)),
      ),
    ).toBe(2112);
  });

  test('is unknown where another sound came out, or none', () => {
    expect(delayOf(sound, noise(60_000, 99))).toBeNull();
    expect(delayOf(sound, new Float32Array(60_000))).toBeNull();
    expect(delayOf(new Float32Array(10), new Float32Array(10))).toBeNull();
  });
});

describe('planes', () => {
  /** Flat colours in two columns, in BT.709's own formulas. */
  test.each([
    [
      [255, 255, 255],
      [235, 128, 128],
    ],
    [
      [0, 0, 0],
      [16, 128, 128],
    ],
    [
      [255, 0, 0],
      [63, 102, 240],
    ],
    [
      [0, 0, 255],
      [32, 240, 118],
    ],
    [
      [255, 107, 74],
      [133, 99, 194],
    ],
  ])('%j is %j', (rgb, yuv) => {
    const rgba = new Uint8ClampedArray(4 * 4 * 2).map((_, i) => (i % 4 === 3 ? 255 : (rgb[i % 4] ?? 0)));
    const out = new Uint8Array(3 + i420Bytes(4, 2));
    toI420(rgba, 4, 2, out, 3);
    const [y = NaN, u = NaN, v = NaN] = yuv;
    const close = (value: number | undefined, wanted: number) =>
      expect(Math.abs((value ?? NaN) - wanted)).toBeLessThanOrEqual(1);
    for (const luma of out.subarray(3, 11)) close(luma, y);
    for (const chroma of out.subarray(11, 13)) close(chroma, u);
    for (const chroma of out.subarray(13, 15)) close(chroma, v);
  });

  test('ffmpeg makes H.264 of them without frames out of order', async () => {
    const [width, height, count] = [64, 112, 5];
    const planes = new Uint8Array(count * i420Bytes(width, height)).map((_, i) => (i * 7) & 255);
    const { exitCode, outputFiles, log } = await runFfmpeg(
      frameArguments(`${WORK_FOLDER}/in`, `${WORK_FOLDER}/out.mp4`, { width, height }),
      { in: planes },
    );
    expect(exitCode, log.join('\n')).toBe(0);
    const video = outputFiles.get('out.mp4') ?? new Uint8Array();
    const read = await runFfmpeg(
      ['-i', `${WORK_FOLDER}/in`, '-f', 'rawvideo', '-pix_fmt', 'yuv420p', `${WORK_FOLDER}/out`],
      { in: video },
    );
    expect(read.outputFiles.get('out')?.length).toBe(planes.length);
    expect(read.log.join('\n')).toMatch(/h264 .*yuv420p\(tv, bt709/);
  });
});

describe('ways', () => {
  const abilities = (h264: boolean[], inHardware: boolean[], rest: Partial<Abilities>): Abilities => ({
    h264: PICTURES.map((picture, i) => ({
      picture,
      can: h264[i] === true,
      inHardware: inHardware[i] === true,
    })),
    aac: false,
    opus: false,
    webmVideo: null,
    ...rest,
  });

  test('MP4 before WebM, the browser before ffmpeg', () => {
    const all = abilities([true, true], [true, true], { aac: true, opus: true, webmVideo: 'vp9' });
    expect(routesFor(all)).toEqual(['browser', 'browser-picture', 'ffmpeg', 'webm']);
    expect(routesFor({ ...all, aac: false })).toEqual(['browser-picture', 'ffmpeg', 'webm']);
    const noH264 = abilities([false, false], [], { aac: true, opus: true, webmVideo: 'vp8' });
    expect(routesFor(noH264)).toEqual(['ffmpeg', 'webm']);
    expect(routesFor({ ...noH264, opus: false })).toEqual(['ffmpeg']);
  });

  test('the large picture only where a chip encodes it', () => {
    const [large, small] = PICTURES;
    expect(pictureFor('browser', abilities([true, true], [true, true], {}))).toEqual(large);
    expect(pictureFor('browser', abilities([true, true], [false, false], {}))).toEqual(small);
    expect(pictureFor('browser-picture', abilities([true, true], [false, true], {}))).toEqual(small);
    expect(pictureFor('browser', abilities([true, false], [false, false], {}))).toEqual(large);
    expect(pictureFor('ffmpeg', abilities([true, true], [true, true], {}))).toEqual(small);
    expect(pictureFor('webm', abilities([true, true], [true, true], {}))).toEqual(small);
  });
});

describe('stage', () => {
  const measure: Measure = (text, { size }) => ({
    advance: 0.54 * size * text.length,
    left: 0,
    right: 0.54 * size * text.length,
    ascent: 0.75 * size,
    descent: 0.22 * size,
  });
  const content: CardContent = {
    language: 'en',
    title: 'A title that goes on for rather longer than anyone would sing it in one breath',
    artist: 'An ensemble with a long name and several guests',
    hero: {
      kind: 'figure',
      figure: {
        value: 64,
        low: 38,
        high: 82,
        lead: 'By its sound, above',
        rest: 'of 100 well-known released songs',
        interval: 'It may be anywhere from 38 to 82.',
      },
    },
    facts: ['124 BPM', 'A minor', '3:42'],
    character: [],
    peaks: [0.1, 0.5],
    clip: null,
    estimated: 'Estimated on my device with Earshot',
    population: 'Compared with 1,000 well-known songs of many years. From sound alone, not a promise.',
  };
  const portrait: CardContent = {
    ...content,
    title: null,
    artist: null,
    hero: { kind: 'portrait', portrait: { label: 'Night drive', traits: 'dark mood, danceable' } },
  };
  const card = (design: VideoCard['design'], of: CardContent): VideoCard => ({
    content: of,
    design,
    cover: null,
    width: 720,
    height: 1280,
    frameCount: 90,
  });

  const overlaps = (
    a: { x: number; y: number; width: number; height: number },
    b: { x: number; y: number; width: number; height: number },
  ) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

  test.each(CARD_DESIGNS)('%s: words are in the safe area, apart from what moves', (design) => {
    for (const of of [content, portrait, { ...content, title: null }, { ...portrait, title: 'Ö' }]) {
      const { scene, moving, strip } = stageOf(card(design, of), measure);
      const safe = safeArea('story');
      const texts = scene.items.filter((item) => item.kind === 'text');
      expect(texts.length).toBeGreaterThan(3);
      for (const { ink } of texts) {
        expect(ink.x).toBeGreaterThanOrEqual(safe.x - 0.5);
        expect(ink.x + ink.width).toBeLessThanOrEqual(safe.x + safe.width + 0.5);
        expect(ink.y).toBeGreaterThanOrEqual(safe.y - 0.5);
        expect(ink.y + ink.height).toBeLessThanOrEqual(safe.y + safe.height + 0.5);
        expect(overlaps(ink, moving)).toBe(false);
        expect(overlaps(ink, strip)).toBe(false);
      }
      expect(overlaps(moving, strip)).toBe(false);
      expect(moving.height).toBeGreaterThan(200);
      // Much of what moves is where apps leave it free.
      expect(Math.min(moving.y + moving.height, safe.y + safe.height) - moving.y).toBeGreaterThan(200);
    }
  });

  test.each(CARD_DESIGNS)('%s moves with the sound alone', (design) => {
    const stage = stageOf(card(design, portrait), measure);
    const sound = new Float32Array(4 * RATE);
    sound.set(noise(0.7 * RATE), 2.5 * RATE);
    const motion = motionOf([sound], RATE, 120);
    const drawn = (frame: number): number => {
      const calls: unknown[] = [];
      const pen = new Proxy({} as MovingPen, {
        get:
          (_, name) =>
          (...values: unknown[]) =>
            calls.push([name, ...values]),
        set: () => true,
      });
      moverOf(design, stage, motion)(pen, frame);
      // How the record has turned is time, not sound.
      const seen = JSON.stringify(
        calls.filter((call) => design !== 'record' || (call as unknown[])[0] !== 'arc'),
      );
      return seen.split('').reduce((hash, letter) => (Math.imul(hash, 31) + letter.charCodeAt(0)) | 0, 7);
    };
    expect(drawn(85)).toBe(drawn(85));
    expect(drawn(65)).toBe(drawn(66));
    expect(drawn(85)).not.toBe(drawn(65));
    expect(drawn(75)).not.toBe(drawn(74));
  });
});

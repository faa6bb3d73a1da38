import { RealFft } from '../../features/fft.ts';
import { waveformPeaks } from '../../features/waveform.ts';
import { FRAME_RATE } from './types.ts';

/** Bands of the spectrum that a video shows. */
export const BANDS = 40;
/** Heights of the strip that shows the whole clip. */
const OVERVIEW = 120;

const FFT_SIZE = 2048;
const LOWEST_HZ = 55;
const HIGHEST_HZ = 12_000;
/** What is this far below the loudest is drawn as nothing, dB. */
const RANGE_DB = 40;
/** What is below this is silence, dB relative to a full-scale sine. */
const SILENCE_DB = -90;
/** Music falls by about this much towards the treble; raised by it, all bands move. dB per octave. */
const TILT_DB = 4;
/** Time in which a bar falls to 1/e, seconds. Bars rise at once, so that the picture is never late. */
const RELEASE_SECONDS = 0.11;
/** Heights below this are none: nobody sees them. */
const STILL = 0.002;

/** What moves in a video, for every frame. */
export interface Motion {
  readonly frameCount: number;
  /** `BANDS` heights per frame, 0–1, low to high. */
  readonly levels: Float32Array<ArrayBuffer>;
  /** Peaks of the clip from its beginning to its end, 0–1. */
  readonly overview: readonly number[];
}

/**
 * What moves in a video. The spectrum of a frame is that of the 2,048 samples (Hann window) around the middle of
 * the time in which the frame is seen; bands are spaced evenly in pitch. The same sound gives the same motion, and
 * the fall of the last bars goes on in the first frames, so that a loop has no seam.
 *
 * @param channels one or more, of one length
 * @param sampleRate Hz
 */
export function motionOf(
  channels: readonly Float32Array[],
  sampleRate: number,
  frameCount: number,
  frameRate = FRAME_RATE,
): Motion {
  const length = channels[0]?.length ?? 0;
  const half = FFT_SIZE / 2;
  const lastCentre = Math.ceil((frameCount / frameRate) * sampleRate);
  // Silence on both sides, so that the first and the last window are whole.
  const padded = new Float32Array(Math.max(length, lastCentre) + FFT_SIZE);
  for (const channel of channels) {
    for (let n = 0; n < length; n++) {
      padded[half + n] = (padded[half + n] as number) + (channel[n] as number) / channels.length;
    }
  }
  const levels = decibels(padded, sampleRate, frameCount, frameRate);
  toHeights(levels);
  release(levels, frameCount, Math.exp(-1 / (frameRate * RELEASE_SECONDS)));
  return {
    frameCount,
    levels,
    overview: [...waveformPeaks(padded.subarray(half, half + length), OVERVIEW)],
  };
}

/** The power of each band of each frame, dB relative to a full-scale sine, tilted. */
function decibels(
  padded: Float32Array,
  sampleRate: number,
  frameCount: number,
  frameRate: number,
): Float32Array<ArrayBuffer> {
  const fft = new RealFft(FFT_SIZE);
  const window = new Float64Array(FFT_SIZE);
  for (let n = 0; n < FFT_SIZE; n++) window[n] = 0.5 - 0.5 * Math.cos((2 * Math.PI * n) / FFT_SIZE);
  const power = new Float64Array(fft.bins);
  const highest = Math.min(HIGHEST_HZ, 0.45 * sampleRate);
  const first = new Uint16Array(BANDS);
  const last = new Uint16Array(BANDS);
  const offset = new Float64Array(BANDS);
  // |X|² of a full-scale sine under a Hann window.
  const fullScale = 20 * Math.log10(FFT_SIZE / 4);
  for (let band = 0; band < BANDS; band++) {
    const from = LOWEST_HZ * (highest / LOWEST_HZ) ** (band / BANDS);
    const to = LOWEST_HZ * (highest / LOWEST_HZ) ** ((band + 1) / BANDS);
    const bin = (hz: number) => (hz * FFT_SIZE) / sampleRate;
    first[band] = Math.max(1, Math.round(bin(from)));
    last[band] = Math.max(first[band] as number, Math.round(bin(to)) - 1);
    offset[band] = TILT_DB * Math.log2(Math.sqrt(from * to) / 1000) - fullScale;
  }
  const levels = new Float32Array(frameCount * BANDS);
  for (let frame = 0; frame < frameCount; frame++) {
    fft.powerSpectrum(padded, Math.round(((frame + 0.5) / frameRate) * sampleRate), window, power);
    for (let band = 0; band < BANDS; band++) {
      let largest = 0;
      for (let k = first[band] as number; k <= (last[band] as number); k++) {
        largest = Math.max(largest, power[k] as number);
      }
      levels[frame * BANDS + band] = 10 * Math.log10(largest + 1e-30) + (offset[band] as number);
    }
  }
  return levels;
}

/** Decibels to heights, in place: what is nearly the loudest of the clip is 1. */
function toHeights(levels: Float32Array): void {
  const heard = levels.filter((level) => level > SILENCE_DB).sort();
  const top = heard[Math.floor(0.995 * heard.length)];
  if (top === undefined) {
    levels.fill(0);
    return;
  }
  const floor = top - RANGE_DB;
  for (let i = 0; i < levels.length; i++) {
    const share = Math.min(1, Math.max(0, ((levels[i] as number) - floor) / RANGE_DB));
    levels[i] = share ** 1.4;
  }
}

/** Lets bars fall slowly, in place, the end of the clip going over into its beginning. */
function release(levels: Float32Array, frameCount: number, kept: number): void {
  for (let band = 0; band < BANDS; band++) {
    let held = 0;
    // Twice around: the first round only brings the state at the end.
    for (let step = -Math.min(frameCount, FRAME_RATE); step < frameCount; step++) {
      const frame = (step + frameCount) % frameCount;
      const at = frame * BANDS + band;
      held = Math.max(levels[at] as number, kept * held);
      if (held < STILL) held = 0;
      if (step >= 0) levels[at] = held;
    }
  }
}

import { RealFft } from '../fft.ts';
import { periodicHann } from '../spectrogram.ts';

/**
 * How far up a song's sound reaches, and whether it ends there at an edge. Encoders for low bit rates and
 * resamplers cut at an edge; instruments and microphones fade out. An edge says what is missing, not why.
 */

/** Spectra are averaged over so many frames, spread evenly over the song, of each channel. */
const FRAMES = 300;
/** Width of the bands that the spectrum is looked at in. */
const BAND_HZ = 200;
/** What is 90 dB below the strongest band counts as nothing: half a step of 16 bits is at about that place. */
const NOTHING_DB = -90;
/** An edge falls by this much within a kilohertz … */
const EDGE_DB = 24;
/** … and nothing above it comes back closer than this to the level before it. */
const STAYS_DOWN_DB = 20;
/** Bands before the edge that are compared, and after a transition of two bands. */
const SIDE_BANDS = 4;
const TRANSITION_BANDS = 2;
const LOWEST_EDGE_HZ = 3_000;
/** Anti-aliasing filters end here by design. */
const HIGHEST_EDGE = 0.93;
const YIELD_FRAMES = 8;

export interface Bandwidth {
  /** Upper end of the highest band within 90 dB of the strongest, Hz; `null` for silence. */
  readonly highestHz: number | null;
  /** Where the sound ends at an edge, Hz, and by how many decibels; `null` where it fades or reaches the top. */
  readonly edge: { readonly hz: number; readonly dropDb: number } | null;
}

/** Stands by itself because engines keep a generator's numbers on the heap. */
function addTo(sum: Float64Array, power: Float64Array): void {
  for (let k = 0; k < sum.length; k++) sum[k] = (sum[k] as number) + (power[k] as number);
}

/** Mean power per band of 200 Hz of all channels; frames that are silent add nothing. */
function* bandPowers(channels: readonly Float32Array[], sampleRate: number): Generator<number, Float64Array> {
  const size = 2 ** Math.round(Math.log2(sampleRate / 11));
  const fft = new RealFft(size);
  const window = periodicHann(size);
  const power = new Float64Array(fft.bins);
  const sum = new Float64Array(fft.bins);
  const length = channels[0]?.length ?? 0;
  const frames = Math.min(FRAMES, Math.floor(length / size));
  for (let frame = 0; frame < frames; frame++) {
    // Never at the very ends: a hard cut there fills the whole spectrum.
    const offset = Math.floor(((frame + 0.5) * (length - size)) / frames);
    for (const samples of channels) {
      fft.powerSpectrum(samples, offset, window, power);
      addTo(sum, power);
    }
    if (frame % YIELD_FRAMES === 0) yield frame / frames;
  }
  const bands = new Float64Array(Math.floor(sampleRate / 2 / BAND_HZ));
  for (let band = 0; band < bands.length; band++) {
    const from = Math.ceil((band * BAND_HZ * size) / sampleRate);
    const to = Math.ceil(((band + 1) * BAND_HZ * size) / sampleRate);
    let total = 0;
    for (let k = from; k < to; k++) total += sum[k] as number;
    bands[band] = total / (to - from);
  }
  return bands;
}

/** Yields the fraction done, 0–1. */
export function* bandwidthSteps(
  channels: readonly Float32Array[],
  sampleRate: number,
): Generator<number, Bandwidth, void> {
  const powers = yield* bandPowers(channels, sampleRate);
  const strongest = powers.reduce((most, power) => Math.max(most, power), 0);
  if (!(strongest > 0)) return { highestHz: null, edge: null };
  // Far below everything audible all is one floor: an edge between two nothings is none.
  const floor = 10 ** ((NOTHING_DB - EDGE_DB) / 10);
  const db = Array.from(powers, (power) => 10 * Math.log10(Math.max(floor, power / strongest)));
  let highest = db.length - 1;
  while ((db[highest] as number) < NOTHING_DB) highest--;

  const mean = (from: number, to: number) => {
    let sum = 0;
    for (let i = from; i < to; i++) sum += db[i] as number;
    return sum / (to - from);
  };
  /** `loudestFrom[i]` is the loudest band from i on. */
  const loudestFrom = [...db, -Infinity];
  for (let i = db.length - 1; i >= 0; i--) {
    loudestFrom[i] = Math.max(loudestFrom[i] as number, loudestFrom[i + 1] as number);
  }
  const lastBand = Math.min(
    db.length - TRANSITION_BANDS - SIDE_BANDS,
    Math.floor((HIGHEST_EDGE * sampleRate) / 2 / BAND_HZ),
  );
  let edge: Bandwidth['edge'] = null;
  for (let band = Math.ceil(LOWEST_EDGE_HZ / BAND_HZ); band <= lastBand; band++) {
    const before = mean(band - SIDE_BANDS, band);
    const behind = band + TRANSITION_BANDS;
    const dropDb = before - mean(behind, behind + SIDE_BANDS);
    if (before < NOTHING_DB || dropDb < EDGE_DB) continue;
    if (before - (loudestFrom[behind + 1] as number) < STAYS_DOWN_DB) continue;
    if (edge === null || dropDb > edge.dropDb) edge = { hz: band * BAND_HZ, dropDb };
  }
  return { highestHz: (highest + 1) * BAND_HZ, edge };
}

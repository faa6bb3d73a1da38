import {
  addInto,
  type EqualiserBand,
  equalise,
  midiToHz,
  panGains,
  sampleRate,
  type StereoBuffer,
} from '../dsp.ts';
import { createRandom } from '../random.ts';
import type { DrumHit, DrumPiece } from '../score.ts';

/** Decaying white noise through a chain of filters, peak 1. */
function noiseBurst(
  seed: number,
  seconds: number,
  decay: number,
  bands: readonly EqualiserBand[],
): Float32Array {
  const random = createRandom(seed);
  const samples = new Float32Array(Math.round(seconds * sampleRate));
  for (let index = 0; index < samples.length; index += 1) samples[index] = random() * 2 - 1;
  for (const band of bands) equalise(samples, band);
  for (let index = 0; index < samples.length; index += 1) {
    const time = index / sampleRate;
    const attack = Math.min(1, time / 0.0006);
    const release = Math.min(1, (seconds - time) / 0.01);
    samples[index] = (samples[index] as number) * attack * release * Math.exp(-time / decay);
  }
  return normalise(samples);
}

function normalise(samples: Float32Array): Float32Array {
  let peak = 1e-9;
  for (const value of samples) peak = Math.max(peak, Math.abs(value));
  for (let index = 0; index < samples.length; index += 1) samples[index] = (samples[index] as number) / peak;
  return samples;
}

/** A sine that falls from `from` to `to` Hz: the body of kick and toms. */
function drop(
  from: number,
  to: number,
  bend: number,
  decay: number,
  seconds: number,
  drive: number,
): Float32Array {
  const samples = new Float32Array(Math.round(seconds * sampleRate));
  let phase = 0;
  for (let index = 0; index < samples.length; index += 1) {
    const time = index / sampleRate;
    phase += (to + (from - to) * Math.exp(-time / bend)) / sampleRate;
    const release = Math.min(1, (seconds - time) / 0.02);
    const envelope = Math.min(1, time / 0.0008) * Math.exp(-time / decay) * release;
    samples[index] = Math.tanh(Math.sin(2 * Math.PI * phase) * drive) * envelope;
  }
  return normalise(samples);
}

function kick(): Float32Array {
  // Tail on the tonic's low D (36.7 Hz is too low for phones; D2 at 73 Hz is audible everywhere, so it settles between).
  const body = drop(190, 49, 0.028, 0.19, 0.42, 1.6);
  addInto(body, noiseBurst(11, 0.02, 0.004, [{ kind: 'bell', hz: 3400, db: 12, q: 1 }]), 0, 0.22);
  return normalise(body);
}

function snare(): Float32Array {
  const body = drop(290, midiToHz(55), 0.014, 0.075, 0.3, 1.2);
  const shell = drop(430, 331, 0.01, 0.05, 0.2, 1);
  const wires = noiseBurst(21, 0.32, 0.085, [
    { kind: 'highPass', hz: 900 },
    { kind: 'bell', hz: 5200, db: 5, q: 0.8 },
    { kind: 'lowPass', hz: 11500 },
  ]);
  const hit = new Float32Array(wires.length);
  addInto(hit, body, 0, 0.62);
  addInto(hit, shell, 0, 0.25);
  addInto(hit, wires, 0, 0.72);
  return normalise(hit);
}

function clap(): Float32Array {
  const hit = new Float32Array(Math.round(0.3 * sampleRate));
  const bands: EqualiserBand[] = [
    { kind: 'highPass', hz: 700 },
    { kind: 'bell', hz: 1500, db: 9, q: 1.1 },
    { kind: 'lowPass', hz: 9000 },
  ];
  // Several hands: three short bursts, then the room.
  [0, 0.0105, 0.0215].forEach((at, index) => {
    addInto(hit, noiseBurst(31 + index, 0.03, 0.006, bands), Math.round(at * sampleRate), 0.75);
  });
  addInto(hit, noiseBurst(37, 0.26, 0.062, bands), Math.round(0.031 * sampleRate), 0.9);
  return normalise(hit);
}

/** Six inharmonic squares, the recipe of the classic analogue cymbals, with noise over them. */
function metal(
  seed: number,
  seconds: number,
  decay: number,
  highPassHz: number,
  noise: number,
): Float32Array {
  const samples = new Float32Array(Math.round(seconds * sampleRate));
  const tones = [2613, 3187, 4127, 4963, 5683, 7117];
  for (let index = 0; index < samples.length; index += 1) {
    let sum = 0;
    for (const hz of tones) sum += Math.sin((2 * Math.PI * hz * index) / sampleRate) > 0 ? 1 : -1;
    const time = index / sampleRate;
    const release = Math.min(1, (seconds - time) / 0.01);
    samples[index] = (sum / 6) * Math.exp(-time / decay) * Math.min(1, time / 0.0008) * release;
  }
  equalise(samples, { kind: 'highPass', hz: highPassHz });
  equalise(samples, { kind: 'highPass', hz: highPassHz });
  normalise(samples);
  const air = noiseBurst(seed, seconds, decay, [
    { kind: 'highPass', hz: highPassHz },
    { kind: 'bell', hz: 9800, db: 4, q: 0.7 },
  ]);
  const hit = new Float32Array(samples.length);
  addInto(hit, samples, 0, 1 - noise);
  addInto(hit, air, 0, noise);
  return normalise(hit);
}

function rim(): Float32Array {
  const hit = drop(1750, 1680, 0.005, 0.012, 0.08, 1.2);
  addInto(hit, drop(820, 790, 0.005, 0.016, 0.08, 1), 0, 0.6);
  addInto(hit, noiseBurst(61, 0.03, 0.004, [{ kind: 'highPass', hz: 2500 }]), 0, 0.4);
  return normalise(hit);
}

interface Voice {
  readonly make: () => Float32Array;
  readonly gain: number;
  readonly pan: number;
}

const kit: Record<DrumPiece, Voice> = {
  kick: { make: kick, gain: 0.92, pan: 0 },
  snare: { make: snare, gain: 0.74, pan: 0.03 },
  clap: { make: clap, gain: 0.42, pan: -0.06 },
  closedHat: { make: () => metal(41, 0.09, 0.022, 6500, 0.6), gain: 0.2, pan: 0.32 },
  openHat: { make: () => metal(43, 0.34, 0.12, 6000, 0.6), gain: 0.2, pan: 0.32 },
  shaker: {
    make: () =>
      noiseBurst(47, 0.08, 0.026, [
        { kind: 'highPass', hz: 5200 },
        { kind: 'bell', hz: 7600, db: 6, q: 0.9 },
      ]),
    gain: 0.12,
    pan: -0.48,
  },
  rim: { make: rim, gain: 0.3, pan: -0.12 },
  tomHigh: { make: () => drop(235, midiToHz(50), 0.04, 0.2, 0.5, 1.3), gain: 0.46, pan: 0.3 },
  tomLow: { make: () => drop(165, midiToHz(45), 0.05, 0.26, 0.6, 1.3), gain: 0.5, pan: -0.34 },
  crash: { make: () => metal(53, 2.6, 0.75, 3800, 0.82), gain: 0.15, pan: 0.2 },
};

/**
 * Plays the kit, kick apart from the rest (the mix ducks and compresses them differently).
 * A closed hat chokes an open one, as the pedal does.
 */
export function renderDrums(
  hits: readonly DrumHit[],
  toSeconds: (beat: number) => number,
  kickBus: StereoBuffer,
  kitBus: StereoBuffer,
): void {
  const total = kickBus.left.length;
  for (const [piece, voice] of Object.entries(kit) as [DrumPiece, Voice][]) {
    const own = hits.filter((hit) => hit.piece === piece);
    if (own.length === 0) continue;
    const samples = voice.make();
    const [panLeft, panRight] = panGains(voice.pan);
    const bus = piece === 'kick' ? kickBus : kitBus;
    for (const hit of own) {
      const at = Math.round(toSeconds(hit.beat) * sampleRate);
      if (at >= total) continue;
      let sounding = samples;
      if (piece === 'openHat') {
        const choke = hits.find((other) => other.piece === 'closedHat' && other.beat > hit.beat);
        const end = choke ? Math.round(toSeconds(choke.beat) * sampleRate) - at : samples.length;
        if (end < samples.length) {
          sounding = samples.slice(0, end);
          for (let index = Math.max(0, end - 200); index < end; index += 1) {
            sounding[index] = ((sounding[index] as number) * (end - index)) / 200;
          }
        }
      }
      const gain = voice.gain * hit.velocity ** 1.4 * Math.SQRT2;
      addInto(bus.left, sounding, at, gain * panLeft);
      addInto(bus.right, sounding, at, gain * panRight);
    }
  }
}

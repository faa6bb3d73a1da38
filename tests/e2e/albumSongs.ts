import { wavFile } from '../support/songs/wavFile.ts';

const SAMPLE_RATE = 22_050;

/** A file as a file input takes it. */
export interface MadeFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** A few seconds of music that only this seed makes: a bass, chords and a beat, louder in some bars than in others. */
export function madeSong(name: string, seed: number, gain = 1, seconds = 8): MadeFile {
  // A fixed linear congruential generator: chance with a seed.
  let state = seed * 7919 + 1;
  const next = (): number => (state = (state * 1_103_515_245 + 12_345) % 2 ** 31) / 2 ** 31;
  const bars = Array.from({ length: 16 }, () => ({
    hz: 110 * 2 ** (Math.floor(12 * next()) / 12),
    level: 0.15 + 0.85 * next(),
  }));
  const frames = Math.round(seconds * SAMPLE_RATE);
  const beat = 0.35 + 0.25 * next();
  const samples = new Int16Array(2 * frames);
  for (let n = 0; n < frames; n++) {
    const at = n / SAMPLE_RATE;
    const { hz, level } = bars[Math.floor((16 * n) / frames)] ?? { hz: 110, level: 0.5 };
    const drum = Math.exp(-((at % beat) / 0.04)) * Math.sin(2 * Math.PI * 70 * at);
    let value = 0.5 * drum;
    for (const [i, ratio] of [1, 2, 2.5, 3].entries()) {
      value += (0.22 / (1 + 0.3 * i)) * Math.sin(2 * Math.PI * hz * ratio * at);
    }
    const left = Math.max(-1, Math.min(1, gain * 0.8 * level * value));
    samples[2 * n] = Math.round(32_000 * left);
    samples[2 * n + 1] = Math.round(26_000 * left);
  }
  return { name, mimeType: 'audio/wav', buffer: Buffer.from(wavFile(samples, SAMPLE_RATE, 2)) };
}

/** A file that begins like a WAV and is none. */
export function damagedSong(name: string): MadeFile {
  const { buffer } = madeSong(name, 1, 1, 6);
  // A header that promises sound, and noise where the chunks should be.
  const bytes = Buffer.from(buffer.subarray(0, 4000));
  for (let i = 12; i < bytes.length; i++) bytes[i] = (i * 167 + 13) % 256;
  return { name, mimeType: 'audio/wav', buffer: bytes };
}

import { blankWav, WAV_HEADER_BYTES } from '../../../src/audio/wavHeader.ts';

/** A 16-bit WAV of interleaved samples. */
export function wavFile(
  interleaved: Int16Array,
  sampleRate: number,
  channels: number,
): Uint8Array<ArrayBuffer> {
  const view = blankWav(interleaved.length, sampleRate, channels);
  for (let i = 0; i < interleaved.length; i++) {
    view.setInt16(WAV_HEADER_BYTES + i * 2, interleaved[i] ?? 0, true);
  }
  return new Uint8Array(view.buffer);
}

/** A 16-bit AIFF of interleaved samples. */
export function aiffFile(
  interleaved: Int16Array,
  sampleRate: number,
  channels: number,
): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(54 + interleaved.length * 2);
  const view = new DataView(bytes.buffer);
  const text = (offset: number, id: string): void => {
    for (let i = 0; i < id.length; i++) view.setUint8(offset + i, id.charCodeAt(i));
  };
  text(0, 'FORM');
  view.setUint32(4, bytes.length - 8);
  text(8, 'AIFFCOMM');
  view.setUint32(16, 18);
  view.setUint16(20, channels);
  view.setUint32(22, interleaved.length / channels);
  view.setUint16(26, 16);
  // An integer rate as an 80-bit float: its highest bit in the mantissa's first place.
  const exponent = Math.floor(Math.log2(sampleRate));
  view.setUint16(28, 16383 + exponent);
  view.setUint32(30, sampleRate * 2 ** (31 - exponent));
  text(38, 'SSND');
  view.setUint32(42, 8 + interleaved.length * 2);
  for (let i = 0; i < interleaved.length; i++) view.setInt16(54 + i * 2, interleaved[i] ?? 0);
  return bytes;
}

/** A chord of three sines with a slow swell: the same in every channel but for its loudness. */
export function chord(seconds: number, sampleRate: number, channels: number): Int16Array {
  const frames = Math.round(seconds * sampleRate);
  const samples = new Int16Array(frames * channels);
  for (let n = 0; n < frames; n++) {
    const t = n / sampleRate;
    const swell = 0.6 + 0.4 * Math.sin(2 * Math.PI * 0.5 * t);
    let value = 0;
    for (const hz of [220, 277.18, 329.63]) value += Math.sin(2 * Math.PI * hz * t) / 3;
    for (let c = 0; c < channels; c++)
      samples[n * channels + c] = Math.round((20_000 / (c + 1)) * swell * value);
  }
  return samples;
}

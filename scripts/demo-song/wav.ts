import { sampleRate, type StereoBuffer } from './dsp.ts';

/** A RIFF/WAVE file of 32-bit float samples, interleaved: nothing is lost before the encoder sees it. */
export function writeWav(audio: StereoBuffer): Uint8Array<ArrayBuffer> {
  const frames = audio.left.length;
  const dataBytes = frames * 8;
  const bytes = new Uint8Array(58 + dataBytes);
  const view = new DataView(bytes.buffer);
  const text = (offset: number, value: string): void => {
    for (let index = 0; index < value.length; index += 1)
      view.setUint8(offset + index, value.charCodeAt(index));
  };
  text(0, 'RIFF');
  view.setUint32(4, 50 + dataBytes, true);
  text(8, 'WAVEfmt ');
  view.setUint32(16, 18, true);
  view.setUint16(20, 3, true); // IEEE float
  view.setUint16(22, 2, true);
  view.setUint32(24, sampleRate, true);
  view.setUint32(28, sampleRate * 8, true);
  view.setUint16(32, 8, true);
  view.setUint16(34, 32, true);
  view.setUint16(36, 0, true);
  text(38, 'fact');
  view.setUint32(42, 4, true);
  view.setUint32(46, frames, true);
  text(50, 'data');
  view.setUint32(54, dataBytes, true);
  for (let frame = 0; frame < frames; frame += 1) {
    view.setFloat32(58 + frame * 8, audio.left[frame] as number, true);
    view.setFloat32(62 + frame * 8, audio.right[frame] as number, true);
  }
  return bytes;
}

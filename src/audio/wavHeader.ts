/** Bytes of a canonical WAV header. */
export const WAV_HEADER_BYTES = 44;

/**
 * A 16-bit PCM WAV (RIFF) whose samples are still to be written.
 *
 * @param samples of all channels together
 * @param sampleRate Hz, an integer
 * @returns the file with its header, and silence from {@link WAV_HEADER_BYTES} on
 */
export function blankWav(samples: number, sampleRate: number, channels: number): DataView<ArrayBuffer> {
  const view = new DataView(new ArrayBuffer(WAV_HEADER_BYTES + 2 * samples));
  const text = (offset: number, id: string): void => {
    for (let i = 0; i < id.length; i++) view.setUint8(offset + i, id.charCodeAt(i));
  };
  text(0, 'RIFF');
  view.setUint32(4, view.byteLength - 8, true);
  text(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, channels, true);
  view.setUint32(24, sampleRate, true);
  view.setUint32(28, sampleRate * channels * 2, true);
  view.setUint16(32, channels * 2, true);
  view.setUint16(34, 16, true);
  text(36, 'data');
  view.setUint32(40, 2 * samples, true);
  return view;
}

import type { Report } from '../../analysis/report.ts';
import type { Backend } from '../../model/types.ts';
import { took } from './numbers.ts';

const CONTAINERS: Readonly<Record<string, string>> = {
  wav: 'WAV',
  aiff: 'AIFF',
  flac: 'FLAC',
  ogg: 'Ogg',
  mp3: 'MP3',
  adts: 'AAC',
  mp4: 'MP4',
  matroska: 'Matroska',
  webm: 'WebM',
  asf: 'WMA',
  caf: 'CAF',
};

const CODECS: Readonly<Record<string, string>> = {
  mp3: 'MP3',
  aac: 'AAC',
  alac: 'ALAC',
  flac: 'FLAC',
  vorbis: 'Vorbis',
  opus: 'Opus',
  ac3: 'AC-3',
  eac3: 'E-AC-3',
};

const BACKENDS: Readonly<Record<Backend, string>> = {
  webgpu: 'WebGPU',
  wasm: 'WebAssembly',
  cpu: 'plain JavaScript',
};

/** Container and codec, each said once: `FLAC`, `MP4 with ALAC`, `WAV`. */
export function formatName(container: string, codec: string | null): string {
  const outer = CONTAINERS[container] ?? container.toUpperCase();
  if (codec === null || codec.startsWith('pcm')) return outer;
  const inner = CODECS[codec] ?? (codec.startsWith('wma') ? 'WMA' : codec.toUpperCase());
  return inner === outer ? outer : `${outer} with ${inner}`;
}

/** Hz as kHz: `44.1 kHz`, `48 kHz`, `22.05 kHz`. */
export function rateName(sampleRate: number): string {
  return `${Number((sampleRate / 1000).toFixed(3))} kHz`;
}

export function channelName(channels: number): string {
  return channels === 1 ? 'mono' : channels === 2 ? 'stereo' : `${channels} channels`;
}

/** The parts of the technical line below a verdict, in reading order. */
export function technicalLine(report: Report): string[] {
  const { audio, model } = report;
  return [
    formatName(audio.container, audio.codec),
    rateName(audio.sampleRate),
    channelName(audio.channels),
    audio.decoder === 'webaudio' ? 'decoded by the browser' : 'decoded by ffmpeg',
    `model on ${BACKENDS[model.backend]}`,
    `done in ${took(report.elapsedMs)}`,
  ];
}

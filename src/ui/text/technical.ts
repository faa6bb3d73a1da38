import type { Report } from '../../analysis/report.ts';
import type { Backend } from '../../model/types.ts';
import { t } from '../i18n/translate.ts';
import { plain, took } from './numbers.ts';

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

function backendName(backend: Backend): string {
  if (backend === 'cpu') return t('technical:plainJavaScript');
  return backend === 'webgpu' ? 'WebGPU' : 'WebAssembly';
}

/** Container and codec, each said once: `FLAC`, `MP4 with ALAC`, `WAV`. */
export function formatName(container: string, codec: string | null): string {
  const outer = CONTAINERS[container] ?? container.toUpperCase();
  if (codec === null || codec.startsWith('pcm')) return outer;
  const inner = CODECS[codec] ?? (codec.startsWith('wma') ? 'WMA' : codec.toUpperCase());
  return inner === outer ? outer : t('technical:formatWith', { container: outer, codec: inner });
}

/** Hz as kHz: `44.1 kHz`, `48 kHz`, `22.05 kHz`. */
export function rateName(sampleRate: number): string {
  return `${plain(sampleRate / 1000, 3)} kHz`;
}

export function channelName(channels: number): string {
  if (channels <= 2) return channels === 1 ? t('technical:mono') : t('technical:stereo');
  return t('technical:channels', { count: channels });
}

/** The parts of the technical line below a verdict, in reading order. */
export function technicalLine(report: Report): string[] {
  const { audio, model } = report;
  return [
    formatName(audio.container, audio.codec),
    rateName(audio.sampleRate),
    channelName(audio.channels),
    t(`technical:${audio.decoder}`),
    t('technical:model', { backend: backendName(model.backend) }),
    t('technical:elapsed', { time: took(report.elapsedMs) }),
  ];
}

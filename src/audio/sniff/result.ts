import type { SniffedFormat } from '../types.ts';

/** What the bytes of a file turned out to be. */
export type SniffResult =
  | {
      readonly kind: 'audio';
      readonly format: SniffedFormat;
      /** There is a picture track too (a cover image does not count). */
      readonly hasVideo: boolean;
      /** `durationSeconds` was extrapolated from some frames, not read from a header. */
      readonly durationIsEstimate: boolean;
    }
  /** A media container that holds no sound track. */
  | { readonly kind: 'no-audio-track'; readonly container: string }
  /** The sound is there but encrypted. */
  | { readonly kind: 'protected'; readonly container: string }
  /** The header says what it is, and that nothing playable can follow. */
  | { readonly kind: 'damaged'; readonly container: string; readonly detail: string }
  /** Known to be something else; `what` is for the detail of the failure, for instance `JPEG picture`. */
  | { readonly kind: 'not-audio'; readonly what: string }
  | { readonly kind: 'empty' }
  /** No known signature. */
  | { readonly kind: 'unknown' };

interface AudioFacts {
  readonly container: string;
  readonly codec?: string | null;
  readonly sampleRate?: number | null;
  readonly channels?: number | null;
  /** Need not be given for PCM, whose codec's name says it. */
  readonly bitDepth?: number | null;
  readonly durationSeconds?: number | null;
  readonly hasVideo?: boolean;
  readonly durationIsEstimate?: boolean;
}

/** Rates outside of this are nonsense: the slowest in use is 4,000 Hz (telephony), the fastest PCM is 768,000 Hz. */
const MIN_SAMPLE_RATE = 2_000;
const MAX_SAMPLE_RATE = 768_000;
/** WAV, CAF and Opus can say 255; nobody mixes into more than 64. */
const MAX_CHANNELS = 64;

/** Of PCM, from the codec's name: `pcm_s24le` has 24 bits. */
function pcmBitDepth(codec: string | null): number | null {
  const bits = /^pcm_[suf](\d+)/.exec(codec ?? '')?.[1];
  return bits === undefined ? null : Number(bits);
}

/** An `audio` result, or `damaged` where rate or channel count cannot be true. */
export function audioResult(facts: AudioFacts): SniffResult {
  const { container, codec = null, sampleRate = null, channels = null, durationSeconds = null } = facts;
  if (sampleRate !== null && !(sampleRate >= MIN_SAMPLE_RATE && sampleRate <= MAX_SAMPLE_RATE)) {
    return { kind: 'damaged', container, detail: `The header claims a sample rate of ${sampleRate} Hz.` };
  }
  if (channels !== null && !(channels >= 1 && channels <= MAX_CHANNELS)) {
    return { kind: 'damaged', container, detail: `The header claims ${channels} channels.` };
  }
  const duration = durationSeconds !== null && durationSeconds >= 0 ? durationSeconds : null;
  return {
    kind: 'audio',
    format: {
      container,
      codec,
      sampleRate,
      channels,
      bitDepth: facts.bitDepth ?? pcmBitDepth(codec),
      durationSeconds: duration !== null && Number.isFinite(duration) ? duration : null,
    },
    hasVideo: facts.hasVideo ?? false,
    durationIsEstimate: facts.durationIsEstimate ?? false,
  };
}

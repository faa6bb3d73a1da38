import { readFileSync } from 'node:fs';

/** What `measureCodecs.ts` wrote: how codecs move the chart features of real songs. */
export interface CodecShift {
  readonly about: string;
  readonly specVersion: number;
  readonly specHash: string;
  /** Names of the features, in the order of every vector below. */
  readonly names: readonly string[];
  readonly songs: number;
  readonly codecs: readonly string[];
  readonly excerpts: readonly {
    readonly seconds: number;
    /** Features of the uncompressed excerpt. */
    readonly reference: readonly number[];
    /** Per codec: features after the codec minus `reference`. */
    readonly shifts: readonly (readonly number[])[];
  }[];
}

/** The committed measurements. */
export function readCodecShift(): CodecShift {
  return JSON.parse(readFileSync(new URL('codecShift.json', import.meta.url), 'utf8')) as CodecShift;
}

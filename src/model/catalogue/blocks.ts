import { CHART_FEATURE_NAMES, TEXTURE_FEATURE_NAMES } from '../../features/spec.ts';
import { LISTENER_SIZES } from '../listener/network.ts';

/** What is known of a song's sound when others like it are looked for. */
export interface SongSound {
  /** The listener's summary, 450 values. */
  readonly summary: ArrayLike<number>;
  /** In the order of `CHART_FEATURE_NAMES`. */
  readonly features: ArrayLike<number>;
  /** In the order of `TEXTURE_FEATURE_NAMES`. */
  readonly texture: ArrayLike<number>;
}

/** In what songs can be alike; the order of their parts in a vector. */
export const BLOCK_NAMES = ['character', 'colour', 'movement', 'dynamics'] as const;
export type BlockName = (typeof BLOCK_NAMES)[number];

const columns = (names: readonly string[], pattern: RegExp): readonly number[] =>
  names.flatMap((name, i) => (pattern.test(name) ? [i] : []));

const chart = (pattern: RegExp): readonly number[] => columns(CHART_FEATURE_NAMES, pattern);
const texture = (pattern: RegExp): readonly number[] => columns(TEXTURE_FEATURE_NAMES, pattern);

/** Mean tag logits and mean embedding. */
const SUMMARY_MEANS = LISTENER_SIZES.tags + LISTENER_SIZES.embedding;

/**
 * Which figures make a block. Length and tempo are none: the one says nothing of the sound, and the other is
 * often off by a factor of two; how a song moves is in the modulation of its levels.
 */
const COLUMNS: Readonly<
  Record<Exclude<BlockName, 'character'>, { chart: readonly number[]; texture: readonly number[] }>
> = {
  // Where in the spectrum the sound is.
  colour: { chart: chart(/^mfcc_mean_(?!0$)/), texture: texture(/^level_mean_/) },
  // How it starts, at which rates it goes up and down, and what moves together.
  movement: { chart: [], texture: texture(/^(?:flux|modulation|correlation)_/) },
  // How far apart loud and quiet are.
  dynamics: { chart: chart(/^mfcc_(?:mean_0$|std_)/), texture: texture(/^level_(?:std|p\d+)_/) },
};

/** The figures of one block of a song. */
export function blockFigures(name: BlockName, sound: SongSound): Float64Array<ArrayBuffer> {
  if (name === 'character') {
    return Float64Array.from({ length: SUMMARY_MEANS }, (_, i) => sound.summary[i] as number);
  }
  const own = COLUMNS[name];
  return Float64Array.from([
    ...own.chart.map((i) => sound.features[i] as number),
    ...own.texture.map((i) => sound.texture[i] as number),
  ]);
}

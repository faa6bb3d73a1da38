import type { BandStandard } from '../../src/model/listener/patches.ts';
import { BANDS, filledRows, WINDOW_ROWS, type ReleasedSongs } from '../data/releasedSongs.ts';
import type { ArchitectureName } from './architectures.ts';
import type { ListenerNetworkConfig } from './config.ts';
import type { ListenerTask } from './fit.ts';

/** Mean and deviation of every band over the filled rows of some songs; levels count from 0 to 1. */
export function bandStandard({ logMel, patches }: ReleasedSongs, songs: ArrayLike<number>): BandStandard {
  const sum = new Float64Array(BANDS);
  const squares = new Float64Array(BANDS);
  let rows = 0;
  for (let i = 0; i < songs.length; i++) {
    const song = songs[i] as number;
    const filled = filledRows(patches[song] ?? 0);
    rows += filled;
    let at = song * WINDOW_ROWS * BANDS;
    for (let row = 0; row < filled; row++) {
      for (let band = 0; band < BANDS; band++) {
        const level = (logMel[at++] as number) / 255;
        sum[band] = (sum[band] as number) + level;
        squares[band] = (squares[band] as number) + level * level;
      }
    }
  }
  const mean = Array.from(sum, (value) => value / rows);
  const scale = mean.map(
    (m, band) => 1 / Math.sqrt(Math.max(1e-6, (squares[band] as number) / rows - m * m)),
  );
  return { mean, scale };
}

/** Columns of figures, NaN where unknown, standardised over some songs; the rest of the arrays is unknown. */
export function standardisedTargets(
  columns: readonly (readonly number[])[],
  trainSongs: readonly number[],
  count: number,
): Float32Array {
  const targets = new Float32Array(count * columns.length).fill(NaN);
  columns.forEach((column, k) => {
    const known = trainSongs.map((song) => column[song] ?? NaN).filter((value) => !Number.isNaN(value));
    const mean = known.reduce((a, b) => a + b, 0) / known.length;
    const deviation = Math.sqrt(known.reduce((a, b) => a + (b - mean) ** 2, 0) / known.length);
    for (const song of trainSongs)
      targets[song * columns.length + k] = ((column[song] ?? NaN) - mean) / deviation;
  });
  return targets;
}

/** One network that learns from some described songs and, where `distil` says so, from all undescribed ones. */
export function planListener(
  data: ReleasedSongs,
  described: readonly number[],
  columns: readonly (readonly number[])[],
  options: {
    readonly architecture: ArchitectureName;
    readonly config: ListenerNetworkConfig;
    readonly seed: readonly (number | string)[];
    readonly distil: boolean;
  },
): ListenerTask {
  const { architecture, config, seed, distil } = options;
  const others = distil
    ? Array.from({ length: data.count - data.songs.length }, (_, i) => data.songs.length + i)
    : [];
  const songs = Int32Array.from([...described, ...others]);
  const { logMel, tags, embedding, patches } = data;
  return {
    architecture,
    config,
    seed,
    songs,
    logMel,
    tags,
    embedding,
    patches,
    targets: standardisedTargets(columns, described, data.count),
    targetCount: columns.length,
    standard: bandStandard(data, songs),
  };
}

import { TIKTOK_CONFIG, type BinaryJuryConfig } from '../../../../training/binaryJury/config.ts';
import type { EstimatePairs } from '../../../../training/binaryJury/estimates.ts';
import { GLOBAL_INPUTS, type CharacteristicsTable } from '../../../../training/data/characteristics.ts';
import { Random } from '../../../../training/random.ts';

/** Small enough for a test. */
export const TINY_BINARY_CONFIG: BinaryJuryConfig = {
  ...TIKTOK_CONFIG,
  folds: 3,
  referenceNetwork: {
    ...TIKTOK_CONFIG.referenceNetwork,
    hidden: [6],
    epochs: 24,
    batchSize: 100,
    learningRate: 0.04,
  },
  estimatedNetwork: {
    ...TIKTOK_CONFIG.estimatedNetwork,
    hidden: [6],
    epochs: 12,
    batchSize: 100,
    learningRate: 0.04,
  },
  members: 2,
  shuffles: 1,
  rampsPerInput: 5,
  trees: { ...TIKTOK_CONFIG.trees, trees: 25, learningRate: 0.15, minRowsPerLeaf: 10 },
  copies: 2,
  draws: 2,
  bootstrapResamples: 20,
};

const ESTIMATED = GLOBAL_INPUTS.filter((name) => name !== 'duration_s');

/** A song's characteristics, all between 0.05 and 0.95 but for loudness, tempo and duration. */
function drawSong(random: Random): number[] {
  return GLOBAL_INPUTS.map((name) => {
    const share = 0.05 + 0.9 * random.uniform();
    if (name === 'loudness') return -20 + 18 * share;
    if (name === 'tempo_bpm') return 70 + 100 * share;
    if (name === 'duration_s') return 120 + 150 * share;
    return share;
  });
}

/**
 * Songs that do not exist.
 *
 * @param kind `signal`: danceability near its middle makes a hit. `artist leak`: the label belongs to the artist,
 *   and the characteristics tell who the artist is and nothing else.
 */
export function syntheticTable(
  kind: 'signal' | 'artist leak',
  artists = 120,
  songsEach = 5,
): CharacteristicsTable {
  const random = new Random('synthetic table', kind);
  const songs = Array.from({ length: artists }, (_, artist) => {
    const voice = drawSong(random);
    const fame = random.uniform() < 0.4;
    return Array.from({ length: songsEach }, () => {
      const own = drawSong(random);
      const characteristics =
        kind === 'signal' ? own : voice.map((value, i) => value + 0.02 * ((own[i] ?? 0) - value));
      const hit = random.uniform() < (Math.abs((own[0] ?? 0) - 0.5) < 0.2 ? 0.9 : 0.1);
      return {
        artistGroup: `artist ${artist}`,
        year: 2010 + random.integer(4),
        label: kind === 'signal' ? hit : fame,
        charted: random.uniform() < 0.7,
        characteristics,
      };
    });
  }).flat();
  return { names: GLOBAL_INPUTS, songs };
}

/**
 * Pairs of a listener that shrinks everything towards the mean and errs.
 *
 * @param noise standard deviation of the error as a share of the characteristic's own
 */
export function syntheticPairs(noise: number, songs = 300): EstimatePairs {
  const random = new Random('synthetic pairs', noise);
  const truth = Array.from({ length: songs }, () => {
    const row = drawSong(random);
    return ESTIMATED.map((name) => row[GLOBAL_INPUTS.indexOf(name)] ?? NaN);
  });
  const deviations = ESTIMATED.map((name) => (name === 'loudness' ? 4.5 : name === 'tempo_bpm' ? 25 : 0.26));
  const estimate = truth.map((row) =>
    row.map((value, i) => value + noise * (deviations[i] ?? 0) * random.normal()),
  );
  return { names: ESTIMATED, truth, estimate };
}

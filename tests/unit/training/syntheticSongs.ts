import { CHART_FEATURE_NAMES, FEATURE_SPEC_VERSION, featureSpecHash } from '../../../src/features/spec.ts';
import type { CodecShift } from '../../../training/augmentation/codecShift.ts';
import { CHART_CONFIG, type TrainingConfig } from '../../../training/chart/config.ts';
import type { ChartSong } from '../../../training/data/chartSongs.ts';
import { Random } from '../../../training/random.ts';

/** Small enough for a test. */
export const TINY_CONFIG: TrainingConfig = {
  ...CHART_CONFIG,
  folds: 3,
  network: { ...CHART_CONFIG.network, hidden: [8], epochs: 8, batchSize: 32 },
  members: 2,
  shuffles: 2,
  controlMembers: 1,
  bootstrapResamples: 20,
};

/** Shifts of a made-up codec, so that tests do not depend on measurements. */
export const TINY_CODEC_SHIFT: CodecShift = {
  about: 'made up',
  specVersion: FEATURE_SPEC_VERSION,
  specHash: featureSpecHash(),
  names: [...CHART_FEATURE_NAMES],
  songs: 1,
  codecs: ['made up'],
  excerpts: [
    {
      seconds: 200,
      reference: CHART_FEATURE_NAMES.map((_, i) => (i < 2 ? 200 : 0)),
      shifts: [CHART_FEATURE_NAMES.map((_, i) => (i < 2 ? 0 : 0.1))],
    },
  ],
};

/**
 * Songs that do not exist.
 *
 * @param kind `signal`: the features tell the rank. `artist leak`: the rank belongs to the artist, and the
 *   features tell who the artist is and nothing else.
 */
export function syntheticSongs(kind: 'signal' | 'artist leak', artists = 40, songsEach = 8): ChartSong[] {
  const random = new Random('synthetic songs', kind);
  const songs: ChartSong[] = [];
  for (let artist = 0; artist < artists; artist++) {
    const voice = CHART_FEATURE_NAMES.map(() => random.normal());
    const fame = 1 + random.integer(10);
    for (let n = 0; n < songsEach; n++) {
      const quality = random.normal();
      const tenth = Math.min(10, Math.max(1, Math.round(5.5 - 2.5 * quality + random.normal())));
      const features = CHART_FEATURE_NAMES.map((_, i) => {
        if (i === 0) return 200 + 40 * random.uniform();
        if (i === 1) return 100 + 40 * random.uniform();
        return kind === 'signal'
          ? (i < 8 ? quality : 0) + 0.7 * random.normal()
          : 3 * (voice[i] ?? 0) + 0.1 * random.normal();
      });
      songs.push({
        id: `song ${String(songs.length).padStart(4, '0')}`,
        artistGroup: `artist ${artist}`,
        genre: artist % 3 === 0 ? 'ballad' : 'pop',
        rank: kind === 'signal' ? tenth : fame,
        late: artist % 5 === 0,
        features,
      });
    }
  }
  return songs;
}

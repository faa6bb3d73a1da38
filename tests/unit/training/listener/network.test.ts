import { beforeAll, describe, expect, it } from 'vitest';
import { goldenWindow } from '../../../../src/model/listener/goldenWindow.ts';
import { startNodeBackend } from '../../../../training/chart/backend.ts';
import { MAX_PATCHES, WINDOW_ROWS, BANDS, TAGS, EMBEDDING } from '../../../../training/data/releasedSongs.ts';
import { referenceListener } from '../../../../training/export/referenceListener.ts';
import { LISTENER_CONFIG } from '../../../../training/listener/config.ts';
import { fitListener, type ListenerTask } from '../../../../training/listener/fit.ts';
import { bandStandard, standardisedTargets } from '../../../../training/listener/plan.ts';
import { listenToAll } from '../../../../training/listener/task.ts';
import { Random } from '../../../../training/random.ts';

const SONGS = 16;
const PATCHES = 6;

/** Songs of which half are bright and half are dark, which is all that the teacher says. */
function task(
  seed: string,
  architecture: ListenerTask['architecture'] = 'convolutional-recurrent',
): ListenerTask {
  const random = new Random('songs');
  const logMel = new Uint8Array(SONGS * WINDOW_ROWS * BANDS);
  const tags = new Uint8Array(SONGS * MAX_PATCHES * TAGS);
  const rows = Math.round(32.22 * PATCHES);
  for (let song = 0; song < SONGS; song++) {
    const bright = song % 2 === 1;
    for (let i = 0; i < rows * BANDS; i++) {
      const high = (i % BANDS) / BANDS;
      logMel[song * WINDOW_ROWS * BANDS + i] = 60 + 120 * (bright ? high : 1 - high) + 20 * random.uniform();
    }
    for (let patch = 0; patch < PATCHES; patch++)
      tags[(song * MAX_PATCHES + patch) * TAGS] = bright ? 250 : 5;
  }
  const patches = new Uint8Array(SONGS).fill(PATCHES);
  const songs = Int32Array.from({ length: SONGS }, (_, i) => i);
  const brightness = [Array.from(songs, (song) => song % 2)];
  const embedding = new Int8Array(SONGS * MAX_PATCHES * EMBEDDING);
  const data = { songs: [], count: SONGS, logMel, tags, embedding, patches };
  return {
    architecture,
    config: { ...LISTENER_CONFIG.network, epochs: 6, batchSize: 8 },
    seed: [seed],
    songs,
    logMel,
    tags,
    embedding,
    patches,
    targets: standardisedTargets(brightness, [...songs], SONGS),
    targetCount: 1,
    standard: bandStandard(data, songs),
  };
}

beforeAll(async () => {
  await startNodeBackend();
});

describe('fitListener', () => {
  it('hears what the teacher says, and gives the same bits for the same seed', () => {
    const planned = task('one');
    const network = fitListener(planned);
    const { tagProbabilities, targets } = listenToAll(planned, network);
    const of = (song: number): number => tagProbabilities[song * TAGS] ?? NaN;
    for (let song = 0; song < SONGS; song += 2) expect(of(song + 1)).toBeGreaterThan(of(song) + 0.2);
    expect(targets[1]).toBeGreaterThan(targets[0] ?? NaN);
    const brief = (seed: string) => fitListener({ ...task(seed), config: { ...planned.config, epochs: 1 } });
    expect(brief('one')).toEqual(brief('one'));
    expect(brief('two')).not.toEqual(brief('one'));
  });

  it('leaves heads alone that have nothing to learn', () => {
    const planned = task('popularity', 'mfcc-lstm');
    const loss = { tags: 0, embedding: 0, characteristics: 0, popularity: 1 };
    const network = fitListener({ ...planned, config: { ...planned.config, epochs: 4, loss } });
    const { targets } = listenToAll(planned, network);
    expect(targets[1]).toBeGreaterThan(targets[0] ?? NaN);
  });
});

it('the reference without tfjs gives what the network gives', () => {
  const planned = task('reference');
  const network = fitListener({ ...planned, config: { ...planned.config, epochs: 1 } });
  const { rows, levels } = goldenWindow();
  const logMel = new Uint8Array(WINDOW_ROWS * BANDS);
  levels.forEach((level, i) => (logMel[i] = Math.round(255 * level)));
  const patches = Uint8Array.of(Math.floor(rows / 32.22));
  const heardRows = Math.floor(Math.round(32.22 * (patches[0] ?? 0)) / 8) * 8;
  const heard = listenToAll({ ...planned, logMel, patches }, network);
  const reference = referenceListener(
    network,
    planned.standard,
    Array.from(logMel, (value) => value / 255),
    heardRows,
  );
  reference.values.forEach((value, i) => expect(heard.summaries[i]).toBeCloseTo(value, 4));
  reference.tagProbabilities.forEach((p, i) => expect(heard.tagProbabilities[i]).toBeCloseTo(p, 5));
});

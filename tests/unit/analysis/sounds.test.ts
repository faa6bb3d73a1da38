import { describe, expect, it } from 'vitest';
import { computeSounds } from '../../../src/analysis/details/computeSounds.ts';
import { keepHearing } from '../../../src/analysis/details/hearing.ts';
import { detailSchemas } from '../../../src/analysis/details/schemas.ts';
import type { KeptSong, SongNames } from '../../../src/analysis/details/song.ts';
import { TitleIndex } from '../../../src/model/catalogue/titles.ts';
import type { KnownSongs } from '../../../src/model/runtime/knownSongs.ts';
import * as v from 'valibot';
import { tinyCatalogue } from '../model/catalogue/tinyCatalogue.ts';

// What is kept of a song and not asked about here is left out.
const keptSong = (): KeptSong => ({ features: { values: new Float64Array(42) } }) as unknown as KeptSong;

function known(): KnownSongs {
  const catalogue = { ...tinyCatalogue() };
  // Four values in a report's order of blocks.
  catalogue.blocks = [
    ...catalogue.blocks,
    { name: 'movement', from: 4, to: 4 },
    { name: 'dynamics', from: 4, to: 4 },
  ];
  const empty = { mean: [], scale: [], clip: 1, kernel: [], bias: [] };
  catalogue.projections = [...catalogue.projections, empty, empty];
  return { catalogue, titles: new TitleIndex(catalogue.songs), genre: null };
}

const context = (names: SongNames | null = null) => ({
  signal: new AbortController().signal,
  report: () => undefined,
  names,
});

/** A song whose first tag logit and first two levels are given. */
function heard(version: string, logit: number, level: number): KeptSong {
  const song = keptSong();
  const summary = new Float64Array(450);
  summary[0] = logit;
  const texture = new Float64Array(204);
  texture[96] = level;
  keepHearing(song, { version, summary, texture, tags: new Array<number>(50).fill(0.1) });
  return song;
}

describe('computeSounds', () => {
  it('finds the nearest songs of all and of each genre, the nearest first', async () => {
    const { near } = await computeSounds(heard('one', 1, 1.5), context(), () => Promise.resolve(known()));
    expect(near?.catalogueSongs).toBe(4);
    expect(near?.songs.map(({ title }) => title)).toEqual([
      'Été à Nice',
      'Lantern Street',
      'Harbour',
      'Far Away',
    ]);
    const [first] = near?.songs ?? [];
    // Half a unit away, in the second block only.
    expect(first?.closerThan).toBeCloseTo(0.875);
    expect(first?.blocks).toEqual([1, 0.875, 1, 1]);
    expect(near?.nearerElsewhere).toBeCloseTo(0.25);
  });

  it('gives a result that a report may hold', async () => {
    const sounds = await computeSounds(heard('one', 1, 1.5), context({ title: 'Harbor', artist: null }), () =>
      Promise.resolve(known()),
    );
    expect(v.parse(detailSchemas.sounds, sounds)).toEqual(sounds);
  });

  it('does not compare vectors of another listener', async () => {
    const sounds = await computeSounds(heard('two', 1, 1.5), context(), () => Promise.resolve(known()));
    expect(sounds.near).toBeNull();
  });

  it('finds near titles without having heard the song', async () => {
    const { near, titles } = await computeSounds(
      keptSong(),
      context({ title: 'Lantern Steret', artist: null }),
      () => Promise.resolve(known()),
    );
    expect(near).toBeNull();
    expect(titles?.matches.map(({ title }) => title)).toEqual(['Lantern Street']);
    expect(titles?.matches[0]?.artistLikeness).toBeNull();
  });

  it('reads an artist in front of a file name', async () => {
    const { titles } = await computeSounds(
      keptSong(),
      context({ title: 'The Samples - Lantern Street', artist: null }),
      () => Promise.resolve(known()),
    );
    expect(titles?.matches[0]).toMatchObject({
      title: 'Lantern Street',
      titleLikeness: 1,
      artistLikeness: 1,
    });
  });

  it('leaves everything out where a model knows no songs', async () => {
    const nothing = { catalogue: null, titles: null, genre: null };
    const sounds = await computeSounds(heard('one', 1, 1), context({ title: 'Harbour', artist: null }), () =>
      Promise.resolve(nothing),
    );
    expect(sounds).toEqual({ genre: null, moods: null, near: null, titles: null });
  });

  it('stops when the report is left', async () => {
    const controller = new AbortController();
    controller.abort();
    await expect(
      computeSounds(keptSong(), { signal: controller.signal, report: () => undefined }, () =>
        Promise.resolve(known()),
      ),
    ).rejects.toThrow();
  });
});

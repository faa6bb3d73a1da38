import { describe, expect, it } from 'vitest';
import { blockFigures, BLOCK_NAMES } from '../../../../src/model/catalogue/blocks.ts';
import { projectSong, readCatalogue } from '../../../../src/model/catalogue/catalogue.ts';
import { nearestSongs, shareFurtherApart } from '../../../../src/model/catalogue/search.ts';
import { parseGenreParameters, type GenreParameters } from '../../../../src/model/genre/genre.ts';
import { SUMMARY_SIZE } from '../../../../src/model/listener/summary.ts';
import { TAG_NAMES } from '../../../../src/model/listener/tags.ts';
import { buildCatalogue } from '../../../../training/catalogue/buildCatalogue.ts';
import { fitProjections, PROJECTION } from '../../../../training/catalogue/projections.ts';
import { applyLinear } from '../../../../src/model/listener/linear.ts';
import { fitLogisticRegression } from '../../../../training/baselines/logisticRegression.ts';
import { cohenKappa, fitGenre } from '../../../../training/genre/fitGenre.ts';
import { fitSoftmax, predictSoftmax } from '../../../../training/genre/softmaxRegression.ts';
import { Random } from '../../../../training/random.ts';
import { syntheticReleases } from './syntheticReleases.ts';

const { data, run } = syntheticReleases(true);
const { parameters, metrics: genreMetrics } = fitGenre(data, run, null);
const built = buildCatalogue(data, run, parameters, 'version one');
const catalogue = readCatalogue(JSON.parse(built.content));
const soundOf = (song: number) => ({
  summary: run.final.summaries.subarray(song * SUMMARY_SIZE, (song + 1) * SUMMARY_SIZE),
  features: data.songs[song]?.features ?? [],
  texture: run.textures[song] ?? [],
});

describe('fitSoftmax', () => {
  const random = new Random('softmax');
  const rows = Array.from({ length: 120 }, () => [random.normal(), 5 + 3 * random.normal(), random.normal()]);
  const noisy = rows.map((row) => Number((row[0] as number) + 0.5 * random.normal() > 0.3));

  it('agrees with logistic regression by another method', () => {
    const model = fitSoftmax(rows, noisy, 2, 2);
    // Two classes share what one score carries: half the ridge each.
    const expected = fitLogisticRegression(rows, noisy, 1).predict(rows);
    rows.forEach((row, i) => expect(predictSoftmax(model, row)[1]).toBeCloseTo(expected[i] ?? NaN, 5));
  });

  it('is at rest: residuals times inputs equal the pull of the ridge', () => {
    const labels = rows.map((row) => ((row[2] as number) > 0.5 ? 2 : (row[0] as number) > 0 ? 1 : 0));
    const model = fitSoftmax(rows, labels, 3, 5);
    const shares = rows.map((row) => predictSoftmax(model, row));
    for (let c = 0; c < 3; c++) {
      let intercept = 0;
      shares.forEach((own, i) => (intercept += (own[c] as number) - Number(labels[i] === c)));
      expect(intercept).toBeCloseTo(0, 3);
      for (let j = 0; j < 3; j++) {
        let gradient = 5 * (model.kernel[j * 3 + c] as number);
        shares.forEach((own, i) => {
          const z = ((rows[i]?.[j] as number) - (model.mean[j] as number)) * (model.scale[j] as number);
          gradient += ((own[c] as number) - Number(labels[i] === c)) * z;
        });
        expect(gradient).toBeCloseTo(0, 3);
      }
    }
  });
});

it('cohenKappa is 1 for the same, 0 for chance, and minds the weights', () => {
  expect(cohenKappa([0, 1, 2, 0], [0, 1, 2, 0], 3)).toBe(1);
  expect(cohenKappa([0, 0, 1, 1], [0, 1, 0, 1], 2)).toBeCloseTo(0, 12);
  // Published example (Cohen 1960, and every textbook since): 20 + 15 of 50 agree.
  const a = [...new Array<number>(25).fill(1), ...new Array<number>(25).fill(0)];
  const b = [
    ...new Array<number>(20).fill(1),
    ...new Array<number>(5).fill(0),
    ...new Array<number>(10).fill(1),
    ...new Array<number>(15).fill(0),
  ];
  expect(cohenKappa(a, b, 2)).toBeCloseTo(0.4, 12);
  expect(cohenKappa([0, 1, 0], [0, 1, 1], 2, [1, 1, 0])).toBe(1);
});

describe('fitGenre', () => {
  it('finds genres that the tags know, and nothing in shuffled ones', () => {
    expect(genreMetrics.genre.accuracy.value).toBeGreaterThan(0.75);
    expect(genreMetrics.genre.shuffledAccuracy).toBeLessThan(0.55);
    expect(genreMetrics.genre.logLoss.value).toBeLessThan(genreMetrics.genre.baseLogLoss / 2);
  });

  it('writes parameters that are read back', () => {
    expect(parseGenreParameters(JSON.parse(JSON.stringify(parameters)))).toEqual(parameters);
  });
});

describe('buildCatalogue', () => {
  it('gives the same bytes again', () => {
    expect(buildCatalogue(data, run, parameters, 'version one').content).toBe(built.content);
  });

  it('finds songs of a genre that the listener hears, far beyond chance', () => {
    const shipped = built.metrics.precisionAt10.find((line) => line.shipped);
    expect(shipped?.precision.value).toBeGreaterThan(2 * built.metrics.baseRate);
    const raw = built.metrics.precisionAt10[0];
    expect(raw?.model).toContain('raw');
    expect(raw?.precision.value).toBeLessThan(0.6);
  });

  it('finds nothing where there is nothing to hear, and names no genre where none is clear', () => {
    const deaf = syntheticReleases(false);
    const never: GenreParameters = { ...parameters, clearFrom: 1 };
    const { file, metrics } = buildCatalogue(deaf.data, deaf.run, never, 'deaf');
    expect(new Set(file.genreOf)).toEqual(new Set([-1]));
    const shipped = metrics.precisionAt10.find((line) => line.shipped);
    expect(Math.abs((shipped?.precision.value ?? NaN) - metrics.baseRate)).toBeLessThan(0.06);
  });

  it('finds every song by its own sound', () => {
    data.songs.forEach((_, song) => {
      const [nearest] = nearestSongs(catalogue, projectSong(catalogue, soundOf(song)), 1);
      expect(nearest?.song).toBe(song);
      const { shares, pairs } = catalogue.distances;
      expect(shareFurtherApart(nearest?.distance ?? NaN, shares, pairs)).toBeGreaterThan(0.99);
    });
  });

  it('does not bring excerpts together because they are dull', () => {
    const { excerptsAmongNeighbours } = built.metrics;
    const raw = excerptsAmongNeighbours[0];
    const shipped = excerptsAmongNeighbours.at(-1);
    expect(raw?.ofExcerpts).toBeGreaterThan(0.9);
    expect(Math.abs((shipped?.ofExcerpts ?? NaN) - (shipped?.ofSongs ?? NaN))).toBeLessThan(0.2);
  });

  it('holds title, artist, our vectors, and nothing else of a row', () => {
    const file = JSON.parse(built.content) as Record<string, unknown>;
    const bySong = Object.entries(file).filter(
      ([, value]) => Array.isArray(value) && value.length === data.songs.length,
    );
    expect(bySong.map(([key]) => key).sort()).toEqual(['artists', 'genreOf', 'titles']);
    for (const secret of ['0.123456', '98.7654', '54.321']) expect(built.content).not.toContain(secret);
    expect(Object.keys(built.file.sources)).toEqual(
      expect.arrayContaining(['title, artist', 'vector', 'genre', 'distances']),
    );
  });

  it('refuses a file whose parts do not fit', () => {
    const file = JSON.parse(built.content) as { titles: string[] };
    expect(() => readCatalogue({ ...file, titles: file.titles.slice(1) })).toThrow(RangeError);
    expect(() => readCatalogue({ ...file, format: 2 })).toThrow();
  });
});

describe('fitProjections', () => {
  it('gives every block its weight, without correlation within it', () => {
    const sounds = data.songs.map((_, song) => soundOf(song));
    const projections = fitProjections(sounds, null, PROJECTION);
    BLOCK_NAMES.forEach((name, b) => {
      const model = projections[b];
      if (!model) throw new Error(`${name} has no projection`);
      const rows = sounds.map((sound) => applyLinear(model, blockFigures(name, sound)));
      const size = PROJECTION.sizes[name];
      const moment = (i: number, j: number): number =>
        rows.reduce((sum, row) => sum + (row[i] as number) * (row[j] as number), 0) / rows.length;
      const variances = Array.from({ length: size }, (_, k) => moment(k, k));
      expect(variances.reduce((a, c) => a + c, 0)).toBeCloseTo(PROJECTION.weights[name], 6);
      for (let i = 0; i < size; i++)
        for (let j = 0; j < i; j++)
          expect(
            Math.abs(moment(i, j)) / Math.sqrt((variances[i] as number) * (variances[j] as number)),
          ).toBeLessThan(0.1);
    });
  });

  it('keeps tags and embedding, and leaves length and tempo out', () => {
    const sound = soundOf(0);
    expect(blockFigures('character', sound)).toHaveLength(TAG_NAMES.length + 200);
    const changed = {
      ...sound,
      features: sound.features.map((value, i) => (i < 2 ? value + 1000 : value)),
    };
    for (const name of BLOCK_NAMES) expect(blockFigures(name, changed)).toEqual(blockFigures(name, sound));
  });
});

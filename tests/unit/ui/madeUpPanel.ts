import type { JuriesDetail } from '../../../src/analysis/details/juries.ts';
import { TAG_NAMES } from '../../../src/model/listener/tags.ts';
import type { factsFrom } from '../../../src/ui/modelFacts.ts';

const figure = (value: number, margin = 0.02) => ({ value, low: value - margin, high: value + margin });

/** The parts of a manifest's panel that the page speaks of, with figures that no training gave. */
export const MADE_UP_PANEL = {
  listener: {
    population: { description: 'Songs of a valley. ', songs: 1100 },
    metrics: {
      r2: {
        danceability: figure(0.4),
        energy: figure(0.6),
        valence: figure(0.37),
        acousticness: figure(0.55),
        instrumentalness: figure(0.3),
        speechiness: figure(0.34),
        liveness: figure(0.08),
        loudness: figure(0.7),
      },
    },
  },
  juries: [
    {
      name: 'tiktok',
      title: 'TikTok sounds',
      population: {
        trainedOn: 'table-a',
        description: 'songs of five lists',
        contrast: { yes: 'songs on a list', no: 'songs on no list' },
        songs: 2443,
        artists: 901,
      },
      baseRate: 0.26,
      metrics: { estimated: { matchedAuc: figure(0.58), ece: figure(0.02) }, amongCharted: null },
    },
    {
      name: 'global',
      title: 'Global charts',
      population: {
        trainedOn: 'table-b',
        description: 'songs of a chart and of a catalogue',
        contrast: { yes: 'songs that charted', no: 'songs that were drawn blindly' },
        songs: 9000,
        artists: 3000,
      },
      baseRate: 0.84,
      metrics: { estimated: { matchedAuc: figure(0.66), ece: figure(0.01) }, amongCharted: null },
    },
  ],
  summary: {
    reference: { description: 'well-known songs', songs: 1100 },
    juries: [
      { name: 'chart', weight: 0.44 },
      { name: 'tiktok', weight: 0.16 },
      { name: 'global', weight: 0.32 },
    ],
  },
} satisfies Parameters<typeof factsFrom>[1];

/** What the juries could say about a song. */
export function madeUpJuries(reasons: JuriesDetail['outside']['reasons'] = []): JuriesDetail {
  return {
    listener: {
      characteristics: {
        danceability: 0.66,
        energy: 0.71,
        valence: 0.4,
        acousticness: 0.12,
        instrumentalness: 0.03,
        speechiness: 0.06,
        liveness: 0.18,
        loudness: -7.26,
      },
      tags: TAG_NAMES.map(() => 0.1),
    },
    juries: [
      { name: 'tiktok', probability: 0.31 },
      { name: 'global', probability: 0.88 },
    ],
    summary: {
      percentile: 0.63,
      low: 0.42,
      high: 0.81,
      disagreement: 0.2,
      juries: [
        { name: 'chart', percentile: 0.82, share: 0.48 },
        { name: 'tiktok', percentile: 0.31, share: 0.17 },
        { name: 'global', percentile: 0.55, share: 0.35 },
      ],
    },
    outside: { distance: 1, rarerSongs: 0.5, reasons: [...reasons] },
  };
}

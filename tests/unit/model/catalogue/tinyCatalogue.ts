import { featureSpecHash } from '../../../../src/features/spec.ts';
import type { Catalogue } from '../../../../src/model/catalogue/catalogue.ts';
import type { LinearModel } from '../../../../src/model/listener/linear.ts';

/** A projection that passes two figures on as they are. */
function passOn(columns: readonly [number, number], width: number): LinearModel {
  const kernel = new Float64Array(2 * width);
  columns.forEach((column, output) => (kernel[2 * column + output] = 1));
  return {
    mean: new Float64Array(width),
    scale: new Float64Array(width).fill(1),
    clip: 1000,
    kernel,
    bias: new Float64Array(2),
  };
}

/**
 * Four songs with two values in each of two blocks: the first two tag logits of the listener's summary, and the
 * levels of the first two groups of bands (colour).
 */
export function tinyCatalogue(): Catalogue {
  const rows = [
    [0, 0, 0, 0],
    [10, 0, 0, 0],
    [10, 0, 20, 0],
    [100, 0, 0, 100],
  ];
  const evenly = [0, 0.25, 0.5, 0.75, 1];
  return {
    listenerVersion: 'one',
    featureSpecHash: featureSpecHash(),
    songs: [
      { title: 'Harbour', artist: 'Ann Example', genre: 'rock' },
      { title: 'Lantern Street', artist: 'The Samples', genre: 'pop' },
      { title: 'Été à Nice', artist: 'Beyoncé Nobody', genre: 'pop' },
      { title: 'Far Away', artist: 'Somebody & Someone', genre: null },
    ],
    size: 4,
    blocks: [
      { name: 'character', from: 0, to: 2 },
      { name: 'colour', from: 2, to: 4 },
    ],
    vectors: Int8Array.from(rows.flat()),
    step: 0.1,
    // Colour: 19 means of MFCC come first, then 32 levels.
    projections: [passOn([0, 1], 250), passOn([19, 20], 51)],
    distances: {
      shares: evenly,
      pairs: [0, 1, 2, 3, 14],
      blocks: {
        character: [0, 1, 2, 3, 14],
        colour: [0, 1, 2, 3, 14],
        movement: evenly,
        dynamics: evenly,
      },
      nearest: [0, 1, 2],
    },
    titlesNearFrom: 0.8,
  };
}

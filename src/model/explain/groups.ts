/**
 * Groups of the 42 chart features that a person understands, and what it means to replace one of them.
 *
 * The means of MFCC 1–19 are an orthonormal DCT-II of the song's mean log-mel spectrum without its mean
 * level: D s. As the rows of D are orthonormal, Dᵀ(D s) is that spectrum, smoothed. A stretch of the
 * spectrum is replaced there and transformed back: m' = Σ_g P_g m(source of g), P_g = D · mask_g · Dᵀ.
 * The masks of the four stretches add up to one, so the P_g add up to the identity: with every stretch
 * from one song, m' is that song's own.
 *
 * Standard deviations stand for movement. By the orthonormality of the DCT, Σ_k σ_k² / 128 is the
 * variance over frames, averaged over the 128 bands, of what the coefficients k describe: coefficient 0
 * the level, 1–5 the broad tone colour, 6–19 the finer detail (single notes and formants).
 */
import { melEdgesHz, MEL_BANDS } from '../../features/mel.ts';
import { MFCC_COUNT } from '../../features/mfcc.ts';

export const GROUP_NAMES = [
  'length',
  'tempo',
  'fullness',
  'bass',
  'lowMids',
  'voice',
  'brightness',
  'dynamics',
  'toneMovement',
  'detail',
] as const;
export type GroupName = (typeof GROUP_NAMES)[number];

/** Stretches of the spectrum in Hz; together they cover all of it. */
export const TONE_BANDS = {
  bass: { low: 0, high: 250 },
  lowMids: { low: 250, high: 500 },
  voice: { low: 500, high: 3400 },
  brightness: { low: 3400, high: 11025 },
} as const satisfies Partial<Record<GroupName, { low: number; high: number }>>;

type ToneBand = keyof typeof TONE_BANDS;
const TONE_NAMES = Object.keys(TONE_BANDS) as ToneBand[];

/** Places in `CHART_FEATURE_NAMES`. */
const DURATION = 0;
const TEMPO = 1;
const MEAN = 2;
const STD = MEAN + MFCC_COUNT;
export const FEATURE_COUNT = STD + MFCC_COUNT;

/** Coefficients 1 … 19 describe the shape of the spectrum. */
const SHAPE = MFCC_COUNT - 1;
/** First coefficient of the finer detail. */
const FIRST_DETAIL = 6;

/** Rows 1–19 of the orthonormal DCT-II, `19 × 128`. */
const DCT = new Float64Array(SHAPE * MEL_BANDS);
for (let k = 1; k <= SHAPE; k++) {
  for (let m = 0; m < MEL_BANDS; m++) {
    DCT[(k - 1) * MEL_BANDS + m] = Math.sqrt(2 / MEL_BANDS) * Math.cos((Math.PI * k * (m + 0.5)) / MEL_BANDS);
  }
}

/** Which stretch the centre of each mel band lies in. */
const BAND_OF: readonly ToneBand[] = (() => {
  const edges = melEdgesHz();
  return Array.from({ length: MEL_BANDS }, (_, m) => {
    const centre = edges[m + 1] as number;
    return TONE_NAMES.find((name) => centre < TONE_BANDS[name].high) ?? 'brightness';
  });
})();

/** P_g for each stretch, `19 × 19`. */
const PROJECTIONS: readonly Float64Array[] = TONE_NAMES.map((name) => {
  const projection = new Float64Array(SHAPE * SHAPE);
  for (let i = 0; i < SHAPE; i++) {
    for (let j = 0; j < SHAPE; j++) {
      let sum = 0;
      for (let m = 0; m < MEL_BANDS; m++) {
        if (BAND_OF[m] === name)
          sum += (DCT[i * MEL_BANDS + m] as number) * (DCT[j * MEL_BANDS + m] as number);
      }
      projection[i * SHAPE + j] = sum;
    }
  }
  return projection;
});

/** The smoothed mean log-mel spectrum relative to the song's mean level: 128 decibels, lowest band first. */
export function smoothSpectrum(features: ArrayLike<number>): Float64Array {
  const spectrum = new Float64Array(MEL_BANDS);
  for (let k = 0; k < SHAPE; k++) {
    const coefficient = features[MEAN + 1 + k] as number;
    for (let m = 0; m < MEL_BANDS; m++) {
      spectrum[m] = (spectrum[m] as number) + coefficient * (DCT[k * MEL_BANDS + m] as number);
    }
  }
  return spectrum;
}

/**
 * A song's figure for each group, in units that can be said:
 * `length` seconds; `tempo` beats per minute; `fullness` mean level over time and bands relative to the
 * song's loudest moment, dB; the stretches: their mean level relative to `fullness`, dB;
 * `dynamics`, `toneMovement`, `detail`: standard deviation over time, dB.
 *
 * @param features 42 raw features in the order of `CHART_FEATURE_NAMES`
 */
export function groupFigures(features: ArrayLike<number>): Record<GroupName, number> {
  const spectrum = smoothSpectrum(features);
  const level = (name: ToneBand): number => {
    let sum = 0;
    let bands = 0;
    BAND_OF.forEach((owner, m) => {
      if (owner !== name) return;
      sum += spectrum[m] as number;
      bands++;
    });
    return sum / bands;
  };
  const movement = (from: number, to: number): number => {
    let variance = 0;
    for (let k = from; k < to; k++) variance += (features[STD + k] as number) ** 2;
    return Math.sqrt(variance / MEL_BANDS);
  };
  return {
    length: features[DURATION] as number,
    tempo: features[TEMPO] as number,
    fullness: (features[MEAN] as number) / Math.sqrt(MEL_BANDS),
    bass: level('bass'),
    lowMids: level('lowMids'),
    voice: level('voice'),
    brightness: level('brightness'),
    dynamics: movement(0, 1),
    toneMovement: movement(1, FIRST_DETAIL),
    detail: movement(FIRST_DETAIL, MFCC_COUNT),
  };
}

/**
 * Mixes a song with another one group by group.
 *
 * The shape coefficients of every stretch are computed once per pair of songs, so that a coalition costs
 * no more than adding up four short vectors.
 */
export class GroupMixer {
  readonly #song: ArrayLike<number>;
  readonly #other: ArrayLike<number>;
  /** P_g m of the song and of the other, per stretch. */
  readonly #ofSong: readonly Float64Array[];
  readonly #ofOther: readonly Float64Array[];

  /**
   * @param song 42 raw features
   * @param other 42 raw features of the song that takes the place of groups that are left out
   */
  constructor(song: ArrayLike<number>, other: ArrayLike<number>) {
    this.#song = song;
    this.#other = other;
    this.#ofSong = PROJECTIONS.map((projection) => project(projection, song));
    this.#ofOther = PROJECTIONS.map((projection) => project(projection, other));
  }

  /** @param coalition bit i: group i of `GROUP_NAMES` is the song's own. @returns 42 raw features */
  mix(coalition: number): Float64Array {
    const song = this.#song;
    const other = this.#other;
    const own = (group: GroupName): boolean => ((coalition >> GROUP_NAMES.indexOf(group)) & 1) === 1;
    const mixed = new Float64Array(FEATURE_COUNT);
    const take = (at: number, isOwn: boolean): void => {
      mixed[at] = (isOwn ? song[at] : other[at]) as number;
    };
    take(DURATION, own('length'));
    take(TEMPO, own('tempo'));
    take(MEAN, own('fullness'));
    TONE_NAMES.forEach((name, g) => {
      const part = (own(name) ? this.#ofSong[g] : this.#ofOther[g]) as Float64Array;
      for (let k = 0; k < SHAPE; k++)
        mixed[MEAN + 1 + k] = (mixed[MEAN + 1 + k] as number) + (part[k] as number);
    });
    take(STD, own('dynamics'));
    for (let k = 1; k < MFCC_COUNT; k++) take(STD + k, own(k < FIRST_DETAIL ? 'toneMovement' : 'detail'));
    return mixed;
  }
}

function project(projection: Float64Array, features: ArrayLike<number>): Float64Array {
  const result = new Float64Array(SHAPE);
  for (let i = 0; i < SHAPE; i++) {
    let sum = 0;
    for (let j = 0; j < SHAPE; j++)
      sum += (projection[i * SHAPE + j] as number) * (features[MEAN + 1 + j] as number);
    result[i] = sum;
  }
  return result;
}

import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/**
 * Version of the feature spec. Any change of any output value, a fix too, is a new version: weights
 * say which spec they were trained on, and others are refused.
 */
export const FEATURE_SPEC_VERSION = 2;

/** Hz of the canonical mono signal that all learned features see. */
export const CANONICAL_SAMPLE_RATE = 22050;
/** Hz that every decoder path delivers before the canonical signal is made. */
export const SOURCE_SAMPLE_RATE = 44100;

const MFCC_COUNT = 20;

function numbered(prefix: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${prefix}${index}`);
}

/**
 * The 42 figures of the chart features, in the order of `ChartFeatures.values`:
 * seconds, beats per minute, then mean and population standard deviation of MFCC 0–19.
 */
export const CHART_FEATURE_NAMES: readonly string[] = Object.freeze([
  'duration_s',
  'tempo_bpm',
  ...numbered('mfcc_mean_', MFCC_COUNT),
  ...numbered('mfcc_std_', MFCC_COUNT),
]);

/** Groups of bands in which the texture of a song is described. */
export const TEXTURE_GROUPS = 8;
const MODULATION_BANDS = 10;

/**
 * The 204 figures that describe the texture of a pooled log-mel spectrogram, in decibels (modulation: log
 * power; correlation: −1 … 1), in the order in which they are computed.
 */
export const TEXTURE_FEATURE_NAMES: readonly string[] = Object.freeze([
  ...numbered('flux_mean_', TEXTURE_GROUPS),
  ...numbered('flux_std_', TEXTURE_GROUPS),
  ...numbered('modulation_', MODULATION_BANDS).flatMap((name) => numbered(`${name}_`, TEXTURE_GROUPS)),
  ...numbered('level_mean_', 32),
  ...numbered('level_std_', 32),
  ...numbered('level_p10_', TEXTURE_GROUPS),
  ...numbered('level_p90_', TEXTURE_GROUPS),
  ...numbered('correlation_', (TEXTURE_GROUPS * (TEXTURE_GROUPS - 1)) / 2),
]);

/** Meyda's descriptors of one frame, in the order in which they are computed and named. */
export const MEYDA_DESCRIPTOR_NAMES: readonly string[] = Object.freeze([
  'rms',
  'zcr',
  'spectralCentroid',
  'spectralRolloff',
  'spectralFlatness',
  'spectralSpread',
  'spectralSkewness',
  'spectralKurtosis',
  'spectralCrest',
  'spectralSlope',
  'perceptualSpread',
  'perceptualSharpness',
  'loudnessTotal',
  ...numbered('chroma', 12),
  ...numbered('mfcc', 13),
]);

/** The 76 pooled Meyda figures: all means, then all population standard deviations over frames. */
export const MEYDA_FEATURE_NAMES: readonly string[] = Object.freeze([
  ...MEYDA_DESCRIPTOR_NAMES.map((name) => `meyda_${name}_mean`),
  ...MEYDA_DESCRIPTOR_NAMES.map((name) => `meyda_${name}_std`),
]);

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    Object.values(value).forEach(deepFreeze);
    Object.freeze(value);
  }
  return value;
}

/**
 * Everything that determines a feature value. The recipe is librosa 0.11's (McFee et al., SciPy 2015)
 * for the spectrogram features and Meyda 5.6.3's (Rawlinson et al., WAC 2015) for the descriptors.
 */
export const FEATURE_SPEC = deepFreeze({
  version: FEATURE_SPEC_VERSION,
  canonical: {
    sourceSampleRate: SOURCE_SAMPLE_RATE,
    sampleRate: CANONICAL_SAMPLE_RATE,
    downmix: 'mean of channels, float64, rounded to float32',
    // Without a low-pass: the training table was made so, aliasing included.
    decimation: 'every second sample, starting with the first, no low-pass',
  },
  stft: { frameLength: 2048, hopLength: 512, window: 'hann periodic', centred: true, padding: 'zeros' },
  mel: { bands: 128, scale: 'slaney', norm: 'slaney', minHz: 0, maxHz: 11025, power: 2 },
  decibel: { amin: 1e-10, topDb: 80, reference: 'maximum of the file', floor: 'of the whole file' },
  mfcc: {
    count: MFCC_COUNT,
    dct: 'II orthonormal',
    lifter: 0,
    statistics: ['mean', 'population standard deviation'],
  },
  onset: {
    inputGain: 32768,
    decibelReference: 1,
    lag: 1,
    shiftFrames: 2,
    aggregate: 'mean of positive differences over bands',
  },
  tempo: {
    windowSeconds: 8,
    windowFrames: 344,
    window: 'hann periodic',
    padding: 'linear ramp to zero',
    frameNorm: 'maximum',
    aggregate: 'mean',
    priorBpm: 120,
    priorOctaves: 1,
    maxBpm: 320,
    logGain: 1e6,
  },
  pooledLogMel: { bandsPerGroup: 2, framesPerGroup: 4, reference: 'maximum', topDb: 80 },
  listener: { windowSeconds: 60, windowRows: 646, window: 'middle' },
  texture: {
    groups: TEXTURE_GROUPS,
    modulation: {
      rows: 128,
      hop: 64,
      window: 'hann symmetric',
      firstBin: 3,
      bands: MODULATION_BANDS,
      epsilon: 1e-3,
    },
    percentiles: [10, 90],
  },
  chroma: {
    classes: 12,
    first: 'C',
    centreOctave: 5,
    octaveWidth: 2,
    frameNorm: 'maximum',
    tuning: {
      binsPerOctave: 12,
      histogramBins: 100,
      minHz: 150,
      maxHz: 4000,
      threshold: 0.1,
      keep: 'median',
    },
  },
  spectralShape: {
    rolloff: 0.85,
    flatnessAmin: 1e-10,
    zeroCrossingThreshold: 1e-10,
    zeroCrossingPadding: 'edge',
  },
  meyda: {
    version: '5.6.3',
    frameLength: 2048,
    hopLength: 2048,
    window: 'hanning',
    melBands: 26,
    mfccCount: 13,
    barkBands: 24,
    chromaClasses: 12,
    minRms: 1e-4,
    nonFiniteFrames: 'left out',
    statistics: ['mean', 'population standard deviation'],
  },
  chartFeatureNames: [...CHART_FEATURE_NAMES],
  textureFeatureNames: [...TEXTURE_FEATURE_NAMES],
  meydaFeatureNames: [...MEYDA_FEATURE_NAMES],
} as const);

/** JSON with the keys of every object sorted and no white space, so that equal specs give equal text. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
    return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`).join(',')}}`;
  }
  return JSON.stringify(value);
}

/** SHA-256 of the canonical JSON of `FEATURE_SPEC`, 64 lower-case hex digits. */
export function featureSpecHash(): string {
  return bytesToHex(sha256(utf8ToBytes(canonicalJson(FEATURE_SPEC))));
}

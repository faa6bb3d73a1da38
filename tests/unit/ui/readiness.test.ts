import { describe, expect, test } from 'vitest';
import type { Readiness } from '../../../src/analysis/details/readiness.ts';
import { decimal } from '../../../src/ui/text/numbers.ts';
import {
  isLossless,
  loudnessDescription,
  loudnessDomain,
  readinessChecks,
  readinessSummary,
  type Check,
} from '../../../src/ui/text/readiness.ts';
import { report } from './report.ts';

/** A good master: 24-bit WAV at 44.1 kHz. */
const GOOD: Readiness = {
  loudness: {
    integratedLufs: -11.68,
    momentaryMaxLufs: -9.46,
    shortTermMaxLufs: -10.15,
    shortTermMaxAtSeconds: 73.1,
    rangeLu: 3.2,
    truePeakDbtp: -1.2,
    samplePeakDbfs: -1.4,
    peakToLoudnessLu: 10.48,
    curve: { momentaryLufs: [-12, -9.46, null], shortTermLufs: [null, -10.15, null] },
  },
  clipping: { runs: 0, longestSeconds: 0, share: 0, firstAtSeconds: null, ceilingDbfs: null },
  dcOffset: [0.00001, -0.00002],
  stereo: {
    correlation: 0.85,
    lowest: { correlation: 0.5, atSeconds: 1 },
    monoLossLu: 0.47,
    balanceLu: -0.08,
    isDualMono: false,
  },
  silence: { leadSeconds: 0, trailSeconds: 0.46 },
  bandwidth: { highestHz: 21_000, edge: null },
  sampleRate: 44_100,
};
const AUDIO = { ...report().audio, container: 'wav', codec: 'pcm_s24le', bitDepth: 24 };
const TAGS = { title: 'a', artist: 'b', album: 'c', year: 2030, genre: 'd', cover: null };
const COVER = { type: 'image/png', bytes: new Uint8Array() };

function check(
  id: string,
  facts: Partial<Readiness>,
  audio: Partial<typeof AUDIO> | { codec: string | null } = {},
  tags: Partial<typeof TAGS> = {},
): Check {
  const found = readinessChecks(
    { ...GOOD, ...facts },
    { audio: { ...AUDIO, ...audio }, tags: { ...TAGS, ...tags } },
  ).find((one) => one.id === id);
  if (!found) throw new Error(`no check ${id}`);
  return found;
}

test('a good master: nothing to fix, facts without a judgement', () => {
  const checks = readinessChecks(GOOD, { audio: AUDIO, tags: { ...TAGS, cover: COVER } });
  expect(checks.filter(({ state }) => state === 'fix' || state === 'look')).toEqual([]);
  expect(readinessSummary(checks)).toBe('Nothing to fix, 10 fine; 3 are facts without a judgement.');
});

test('what needs something done comes first, and the summary counts it', () => {
  const checks = readinessChecks(
    { ...GOOD, dcOffset: [0.2], silence: { leadSeconds: 2, trailSeconds: 0 } },
    { audio: AUDIO, tags: TAGS },
  );
  expect(checks.slice(0, 2).map(({ id }) => id)).toEqual(['dc', 'silence']);
  expect(readinessSummary(checks)).toBe(
    '1 thing to fix, 1 to look at, 7 fine; 4 are facts without a judgement.',
  );
  expect(readinessSummary(checks.slice(1, 2))).toBe('Nothing to fix, 1 to look at, 0 fine.');
});

test('whoever has something to do is told what', () => {
  const bad: Readiness = {
    ...GOOD,
    loudness: { ...GOOD.loudness, truePeakDbtp: 0.4 },
    clipping: { runs: 1234, longestSeconds: 0.002, share: 0.001, firstAtSeconds: 61, ceilingDbfs: -0.3 },
    dcOffset: [0.05, 0],
    stereo: {
      correlation: -0.4,
      lowest: { correlation: -0.9, atSeconds: 65 },
      monoLossLu: 7,
      balanceLu: 12,
      isDualMono: false,
    },
    silence: { leadSeconds: 1, trailSeconds: 9 },
    bandwidth: { highestHz: 16_200, edge: { hz: 16_000, dropDb: 60 } },
  };
  const checks = readinessChecks(bad, {
    audio: { ...AUDIO, bitDepth: 8 },
    tags: { ...TAGS, title: null },
  });
  for (const { id, state, advice } of checks) {
    if (state === 'fix' || state === 'look') expect(advice, id).not.toBeNull();
  }
  expect(checks.filter(({ state }) => state === 'fix').map(({ id }) => id)).toEqual([
    'true-peak',
    'clipping',
    'dc',
    'mono',
    'stereo',
    'balance',
    'format',
  ]);
});

test('loudness is a fact: no target, and the disagreement is said', () => {
  for (const integratedLufs of [-5, -14, -30]) {
    const loudness = { ...GOOD.loudness, integratedLufs };
    expect(check('loudness', { loudness })).toMatchObject({
      state: 'open',
      value: `−${-integratedLufs}.0 LUFS`,
    });
  }
  const { reading, advice } = check('loudness', {});
  expect(reading).toBe(
    'The loudness of the whole song (integrated). Its loudest three seconds, at 1:13, have −10.2 LUFS, its loudest moment −9.5 LUFS.',
  );
  expect(advice).toContain('no one number');
  expect(`${reading}${advice}`).not.toMatch(/−?14 LUFS|Spotify|YouTube|Apple/);
});

describe('states and figures', () => {
  test.each([
    [0.4, 'pcm_s24le', 'fix', '+0.4 dBTP'],
    [0.4, 'mp3', 'look', '+0.4 dBTP'],
    [-0.5, 'pcm_s24le', 'look', '−0.5 dBTP'],
    [-1, 'pcm_s24le', 'fine', '−1.0 dBTP'],
  ])('true peak %d in %s', (truePeakDbtp, codec, state, value) => {
    const loudness = { ...GOOD.loudness, truePeakDbtp };
    expect(check('true-peak', { loudness }, { codec })).toMatchObject({ state, value });
  });

  test.each([
    [0, 0, 'pcm_s24le', 'fine', 'none found'],
    [0, 0, 'mp3', 'open', 'none found'],
    [1, 0.0001, 'pcm_s24le', 'look', '1 flat top'],
    [2000, 0.0001, 'pcm_s24le', 'look', '2,000 flat tops'],
    [3, 0.004, 'pcm_s24le', 'fix', '3 flat tops'],
  ])('%d clipped runs of at most %d s in %s', (runs, longestSeconds, codec, state, value) => {
    const clipping = { runs, longestSeconds, share: 0, firstAtSeconds: runs ? 1 : null, ceilingDbfs: 0 };
    expect(check('clipping', { clipping }, { codec })).toMatchObject({ state, value });
  });

  test.each([
    [[0.0001, 0], 'fine', 'none'],
    [[0, -0.004], 'look', '0.4% of full scale'],
    [[0.315, 0.315], 'fix', '31.5% of full scale'],
  ])('DC offset %o', (dcOffset, state, value) => {
    expect(check('dc', { dcOffset })).toMatchObject({ state, value });
  });

  test.each([
    [0.02, 'fine', 'nothing lost'],
    [-0.02, 'fine', 'nothing lost'],
    [3.01, 'fine', '3.0 LU lost'],
    [4, 'look', '4.0 LU lost'],
    [60, 'fix', '60.0 LU lost'],
  ])('mono loss %d', (monoLossLu, state, value) => {
    const stereo = { ...(GOOD.stereo as NonNullable<Readiness['stereo']>), monoLossLu };
    expect(check('mono', { stereo })).toMatchObject({ state, value });
  });

  test('a mono file has nothing to say of two sides', () => {
    const ids = readinessChecks({ ...GOOD, stereo: null }, { audio: { ...AUDIO, channels: 1 }, tags: TAGS });
    expect(ids.map(({ id }) => id)).not.toContain('stereo');
    expect(ids.map(({ id }) => id)).not.toContain('balance');
    expect(check('mono', { stereo: null }, { channels: 1 })).toMatchObject({ value: 'mono file' });
  });

  test('dual mono, a silent side, a phase that dips', () => {
    const base = GOOD.stereo as NonNullable<Readiness['stereo']>;
    expect(check('stereo', { stereo: { ...base, isDualMono: true } })).toMatchObject({ state: 'look' });
    expect(check('stereo', { stereo: { ...base, correlation: null } })).toMatchObject({ state: 'fix' });
    const dips = check('stereo', { stereo: { ...base, lowest: { correlation: -0.52, atSeconds: 72 } } });
    expect(dips.state).toBe('look');
    expect(dips.reading).toContain('at 1:12: −0.52');
  });

  test.each([
    [{ highestHz: 21_000, edge: null }, 'pcm_s16le', 44_100, 'fine', 'up to 21 kHz'],
    [{ highestHz: 9_000, edge: null }, 'pcm_s16le', 44_100, 'look', 'up to 9 kHz'],
    [
      { highestHz: 16_200, edge: { hz: 16_000, dropDb: 60 } },
      'pcm_s16le',
      44_100,
      'look',
      'nothing above 16 kHz',
    ],
    [
      { highestHz: 16_200, edge: { hz: 16_600, dropDb: 60 } },
      'mp3',
      44_100,
      'open',
      'nothing above 16.6 kHz',
    ],
    [
      { highestHz: 20_400, edge: { hz: 20_200, dropDb: 60 } },
      'mp3',
      44_100,
      'fine',
      'nothing above 20.2 kHz',
    ],
    [
      { highestHz: 22_000, edge: { hz: 21_600, dropDb: 60 } },
      'flac',
      96_000,
      'look',
      'nothing above 21.6 kHz',
    ],
    [{ highestHz: null, edge: null }, 'flac', 44_100, 'open', 'not measurable'],
  ])('treble %o in %s at %d Hz', (bandwidth, codec, sampleRate, state, value) => {
    expect(check('bandwidth', { bandwidth, sampleRate }, { codec })).toMatchObject({ state, value });
  });

  test.each([
    ['wav', 'pcm_s24le', 48_000, 24, 'fine', 'WAV, 48 kHz, 24 bits'],
    ['mp3', 'mp3', 44_100, null, 'look', 'MP3, 44.1 kHz'],
    ['wav', 'pcm_u8', 44_100, 8, 'fix', 'WAV, 44.1 kHz, 8 bits'],
    ['flac', 'flac', 32_000, 16, 'look', 'FLAC, 32 kHz, 16 bits'],
    ['mp4', null, 48_000, null, 'open', 'MP4, 48 kHz'],
  ])('format %s %s %d %s', (container, codec, sampleRate, bitDepth, state, value) => {
    const audio = { ...AUDIO, container, codec, sampleRate, bitDepth };
    const found = readinessChecks(GOOD, { audio, tags: TAGS }).find(({ id }) => id === 'format');
    expect(found).toMatchObject({ state, value });
  });

  test('tags: title and artist are needed, the rest is a fact', () => {
    expect(check('tags', {})).toMatchObject({ state: 'open', value: '1 of 6 missing' });
    const found = readinessChecks(GOOD, {
      audio: AUDIO,
      tags: { title: null, artist: '', album: null, year: null, genre: null, cover: COVER },
    }).find(({ id }) => id === 'tags');
    expect(found).toMatchObject({ state: 'look', value: '5 of 6 missing' });
    expect(found?.reading).toBe('Not in the file: title, artist, album, year, genre.');
  });
});

test('silence throughout: every check has words and none a figure that is no number', () => {
  const nothing: Readiness = {
    loudness: {
      integratedLufs: null,
      momentaryMaxLufs: null,
      shortTermMaxLufs: null,
      shortTermMaxAtSeconds: null,
      rangeLu: null,
      truePeakDbtp: null,
      samplePeakDbfs: null,
      peakToLoudnessLu: null,
      curve: { momentaryLufs: [null], shortTermLufs: [null] },
    },
    clipping: GOOD.clipping,
    dcOffset: [0, 0],
    stereo: { correlation: null, lowest: null, monoLossLu: null, balanceLu: null, isDualMono: false },
    silence: { leadSeconds: 5, trailSeconds: 5 },
    bandwidth: { highestHz: null, edge: null },
    sampleRate: 44_100,
  };
  for (const { value, reading } of readinessChecks(nothing, { audio: AUDIO, tags: TAGS })) {
    expect(`${value} ${reading}`).not.toMatch(/NaN|null|undefined|Infinity/);
  }
  expect(loudnessDescription(nothing)).toBe('There is too little sound for a curve.');
  expect(loudnessDomain(nothing)).toEqual([-70, 0]);
});

test('the loudness chart ends at whole fives and is at most 30 LU high', () => {
  expect(loudnessDomain(GOOD)).toEqual([-15, -5]);
  const curve = { momentaryLufs: [-68, -9], shortTermLufs: [-11, null] };
  expect(loudnessDomain({ ...GOOD, loudness: { ...GOOD.loudness, curve } })).toEqual([-35, -5]);
});

test('lossless or not', () => {
  for (const codec of ['pcm_s16le', 'pcm_f32le', 'flac', 'alac']) expect(isLossless(codec)).toBe(true);
  for (const codec of ['mp3', 'aac', 'opus', 'pcm_alaw', 'wmav2']) expect(isLossless(codec)).toBe(false);
  expect(isLossless(null)).toBeNull();
});

test.each([
  [-11.68, 1, false, '−11.7'],
  [-0.04, 1, false, '0.0'],
  [0.04, 1, true, '0.0'],
  [0.52, 2, true, '+0.52'],
  [-3, 0, true, '−3'],
])('%d with %d decimals', (value, digits, withPlus, text) => {
  expect(decimal(value, digits, withPlus)).toBe(text);
});

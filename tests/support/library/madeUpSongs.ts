import { noDetails } from '../../../src/analysis/details/schemas.ts';
import { REPORT_SCHEMA_VERSION, type Report } from '../../../src/analysis/report.ts';
import type { LibraryEntry } from '../../../src/library/db.ts';
import { newEntry } from '../../../src/library/entry.ts';

const FIRST = ['Porch', 'Salt', 'Glass', 'Night', 'Copper', 'Paper', 'Slow', 'Northern', 'Velvet', 'Half'];
const SECOND = ['Light', 'Road', 'Harbour', 'Machine', 'Orchard', 'Signal', 'Parade', 'Winter', 'Mirror'];
const ARTISTS = ['Ana Luz', 'The Ferries', 'Mai Anh', 'Jonas Veld', 'Cidade Alta', 'Quiet Union'];
export const TAGS = ['single', 'album', 'demo', 'needs vocals', 'for Ana'];

/** Numbers from a seed: mulberry32. */
function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let x = Math.imul(state ^ (state >>> 15), 1 | state);
    x = (x + Math.imul(x ^ (x >>> 7), 61 | x)) ^ x;
    return ((x ^ (x >>> 14)) >>> 0) / 2 ** 32;
  };
}

const pick = <T>(from: readonly T[], random: () => number): T =>
  from[Math.floor(random() * from.length)] as T;

/** A time that differs from song to song, ISO 8601. */
const timeOf = (number: number) => new Date(Date.UTC(2021, 0, 1) + number * 61_000).toISOString();

/** Number `number` of a series of reports that look like real ones. */
export function madeUpReport(number: number): Report {
  const random = randomOf(number);
  const median = 0.05 + 0.9 * random();
  return {
    schemaVersion: REPORT_SCHEMA_VERSION,
    id: `song-${String(number).padStart(5, '0')}`,
    createdAt: timeOf(number),
    file: { name: `${number} mix ${Math.ceil(3 * random())}.wav`, sizeBytes: 30_000_000 + number },
    tags: {
      title: `${pick(FIRST, random)} ${pick(SECOND, random)} ${number}`,
      artist: pick(ARTISTS, random),
      album: null,
      year: 2021,
      genre: null,
      cover: null,
    },
    audio: {
      container: 'wav',
      codec: 'pcm_s16',
      sampleRate: 44_100,
      channels: 2,
      bitDepth: 16,
      durationSeconds: 120 + 180 * random(),
      decoder: 'webaudio',
    },
    features: {
      specVersion: 1,
      specHash: 'made-up',
      values: Array.from({ length: 154 }, () => random() - 0.5),
    },
    model: { version: 'made-up-1', backend: 'wasm' },
    chart: {
      deciles: Array.from({ length: 10 }, () => 0.1),
      top20: random(),
      median,
      low80: median * random(),
      high80: median + (1 - median) * random(),
    },
    waveformPeaks: Array.from({ length: 600 }, random),
    details: {
      ...noDetails(),
      character: {
        key: { candidates: [{ tonic: number % 12, mode: 'minor', correlation: 0.8 }], margin: 0.2 },
        tuningCents: 3,
        chroma: Array.from({ length: 12 }, random),
        tempo: {
          candidates: [{ relation: 'chosen', bpm: 70 + 110 * random(), strength: 1 }],
          steadiness: 0.9,
        },
        energy: { stepSeconds: 0.5, levelsDb: Array.from({ length: 400 }, () => -30 * random()) },
        onsetsPerSecond: 2.5,
        sections: [0, 30, 60],
      },
    },
    elapsedMs: 800,
  };
}

/** The row that such a report makes, with tags and a note on some. */
export function madeUpEntry(number: number): LibraryEntry {
  const report = madeUpReport(number);
  const random = randomOf(number + 1_000_000);
  const median = report.chart.median;
  return {
    ...newEntry(report, { title: report.tags.title ?? '', artist: report.tags.artist }, report.createdAt, {
      contentHash: null,
      audioKept: false,
    }),
    summary: { percentile: median, low: median * 0.5, high: median + (1 - median) * 0.5 },
    integratedLufs: -8 - 8 * random(),
    tags: random() < 0.3 ? [pick(TAGS, random)] : [],
    note: random() < 0.1 ? 'bring the bass up before the last chorus' : '',
  };
}

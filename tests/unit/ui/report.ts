import { noDetails } from '../../../src/analysis/details/schemas.ts';
import { REPORT_SCHEMA_VERSION, type Report } from '../../../src/analysis/report.ts';

/** A report as an analysis would make it, for tests of the page. */
export function report(id = 'one'): Report {
  return {
    schemaVersion: REPORT_SCHEMA_VERSION,
    id,
    createdAt: '2030-01-01T00:00:00.000Z',
    file: { name: 'salt.mp3', sizeBytes: 4 },
    tags: { title: 'Salt', artist: null, album: null, year: null, genre: null, cover: null },
    audio: {
      container: 'mp3',
      codec: 'mp3',
      sampleRate: 44100,
      channels: 2,
      bitDepth: null,
      durationSeconds: 207,
      decoder: 'webaudio',
    },
    features: { specVersion: 1, specHash: 'hash', values: [] },
    model: { version: '1', backend: 'webgpu' },
    chart: {
      deciles: [0.22, 0.17, 0.13, 0.11, 0.09, 0.08, 0.07, 0.06, 0.04, 0.03],
      top20: 0.39,
      median: 0.716,
      low80: 0.25,
      high80: 0.955,
    },
    waveformPeaks: [0.1, 0.5, 0.2],
    details: noDetails(),
    elapsedMs: 2431,
  };
}

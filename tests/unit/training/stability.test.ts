import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ChartModel } from '../../../src/model/chart/chartModel.ts';
import type { Panel } from '../../../src/model/runtime/panel.ts';
import { startNodeBackend } from '../../../training/chart/backend.ts';
import { loadChartModel, loadPanel, readManifest } from '../../../training/export/loadModel.ts';
import { CHANGES } from '../../../training/stability/changes.ts';
import { askPanel, movesOf, placesOf } from '../../../training/stability/compare.ts';
import { hear, runTask } from '../../../training/stability/listen.ts';
import { SYNTHETIC_SOUNDS } from '../../../training/stability/syntheticSounds.ts';

const DEMO_SONG = fileURLToPath(new URL('../../../public/demo/porch-light.mp3', import.meta.url));
const EXPORT = fileURLToPath(new URL('../../../model-export', import.meta.url));

describe('how far places move', () => {
  const places = (summary: number, chart: number) => ({ summary, juries: { chart } });

  it('is told in absolute changes over songs', () => {
    const before = [places(0.5, 0.1), places(0.5, 0.2), places(0.5, 0.3)];
    const after = [places(0.52, 0.1), places(0.4, 0.2), places(0.5, 0.2)];
    const { summary, juries } = movesOf(before, after);
    expect(summary).toEqual({ median: 0.02, p95: 0.092, max: 0.1 });
    expect(juries['chart']).toEqual({ median: 0, p95: 0.09, max: 0.1 });
  });
});

describe('the exported model', () => {
  let chart: ChartModel;
  let panel: Panel;

  beforeAll(async () => {
    await startNodeBackend();
    const manifest = readManifest(EXPORT);
    const loaded = await loadPanel(EXPORT, manifest);
    if (!loaded) throw new Error('the model has no panel of juries');
    panel = loaded;
    chart = loadChartModel(EXPORT, manifest);
  });
  afterAll(() => {
    panel.dispose();
    chart.dispose();
  });

  it('places the demo song alike in other formats, levels and rates', { timeout: 600_000 }, async () => {
    const asked = [
      'MP3 128 kbit/s',
      'AAC 128 kbit/s',
      'Opus 128 kbit/s',
      'WAV at 48 kHz',
      '+6 dB',
      '−6 dB',
      'MP3 64 kbit/s',
    ];
    const changes = CHANGES.filter(({ name }) => asked.includes(name));
    expect(changes).toHaveLength(asked.length);
    const [original, ...heard] = await runTask({ path: DEMO_SONG, changes });
    if (!original) throw new Error('nothing was heard');
    const before = await askPanel({ chart, panel }, original);
    expect(before.outside.reasons).toEqual([]);
    for (const [i, { name, limit }] of changes.entries()) {
      const song = heard[i];
      if (!song) throw new Error(`${name} was not heard`);
      const { summary } = movesOf([placesOf(before)], [placesOf(await askPanel({ chart, panel }, song))]);
      expect(summary.max, name).toBeLessThanOrEqual(limit);
    }
  });

  const noSongs = new Set(['silence', 'noise', 'hum and tones', 'synthetic speech', 'one track of a song']);
  it.each(SYNTHETIC_SOUNDS.filter(({ kind }) => noSongs.has(kind)))(
    'takes $name for no song',
    { timeout: 120_000 },
    async ({ render, name }) => {
      const { outside } = await askPanel({ chart, panel }, hear(render()));
      expect(outside.reasons).toContain('unlike-released-songs');
      expect(outside.reasons.includes('silent')).toBe(name === 'silence');
    },
  );

  it('takes five seconds for too short', async () => {
    const [sound] = SYNTHETIC_SOUNDS.filter(({ name }) => name === 'drums');
    if (!sound) throw new Error('there are no drums');
    const { outside } = await askPanel({ chart, panel }, hear(sound.render().slice(0, 5 * 22_050)));
    expect(outside.reasons).toContain('too-short-to-judge');
  });
});

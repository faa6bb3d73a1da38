/**
 * Scores songs with the exported model:
 *
 *   npm run -s score -- FILE…             one JSON line per sound or video file
 *   npm run -s score -- --table T.csv     one JSON line per row that has the feature columns
 *
 * Nothing else goes to standard output. What cannot be scored is named on standard error, the others are
 * answered all the same, and the exit code is 1. `--model FOLDER` takes another exported model.
 */
import { createReadStream } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { parse } from 'csv-parse';
import { CHART_FEATURE_NAMES } from '../src/features/spec.ts';
import { summariseDistribution } from '../src/model/chart/distribution.ts';
import type { ChartModel } from '../src/model/chart/chartModel.ts';
import { startNodeBackend } from './chart/backend.ts';
import { loadChartModel, readManifest } from './export/loadModel.ts';
import { chartFeaturesOfFile } from './scoreAudio.ts';

const ROWS_PER_BATCH = 1024;

function complain(what: string, error: unknown): void {
  process.exitCode = 1;
  console.error(`${what}: ${error instanceof Error ? error.message : String(error)}`);
}

async function answer(model: ChartModel, ids: readonly string[], rows: readonly ArrayLike<number>[]) {
  const predictions = await model.predict(rows);
  const lines = predictions.map((deciles, i) =>
    JSON.stringify({ id: ids[i], chart: summariseDistribution(deciles) }),
  );
  if (lines.length > 0) process.stdout.write(`${lines.join('\n')}\n`);
}

async function scoreTable(model: ChartModel, path: string, neededNames: ReadonlySet<string>): Promise<void> {
  let ids: string[] = [];
  let rows: number[][] = [];
  let line = 0;
  const records = createReadStream(path).pipe(parse({ columns: true, bom: true, skip_empty_lines: true }));
  for await (const record of records as AsyncIterable<Record<string, string>>) {
    line++;
    const id = record['id'] ?? String(line);
    try {
      const row = CHART_FEATURE_NAMES.map((name) => {
        const text = record[name]?.trim() ?? '';
        const value = text === '' ? NaN : Number(text);
        if (!Number.isFinite(value) && neededNames.has(name))
          throw new Error(`${name} is not a finite number`);
        return value;
      });
      ids.push(id);
      rows.push(row);
    } catch (error) {
      complain(`row ${line} (${id})`, error);
    }
    if (rows.length === ROWS_PER_BATCH) {
      await answer(model, ids, rows);
      ids = [];
      rows = [];
    }
  }
  await answer(model, ids, rows);
}

const { values: options, positionals: files } = parseArgs({
  allowPositionals: true,
  options: {
    table: { type: 'string' },
    model: { type: 'string', default: fileURLToPath(new URL('../model-export', import.meta.url)) },
  },
});
if (files.length === 0 && options.table === undefined) {
  console.error('Usage: npm run -s score -- FILE…   or   npm run -s score -- --table TABLE.csv');
  process.exit(2);
}

try {
  const manifest = readManifest(options.model);
  await startNodeBackend();
  const model = loadChartModel(options.model, manifest);
  if (options.table !== undefined) {
    const needed = new Set(manifest.models.chart.transform.inputs.map(({ name }) => name));
    await scoreTable(model, options.table, needed).catch((error: unknown) => {
      complain(options.table ?? '', error);
    });
  }
  for (const file of files) {
    try {
      await answer(model, [file], [await chartFeaturesOfFile(file)]);
    } catch (error) {
      complain(file, error);
    }
  }
  model.dispose();
} catch (error) {
  complain('score', error);
}

/**
 * Scores songs with the exported model:
 *
 *   npm run -s score -- FILE…             one JSON line per sound or video file
 *   npm run -s score -- --table T.csv     one JSON line per row
 *
 * A file is asked of all juries: the chart jury's distribution, the listener's characteristics, the other
 * juries' probabilities, the summary among the reference songs, and whether it is like released songs at all.
 *
 * A table is asked of the chart jury where it has the 42 chart features, and of the juries of two answers
 * where it has their characteristics under Spotify's names (`danceability` … `loudness`, `tempo`,
 * `duration_ms`); they take them as they are given.
 *
 * Nothing else goes to standard output. What cannot be scored is named on standard error, the others are
 * answered all the same, and the exit code is 1. `--model FOLDER` takes another exported model.
 */
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { startNodeBackend } from './chart/backend.ts';
import { loadBinaryJuries, loadChartModel, readManifest } from './export/loadModel.ts';
import { canonicalOfFile } from './scoreAudio.ts';
import { scoreTable } from './scoreTable.ts';
import { createSongScorer } from './songScorer.ts';

function complain(what: string, error: unknown): void {
  process.exitCode = 1;
  console.error(`${what}: ${error instanceof Error ? error.message : String(error)}`);
}

function print(answer: object): void {
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}

async function scoreRows(folder: string, manifest: ReturnType<typeof readManifest>, table: string) {
  const chart = loadChartModel(folder, manifest);
  const juries = loadBinaryJuries(folder, manifest);
  const chartInputs = new Set(manifest.models.chart.transform.inputs.map(({ name }) => name));
  try {
    for await (const answer of scoreTable({ chart, chartInputs, juries }, table, complain)) print(answer);
  } finally {
    chart.dispose();
    for (const { jury } of juries) jury.dispose();
  }
}

async function scoreFiles(
  folder: string,
  manifest: ReturnType<typeof readManifest>,
  files: readonly string[],
) {
  const scorer = await createSongScorer(folder, manifest);
  try {
    for (const file of files) {
      try {
        const { chart, panel } = await scorer.score(await canonicalOfFile(file));
        print({
          id: file,
          chart,
          ...(panel && {
            listener: panel.listener.characteristics,
            juries: Object.fromEntries(panel.juries.map(({ name, probability }) => [name, probability])),
            summary: panel.summary,
            outside: panel.outside,
          }),
        });
      } catch (error) {
        complain(file, error);
      }
    }
  } finally {
    scorer.dispose();
  }
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
  const { table } = options;
  if (table !== undefined) {
    await scoreRows(options.model, manifest, table).catch((error: unknown) => {
      complain(table, error);
    });
  }
  if (files.length > 0) await scoreFiles(options.model, manifest, files);
} catch (error) {
  complain('score', error);
}

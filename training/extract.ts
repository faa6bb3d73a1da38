/**
 * Turns a folder of audio into a feature table that `train --table` accepts:
 *
 *   npm run extract -- --audio DIR --labels CSV --out TABLE.csv [--shard i/n] [--workers N]
 *   npm run extract -- --merge A.csv B.csv … --out ALL.csv
 *
 * Rows are appended as they are finished and a rerun goes on behind them. Files without a row are told at
 * the end and in TABLE.failed.csv; the exit code is 1 only when there is not one row.
 */
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { SingleBar } from 'cli-progress';
import Papa from 'papaparse';
import type { ExtractFailure } from './extract/answer.ts';
import { extractAll } from './extract/extractAll.ts';
import { parseLabels } from './extract/labels.ts';
import { inShard, parseShard } from './extract/shard.ts';
import { finishedRows, formatRow, mergeTables, writeTable } from './extract/table.ts';

const USAGE = `Usage: npm run extract -- --audio DIR --labels CSV --out TABLE.csv [--shard i/n] [--workers N]
       npm run extract -- --merge A.csv B.csv … --out ALL.csv`;
const FAILURES_SHOWN = 20;

/** A mistake of the person who typed the command. */
class UsageError extends Error {}

async function extract(options: {
  audio: string;
  labels: string;
  out: string;
  shard: string;
  workers: string;
}): Promise<void> {
  const { audio, out } = options;
  const workers = Number(options.workers);
  if (!Number.isInteger(workers) || workers < 1) {
    throw new UsageError(`--workers ${options.workers} is not a whole number from 1 on`);
  }
  const shard = parseShard(options.shard);
  if (!existsSync(audio) || !statSync(audio).isDirectory()) throw new Error(`--audio ${audio} is no folder`);
  if (!existsSync(options.labels)) throw new Error(`--labels ${options.labels} does not exist`);
  const labelled = parseLabels(readFileSync(options.labels, 'utf8'), options.labels);
  const files = new Map(labelled.flatMap((row) => (inShard(row.file, shard) ? [[row.file, row]] : [])));

  const { rows: finished, repaired } = finishedRows(out);
  const strangers = finished.filter(({ file }) => !files.has(file));
  if (strangers[0]) {
    throw new Error(
      `${out} has ${strangers.length} rows that are not in this shard of ${options.labels}, ${strangers[0].file} for one: ` +
        'name another --out (every shard needs its own), or remove it',
    );
  }
  // Labels may have been corrected since; the sound has not changed.
  const rows = finished.map(({ file, features }) => ({ ...(files.get(file) ?? never(file)), features }));
  writeTable(out, rows);
  if (repaired) console.error(`${out}: removed a last row that was not finished`);

  const done = new Set(rows.map(({ file }) => file));
  const open = [...files.keys()].filter((file) => !done.has(file)).sort();
  if (done.size > 0) console.error(`${done.size} of ${files.size} files were finished before`);
  const failures: ({ file: string } & ExtractFailure)[] = [];
  const bar = new SingleBar({
    format: 'features {bar} {value}/{total} files, {failed} failed, {eta_formatted} left',
    stream: process.stderr,
    noTTYOutput: true,
    notTTYSchedule: 15_000,
  });
  bar.start(open.length, 0, { failed: 0 });
  await extractAll(open, {
    folder: audio,
    workers,
    onAnswer(file, answer) {
      if ('features' in answer) {
        const row = { ...(files.get(file) ?? never(file)), features: answer.features };
        appendFileSync(out, formatRow(row));
        rows.push(row);
      } else {
        failures.push({ file, ...answer.failure });
      }
      bar.increment(1, { failed: failures.length });
    },
  });
  bar.stop();
  // In order: the same folder gives the same table, however many threads there were.
  writeTable(out, rows);

  const sideFile = `${out.replace(/\.csv$/i, '')}.failed.csv`;
  rmSync(sideFile, { force: true });
  if (failures.length > 0) {
    failures.sort((a, b) => (a.file < b.file ? -1 : 1));
    writeFileSync(sideFile, `${Papa.unparse(failures, { newline: '\n' })}\n`);
    console.error(`${failures.length} files have no row; all of them are in ${sideFile}:`);
    for (const { file, reason, detail } of failures.slice(0, FAILURES_SHOWN)) {
      console.error(`  ${file}: ${reason}: ${detail}`);
    }
  }
  console.error(`${out}: ${rows.length} rows`);
  if (rows.length === 0 && files.size > 0) process.exitCode = 1;
}

function never(file: string): never {
  throw new Error(`${file} was not asked for`);
}

function merge(tables: readonly string[], out: string): void {
  if (tables.length === 0) throw new UsageError('--merge needs tables');
  const rows = mergeTables(
    tables.map((path) => {
      if (!existsSync(path)) throw new Error(`${path} does not exist`);
      const { rows: own, repaired } = finishedRows(path);
      if (repaired) throw new Error(`${path} ends in the middle of a row: let its extraction finish first`);
      return own;
    }),
  );
  writeTable(out, rows);
  console.error(`${out}: ${rows.length} rows of ${tables.length} tables`);
}

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      audio: { type: 'string' },
      labels: { type: 'string' },
      out: { type: 'string' },
      shard: { type: 'string', default: '1/1' },
      workers: { type: 'string', default: String(Math.min(8, availableParallelism())) },
      merge: { type: 'boolean', default: false },
    },
  });
  const { audio, labels, out, shard, workers } = values;
  if (out === undefined) throw new UsageError('--out is missing');
  mkdirSync(dirname(out), { recursive: true });
  if (values.merge) {
    if (audio !== undefined || labels !== undefined) throw new UsageError('--merge takes tables, no audio');
    merge(positionals, out);
  } else {
    if (audio === undefined || labels === undefined) throw new UsageError('--audio or --labels is missing');
    if (positionals.length > 0) throw new UsageError(`what is ${positionals.join(' ')}?`);
    await extract({ audio, labels, out, shard, workers });
  }
} catch (error) {
  const usage = error instanceof UsageError || (error instanceof TypeError && 'code' in error);
  console.error(error instanceof Error ? error.message : String(error));
  if (usage) console.error(USAGE);
  process.exitCode = usage ? 2 : 1;
}

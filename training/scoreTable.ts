import { createReadStream } from 'node:fs';
import { parse } from 'csv-parse';
import { CHART_FEATURE_NAMES } from '../src/features/spec.ts';
import type { ChartModel } from '../src/model/chart/chartModel.ts';
import { summariseDistribution } from '../src/model/chart/distribution.ts';
import { juryRow } from '../src/model/jury/binaryJury.ts';
import type { LoadedJury } from './export/loadModel.ts';

/** What a table's rows are asked of. */
export interface TableModels {
  readonly chart: ChartModel;
  /** Names of the features that the chart jury reads. */
  readonly chartInputs: ReadonlySet<string>;
  readonly juries: readonly LoadedJury[];
}

/**
 * The answers for one row, by jury: the chart jury's distribution, the others' probabilities; `null` where
 * the row lacks something that the jury needs.
 */
type RowAnswer = { id: string } & Record<string, unknown>;

type CsvRecord = Readonly<Record<string, string>>;

const ROWS_PER_BATCH = 1024;

function numberOf(record: CsvRecord, column: string): number {
  const text = record[column]?.trim() ?? '';
  return text === '' ? NaN : Number(text);
}

/** How tables of Spotify's characteristics name what a jury reads, and what it is multiplied by. */
const OTHER_COLUMNS: Readonly<Record<string, { readonly column: string; readonly factor: number }>> = {
  tempo_bpm: { column: 'tempo', factor: 1 },
  duration_s: { column: 'duration_ms', factor: 1e-3 },
};

/** Where an input of a jury stands in a table; `null` where the table lacks it. */
function columnOf(name: string, columns: ReadonlySet<string>): { column: string; factor: number } | null {
  if (columns.has(name)) return { column: name, factor: 1 };
  const other = OTHER_COLUMNS[name];
  return other && columns.has(other.column) ? other : null;
}

/** A cell that a question needs and that is empty: not known, but no mistake either. */
class EmptyCell extends Error {}

/** @throws EmptyCell, or Error where there is something else than a finite number */
function neededNumber(record: CsvRecord, column: string): number {
  const value = numberOf(record, column);
  if (Number.isFinite(value)) return value;
  const message = `${column} is not a finite number`;
  throw (record[column]?.trim() ?? '') === '' ? new EmptyCell(message) : new Error(message);
}

/** One way in which the rows of a table are asked. */
interface Question {
  /** Key of the answer. */
  readonly name: string;
  /** @throws EmptyCell, or Error where a cell that is needed is not a finite number */
  read(record: CsvRecord): number[];
  answer(rows: readonly number[][]): Promise<readonly unknown[]>;
}

function chartQuestion({ chart, chartInputs }: TableModels): Question {
  return {
    name: 'chart',
    read: (record) =>
      CHART_FEATURE_NAMES.map((name) =>
        chartInputs.has(name) ? neededNumber(record, name) : numberOf(record, name),
      ),
    answer: async (rows) => (await chart.predict(rows)).map(summariseDistribution),
  };
}

function juryQuestion({ name, jury, transform }: LoadedJury, columns: ReadonlySet<string>): Question | null {
  const places = transform.inputs.map((input) => ({
    input: input.name,
    place: columnOf(input.name, columns),
  }));
  if (places.some(({ place }) => place === null)) return null;
  return {
    name,
    read: (record) =>
      juryRow(
        Object.fromEntries(
          places.map(({ input, place }) => [
            input,
            neededNumber(record, place?.column ?? input) * (place?.factor ?? NaN),
          ]),
        ),
        transform,
      ),
    answer: (rows) => jury.predict(rows),
  };
}

/**
 * The questions that a table can be asked: the chart jury's where it has any of its features (or nothing
 * else to go by), the juries' of two answers where it has all of their characteristics.
 */
function questionsOf(models: TableModels, columns: ReadonlySet<string>): Question[] {
  const juries = models.juries.flatMap((jury) => juryQuestion(jury, columns) ?? []);
  const hasChart = CHART_FEATURE_NAMES.some((name) => name.startsWith('mfcc') && columns.has(name));
  return hasChart || juries.length === 0 ? [chartQuestion(models), ...juries] : juries;
}

interface Waiting {
  readonly id: string;
  /** By question; `null` where the row lacks something that it needs. */
  readonly rows: readonly (number[] | null)[];
}

async function answerAll(questions: readonly Question[], waiting: readonly Waiting[]): Promise<RowAnswer[]> {
  const answers = waiting.map(({ id }): RowAnswer => ({ id }));
  for (const [q, question] of questions.entries()) {
    const known = waiting.flatMap(({ rows }, i) => {
      const row = rows[q];
      return row ? [{ i, row }] : [];
    });
    const given = await question.answer(known.map(({ row }) => row));
    for (const answer of answers) answer[question.name] = null;
    known.forEach(({ i }, k) => {
      (answers[i] as RowAnswer)[question.name] = given[k];
    });
  }
  return answers;
}

/**
 * Answers the rows of a table, in order.
 *
 * @param path comma-separated, first line = column names; rows without `id` are numbered from 1
 * @param complain hears of rows that nobody can answer, and of cells that are no numbers; what is only empty
 *   is passed over where somebody else answers
 */
export async function* scoreTable(
  models: TableModels,
  path: string,
  complain: (row: string, error: unknown) => void,
): AsyncGenerator<RowAnswer> {
  let questions: Question[] | null = null;
  let waiting: Waiting[] = [];
  let line = 0;
  const records = createReadStream(path).pipe(parse({ columns: true, bom: true, skip_empty_lines: true }));
  for await (const record of records as AsyncIterable<CsvRecord>) {
    questions ??= questionsOf(models, new Set(Object.keys(record)));
    line++;
    const id = record['id'] ?? String(line);
    const problems: unknown[] = [];
    const rows = questions.map(({ read }) => {
      try {
        return read(record);
      } catch (error) {
        problems.push(error);
        return null;
      }
    });
    const answered = rows.some((row) => row !== null);
    if (answered) waiting.push({ id, rows });
    const mistake = problems.find((error) => !answered || !(error instanceof EmptyCell));
    if (mistake !== undefined) complain(`row ${line} (${id})`, mistake);
    if (waiting.length === ROWS_PER_BATCH) {
      yield* await answerAll(questions, waiting);
      waiting = [];
    }
  }
  if (questions) yield* await answerAll(questions, waiting);
}

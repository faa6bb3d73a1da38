import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { Worker } from 'node:worker_threads';

export interface RunTasksOptions {
  /** Worker threads; 0 works in this thread. */
  readonly workers: number;
  /** Where finished results are kept, so that an interrupted run goes on where it stopped; `null` for nowhere. */
  readonly cacheFolder: string | null;
  /** Called when a task is finished. */
  readonly onDone?: () => void;
}

/** A kind of task: what runs it, and what its result depends on. */
export interface TaskKind<Task, Result> {
  /** Module whose `runTask` runs it, in this thread or in a worker. */
  readonly module: URL;
  /** Source files that decide what a task becomes: a change of one is another key. */
  readonly code: readonly URL[];
  /** The parts of a task, numbers and texts as JSON and arrays as bytes. */
  readonly parts: (task: Task) => { readonly json: unknown; readonly arrays: readonly ArrayBufferView[] };
  /** Never called: ties the result's type to the kind. */
  readonly result?: (value: Result) => void;
}

/** What a task's module offers. */
export interface TaskModule {
  readonly runTask: (task: unknown) => Promise<unknown>;
}

function keep(path: string, result: unknown): void {
  // Renamed into place, so that an interrupted write is never taken for a finished result.
  writeFileSync(`${path}.part`, serialize(result));
  renameSync(`${path}.part`, path);
}

/**
 * Runs tasks side by side on worker threads and keeps their results. Which thread runs which task changes
 * nothing: each has its own seed.
 *
 * @returns results in the order of `tasks`
 */
export async function runTasks<Task, Result>(
  tasks: readonly Task[],
  kind: TaskKind<Task, Result>,
  { workers, cacheFolder, onDone }: RunTasksOptions,
): Promise<Result[]> {
  if (cacheFolder) mkdirSync(cacheFolder, { recursive: true });
  const code = createHash('sha256');
  for (const url of [kind.module, ...kind.code]) code.update(readFileSync(url)).update('\0');
  const codeHash = code.digest();
  const keyOf = (task: Task): string => {
    const { json, arrays } = kind.parts(task);
    const hash = createHash('sha256').update(codeHash).update(JSON.stringify(json));
    for (const { buffer, byteOffset, byteLength } of arrays) {
      hash.update(`|${byteLength}|`).update(new Uint8Array(buffer, byteOffset, byteLength));
    }
    return hash.digest('hex');
  };
  const results = new Array<Result | undefined>(tasks.length);
  const paths = tasks.map((task) => (cacheFolder ? join(cacheFolder, `${keyOf(task)}.v8`) : null));
  const open: number[] = [];
  paths.forEach((path, i) => {
    if (path && existsSync(path)) {
      results[i] = deserialize(readFileSync(path)) as Result;
      onDone?.();
    } else {
      open.push(i);
    }
  });
  const finish = (i: number, result: Result): void => {
    const path = paths[i];
    if (path) keep(path, result);
    results[i] = result;
    onDone?.();
  };

  if (workers === 0) {
    const { runTask } = (await import(kind.module.href)) as TaskModule;
    for (const i of open) finish(i, (await runTask(tasks[i])) as Result);
  } else {
    const lanes = Array.from({ length: Math.min(workers, open.length) }, async () => {
      const worker = new Worker(new URL('startWorker.mjs', import.meta.url), {
        workerData: { module: kind.module.href },
      });
      try {
        for (let i = open.shift(); i !== undefined; i = open.shift()) {
          worker.postMessage(tasks[i]);
          // `once` rejects when the worker fails.
          const [result] = (await once(worker, 'message')) as [Result];
          finish(i, result);
        }
      } finally {
        await worker.terminate();
      }
    });
    await Promise.all(lanes);
  }
  return results as Result[];
}

import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { Worker } from 'node:worker_threads';
import { startNodeBackend } from './backend.ts';
import { fitNetwork, type FitTask, type FittedNetwork } from './fit.ts';

export interface FitAllOptions {
  /** Worker threads; 0 fits in this thread. */
  readonly workers: number;
  /** Where finished networks are kept, so that an interrupted run goes on where it stopped; `null` for nowhere. */
  readonly cacheFolder: string | null;
  /** Called when a network is finished. */
  readonly onFitted?: () => void;
}

/** The code that decides what a task becomes: a change of it is another key. */
const CODE = ['./fit.ts', '../multiply.ts', '../random.ts', '../../src/model/chart/network.ts']
  .map((path) => readFileSync(new URL(path, import.meta.url), 'utf8'))
  .join('\0');

/** Content hash of a task and of the code that runs it. */
function taskKey(task: FitTask, backend: string): string {
  const { inputs, targets, codecShifts, ...rest } = task;
  const hash = createHash('sha256').update(CODE).update(backend).update(JSON.stringify(rest));
  for (const array of [inputs, targets, codecShifts]) {
    hash.update(`|${array.length}|`).update(new Uint8Array(array.buffer, array.byteOffset, array.byteLength));
  }
  return hash.digest('hex');
}

function keep(path: string, network: FittedNetwork): void {
  // Renamed into place, so that an interrupted write is never taken for a finished network.
  writeFileSync(`${path}.part`, serialize(network));
  renameSync(`${path}.part`, path);
}

/**
 * Trains many networks, side by side on worker threads. Which thread trains which network changes
 * nothing: each has its own seed.
 *
 * @returns the networks in the order of `tasks`
 */
export async function fitAll(tasks: readonly FitTask[], options: FitAllOptions): Promise<FittedNetwork[]> {
  const { cacheFolder, onFitted } = options;
  const backend = await startNodeBackend();
  if (cacheFolder) mkdirSync(cacheFolder, { recursive: true });
  const results = new Array<FittedNetwork | undefined>(tasks.length);
  const paths = tasks.map((task) => (cacheFolder ? join(cacheFolder, `${taskKey(task, backend)}.v8`) : null));
  const open: number[] = [];
  paths.forEach((path, i) => {
    if (path && existsSync(path)) {
      results[i] = deserialize(readFileSync(path)) as FittedNetwork;
      onFitted?.();
    } else {
      open.push(i);
    }
  });
  const finish = (i: number, network: FittedNetwork): void => {
    const path = paths[i];
    if (path) keep(path, network);
    results[i] = network;
    onFitted?.();
  };

  if (options.workers === 0) {
    for (const i of open) finish(i, fitNetwork(tasks[i] as FitTask));
  } else {
    const lanes = Array.from({ length: Math.min(options.workers, open.length) }, async () => {
      const worker = new Worker(new URL('startWorker.mjs', import.meta.url));
      try {
        for (let i = open.shift(); i !== undefined; i = open.shift()) {
          worker.postMessage(tasks[i]);
          // `once` rejects when the worker fails.
          const [network] = (await once(worker, 'message')) as [FittedNetwork];
          finish(i, network);
        }
      } finally {
        await worker.terminate();
      }
    });
    await Promise.all(lanes);
  }
  return results as FittedNetwork[];
}

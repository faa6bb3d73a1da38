import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { answerFor, failureOf, type Answer } from './answer.ts';

/** A file system that was copied from another may spell accents in another way than the labels do. */
function pathOf(folder: string, file: string): string {
  const spellings = [file, file.normalize('NFC'), file.normalize('NFD')].map((name) => join(folder, name));
  return spellings.find((path) => existsSync(path)) ?? join(folder, file);
}

/** @throws Error if the worker ends instead of answering */
async function ask(worker: Worker, path: string): Promise<Answer> {
  const listening = new AbortController();
  const { signal } = listening;
  worker.postMessage(path);
  try {
    // `once` rejects when the worker fails.
    return await Promise.race([
      once(worker, 'message', { signal }).then(([answer]) => answer as Answer),
      once(worker, 'exit', { signal }).then(([code]): never => {
        throw new Error(`The worker ended with code ${String(code)}.`);
      }),
    ]);
  } finally {
    listening.abort();
  }
}

/**
 * Computes the features of many files, side by side on worker threads. A file that ends its worker (out of
 * memory, say) fails alone.
 *
 * @param files paths inside `folder`
 * @param options.workers threads; 0 works in this one
 * @param options.onAnswer called once for every file, in the order in which they are finished
 */
export async function extractAll(
  files: readonly string[],
  options: {
    readonly folder: string;
    readonly workers: number;
    readonly onAnswer: (file: string, answer: Answer) => void;
  },
): Promise<void> {
  const { folder, workers, onAnswer } = options;
  const open = [...files];
  if (workers === 0) {
    for (const file of open) onAnswer(file, await answerFor(pathOf(folder, file)));
    return;
  }
  const lane = async (): Promise<void> => {
    let worker: Worker | null = null;
    try {
      for (let file = open.shift(); file !== undefined; file = open.shift()) {
        worker ??= new Worker(new URL('startWorker.mjs', import.meta.url));
        let answer: Answer;
        try {
          answer = await ask(worker, pathOf(folder, file));
        } catch (error) {
          await worker.terminate();
          worker = null;
          answer = { failure: failureOf(error) };
        }
        onAnswer(file, answer);
      }
    } finally {
      await worker?.terminate();
    }
  };
  await Promise.all(Array.from({ length: Math.min(workers, open.length) }, lane));
}

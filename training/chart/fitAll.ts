import { runTasks, type RunTasksOptions, type TaskKind } from '../tasks/runTasks.ts';
import { startNodeBackend } from './backend.ts';
import type { FitTask, FittedNetwork } from './fit.ts';

export interface FitAllOptions extends Omit<RunTasksOptions, 'onDone'> {
  /** Called when a network is finished. */
  readonly onFitted?: () => void;
}

const here = (path: string): URL => new URL(path, import.meta.url);

/** Training one chart network on a backend, for `runTasks`. */
const chartTask = (backend: string): TaskKind<FitTask, FittedNetwork> => ({
  module: here('task.ts'),
  code: ['fit.ts', '../multiply.ts', '../random.ts', '../../src/model/chart/network.ts'].map(here),
  parts: ({ inputs, targets, codecShifts, ...rest }) => ({
    json: { backend, ...rest },
    arrays: [inputs, targets, codecShifts],
  }),
});

/**
 * Trains many networks, side by side on worker threads. Which thread trains which network changes
 * nothing: each has its own seed.
 *
 * @returns the networks in the order of `tasks`
 */
export async function fitAll(
  tasks: readonly FitTask[],
  { workers, cacheFolder, onFitted }: FitAllOptions,
): Promise<FittedNetwork[]> {
  const backend = await startNodeBackend();
  return runTasks(tasks, chartTask(backend), {
    workers,
    cacheFolder,
    ...(onFitted && { onDone: onFitted }),
  });
}

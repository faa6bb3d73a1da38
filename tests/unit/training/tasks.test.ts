import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { runTasks, type TaskKind } from '../../../training/tasks/runTasks.ts';

const kind: TaskKind<{ n: number; data: Float32Array }, number> = {
  module: new URL('./doubleTask.ts', import.meta.url),
  code: [],
  parts: ({ n, data }) => ({ json: n, arrays: [data] }),
};
const task = (n: number) => ({ n, data: Float32Array.of(n) });

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tasks-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

it('gives results in the order of the tasks, in this thread and in workers', async () => {
  const tasks = [3, 1, 2].map(task);
  const own = await runTasks(tasks, kind, { workers: 0, cacheFolder: null });
  expect(own).toEqual([6, 2, 4]);
  expect(await runTasks(tasks, kind, { workers: 2, cacheFolder: null })).toEqual(own);
});

it('goes on where it stopped: what is kept is not computed again', async () => {
  await runTasks([task(1)], kind, { workers: 0, cacheFolder: folder });
  const kept = readdirSync(folder);
  expect(kept).toHaveLength(1);
  let done = 0;
  const results = await runTasks([task(1), task(5)], kind, {
    workers: 0,
    cacheFolder: folder,
    onDone: () => done++,
  });
  expect(results).toEqual([2, 10]);
  expect(done).toBe(2);
  expect(readdirSync(folder)).toHaveLength(2);
});

it('fails with the task that fails', async () => {
  await expect(runTasks([task(-1)], kind, { workers: 1, cacheFolder: folder })).rejects.toThrow('negative');
  expect(readdirSync(folder)).toEqual([]);
});

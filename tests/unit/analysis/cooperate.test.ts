import { expect, test } from 'vitest';
import { cooperate } from '../../../src/analysis/cooperate.ts';

function* busy(steps: number, stepMs: number): Generator<number, string, void> {
  for (let i = 1; i <= steps; i++) {
    const end = performance.now() + stepMs;
    while (performance.now() < end);
    yield i / steps;
  }
  return 'done';
}

test('returns what the computation returns', async () => {
  expect(await cooperate(busy(3, 0), new AbortController().signal, () => undefined)).toBe('done');
});

test('lets other tasks in while it runs, and reports rising progress', async () => {
  let ticks = 0;
  const timer = setInterval(() => ticks++, 1);
  const seen: number[] = [];
  await cooperate(busy(100, 5), new AbortController().signal, (fraction) => seen.push(fraction));
  clearInterval(timer);
  expect(ticks).toBeGreaterThan(2);
  expect(seen.length).toBeGreaterThan(2);
  expect(seen).toEqual([...seen].sort((a, b) => a - b));
});

test('stops soon after the signal aborts', async () => {
  const controller = new AbortController();
  setTimeout(() => controller.abort(), 10);
  let last = 0;
  const run = cooperate(busy(10_000, 2), controller.signal, (fraction) => (last = fraction));
  await expect(run).rejects.toMatchObject({ name: 'AbortError' });
  expect(last).toBeLessThan(0.5);
});

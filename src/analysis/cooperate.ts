import { nextTask } from '../audio/nextTask.ts';

/** How long a loop may hold the worker before it lets messages (a cancel) in. */
const SLICE_MS = 24;

/** How often the page hears of progress: often enough to look alive, seldom enough to cost nothing. */
const PROGRESS_MS = 100;

/**
 * Runs a computation that yields its progress (0–1), giving way to other tasks between slices.
 * @throws DOMException `AbortError` soon after `signal` aborts
 */
export async function cooperate<Result>(
  steps: Generator<number, Result, void>,
  signal: AbortSignal,
  onProgress: (fraction: number) => void,
): Promise<Result> {
  let sliceStart = performance.now();
  let reportedAt = sliceStart;
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    const now = performance.now();
    if (now - sliceStart < SLICE_MS) continue;
    if (now - reportedAt >= PROGRESS_MS) {
      onProgress(step.value);
      reportedAt = now;
    }
    await nextTask();
    if (signal.aborted) throw new DOMException('cancelled', 'AbortError');
    sliceStart = performance.now();
  }
}

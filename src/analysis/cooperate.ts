/** How long a loop may hold the worker before it lets messages (a cancel) in. */
const SLICE_MS = 24;

/** Resolves in a later task; unlike `setTimeout(0)` it is not delayed to 4 ms when nested. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

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
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() - sliceStart < SLICE_MS) continue;
    onProgress(step.value);
    await nextTask();
    if (signal.aborted) throw new DOMException('cancelled', 'AbortError');
    sliceStart = performance.now();
  }
}

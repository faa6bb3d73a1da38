/** Runs a generator of steps to its end and returns its result. */
export function runSteps<T>(steps: Generator<number, T>): T {
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

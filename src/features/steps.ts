/** Runs a generator of steps to its end and returns its result. */
export function runSteps<T>(steps: Generator<number, T>): T {
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

/** The same steps as a stretch of something larger: what they yield, 0–1, becomes `from` … `to`. */
export function* within<T>(from: number, to: number, steps: Generator<number, T>): Generator<number, T> {
  let step = steps.next();
  for (; !step.done; step = steps.next()) yield from + (to - from) * step.value;
  return step.value;
}

/** A task that is done at once, for tests of what runs tasks. */
export async function runTask(task: unknown): Promise<number> {
  const { n } = task as { n: number };
  if (n < 0) throw new RangeError('a negative number');
  return 2 * n;
}

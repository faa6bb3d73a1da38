/**
 * A small note in localStorage about the queue that is under way, so that the start page can offer the way back
 * to one that its tab has left, without the library's code. Where localStorage is forbidden there is no note.
 */
const KEY = 'earshot-queue';

/** Name of the Web Lock that a tab holds while it works on a queue. */
export const queueLockName = (batch: string): string => `earshot-queue-${batch}`;

/** Notes the queue that is under way; `null` when it is done or given up. */
export function noteQueue(batch: string | null): void {
  try {
    if (batch === null) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, batch);
  } catch {
    // Then the album's own page still finds it.
  }
}

/** Whether a queue was noted that no tab works on. */
export async function queueIsLeft(): Promise<boolean> {
  try {
    const batch = localStorage.getItem(KEY);
    if (batch === null) return false;
    const { held } = (await (navigator.locks as LockManager | undefined)?.query()) ?? {};
    return !held?.some(({ name }) => name === queueLockName(batch));
  } catch {
    return false;
  }
}

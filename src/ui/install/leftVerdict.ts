import type { Verdict } from '../session.svelte.ts';

/** In sessionStorage, so that only this tab takes up what it has left, also beside others of the app. */
const KEY = 'earshot-left';

/**
 * Leaves a verdict, with its song, for this tab's next load of the page: an update must not cost anything.
 *
 * @throws where the browser has no room for it or no storage
 */
export async function leaveVerdict(verdict: Verdict): Promise<void> {
  const { leave } = await import('../../pwa/handover.ts');
  // A function cannot be left behind; whoever takes the verdict up puts a new one in its place.
  const { kept, ...plain } = verdict;
  const left = kept ? { ...plain, kept: { ...kept, analyseAgain: null } } : plain;
  sessionStorage.setItem(KEY, await leave(left));
}

/** The verdict that the load before has left; once, and `null` on an ordinary visit. Never rejects. */
export async function leftVerdict(): Promise<Verdict | null> {
  try {
    const id = sessionStorage.getItem(KEY);
    if (id === null) return null;
    sessionStorage.removeItem(KEY);
    const { pickUp } = await import('../../pwa/handover.ts');
    // Only leaveVerdict writes under this name.
    return ((await pickUp(id)) as Verdict | undefined) ?? null;
  } catch {
    return null;
  }
}

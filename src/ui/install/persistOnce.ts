import { askToPersist, storageState } from '../../library/storage.ts';

const KEY = 'earshot-asked-to-persist';

/**
 * Asks the browser to keep what is stored even when space runs short, where it has not promised so yet: once when
 * there is something worth keeping, and once more when the app is installed, which makes browsers more willing. Where
 * the browser asks the person in turn, an answer of no stands.
 */
export async function persistOnce(occasion: 'first-result' | 'installed'): Promise<void> {
  const { persisted } = await storageState();
  if (persisted !== false) return;
  try {
    const asked = localStorage.getItem(KEY) ?? '';
    if (asked.includes(occasion)) return;
    localStorage.setItem(KEY, `${asked} ${occasion}`.trim());
  } catch {
    // What cannot be remembered would be asked again on every visit.
    return;
  }
  await askToPersist();
}

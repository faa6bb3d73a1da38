const KEY = 'earshot-install';

/** Whether the person has said that they do not want to be asked to install the app. */
export function isDeclined(): boolean {
  try {
    return localStorage.getItem(KEY) === 'declined';
  } catch {
    return false;
  }
}

/** Remembers it. */
export function decline(): void {
  try {
    localStorage.setItem(KEY, 'declined');
  } catch {
    // Then it is asked again on the next visit.
  }
}

/** The colour theme: what the system says, unless the person chose. */
const THEMES = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

const STORAGE_KEY = 'earshot.theme';

/** The next theme when the switch is pressed: auto, light, dark, auto … */
export function nextTheme(theme: Theme): Theme {
  return THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? 'auto';
}

/** The stored choice; anything unknown, and storage that is forbidden, read as `auto`. */
export function readTheme(storage: () => Pick<Storage, 'getItem'>): Theme {
  try {
    const stored = storage().getItem(STORAGE_KEY);
    return THEMES.find((theme) => theme === stored) ?? 'auto';
  } catch {
    return 'auto';
  }
}

/** Keeps the choice; where storage is forbidden it lasts as long as the page. */
export function keepTheme(theme: Theme, storage: () => Pick<Storage, 'setItem' | 'removeItem'>): void {
  try {
    if (theme === 'auto') storage().removeItem(STORAGE_KEY);
    else storage().setItem(STORAGE_KEY, theme);
  } catch {
    // Private windows may refuse; the page keeps the theme in memory.
  }
}

/** Paints the page: an attribute that the tokens look at. */
export function applyTheme(theme: Theme, root: HTMLElement): void {
  if (theme === 'auto') delete root.dataset['theme'];
  else root.dataset['theme'] = theme;
}

import { applyTheme, keepTheme, nextTheme, readTheme, type Theme } from './theme.ts';

/** The theme in force: the person's choice over the system's. */
class ThemeState {
  choice = $state<Theme>('auto');
  #systemIsDark = $state(false);
  /** What is seen. */
  readonly dark = $derived(this.choice === 'auto' ? this.#systemIsDark : this.choice === 'dark');

  /** Reads the stored choice and follows the system; called once, before the page is drawn. */
  start(): void {
    this.choice = readTheme(() => localStorage);
    applyTheme(this.choice, document.documentElement);
    const system = matchMedia('(prefers-color-scheme: dark)');
    this.#systemIsDark = system.matches;
    system.addEventListener('change', () => {
      this.#systemIsDark = system.matches;
    });
  }

  /** Auto, light, dark, auto … */
  turn(): void {
    this.choice = nextTheme(this.choice);
    keepTheme(this.choice, () => localStorage);
    applyTheme(this.choice, document.documentElement);
  }
}

export const theme = new ThemeState();

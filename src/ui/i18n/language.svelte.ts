import { isLanguage, preferredLanguage, FALLBACK_LANGUAGE, type Language } from './languages.ts';
import { speak, t } from './translate.ts';

const STORAGE_KEY = 'earshot-language';

/** The language in force, as state: what is drawn under `{#key language.current}` follows it. */
class LanguageState {
  current = $state<Language>(FALLBACK_LANGUAGE);

  /** Takes up the stored choice or the browser's language; called once, before the page is drawn. */
  async start(): Promise<void> {
    let chosen: string | null = null;
    try {
      chosen = localStorage.getItem(STORAGE_KEY);
    } catch {
      // Storage may be forbidden; the browser's language then decides.
    }
    await this.#use(preferredLanguage(chosen, navigator.languages));
  }

  /** Changes to `language` and remembers it. */
  async choose(language: string): Promise<void> {
    if (!isLanguage(language)) return;
    try {
      localStorage.setItem(STORAGE_KEY, language);
    } catch {
      // Not remembered, but spoken.
    }
    await this.#use(language);
  }

  async #use(language: Language): Promise<void> {
    try {
      await speak(language);
    } catch {
      // Its words could not be fetched: the words that are there stay.
      return;
    }
    this.current = language;
    document.documentElement.lang = language;
    document.title = t('page:title');
    document.querySelector('meta[name=description]')?.setAttribute('content', t('page:description'));
  }
}

export const language = new LanguageState();

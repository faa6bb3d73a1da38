import i18next, { type ResourceLanguage } from 'i18next';
import first from '../messages/en/first.ts';
import { FALLBACK_LANGUAGE, type Language } from './languages.ts';

/**
 * The page's words. `first` is what the page opens with (English is part of the first script); `later` is
 * what the report and the other views say, fetched with them. Messages are typed: a key that does not exist
 * does not compile. Plural forms follow i18next's suffixes (`_one`, `_many`, `_other`) and `Intl.PluralRules`.
 */
type Group = 'first' | 'later';
type Messages = { readonly default: ResourceLanguage };

const sources: Readonly<Record<Language, Readonly<Record<Group, () => Promise<Messages>>>>> = {
  en: { first: async () => ({ default: first }), later: () => import('../messages/en/later.ts') },
  es: { first: () => import('../messages/es/first.ts'), later: () => import('../messages/es/later.ts') },
  pt: { first: () => import('../messages/pt/first.ts'), later: () => import('../messages/pt/later.ts') },
  vi: { first: () => import('../messages/vi/first.ts'), later: () => import('../messages/vi/later.ts') },
};

void i18next.init({
  lng: FALLBACK_LANGUAGE,
  fallbackLng: FALLBACK_LANGUAGE,
  resources: { [FALLBACK_LANGUAGE]: first },
  defaultNS: 'page',
  // Svelte escapes what it shows.
  interpolation: { escapeValue: false },
  initAsync: false,
});

/** A message in the language in force: `t('verdict:heading')`, `t('juries:songs', { count: 3 })`. */
export const t = i18next.t;

/** The language in force. */
export function currentLanguage(): Language {
  return i18next.language as Language;
}

/**
 * Fetches a group of messages for the language in force and for the fallback. Resolves at once where they are
 * there. Rejects where a file cannot be fetched; then the fallback's words stand.
 */
export async function loadMessages(group: Group, language: Language = currentLanguage()): Promise<void> {
  const wanted = new Set<Language>([FALLBACK_LANGUAGE, language]);
  await Promise.all(
    [...wanted].map(async (code) => {
      const { default: namespaces } = await sources[code][group]();
      for (const [namespace, messages] of Object.entries(namespaces)) {
        if (!i18next.hasResourceBundle(code, namespace)) i18next.addResourceBundle(code, namespace, messages);
      }
    }),
  );
}

/** Puts a language in force, with every message that has been asked for so far. */
export async function speak(language: Language): Promise<void> {
  const laterWanted = i18next.hasResourceBundle(FALLBACK_LANGUAGE, 'report');
  await Promise.all([
    loadMessages('first', language),
    laterWanted ? loadMessages('later', language) : undefined,
  ]);
  await i18next.changeLanguage(language);
}

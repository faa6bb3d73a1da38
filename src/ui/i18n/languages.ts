/** The languages of the page, by BCP 47 code, each under its own name. */
export const LANGUAGES = {
  en: 'English',
  es: 'Español',
  pt: 'Português',
  vi: 'Tiếng Việt',
} as const;

export type Language = keyof typeof LANGUAGES;

/** The language that everything falls back to. */
export const FALLBACK_LANGUAGE = 'en' satisfies Language;

export function isLanguage(code: string | null | undefined): code is Language {
  return typeof code === 'string' && Object.hasOwn(LANGUAGES, code);
}

/**
 * The language to open in: the person's own choice, else the first of the browser's that the page has.
 *
 * @param chosen what was stored, or `null`
 * @param accepted the browser's languages, best first (`navigator.languages`): `pt-BR` finds `pt`
 */
export function preferredLanguage(chosen: string | null, accepted: readonly string[]): Language {
  if (isLanguage(chosen)) return chosen;
  for (const tag of accepted) {
    const [code] = tag.toLowerCase().split('-');
    if (isLanguage(code)) return code;
  }
  return FALLBACK_LANGUAGE;
}

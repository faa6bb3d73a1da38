import english from '../messages/en/phrases.ts';
import { t } from '../i18n/translate.ts';

type PhraseKey = keyof typeof english;

const keyOf: ReadonlyMap<string, PhraseKey> = new Map(
  (Object.keys(english) as PhraseKey[]).map((key) => [english[key], key]),
);

/**
 * A phrase of the model's files (who its songs are, what a jury is called) in the language in force. A phrase that
 * has no translation stays as the files have it.
 */
export function phraseInLanguage(phrase: string): string {
  const key = keyOf.get(phrase);
  return key === undefined ? phrase : t(`phrases:${key}`);
}

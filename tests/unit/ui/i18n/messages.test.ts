import { describe, expect, it } from 'vitest';
import { LANGUAGES, preferredLanguage, type Language } from '../../../../src/ui/i18n/languages.ts';

type Tree = { readonly [key: string]: string | Tree };
const PLURAL = /_(zero|one|two|few|many|other)$/;

async function messagesOf(language: Language): Promise<Tree> {
  const groups = await Promise.all(
    ['first', 'later'].map(
      async (group) =>
        ((await import(`../../../../src/ui/messages/${language}/${group}.ts`)) as { default: Tree }).default,
    ),
  );
  return Object.assign({}, ...groups) as Tree;
}

/** `namespace.path.key` → text. */
function flat(tree: Tree, prefix = ''): Map<string, string> {
  const all = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'string') all.set(prefix + key, value);
    else for (const [inner, text] of flat(value, `${prefix}${key}.`)) all.set(inner, text);
  }
  return all;
}

const placeholders = (text: string) =>
  [...new Set([...text.matchAll(/\{\{\s*([\w.]+)/g)].map(([, name]) => name))].sort();

const english = flat(await messagesOf('en'));
const others = (Object.keys(LANGUAGES) as Language[]).filter((language) => language !== 'en');

/** The keys that a language needs for the English ones, with its own plural forms. */
function neededKeys(language: Language): Set<string> {
  const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
  const needed = new Set<string>();
  for (const key of english.keys()) {
    if (!PLURAL.test(key)) needed.add(key);
    else for (const form of forms) needed.add(key.replace(PLURAL, `_${form}`));
  }
  return needed;
}

describe('messages', () => {
  it('has every English plural form', () => {
    expect([...neededKeys('en')].filter((key) => !english.has(key))).toEqual([]);
  });

  for (const language of others) {
    describe(LANGUAGES[language], async () => {
      const messages = flat(await messagesOf(language));

      it('says everything that English says, in its own plural forms, and nothing else', () => {
        const needed = neededKeys(language);
        expect({
          missing: [...needed].filter((key) => !messages.has(key)),
          stray: [...messages.keys()].filter((key) => !needed.has(key)),
        }).toEqual({ missing: [], stray: [] });
      });

      it('has no empty text and the same gaps to fill', () => {
        const wrong = [...messages].filter(([key, text]) => {
          const base = key.replace(PLURAL, '');
          const english_ = english.get(key) ?? english.get(`${base}_other`) ?? '';
          if (text.trim() === '') return true;
          // A plural form may spell its number out ("one song").
          const gaps = placeholders(text);
          const wanted = placeholders(english_);
          const optional = PLURAL.test(key) ? ['count'] : [];
          return (
            gaps.some((gap) => !wanted.includes(gap) && !optional.includes(gap ?? '')) ||
            wanted.some((gap) => !gaps.includes(gap) && !optional.includes(gap ?? ''))
          );
        });
        expect(wrong).toEqual([]);
      });
    });
  }
});

describe('the language that the page opens in', () => {
  it('is the stored choice, else the first of the browser that there is, else English', () => {
    expect(preferredLanguage('vi', ['es'])).toBe('vi');
    expect(preferredLanguage('xx', ['de-DE', 'pt-BR', 'es'])).toBe('pt');
    expect(preferredLanguage(null, ['de', 'fr'])).toBe('en');
    expect(preferredLanguage('constructor', [])).toBe('en');
  });
});

import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { LANGUAGES, type Language } from '../../src/ui/i18n/languages.ts';
import { loadMessages, speak, t } from '../../src/ui/i18n/translate.ts';
import { verdictSentence } from '../../src/ui/verdict/sentence.ts';
import { expect, failureOf, readJuries, readVerdict, test, verdictOf, type Verdict } from './earshot.ts';
import { DEMO_SONG } from './songs.ts';

const bytes = readFileSync(DEMO_SONG.path);
/** The first third of the demo song: the words are the same, and the report is there sooner. */
const SONG = {
  name: DEMO_SONG.name,
  mimeType: 'audio/mpeg',
  buffer: bytes.subarray(0, Math.round(bytes.length / 3)),
};

type Tree = { readonly [key: string]: string | Tree };

const texts = (tree: Tree): string[] =>
  Object.values(tree).flatMap((value) => (typeof value === 'string' ? [value] : texts(value)));

async function messagesOf(language: Language): Promise<string[]> {
  const groups = await Promise.all(
    ['first', 'later'].map(
      async (group) =>
        ((await import(`../../src/ui/messages/${language}/${group}.ts`)) as { default: Tree }).default,
    ),
  );
  return groups.flatMap(texts);
}

/** Stretches of English between the gaps of its messages, long enough that no other language has them by chance. */
async function englishBut(language: Language): Promise<string[]> {
  const own = (await messagesOf(language)).join('\n');
  const stretches = (await messagesOf('en')).flatMap((message) => message.split(/\{\{.*?\}\}|<\/?b>/));
  return [...new Set(stretches.map((stretch) => stretch.trim()))].filter(
    (stretch) => /\p{L}{2,} \p{L}{2,}/u.test(stretch) && stretch.length >= 10 && !own.includes(stretch),
  );
}

/** Everything on the page that is read by eyes or by a screen reader. */
const wordsOn = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const attributes = ['aria-label', 'aria-valuetext', 'title', 'alt', 'placeholder'];
    const said = [...document.body.querySelectorAll('*')].flatMap((element) =>
      attributes.map((name) => element.getAttribute(name) ?? ''),
    );
    return [document.title, document.body.textContent, ...said].join('\n').replaceAll(/\s+/g, ' ');
  });

async function expectNoEnglish(page: Page, language: Language): Promise<void> {
  const words = await wordsOn(page);
  expect((await englishBut(language)).filter((stretch) => words.includes(stretch))).toEqual([]);
}

async function expectNoOverflow(page: Page): Promise<void> {
  const [needed, there] = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return [scrollWidth, clientWidth] as const;
  });
  expect(needed).toBeLessThanOrEqual(there);
}

/** Waits until every part of the report has its figures. */
async function expectWholeReport(page: Page): Promise<void> {
  await readJuries(page);
  const ready = page.getByTestId('ready').getByRole('listitem');
  for (const part of [...['clip-start', 'key', 'near-songs'].map((id) => page.getByTestId(id)), ready]) {
    await expect(part.first()).toBeVisible({ timeout: 60_000 });
  }
}

async function sentenceIn(language: Language, { score, low, high }: Verdict): Promise<string> {
  await speak(language);
  return verdictSentence({ median: score, low80: low, high80: high, deciles: [], top20: 0 });
}

const LOCALES = { es: 'es-MX', pt: 'pt-BR', vi: 'vi-VN' } as const;

test.beforeAll(() => loadMessages('later'));

for (const [language, locale] of Object.entries(LOCALES) as [keyof typeof LOCALES, string][]) {
  test.describe(LANGUAGES[language], () => {
    test.use({ locale, viewport: { width: 390, height: 844 } });

    test('is what the page opens in for its speakers, to the verdict and without a word of English', async ({
      page,
    }) => {
      await page.goto('/');
      await expect(page.locator('html')).toHaveAttribute('lang', language);
      await expectNoEnglish(page, language);
      await expectNoOverflow(page);

      await page.locator('input[type=file]').first().setInputFiles(SONG);
      const verdict = await readVerdict(page, SONG.name);
      await expect(page.locator('#stage-title')).toHaveText(await sentenceIn(language, verdict));
      await expectWholeReport(page);
      await expectNoEnglish(page, language);
      await expectNoOverflow(page);

      const tenths = await verdictOf(page).locator('table').first().locator('td').allTextContents();
      expect(tenths).toHaveLength(10);
      for (const tenth of tenths) expect(tenth).toMatch(/^\d+,\d\s?%$/);

      await page
        .getByRole('button', { name: t('page:aboutModel') })
        .last()
        .click();
      await expect(page.getByRole('dialog')).toBeVisible();
      await expectNoEnglish(page, language);
      await page.keyboard.press('Escape');

      const letter = { name: 'letter.mp3', mimeType: 'audio/mpeg', buffer: Buffer.from('Dear! '.repeat(99)) };
      await page.locator('input[type=file]').first().setInputFiles(letter);
      await expect(failureOf(page)).toContainText(t('failures:not-audio.sentence'));
      await expectNoEnglish(page, language);
      await expectNoOverflow(page);
    });
  });
}

test('the chooser changes the language of all that is there, and it is remembered', async ({ page }) => {
  await page.goto('/');
  const chooser = page.getByRole('combobox').filter({ has: page.locator('option[value="vi"]') });
  const choose = async (language: Language) => {
    await chooser.selectOption(language);
    await expect(page.locator('html')).toHaveAttribute('lang', language);
  };
  await expect(chooser.locator('option')).toHaveText(Object.values(LANGUAGES));

  // A song that is being analysed is analysed on.
  await page.locator('input[type=file]').first().setInputFiles(SONG);
  await expect(page.getByRole('button', { name: 'Cancel' })).toBeVisible();
  await choose('es');
  const verdict = await readVerdict(page, SONG.name);
  await expect(page.locator('#stage-title')).toHaveText(await sentenceIn('es', verdict));

  const position = verdictOf(page).getByRole('slider').first();
  await position.fill('15');
  for (const language of ['pt', 'en', 'vi'] as const) {
    await chooser.focus();
    await choose(language);
    await expect(page.locator('#stage-title')).toHaveText(await sentenceIn(language, verdict));
    await expect(verdictOf(page)).toHaveAttribute('data-score', verdict.score.toFixed(4));
    await expect(page.getByTestId('character')).toBeVisible();
    await expect(position, 'the player stays at its place').toHaveValue('15');
    if (language !== 'en') await expectNoEnglish(page, language);
    await expect(chooser).toBeFocused();
    await expect(chooser).toBeInViewport();
  }

  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('lang', 'vi');
});

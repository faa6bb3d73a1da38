import { readFileSync } from 'node:fs';
import { afterAll, expect, it } from 'vitest';
import { LANGUAGES, type Language } from '../../../../src/ui/i18n/languages.ts';
import { speak } from '../../../../src/ui/i18n/translate.ts';
import type { Manifest } from '../../../../src/model/manifest.ts';
import { factsFrom } from '../../../../src/ui/modelFacts.ts';
import { phraseInLanguage } from '../../../../src/ui/text/phrases.ts';

const manifest = JSON.parse(readFileSync('model-export/manifest.json', 'utf8')) as Manifest;
const { population, panel } = factsFrom(manifest.models.chart, manifest.panel ?? null);

/** Everything that the model's files say in words and the page repeats. */
const said = [
  population,
  ...(panel
    ? [
        panel.listener.population,
        panel.reference.description,
        ...panel.juries.flatMap((jury) => [jury.title, jury.population, jury.contrast.yes, jury.contrast.no]),
      ]
    : []),
];

afterAll(() => speak('en'));

it.each((Object.keys(LANGUAGES) as Language[]).filter((language) => language !== 'en'))(
  'what the model’s files say is translated: %s',
  async (language) => {
    await speak(language);
    expect(said.filter((phrase) => phraseInLanguage(phrase) === phrase)).toEqual([]);
  },
);

it('a phrase without a translation stays as it is', () => {
  expect(phraseInLanguage('songs of a valley')).toBe('songs of a valley');
});
